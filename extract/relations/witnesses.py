"""Witnesses: two notions that a text often speaks of are not related by one sentence alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from extract.relations.weights import OFTEN
from graph.model import Basis, Concept, Evidence, RelationClaim
from graph.pairs import Pair, pair_of


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
            witnesses[pair_of(claim)].add((place.note, place.span.start, place.span.end))
        elif claim.basis is not Basis.BACKGROUND:
            otherwise.add(pair_of(claim))
    return [
        claim
        for claim in claims
        if claim.basis is not Basis.STATED
        or claim.kind == "contrasts_with"
        or not often.issuperset(pair_of(claim))
        or len(witnesses[pair_of(claim)]) > 1
        or pair_of(claim) in otherwise
        or any(_overlap(claim.evidence, definition) for definition in defined[claim.source])
    ]


def _overlap(one: Evidence, other: Evidence) -> bool:
    if one.note != other.note:
        return False
    return one.span.start < other.span.end and other.span.start < one.span.end
