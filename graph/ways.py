"""Ways through the graph: what to learn for a goal, in which order, and how concepts are connected."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable

from msgspec import Struct

from graph.skeleton import KIND_NAMES, Skeleton
from graph.weights import CONNECTION_WEIGHT, KIND_WEIGHT


class Hop(Struct, frozen=True):
    """One step of a way: the concept that it reaches, over which relation."""

    concept: int
    relation: int


def all_known(skeleton: Skeleton, known: Iterable[int]) -> frozenset[int]:
    """What someone knows who knows these: them, and all that they require."""
    known = set(known)
    return frozenset(known | skeleton.ancestors(known))


def steps_to(skeleton: Skeleton, goals: Iterable[int], *, known: Iterable[int] = ()) -> list[int]:
    """All that is missing to reach the goals, and the goals, in learning order.

    It is the least such list: each step is a goal, or required by a later step.
    """
    have = all_known(skeleton, known)
    missing = {goal for goal in goals if goal not in have}
    return skeleton.in_order(missing | skeleton.ancestors(missing, known=have))


def left_out(more: Iterable[int], steps: Iterable[int]) -> int:
    """How many of `more` are not among the steps."""
    return len(set(more) - set(steps))


def leading_way(skeleton: Skeleton, start: int, goal: int, *, avoid: Collection[int] = ()) -> list[Hop]:
    """The shortest way from `start` up to `goal` in the learning order, the stronger of two equally long
    ones.

    The hops after `start`; empty when none leads there.
    """
    floor = skeleton.rank[start]

    def back(number: int) -> Iterable[tuple[int, int]]:
        return (step for step in skeleton.earlier(number) if skeleton.rank[step[0]] >= floor)

    reverse = _cheapest(skeleton, goal, start, back, KIND_WEIGHT, avoid)
    ends = [goal, *(hop.concept for hop in reverse)]
    return [Hop(end, hop.relation) for end, hop in zip(ends, reverse, strict=False)][::-1]


def connection(skeleton: Skeleton, start: int, goal: int) -> list[Hop]:
    """The shortest way between two concepts over relations of any kind and direction; empty when there is
    none."""

    def around(number: int) -> Iterable[tuple[int, int]]:
        yield from ((skeleton.target[relation], relation) for relation in skeleton.relations_from(number))
        yield from ((skeleton.source[relation], relation) for relation in skeleton.relations_to(number))

    return _cheapest(skeleton, start, goal, around, CONNECTION_WEIGHT, ())


def _cheapest(
    skeleton: Skeleton,
    start: int,
    goal: int,
    steps: Callable[[int], Iterable[tuple[int, int]]],
    weights: dict[str, float],
    avoid: Collection[int],
) -> list[Hop]:
    """Dijkstra's way. A step costs 1, and up to 1 more the weaker it is, so that two never beat one."""
    cost = {start: 0.0}
    came: dict[int, tuple[int, int]] = {}
    queue = [(0.0, start)]
    done: set[int] = set()
    while queue:
        spent, here = heapq.heappop(queue)
        if here == goal:
            break
        if here in done:
            continue
        done.add(here)
        for other, relation in steps(here):
            if other in done or other in avoid:
                continue
            weak = 1.0 - skeleton.confidence[relation] * weights[KIND_NAMES[skeleton.kind[relation]]]
            total = round(spent + 1.0 + weak, 9)
            if total < cost.get(other, float("inf")) or (
                total == cost[other] and (here, relation) < came.get(other, (here, relation))
            ):
                cost[other] = total
                came[other] = (here, relation)
                heapq.heappush(queue, (total, other))
    hops: list[Hop] = []
    if goal in came:
        end = goal
        while end != start:
            before, relation = came[end]
            hops.append(Hop(end, relation))
            end = before
    return hops[::-1]


REACH_BLOCK = 8192
"""Concepts whose dependants are counted in one pass: one bit each in an integer of one kilobyte."""


def descendant_counts(skeleton: Skeleton) -> list[int]:
    """For each concept, how many require it, directly or not."""
    count = len(skeleton.ids)
    order = [0] * count
    for number, place in enumerate(skeleton.rank):
        order[place] = number
    dependants = [skeleton.dependants(number) for number in range(count)]
    total = [0] * count
    for begin in range(0, count, REACH_BLOCK):
        reached = [0] * count
        for place in range(min(begin + REACH_BLOCK, count) - 1, -1, -1):
            number = order[place]
            mask = 0
            for other in dependants[number]:
                mask |= reached[other]
                bit = skeleton.rank[other] - begin
                if 0 <= bit < REACH_BLOCK:
                    mask |= 1 << bit
            reached[number] = mask
            total[number] += mask.bit_count()
    return total
