"""Topic chains: the strongest ways through the learning order, such as transformer, LLM, RAG."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from heapq import nlargest

from graph.skeleton import KIND_NAMES, Skeleton
from graph.weights import (
    CHAIN_BREADTH,
    CHAIN_LEAST,
    CHAIN_STEP_COST,
    CHAINS_PER_CONCEPT,
    CHAINS_PER_TOPIC,
    KIND_WEIGHT,
    MAX_CHAIN,
    MIN_CHAIN,
)

Chain = tuple[int, ...]
_Scored = tuple[float, Chain]
_Steps = Callable[[int], Iterable[tuple[int, int]]]


def step_gain(skeleton: Skeleton, relation: int, concept: int) -> float:
    """What a chain gains by a step over `relation` to `concept`; negative when the step is too weak."""
    weight = KIND_WEIGHT[KIND_NAMES[skeleton.kind[relation]]]
    telling = (1.0 + skeleton.salience[concept]) / 2
    return skeleton.confidence[relation] * weight * telling - CHAIN_STEP_COST


def topic_chains(skeleton: Skeleton, members: Collection[int]) -> list[Chain]:
    """The strongest chains among the members, no concept in two of them; longest first."""
    free = set(members)
    chains: list[Chain] = []
    while len(chains) < CHAINS_PER_TOPIC:
        chain = _strongest(skeleton, free)
        if not chain:
            break
        chains.append(chain)
        free.difference_update(chain)
    return sorted(chains, key=lambda chain: (-len(chain), [skeleton.ids[n] for n in chain]))


def _strongest(skeleton: Skeleton, free: Collection[int]) -> Chain:
    """The chain with the highest sum of gains among the free concepts; empty when none is long enough."""
    best: dict[int, list[_Scored]] = {}
    found: _Scored = (0.0, ())
    for number in skeleton.in_order(free):
        ways: list[_Scored] = [(0.0, (number,))]
        for before, relation in skeleton.earlier(number):
            if skeleton.confidence[relation] < CHAIN_LEAST:
                continue
            gain = step_gain(skeleton, relation, number)
            ways.extend(
                (score + gain, (*chain, number))
                for score, chain in best.get(before, ())
                if len(chain) < MAX_CHAIN
            )
        best[number] = _best_by_length(ways)
        found = max([found, *(way for way in best[number] if len(way[1]) >= MIN_CHAIN)], key=_order)
    return found[1]


def _best_by_length(ways: Iterable[_Scored]) -> list[_Scored]:
    kept: dict[int, _Scored] = {}
    for way in ways:
        length = len(way[1])
        if length not in kept or _order(way) > _order(kept[length]):
            kept[length] = way
    return list(kept.values())


def _order(way: _Scored) -> tuple[float, int, tuple[int, ...]]:
    """Higher is better: the score, then brevity, then the smaller concepts."""
    return round(way[0], 6), -len(way[1]), tuple(-number for number in way[1])


def chains_through(skeleton: Skeleton, number: int) -> list[Chain]:
    """The strongest chains that lead to a concept and on from it, best first, each with other neighbours."""
    back = list(_arms(skeleton, number, skeleton.earlier))
    forth = list(_arms(skeleton, number, skeleton.later))
    joined = [
        (before[0] + after[0], (*reversed(before[1]), number, *after[1]))
        for before in back
        for after in forth
        if MIN_CHAIN <= len(before[1]) + 1 + len(after[1]) <= MAX_CHAIN
    ]
    chosen: list[Chain] = []
    met: set[int] = set()
    for _, chain in sorted(joined, key=_order, reverse=True):
        new = set(chain) - met - {number}
        if len(chosen) < CHAINS_PER_CONCEPT and 2 * len(new) >= len(chain) - 1:
            chosen.append(chain)
            met.update(chain)
    return chosen


def _arms(skeleton: Skeleton, start: int, steps: _Steps) -> Iterator[_Scored]:
    """Strong ways from a concept in one direction, without it; among them the way of no steps."""
    ways: list[_Scored] = [(0.0, ())]
    yield ways[0]
    for _ in range(MAX_CHAIN // 2):
        longer: list[_Scored] = []
        for score, arm in ways:
            end = arm[-1] if arm else start
            longer.extend(
                (score + step_gain(skeleton, relation, n), (*arm, n))
                for n, relation in steps(end)
                if skeleton.confidence[relation] >= CHAIN_LEAST
            )
        ways = nlargest(CHAIN_BREADTH, longer, key=_order)
        yield from ways
