"""What can be learned now, ranked by what it unlocks."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from graph.journey import Step, steps_of
from graph.skeleton import REQUIRES, Skeleton
from graph.source import Source
from graph.views import Ref, ref
from graph.ways import all_known


class Candidate(Struct, frozen=True):
    """A concept whose prerequisites are all known."""

    step: Step
    opens: tuple[Ref, ...]
    """Concepts that lack only this one."""
    leads_to: int
    """Unknown concepts that require it, directly or not."""


class Frontier(Struct, frozen=True):
    """The answer of `next`; its fields are the keys of `--json`."""

    known: tuple[Ref, ...]
    candidates: tuple[Candidate, ...]
    """Most worth learning first."""
    total: int
    """How many there are in all."""


def frontier(source: Source, *, known: Iterable[int] = (), limit: int) -> Frontier:
    """The concepts most worth learning now."""
    bare = source.skeleton
    known = list(dict.fromkeys(known))
    have = all_known(bare, known)
    lacking = _lacking(bare, have)
    value = worth(bare, have, lacking)
    ready = [number for number, missing in enumerate(lacking) if not missing and number not in have]
    ready.sort(key=lambda n: (-round(value[n], 9), not bare.explained[n], -bare.salience[n], bare.rank[n]))
    shown = ready[:limit]
    told = {number: one for number in shown for one in steps_of(source, [number])}
    return Frontier(
        known=tuple(ref(source, number) for number in known),
        candidates=tuple(_candidate(source, number, told[number], have, lacking) for number in shown),
        total=len(ready),
    )


def _lacking(bare: Skeleton, have: frozenset[int]) -> list[list[int]]:
    """For each concept, its direct prerequisites that are unknown."""
    lacking: list[list[int]] = [[] for _ in bare.ids]
    for later, earlier, kind, taken in zip(bare.source, bare.target, bare.kind, bare.learning, strict=True):
        if taken and kind == REQUIRES and earlier not in have:
            lacking[later].append(earlier)
    return lacking


def worth(bare: Skeleton, have: frozenset[int], lacking: list[list[int]]) -> list[float]:
    """What learning each concept is worth: 1 for each concept that needs it, and what that one is worth,
    shared among all that it still lacks.
    """
    order = [0] * len(bare.ids)
    for number, place in enumerate(bare.rank):
        order[place] = number
    value = [0.0] * len(bare.ids)
    for number in reversed(order):
        if lacking[number] and number not in have:
            part = (1.0 + value[number]) / len(lacking[number])
            for other in lacking[number]:
                value[other] += part
    return value


def _candidate(
    source: Source, number: int, one: Step, have: frozenset[int], lacking: list[list[int]]
) -> Candidate:
    bare = source.skeleton
    opened = [other for other in bare.dependants(number) if other not in have and len(lacking[other]) == 1]
    return Candidate(
        step=one,
        opens=tuple(ref(source, other) for other in bare.in_order(set(opened))),
        leads_to=len(bare.descendants([number], known=have)),
    )
