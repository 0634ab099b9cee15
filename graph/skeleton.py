"""The bare shape of a graph: numbers in flat arrays, for questions that walk over much of it.

Concepts are numbered in the order of their ids, relations in the order of the graph. The learning order is
the graph of `requires`, with as many `is_a`, `uses` and `part_of` relations as contradict neither it nor
each other.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct, structs

from graph.relations import RELATION_KINDS

KIND_NAMES = tuple(RELATION_KINDS)
REQUIRES = KIND_NAMES.index("requires")
_TARGET_FIRST = bytes(kind.learn_target_first is True for kind in RELATION_KINDS.values())


class Skeleton(Struct, frozen=True):
    """See the module. `array` types: `I` for numbers, `f` for salience, `d` for confidence."""

    ids: Sequence[str]
    labels: Sequence[str]
    explained: bytes
    salience: array[float]
    source: array[int]
    target: array[int]
    kind: bytes
    """Index into `KIND_NAMES` for each relation."""
    confidence: array[float]
    learning: bytes
    """1 for each relation that is part of the learning order."""
    out_start: array[int]
    """Relations of concept n from it are `out_start[n]` to `out_start[n + 1]`."""
    into: array[int]
    """Relations sorted by target."""
    in_start: array[int]
    rank: array[int]
    """Place of each concept in one fixed learning order of all."""

    def number(self, concept: str) -> int:
        """The number of a concept id.

        Raises:
            KeyError: no concept has it.
        """
        place = bisect_left(self.ids, concept)
        if place == len(self.ids) or self.ids[place] != concept:
            raise KeyError(concept)
        return place

    def relations_from(self, number: int) -> range:
        """Relation numbers whose source it is."""
        return range(self.out_start[number], self.out_start[number + 1])

    def relations_to(self, number: int) -> array[int]:
        """Relation numbers whose target it is."""
        return self.into[self.in_start[number] : self.in_start[number + 1]]

    def prerequisites(self, number: int) -> list[int]:
        """Concepts that it requires directly."""
        return [
            self.target[r]
            for r in self.relations_from(number)
            if self.kind[r] == REQUIRES and self.learning[r]
        ]

    def dependants(self, number: int) -> list[int]:
        """Concepts that require it directly."""
        return [
            self.source[r] for r in self.relations_to(number) if self.kind[r] == REQUIRES and self.learning[r]
        ]

    def earlier(self, number: int) -> Iterator[tuple[int, int]]:
        """Concepts just before it in the learning order, each with the number of the relation that says
        so."""
        for relation in self.relations_from(number):
            if self.learning[relation] and _TARGET_FIRST[self.kind[relation]]:
                yield self.target[relation], relation
        for relation in self.relations_to(number):
            if self.learning[relation] and not _TARGET_FIRST[self.kind[relation]]:
                yield self.source[relation], relation

    def later(self, number: int) -> Iterator[tuple[int, int]]:
        """Concepts just after it in the learning order, each with the number of the relation that says so."""
        for relation in self.relations_to(number):
            if self.learning[relation] and _TARGET_FIRST[self.kind[relation]]:
                yield self.source[relation], relation
        for relation in self.relations_from(number):
            if self.learning[relation] and not _TARGET_FIRST[self.kind[relation]]:
                yield self.target[relation], relation

    def ancestors(self, starts: Iterable[int], *, known: frozenset[int] = frozenset()) -> set[int]:
        """Everything that the starts require, directly or not, without the starts; known ones end the
        search."""
        return _reach(starts, self.prerequisites, known)

    def descendants(self, starts: Iterable[int], *, known: frozenset[int] = frozenset()) -> set[int]:
        """Everything that requires one of the starts, directly or not, without the starts."""
        return _reach(starts, self.dependants, known)

    def in_order(self, numbers: Iterable[int]) -> list[int]:
        """The concepts in learning order."""
        return sorted(numbers, key=self.rank.__getitem__)


def at_least(skeleton: Skeleton, confidence: float) -> Skeleton:
    """The skeleton with a learning order of relations at least so certain. Places in the order stay."""
    if confidence <= 0:
        return skeleton
    pairs = zip(skeleton.learning, skeleton.confidence, strict=True)
    learning = bytes(taken and sure >= confidence for taken, sure in pairs)
    return structs.replace(skeleton, learning=learning)


def _reach(starts: Iterable[int], step: Callable[[int], list[int]], known: frozenset[int]) -> set[int]:
    begin = set(starts)
    seen = set(begin)
    stack = list(begin)
    while stack:
        for number in step(stack.pop()):
            if number not in seen and number not in known:
                seen.add(number)
                stack.append(number)
    return seen - begin
