"""A made graph in which every shipped query finds something, and what to ask about it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from graph.model import Concept, ConceptGraph, Conflict, Relation, Topic
from tests.export.graphs import large

TOPICS = 40
IN_TOPIC = 25
"""Concepts of a topic."""
EVERY = 50
"""One concept in so many has a second definition, one `requires` in so many an opposite that was cut."""


def made(concepts: int, relations: int, notes: int) -> ConceptGraph:
    """A graph of this size with topics, cut relations and rival definitions."""
    graph = large(concepts, relations, 1, notes=notes)
    ids = [one.id for one in graph.concepts]
    starts = range(0, len(ids) - IN_TOPIC, max(1, len(ids) // TOPICS))
    required = _of_kind(graph, "requires")[::EVERY]
    return replace(
        graph,
        concepts=tuple(_defined_again(graph.concepts, number) for number in range(len(ids))),
        topics=tuple(
            Topic(ids[at], graph.concepts[at].label, tuple(ids[at : at + IN_TOPIC])) for at in starts
        ),
        conflicts=tuple(
            Conflict(replace(one, source=one.target, target=one.source), (one,)) for one in required
        ),
    )


def values(graph: ConceptGraph) -> dict[str, list[str]]:
    """Labels to ask the queries for that take values: of concepts that have an answer."""
    label = {one.id: one.label for one in graph.concepts}
    requires = _of_kind(graph, "requires")
    targets = defaultdict(list)
    for one in requires:
        targets[one.source].append(one.target)
    early = next(one for one in requires[len(requires) // 4 :] if targets[one.target])
    shown = graph.relations[len(graph.relations) // 2]
    asked = {
        "prerequisites": [early.source],
        "unlocks": [_most(one.target for one in requires[len(requires) // 2 :])],
        "kinds": [_most(one.target for one in _of_kind(graph, "is_a"))],
        "parts": [_most(one.target for one in _of_kind(graph, "part_of"))],
        "learn-next": [_most(found[0] for found in targets.values() if len(found) == 1)],
        "evidence": [shown.source, shown.target],
        "path": [early.source, targets[early.target][0]],
        "common-ground": [early.source, early.target],
    }
    return {name: [label[one] for one in ids] for name, ids in asked.items()}


def _of_kind(graph: ConceptGraph, kind: str) -> list[Relation]:
    return [one for one in graph.relations if one.kind == kind]


def _most(ids: Iterable[str]) -> str:
    return Counter(ids).most_common(1)[0][0]


def _defined_again(concepts: tuple[Concept, ...], number: int) -> Concept:
    """Every so many: with the definition of the one before as its second."""
    one, before = concepts[number], concepts[number - 1]
    if number % EVERY != 2 or not (one.definitions and before.definitions):
        return one
    return replace(one, definitions=(*one.definitions, *before.definitions))
