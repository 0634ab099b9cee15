"""Witnesses: one sentence alone relates neither notions that a text often speaks of nor passing words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from extract.relations.weights import IN_A_SENTENCE, OFTEN
from graph.labels import fold
from graph.model import Basis, Concept, Evidence, RelationClaim
from graph.pairs import Pair, pair_of

_OF_MEMBERS = frozenset(
    {"stated.such_as", "stated.bracket", "stated.labelled", "stated.kind_of", "stated.one_of"}
)
"""Rules of sentences that name kinds: of such claims about what hardly counts three in four were right."""


def without_chance(claims: Iterable[RelationClaim], concepts: Sequence[Concept]) -> list[RelationClaim]:
    """The claims but those that one sentence makes, and nothing else, about two concepts named often or
    about one that hardly counts.

    If two common ones were related, a text that speaks of both so much would say so again; what is said once
    of a passing word is an aside, unless it stands in the section of what it is said of. Definitions and
    contrasts are told once.
    """
    claims = list(claims)
    passing = {concept.id for concept in concepts if concept.salience < IN_A_SENTENCE}
    defined = {concept.id: concept.definitions for concept in concepts}
    names = {concept.id: {fold(label) for label in (concept.label, *concept.aliases)} for concept in concepts}
    often = {concept.id for concept in concepts if concept.mention_count >= OFTEN}
    witnesses: dict[Pair, set[tuple[str, int, int]]] = defaultdict(set)
    otherwise: set[Pair] = set()
    for claim in claims:
        if claim.basis is Basis.STATED:
            place = claim.evidence
            witnesses[pair_of(claim)].add((place.note, place.span.start, place.span.end))
        elif claim.basis is not Basis.BACKGROUND:
            otherwise.add(pair_of(claim))

    def is_aside(claim: RelationClaim) -> bool:
        in_own_section = fold(claim.evidence.heading) in names[claim.source]
        of_members = claim.evidence.rule in _OF_MEMBERS
        return not (of_members or in_own_section or passing.isdisjoint(pair_of(claim)))

    return [
        claim
        for claim in claims
        if claim.basis is not Basis.STATED
        or claim.kind == "contrasts_with"
        or not (often.issuperset(pair_of(claim)) or is_aside(claim))
        or len(witnesses[pair_of(claim)]) > 1
        or pair_of(claim) in otherwise
        or any(_overlap(claim.evidence, definition) for definition in defined[claim.source])
    ]


def _overlap(one: Evidence, other: Evidence) -> bool:
    if one.note != other.note:
        return False
    return one.span.start < other.span.end and other.span.start < one.span.end
