"""Cycles: finding the knots of a directed graph, and keeping its strongest edges without any cycle.

Knots are strongly connected components (Tarjan 1972). Edges are admitted one by one into an order that is
kept topological as it grows (Pearce & Kelly 2006, "A dynamic topological sort algorithm for directed
acyclic graphs").
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

Edge = tuple[int, int]


def components(count: int, successors: Sequence[Sequence[int]]) -> list[int]:
    """For each of the nodes 0..count-1, the number of its strongly connected component."""
    index = [-1] * count
    low = [0] * count
    component = [-1] * count
    stack: list[int] = []
    clock = found = 0
    for root in range(count):
        if index[root] >= 0:
            continue
        work = [(root, 0)]
        while work:
            node, step = work.pop()
            if step == 0:
                index[node] = low[node] = clock
                clock += 1
                stack.append(node)
            descended = False
            following = successors[node]
            while step < len(following):
                target = following[step]
                step += 1
                if index[target] < 0:
                    work.append((node, step))
                    work.append((target, 0))
                    descended = True
                    break
                if component[target] < 0:
                    low[node] = min(low[node], index[target])
            if descended:
                continue
            if low[node] == index[node]:
                _close(stack, node, component, found)
                found += 1
            if work:
                parent = work[-1][0]
                low[parent] = min(low[parent], low[node])
    return component


def _close(stack: list[int], root: int, component: list[int], number: int) -> None:
    """Take the nodes from the stack, down to the root, as one component."""
    member = -1
    while member != root:
        member = stack.pop()
        component[member] = number


class GrowingOrder:
    """A directed acyclic graph over any integers that refuses the edge that would close a cycle."""

    def __init__(self) -> None:
        self._place: dict[int, int] = {}
        self._after: dict[int, list[int]] = {}
        self._before: dict[int, list[int]] = {}

    def admit(self, source: int, target: int) -> bool:
        """Add an edge unless it closes a cycle; True when it was added."""
        if source == target:
            return False
        for node in (source, target):
            if node not in self._place:
                self._place[node] = len(self._place)
                self._after[node] = []
                self._before[node] = []
        if self._place[source] > self._place[target] and not self._reorder(source, target):
            return False
        self._after[source].append(target)
        self._before[target].append(source)
        return True

    def _reorder(self, source: int, target: int) -> bool:
        lower, upper = self._place[target], self._place[source]
        forward = self._reach(target, self._after, lower, upper)
        if source in forward:
            return False
        backward = self._reach(source, self._before, lower, upper)
        moved = sorted(backward, key=self._place.__getitem__) + sorted(forward, key=self._place.__getitem__)
        places = sorted(self._place[node] for node in moved)
        self._place.update(zip(moved, places, strict=True))
        return True

    def _reach(self, start: int, edges: dict[int, list[int]], lower: int, upper: int) -> set[int]:
        seen = {start}
        stack = [start]
        while stack:
            for node in edges[stack.pop()]:
                if node not in seen and lower <= self._place[node] <= upper:
                    seen.add(node)
                    stack.append(node)
        return seen

    def path(self, start: int, end: int) -> list[int]:
        """A shortest path from `start` to `end`, both included; empty when there is none."""
        came: dict[int, int] = {start: start}
        queue = deque([start])
        while queue and end not in came:
            node = queue.popleft()
            for following in sorted(self._after.get(node, ())):
                if following not in came:
                    came[following] = node
                    queue.append(following)
        if end not in came:
            return []
        path = [end]
        while path[-1] != start:
            path.append(came[path[-1]])
        return path[::-1]


def knotted(count: int, edges: Sequence[Edge]) -> list[bool]:
    """For each edge, whether it lies on a cycle."""
    successors: list[list[int]] = [[] for _ in range(count)]
    for source, target in edges:
        successors[source].append(target)
    component = components(count, successors)
    return [component[source] == component[target] for source, target in edges]
