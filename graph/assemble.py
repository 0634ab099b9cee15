"""Assembly: concepts and claims become a graph that contradicts itself nowhere.

Everything here is pure, and the result does not depend on the order in which things are given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from graph.cycles import GrowingOrder, knotted
from graph.merge import merge_claims, names_to_ids
from graph.model import Concept, ConceptGraph, Conflict, NoteInfo, Relation, RelationClaim
from graph.pairs import drop_implied, drop_related_kin, drop_weak, settle_strong, strength, weigh_opposites

ACYCLIC_TOGETHER = (("requires",), ("is_a",), ("part_of",), ("is_a", "part_of"))
"""Sets of kinds whose relations may form no cycle. Nothing is a part of its own kind or a kind of its own
part."""


def assemble(
    concepts: Iterable[Concept],
    claims: Iterable[RelationClaim],
    notes: Iterable[NoteInfo],
    *,
    title: str,
    generator: str,
) -> ConceptGraph:
    """The graph of what the notes hold, without topics (see `graph.topics`).

    A claim names its ends by concept id, or by the folded form of a label or alias. A claim with basis
    `background` has the vocabulary's title as its evidence's quote, and gives no place in the notes.

    Raises:
        ValueError: two concepts share an id, or a claim has an unknown kind.
    """
    ordered = tuple(sorted(concepts, key=lambda concept: concept.id))
    if len({concept.id for concept in ordered}) != len(ordered):
        raise ValueError("two concepts share an id")
    relations = settle_strong(weigh_opposites(merge_claims(claims, names_to_ids(ordered))))
    relations, conflicts = cut_cycles(relations)
    relations = drop_related_kin(drop_implied(drop_weak(relations)))
    return ConceptGraph(
        title=title,
        notes=tuple(sorted(notes, key=lambda note: note.id)),
        concepts=ordered,
        relations=tuple(sorted(relations, key=_triple)),
        conflicts=tuple(sorted(conflicts, key=lambda conflict: _triple(conflict.cut))),
        generator=generator,
    )


def cut_cycles(relations: Sequence[Relation]) -> tuple[list[Relation], list[Conflict]]:
    """The relations without cycles, and what was cut: always the weakest relation of a cycle."""
    kept = list(relations)
    conflicts: list[Conflict] = []
    for kinds in ACYCLIC_TOGETHER:
        cut = _cut([relation for relation in kept if relation.kind in kinds])
        conflicts.extend(cut)
        gone = {_triple(conflict.cut) for conflict in cut}
        kept = [relation for relation in kept if _triple(relation) not in gone]
    return kept, conflicts


def _cut(relations: Sequence[Relation]) -> list[Conflict]:
    """Which relations close a cycle when all are admitted strongest first, and against what."""
    number = {
        name: i for i, name in enumerate(sorted({end for r in relations for end in (r.source, r.target)}))
    }
    edges = [(number[relation.source], number[relation.target]) for relation in relations]
    on_cycle = [r for r, bad in zip(relations, knotted(len(number), edges), strict=True) if bad]
    order = GrowingOrder()
    admitted: dict[tuple[int, int], Relation] = {}
    conflicts: list[Conflict] = []
    for relation in sorted(on_cycle, key=lambda r: (tuple(-part for part in strength(r)), _triple(r))):
        ends = number[relation.source], number[relation.target]
        if order.admit(*ends):
            admitted.setdefault(ends, relation)
        else:
            path = order.path(ends[1], ends[0])
            against = tuple(admitted[step] for step in pairwise(path))
            conflicts.append(Conflict(cut=relation, against=against))
    return conflicts


def _triple(relation: Relation) -> tuple[str, str, str]:
    return relation.source, relation.kind, relation.target
