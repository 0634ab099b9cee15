"""Witnesses: two notions that a text often speaks of are not related by one sentence alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from extract.relations.weights import OFTEN
from graph.model import Basis, Concept, Evidence, RelationClaim

Pair = tuple[str, str]


def without_chance(claims: Iterable[RelationClaim], concepts: Sequence[Concept]) -> list[RelationClaim]:
    """The claims but those that one sentence makes, and nothing else, about two concepts named often.

    If the two were related, a text that speaks of both so much would say so again. Definitions and contrasts
    are told once.
    """
    claims = list(claims)
    defined = {concept.id: concept.definitions for concept in concepts}
    often = {concept.id for concept in concepts if concept.mention_count >= OFTEN}
    witnesses: dict[Pair, set[tuple[str, int, int]]] = defaultdict(set)
    otherwise: set[Pair] = set()
    for claim in claims:
        if claim.basis is Basis.STATED:
            place = claim.evidence
            witnesses[_pair(claim)].add((place.note, place.span.start, place.span.end))
        elif claim.basis is not Basis.BACKGROUND:
            otherwise.add(_pair(claim))
    return [
        claim
        for claim in claims
        if claim.basis is not Basis.STATED
        or claim.kind == "contrasts_with"
        or not often.issuperset(_pair(claim))
        or len(witnesses[_pair(claim)]) > 1
        or _pair(claim) in otherwise
        or any(_overlap(claim.evidence, definition) for definition in defined[claim.source])
    ]


def _overlap(one: Evidence, other: Evidence) -> bool:
    if one.note != other.note:
        return False
    return one.span.start < other.span.end and other.span.start < one.span.end


def _pair(claim: RelationClaim) -> Pair:
    return min(claim.source, claim.target), max(claim.source, claim.target)
