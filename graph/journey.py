"""A way to a goal, told step by step: why each step, where to read it, how long it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from graph.model import Concept
from graph.notes import section_of
from graph.portrait import Spot, sections_about
from graph.skeleton import KIND_NAMES, Skeleton
from graph.source import Source, surer
from graph.views import Edge, Place, Ref, edge, place, ref
from graph.ways import Hop, connection, leading_way, left_out, steps_to
from graph.weights import MAX_ALTERNATIVES


class Step(Struct, frozen=True):
    """One concept to learn."""

    id: str
    label: str
    explained: bool
    reasons: tuple[Edge, ...]
    """Relations to later steps that make it necessary, strongest first. None for the goal."""
    definition: Place | None
    read: tuple[Spot, ...]
    """Sections that explain it."""
    words: int
    """Length of those sections; 0 when the notes never explain it."""


class Journey(Struct, frozen=True):
    """The answer of `path`; its fields are the keys of `--json`."""

    start: Ref | None
    goals: tuple[Ref, ...]
    known: tuple[Ref, ...]
    steps: tuple[Step, ...]
    words: int
    way: tuple[Ref, ...]
    """With a start: the concepts from start to goal that lead from one to the next."""
    alternatives: tuple[tuple[Ref, ...], ...]
    connection: tuple[Edge, ...]
    """With a start from which no way leads up to the goal: how the two are connected at all."""
    left_out: int
    """Concepts that less certain relations would add."""


def journey_to(
    source: Source, goals: Sequence[int], *, known: Iterable[int] = (), least: float = 0.0
) -> Journey:
    """What is missing to reach the goals, by relations of confidence `least` or more."""
    known = list(known)
    numbers = steps_to(surer(source, least).skeleton, goals, known=known)
    more = left_out(steps_to(source.skeleton, goals, known=known), numbers)
    return _told(surer(source, least), None, goals, known, numbers, [], [], more)


def journey_from(
    source: Source, start: int, goal: int, *, known: Iterable[int] = (), least: float = 0.0
) -> Journey:
    """The way from one concept to another: the shortest in the learning order, and all that its concepts
    require, by relations of confidence `least` or more."""
    trusted = surer(source, least)
    bare = trusted.skeleton
    have = [start, *known]
    hops = [] if start == goal else leading_way(bare, start, goal)
    others = _alternatives(bare, start, goal, hops)
    ends = {goal, *(hop.concept for hop in hops)}
    numbers = steps_to(bare, ends, known=have)
    more = left_out(steps_to(source.skeleton, ends, known=have), numbers)
    return _told(trusted, start, [goal], have, numbers, hops, others, more)


def _alternatives(bare: Skeleton, start: int, goal: int, hops: Sequence[Hop]) -> list[list[Hop]]:
    found: list[list[Hop]] = []
    avoid = {hop.concept for hop in hops[:-1]}
    while avoid and len(found) < MAX_ALTERNATIVES:
        other = leading_way(bare, start, goal, avoid=avoid)
        if not other:
            break
        found.append(other)
        if len(other) == 1:
            break
        avoid.update(hop.concept for hop in other[:-1])
    return found


def _told(
    source: Source,
    start: int | None,
    goals: Sequence[int],
    known: Sequence[int],
    numbers: Sequence[int],
    hops: Sequence[Hop],
    others: Sequence[Sequence[Hop]],
    more: int,
) -> Journey:
    steps = tuple(steps_of(source, numbers, hops))
    lost = start is not None and start != goals[0] and not hops
    loose = connection(source.skeleton, start, goals[0]) if lost and start is not None else []
    return Journey(
        start=None if start is None else ref(source, start),
        goals=tuple(ref(source, goal) for goal in goals),
        known=tuple(ref(source, number) for number in dict.fromkeys(known)),
        steps=steps,
        words=sum(one.words for one in steps),
        way=_way(source, start, hops),
        alternatives=tuple(_way(source, start, other) for other in others),
        connection=tuple(edge(source, source.relation(hop.relation)) for hop in loose),
        left_out=more,
    )


def _way(source: Source, start: int | None, hops: Sequence[Hop]) -> tuple[Ref, ...]:
    if start is None or not hops:
        return ()
    return tuple(ref(source, number) for number in (start, *(hop.concept for hop in hops)))


def steps_of(source: Source, numbers: Sequence[int], hops: Sequence[Hop] = ()) -> list[Step]:
    """Concepts as steps, each with its reasons among the others."""
    among = frozenset(numbers)
    about = sections_about(source, {source.skeleton.ids[number] for number in numbers})
    found = []
    for number in numbers:
        concept = source.concept(number)
        read = tuple(about[concept.id]) or defining_sections(source, concept)
        found.append(
            Step(
                id=concept.id,
                label=concept.label,
                explained=concept.explained,
                reasons=_reasons(source, number, among, hops),
                definition=place(concept.definition) if concept.definition else None,
                read=read,
                words=sum(spot.words for spot in read),
            )
        )
    return found


def _reasons(source: Source, number: int, among: frozenset[int], hops: Sequence[Hop]) -> tuple[Edge, ...]:
    bare = source.skeleton
    taken = {hop.relation for hop in hops}
    relations = [
        relation
        for later, relation in bare.later(number)
        if later in among and (relation in taken or KIND_NAMES[bare.kind[relation]] == "requires")
    ]
    relations.sort(key=lambda relation: (-bare.confidence[relation], relation))
    return tuple(edge(source, source.relation(relation)) for relation in relations)


def defining_sections(source: Source, concept: Concept) -> tuple[Spot, ...]:
    """The sections that hold the definitions of a concept, or what else explains it."""
    if not concept.explained:
        return ()
    places = concept.definitions or concept.evidence[:1]
    wanted = {evidence.note for evidence in places}
    notes = {note.id: note for note in source.notes if note.id in wanted}
    found: dict[tuple[str, int | None, int], Spot] = {}
    for evidence in places:
        note = notes.get(evidence.note)
        section = section_of(note, line=evidence.line, cell=evidence.span.cell) if note else None
        if section:
            spot = Spot(evidence.note, section.cell, section.line, section.title, section.words)
            found.setdefault((spot.note, spot.cell, spot.line), spot)
    return tuple(found.values())
