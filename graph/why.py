"""Why a relation: the sentences, rules and directions between two concepts, and what was cut."""

from __future__ import annotations

from msgspec import Struct

from graph.model import Relation
from graph.source import Source
from graph.views import Edge, Ref, edge, ref
from graph.ways import Hop, connection


class CutEdge(Struct, frozen=True):
    """A relation that was cut, and the ones that it contradicts."""

    cut: Edge
    against: tuple[Edge, ...]


class Why(Struct, frozen=True):
    """The answer of `explore A --why B`; its fields are the keys of `--json`."""

    first: Ref
    second: Ref
    relations: tuple[Edge, ...]
    """Relations between the two, in either direction."""
    conflicts: tuple[CutEdge, ...]
    """Relations between the two that were cut."""
    way: tuple[Edge, ...]
    """Where no relation joins them directly: the relations of the strongest way between them."""


def why(source: Source, first: int, second: int) -> Why:
    """All that speaks for a relation between two concepts."""
    bare = source.skeleton
    numbers = [n for n in bare.relations_from(first) if bare.target[n] == second]
    numbers += [n for n in bare.relations_from(second) if bare.target[n] == first]
    ends = {bare.ids[first], bare.ids[second]}
    cuts = [conflict for conflict in source.conflicts if {conflict.cut.source, conflict.cut.target} == ends]
    hops: list[Hop] = [] if numbers else connection(bare, first, second)
    return Why(
        first=ref(source, first),
        second=ref(source, second),
        relations=tuple(edge(source, source.relation(number)) for number in numbers),
        conflicts=tuple(CutEdge(edge(source, c.cut), _edges(source, c.against)) for c in cuts),
        way=tuple(edge(source, source.relation(hop.relation)) for hop in hops),
    )


def _edges(source: Source, relations: tuple[Relation, ...]) -> tuple[Edge, ...]:
    return tuple(edge(source, relation) for relation in relations)
