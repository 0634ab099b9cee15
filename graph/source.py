"""Where questions get their answers from: a whole graph in memory, or an index of a large file."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Protocol

from graph.learning import skeleton
from graph.lookup import Names
from graph.model import Concept, ConceptGraph, Conflict, NoteInfo, Relation, Topic
from graph.skeleton import Skeleton, at_least


class Source(Protocol):
    """A graph that hands out its parts. Concepts and relations are numbered as in `graph.skeleton`."""

    @property
    def skeleton(self) -> Skeleton:
        """The bare shape."""

    @property
    def names(self) -> Names:
        """All names of all concepts."""

    @property
    def notes(self) -> tuple[NoteInfo, ...]:
        """The notes that were read."""

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The main topics."""

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What was cut."""

    def concept(self, number: int) -> Concept:
        """One concept."""

    def relation(self, number: int) -> Relation:
        """One relation."""

    def whole(self) -> ConceptGraph:
        """The graph."""


class Memory:
    """A graph that is held whole."""

    def __init__(self, graph: ConceptGraph) -> None:
        self._graph = graph

    @cached_property
    def skeleton(self) -> Skeleton:
        """The bare shape."""
        return skeleton(self._graph)

    @cached_property
    def names(self) -> Names:
        """All names of all concepts."""
        return Names.of(self._graph.concepts)

    @property
    def notes(self) -> tuple[NoteInfo, ...]:
        """The notes that were read."""
        return self._graph.notes

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The main topics."""
        return self._graph.topics

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What was cut."""
        return self._graph.conflicts

    def concept(self, number: int) -> Concept:
        """One concept."""
        return self._graph.concepts[number]

    def relation(self, number: int) -> Relation:
        """One relation."""
        return self._graph.relations[number]

    def whole(self) -> ConceptGraph:
        """The graph."""
        return self._graph


class Surer:
    """A source whose learning order rests on relations of some least confidence only."""

    def __init__(self, source: Source, *, least: float) -> None:
        self._source = source
        self._least = least

    @cached_property
    def skeleton(self) -> Skeleton:
        """The bare shape, with less in the learning order."""
        return at_least(self._source.skeleton, self._least)

    @property
    def names(self) -> Names:
        """All names of all concepts."""
        return self._source.names

    @property
    def notes(self) -> tuple[NoteInfo, ...]:
        """The notes that were read."""
        return self._source.notes

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The main topics."""
        return self._source.topics

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What was cut."""
        return self._source.conflicts

    def concept(self, number: int) -> Concept:
        """One concept."""
        return self._source.concept(number)

    def relation(self, number: int) -> Relation:
        """One relation."""
        return self._source.relation(number)

    def whole(self) -> ConceptGraph:
        """The graph."""
        return self._source.whole()


def surer(source: Source, least: float) -> Source:
    """The source with a learning order of relations at least so certain."""
    return Surer(source, least=least) if least > 0 else source


def open_source(path: Path) -> Source:
    """The graph at `path`.

    Raises:
        GraphMissing: nothing is there.
        BadGraph: it is not a usable graph.
    """
    from graph.index import LARGE, open_indexed
    from graph.store import load

    if path.is_file() and path.stat().st_size >= LARGE:
        found = open_indexed(path)
        return Memory(found) if isinstance(found, ConceptGraph) else found
    return Memory(load(path))
