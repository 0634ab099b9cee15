"""From claims to relations: what several rules saw at several places becomes one edge with one confidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.labels import fold
from graph.model import Basis, Concept, Evidence, Relation, RelationClaim
from graph.relations import RELATION_KINDS
from graph.weights import (
    BASIS_RANK,
    DIGITS,
    MAX_CONFIDENCE,
    MAX_RELATION_EVIDENCE,
    REPEAT_WEIGHT,
    SAME_PLACE_WEIGHT,
)

Triple = tuple[str, str, str]


def names_to_ids(concepts: Iterable[Concept]) -> dict[str, str]:
    """Concept ids by id, folded label and folded alias. An id beats a label, a label beats an alias."""
    ordered = sorted(concepts, key=lambda concept: concept.id)
    names = {concept.id: concept.id for concept in ordered}
    for concept in ordered:
        names.setdefault(fold(concept.label), concept.id)
    for concept in ordered:
        for alias in sorted(concept.aliases):
            names.setdefault(fold(alias), concept.id)
    return names


def merge_claims(claims: Iterable[RelationClaim], names: Mapping[str, str]) -> list[Relation]:
    """One relation for each source, kind and target that claims speak of, sorted.

    Claims whose ends are no concepts, or the same concept, are left out. Symmetric kinds point from the
    smaller id.

    Raises:
        ValueError: a claim's kind is not in the table of relation kinds.
    """
    groups: dict[Triple, list[RelationClaim]] = {}
    for claim in claims:
        if claim.kind not in RELATION_KINDS:
            raise ValueError(f"unknown relation kind {claim.kind!r} by rule {claim.evidence.rule!r}")
        source, target = names.get(claim.source), names.get(claim.target)
        if source is None or target is None or source == target:
            continue
        if RELATION_KINDS[claim.kind].symmetric and target < source:
            source, target = target, source
        groups.setdefault((source, claim.kind, target), []).append(claim)
    return [_relation(triple, groups[triple]) for triple in sorted(groups)]


def _relation(triple: Triple, claims: list[RelationClaim]) -> Relation:
    best_first = _distinct(claims)
    basis = max((claim.basis for claim in best_first), key=BASIS_RANK.__getitem__)
    evidence = _evidence(best_first)
    vocabularies = sorted({claim.evidence.quote for claim in best_first if claim.basis is Basis.BACKGROUND})
    return Relation(
        source=triple[0],
        kind=triple[1],
        target=triple[2],
        confidence=noisy_or(best_first),
        basis=basis,
        evidence=evidence[:MAX_RELATION_EVIDENCE],
        vocabulary=vocabularies[0] if basis is Basis.BACKGROUND else "",
    )


def _distinct(claims: Iterable[RelationClaim]) -> list[RelationClaim]:
    """Claims best first, each rule at each place once."""
    ordered = sorted(
        claims,
        key=lambda claim: (
            -BASIS_RANK[claim.basis],
            -claim.confidence,
            claim.evidence.rule,
            _place(claim.evidence),
        ),
    )
    kept: dict[tuple[object, ...], RelationClaim] = {}
    for claim in ordered:
        kept.setdefault((claim.evidence.rule, *_place(claim.evidence)), claim)
    return list(kept.values())


def _place(evidence: Evidence) -> tuple[str, int, int, int, str]:
    span = evidence.span
    return evidence.note, -1 if span.cell is None else span.cell, span.start, span.end, evidence.quote


def _evidence(best_first: list[RelationClaim]) -> tuple[Evidence, ...]:
    """The places in the notes; a background claim's evidence names its vocabulary and is no place."""
    return tuple(claim.evidence for claim in best_first if claim.basis is not Basis.BACKGROUND)


def noisy_or(claims: Iterable[RelationClaim]) -> float:
    """Probability that at least one claim is right, the claims taken as independent witnesses (Pearl 1988).

    Repeats of one rule, and claims on text that another claim has read, count less: see `graph.weights`.
    """
    doubt = 1.0
    spoken: dict[str, int] = {}
    read: dict[tuple[str, int | None], list[tuple[int, int]]] = {}
    ordered = sorted(
        claims, key=lambda claim: (-claim.confidence, claim.evidence.rule, _place(claim.evidence))
    )
    for claim in ordered:
        evidence = claim.evidence
        repeats = spoken.get(evidence.rule, 0)
        spoken[evidence.rule] = repeats + 1
        places = read.setdefault((evidence.note, evidence.span.cell), [])
        overlaps = any(start < evidence.span.end and evidence.span.start < end for start, end in places)
        places.append((evidence.span.start, evidence.span.end))
        weight = REPEAT_WEIGHT**repeats * (SAME_PLACE_WEIGHT if overlaps else 1.0)
        doubt *= 1.0 - weight * min(max(claim.confidence, 0.0), MAX_CONFIDENCE)
    return round(min(1.0 - doubt, MAX_CONFIDENCE), DIGITS)
