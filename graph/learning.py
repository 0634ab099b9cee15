"""From a graph to its skeleton, with the learning order."""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Sequence
from itertools import accumulate

from graph.cycles import GrowingOrder, components
from graph.model import Concept, ConceptGraph, Relation
from graph.notes import PlaceKey, place_key
from graph.relations import RELATION_KINDS
from graph.skeleton import KIND_NAMES, REQUIRES, Skeleton
from graph.weights import KIND_WEIGHT, MAX_SOFT_CYCLE

_KIND_NUMBER = {name: number for number, name in enumerate(KIND_NAMES)}


def skeleton(graph: ConceptGraph) -> Skeleton:
    """The skeleton of a graph whose concepts and relations are sorted, as assembly leaves them."""
    numbers = {concept.id: number for number, concept in enumerate(graph.concepts)}
    count = len(graph.concepts)
    source = array("I", [numbers[relation.source] for relation in graph.relations])
    target = array("I", [numbers[relation.target] for relation in graph.relations])
    kind = bytes(_KIND_NUMBER[relation.kind] for relation in graph.relations)
    into = array("I", sorted(range(len(target)), key=target.__getitem__))
    steps = _steps(graph.relations, source, target)
    introduced = _introduced(graph.concepts)
    learning = _acyclic(count, steps, kind, graph.relations, introduced)
    return Skeleton(
        ids=[concept.id for concept in graph.concepts],
        labels=[concept.label for concept in graph.concepts],
        explained=bytes(concept.explained for concept in graph.concepts),
        salience=array("f", [concept.salience for concept in graph.concepts]),
        source=source,
        target=target,
        kind=kind,
        confidence=array("d", [relation.confidence for relation in graph.relations]),
        learning=bytes(learning),
        out_start=_starts(count, source),
        into=into,
        in_start=_starts(count, target),
        rank=_rank(
            count, [step for step, taken in zip(steps, learning, strict=True) if taken and step], introduced
        ),
    )


Step = tuple[int, int]


def _steps(relations: Sequence[Relation], source: Sequence[int], target: Sequence[int]) -> list[Step | None]:
    """For each relation, the concept to learn before and the one after; None where it sets no order."""
    steps: list[Step | None] = []
    for relation, first, second in zip(relations, source, target, strict=True):
        target_first = RELATION_KINDS[relation.kind].learn_target_first
        steps.append(None if target_first is None else (second, first) if target_first else (first, second))
    return steps


def _acyclic(
    count: int,
    steps: Sequence[Step | None],
    kind: bytes,
    relations: Sequence[Relation],
    introduced: Sequence[int],
) -> bytearray:
    """1 for each step that can stand: prerequisites before all else, then the strongest first."""
    successors: list[list[int]] = [[] for _ in range(count)]
    for step in steps:
        if step:
            successors[step[0]].append(step[1])
    component = components(count, successors)
    taken = bytearray(len(steps))
    knots: dict[int, list[int]] = {}
    for relation, step in enumerate(steps):
        if step and component[step[0]] != component[step[1]]:
            taken[relation] = 1
        elif step:
            knots.setdefault(component[step[0]], []).append(relation)
    for members in knots.values():
        members.sort(
            key=lambda r: (kind[r] != REQUIRES, -relations[r].confidence * KIND_WEIGHT[relations[r].kind], r)
        )
        if len(members) <= MAX_SOFT_CYCLE:
            _admit_each(members, steps, taken)
        else:
            _admit_forward(members, steps, taken, kind, introduced)
    return taken


def _admit_each(members: Sequence[int], steps: Sequence[Step | None], taken: bytearray) -> None:
    order = GrowingOrder()
    for relation in members:
        step = steps[relation]
        if step and order.admit(*step):
            taken[relation] = 1


def _admit_forward(
    members: Sequence[int],
    steps: Sequence[Step | None],
    taken: bytearray,
    kind: bytes,
    introduced: Sequence[int],
) -> None:
    """All prerequisites, and of the rest what agrees with an order of the prerequisites. For very large
    knots."""
    hard = [relation for relation in members if kind[relation] == REQUIRES]
    _admit_each(hard, steps, taken)
    edges = [step for relation in hard if taken[relation] and (step := steps[relation])]
    rank = _rank(len(introduced), edges, introduced)
    for relation in members[len(hard) :]:
        step = steps[relation]
        if step and rank[step[0]] < rank[step[1]]:
            taken[relation] = 1


def _introduced(concepts: Sequence[Concept]) -> list[int]:
    """For each concept, its place among all by where the notes first show it; unseen ones come last."""
    seen: list[tuple[PlaceKey, int]] = []
    unseen: list[int] = []
    for number, concept in enumerate(concepts):
        places = [place_key(evidence) for evidence in (*concept.definitions[:1], *concept.evidence[:1])]
        if places:
            seen.append((min(places), number))
        else:
            unseen.append(number)
    order = [number for _, number in sorted(seen)] + unseen
    place = [0] * len(order)
    for position, number in enumerate(order):
        place[number] = position
    return place


def _rank(count: int, steps: Sequence[Step], introduced: Sequence[int]) -> array[int]:
    """Place of each concept in the one order that follows all steps and else the order of the notes."""
    waiting = [0] * count
    successors: list[list[int]] = [[] for _ in range(count)]
    for before, after in steps:
        successors[before].append(after)
        waiting[after] += 1
    ready = [(introduced[number], number) for number in range(count) if not waiting[number]]
    heapq.heapify(ready)
    rank = array("I", bytes(4 * count))
    position = 0
    while ready:
        _, number = heapq.heappop(ready)
        rank[number] = position
        position += 1
        for following in successors[number]:
            waiting[following] -= 1
            if not waiting[following]:
                heapq.heappush(ready, (introduced[following], following))
    return rank


def _starts(count: int, ends: Sequence[int]) -> array[int]:
    sizes = [0] * (count + 1)
    for number in ends:
        sizes[number + 1] += 1
    return array("I", accumulate(sizes))
