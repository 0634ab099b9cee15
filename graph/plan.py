"""A study plan: everything that goals need, in stages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from graph.journey import Step, steps_of
from graph.skeleton import Skeleton
from graph.source import Source, surer
from graph.views import Ref, ref
from graph.ways import left_out, steps_to


class Stage(Struct, frozen=True):
    """Concepts of a plan that can be learned in any order, once all earlier stages are."""

    steps: tuple[Step, ...]


class Plan(Struct, frozen=True):
    """The answer of `plan`; its fields are the keys of `--json`."""

    goals: tuple[Ref, ...]
    known: tuple[Ref, ...]
    stages: tuple[Stage, ...]
    missing: tuple[Step, ...]
    """Steps that the notes never explain."""
    words: int
    left_out: int
    """Concepts that less certain relations would add."""


def stages_of(bare: Skeleton, numbers: Sequence[int]) -> list[list[int]]:
    """Steps in stages: each concept right after the last of its prerequisites among the steps."""
    level: dict[int, int] = {}
    for number in bare.in_order(numbers):
        level[number] = 1 + max(
            (level[other] for other in bare.prerequisites(number) if other in level), default=0
        )
    stages: list[list[int]] = [[] for _ in range(max(level.values(), default=0))]
    for number, stage in level.items():
        stages[stage - 1].append(number)
    return stages


def plan_for(source: Source, goals: Sequence[int], *, known: Iterable[int] = (), least: float = 0.0) -> Plan:
    """A study plan for the goals, relying on relations of confidence `least` or more."""
    known = list(dict.fromkeys(known))
    more = steps_to(source.skeleton, goals, known=known)
    source = surer(source, least)
    bare = source.skeleton
    numbers = steps_to(bare, goals, known=known)
    told = dict(zip(numbers, steps_of(source, numbers), strict=True))
    stages = tuple(Stage(tuple(told[number] for number in stage)) for stage in stages_of(bare, numbers))
    steps = [one for stage in stages for one in stage.steps]
    return Plan(
        goals=tuple(ref(source, goal) for goal in goals),
        known=tuple(ref(source, number) for number in known),
        stages=stages,
        missing=tuple(one for one in steps if not one.explained),
        words=sum(one.words for one in steps),
        left_out=left_out(more, numbers),
    )
