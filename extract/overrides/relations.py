"""The user's word on relations: claims that are added, and claims that are dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.overrides.entries import FILE_NAME, Notice, RelationEntry
from graph.lookup import Names
from graph.merge import names_to_ids
from graph.model import Basis, Concept, ConceptGraph, Evidence, RelationClaim, Span
from graph.relations import RELATION_KINDS
from graph.weights import MAX_CONFIDENCE

_EXCLUSIVE = frozenset({"requires", "is_a", "part_of", "uses"})
"""Of these kinds a pair has one: the user's replaces what the notes say of the same two concepts."""

Triple = tuple[str, str, str]


def decide_claims(
    entries: Sequence[RelationEntry], claims: Iterable[RelationClaim], concepts: Sequence[Concept]
) -> tuple[list[RelationClaim], tuple[Notice, ...]]:
    """The claims after the user's word, and the entries that match nothing.

    A relation of the user counts as background knowledge whose vocabulary is the user's file; where the notes
    say it too, they are its evidence.
    """
    claims = list(claims)
    if not entries:
        return claims, ()
    names = Names.of(sorted(concepts, key=lambda concept: concept.id))
    resolved: list[tuple[RelationEntry, str, str]] = []
    notices: list[Notice] = []
    for entry in entries:
        ends = [names.find(name).ids for name in (entry.source, entry.target)]
        bad = [name for name, ids in zip((entry.source, entry.target), ends, strict=True) if len(ids) != 1]
        if bad:
            listed = " or ".join(f'"{name}"' for name in bad)
            notices.append(Notice(entry.where, f"no one concept is called {listed}; correct or remove it"))
        elif ends[0] == ends[1]:
            notices.append(Notice(entry.where, "both names mean the same concept; correct or remove it"))
        else:
            resolved.append((entry, ends[0][0], ends[1][0]))
    ids = names_to_ids(concepts)
    kept = _without_rejected(resolved, claims, ids, notices)
    wanted = {_triple(entry.kind, source, target) for entry, source, target in resolved if not entry.reject}
    return _without_replaced(wanted, kept, ids) + [_claim(triple) for triple in sorted(wanted)], tuple(
        notices
    )


def cut_relations(entries: Sequence[RelationEntry], graph: ConceptGraph) -> tuple[Notice, ...]:
    """Entries whose relation closes a circle with others, and had to be cut."""
    names = Names.of(graph.concepts)
    labels = {concept.id: concept.label for concept in graph.concepts}
    cut = {(c.cut.kind, c.cut.source, c.cut.target): c for c in graph.conflicts}
    notices = []
    for entry in entries:
        ends = [names.find(name).ids for name in (entry.source, entry.target)]
        conflict = cut.get((entry.kind, ends[0][0], ends[1][0])) if all(ends) else None
        if conflict is not None and not entry.reject:
            way = " -> ".join([labels[conflict.cut.target], *(labels[r.target] for r in conflict.against)])
            notices.append(Notice(entry.where, f"closes a circle with {way}; reject one of these relations"))
    return tuple(notices)


def _triple(kind: str, source: str, target: str) -> Triple:
    if kind in RELATION_KINDS and RELATION_KINDS[kind].symmetric and target < source:
        source, target = target, source
    return kind, source, target


def _ends(claim: RelationClaim, ids: dict[str, str]) -> Triple:
    return _triple(claim.kind, ids.get(claim.source, ""), ids.get(claim.target, ""))


def _without_rejected(
    resolved: Sequence[tuple[RelationEntry, str, str]],
    claims: list[RelationClaim],
    ids: dict[str, str],
    notices: list[Notice],
) -> list[RelationClaim]:
    for entry, source, target in resolved:
        if not entry.reject:
            continue
        if entry.kind:
            gone = {_triple(entry.kind, source, target)}
        else:
            gone = {
                _triple(kind, *pair)
                for kind in RELATION_KINDS
                for pair in ((source, target), (target, source))
            }
        left = [claim for claim in claims if _ends(claim, ids) not in gone]
        if len(left) == len(claims):
            notices.append(
                Notice(
                    entry.where,
                    f'"{entry.source}" and "{entry.target}" have no such relation; remove the entry',
                )
            )
        claims = left
    return claims


def _without_replaced(
    wanted: set[Triple], claims: list[RelationClaim], ids: dict[str, str]
) -> list[RelationClaim]:
    pairs = {frozenset(triple[1:]) for triple in wanted if triple[0] in _EXCLUSIVE}
    return [
        claim
        for claim in claims
        if (triple := _ends(claim, ids)) in wanted
        or claim.kind not in _EXCLUSIVE
        or frozenset(triple[1:]) not in pairs
    ]


def _claim(triple: Triple) -> RelationClaim:
    kind, source, target = triple
    evidence = Evidence("", Span(0, 0), 0, FILE_NAME, "background.user")
    return RelationClaim(source, kind, target, evidence, MAX_CONFIDENCE, Basis.BACKGROUND)
