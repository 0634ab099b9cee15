"""The drawing of the whole: topics as cards in learning order, each with its weightiest concepts.

A card names a topic; inside stand its most salient concepts; an arrow between cards runs from the topic to
learn first to the one that builds on it. Positions depend on nothing but the graph, in pixels at zoom 1.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from graph.model import Concept, ConceptGraph
from graph.relations import RELATION_KINDS

MOST_CARDS = 24
"""More than two dozen cards can't be read at once; the rest is gathered in one."""
ROWS = ((6, 8), (12, 6), (16, 4), (MOST_CARDS, 3))
"""Concepts named in a card, for up to so many cards: labels stay readable when all cards are in sight."""
CARD_WIDTH, ROW, FOOT, PADDING = 186, 25, 20, 8
GAP_X, GAP_Y = 20, 18
HEAD, TITLE_LINE, LONGEST_LINE = 16, 18, 19
"""The head of a card: a margin, and one or two lines of so many characters, so that names are not cut."""
ASPECT = 1.08
"""Width to height of the stage on a laptop's screen, beside the two side columns."""
LEAST_RELATIONS = 2
"""A single relation between two topics is not yet an arrow between them."""
OTHERS = "Other concepts"


class Card(Struct, frozen=True):
    """One topic, placed. `x` and `y` are its centre."""

    label: str
    topic: int
    """Index of the topic, or -1 for concepts outside all topics."""
    total: int
    shown: tuple[int, ...]
    """Indices of concepts, weightiest first."""
    x: float
    y: float
    head: int
    """Height of the part that holds the label."""
    height: float


class Flow(Struct, frozen=True):
    """`count` relations lead from one card to another, in learning order."""

    first: int
    then: int
    count: int


class Group(Struct, frozen=True):
    """Concepts that belong together, before they are placed."""

    label: str
    topic: int
    members: tuple[int, ...]


def overview(graph: ConceptGraph) -> tuple[tuple[Card, ...], tuple[Flow, ...]]:
    """Cards and the arrows between them; the same for the same graph."""
    number = {concept.id: index for index, concept in enumerate(graph.concepts)}
    depth = depths(len(graph.concepts), _learning_pairs(graph, number, kinds=("requires",)))
    groups = _ordered(_limited(_groups(graph, number)), depth)
    cards = _placed(groups, graph.concepts)
    return cards, _flows(groups, _learning_pairs(graph, number, kinds=tuple(RELATION_KINDS)))


def depths(size: int, order: Sequence[tuple[int, int]]) -> list[int]:
    """Longest way from a foundation to each concept; concepts on a cycle count as foundations."""
    after: defaultdict[int, list[int]] = defaultdict(list)
    waiting = [0] * size
    for first, then in order:
        after[first].append(then)
        waiting[then] += 1
    depth = [0] * size
    ready = deque(index for index in range(size) if not waiting[index])
    while ready:
        first = ready.popleft()
        for then in after[first]:
            depth[then] = max(depth[then], depth[first] + 1)
            waiting[then] -= 1
            if not waiting[then]:
                ready.append(then)
    return depth


def _learning_pairs(
    graph: ConceptGraph, number: Mapping[str, int], *, kinds: tuple[str, ...]
) -> list[tuple[int, int]]:
    """(learn first, learn then) for each relation of these kinds that says so."""
    pairs = []
    for relation in graph.relations:
        first = RELATION_KINDS[relation.kind].learn_target_first
        source, target = number.get(relation.source), number.get(relation.target)
        if relation.kind in kinds and first is not None and source is not None and target is not None:
            pairs.append((target, source) if first else (source, target))
    return pairs


def _groups(graph: ConceptGraph, number: Mapping[str, int]) -> list[Group]:
    """Topics; where there are none, notes; the rest in one group. Each concept stands in one group."""
    free = dict.fromkeys(range(len(graph.concepts)))
    groups = []
    for index, topic in enumerate(graph.topics):
        members = tuple(number[one] for one in topic.concepts if one in number and number[one] in free)
        for member in members:
            free.pop(member, None)
        if members:
            groups.append(Group(topic.label, index, members))
    if not groups:
        groups = _by_note(graph)
        for group in groups:
            for member in group.members:
                free.pop(member, None)
    if free:
        groups.append(Group(OTHERS if groups else "All concepts", -1, tuple(free)))
    return groups


def _by_note(graph: ConceptGraph) -> list[Group]:
    titles = {note.id: note.title or note.id for note in graph.notes}
    members: defaultdict[str, list[int]] = defaultdict(list)
    for index, concept in enumerate(graph.concepts):
        places = [*concept.definitions[:1], *concept.evidence[:1]]
        if places:
            members[places[0].note].append(index)
    return [Group(titles.get(note, note), -1, tuple(found)) for note, found in sorted(members.items())]


def _limited(groups: list[Group]) -> list[Group]:
    """At most `MOST_CARDS` groups: the smallest are gathered in the last."""
    if len(groups) <= MOST_CARDS:
        return groups
    largest = sorted(groups, key=lambda group: (-len(group.members), group.label))
    rest = tuple(member for group in largest[MOST_CARDS - 1 :] for member in group.members)
    return [*largest[: MOST_CARDS - 1], Group(OTHERS, -1, rest)]


def _ordered(groups: list[Group], depth: Sequence[int]) -> list[Group]:
    """Foundations first: by the mean depth of a group's concepts; the gathered rest last."""

    def place(group: Group) -> tuple[bool, float, str]:
        mean = sum(depth[member] for member in group.members) / len(group.members)
        return group.label == OTHERS, round(mean, 6), group.label

    return sorted(groups, key=place)


def _rows(cards: int) -> int:
    return next(rows for most, rows in ROWS if cards <= most)


def _head(group: Group) -> int:
    return HEAD + TITLE_LINE * (2 if len(group.label) > LONGEST_LINE else 1)


def _height(group: Group, rows: int) -> float:
    rows = min(len(group.members), rows)
    return _head(group) + rows * ROW + (FOOT if len(group.members) > rows else 0) + PADDING


def _placed(groups: Sequence[Group], concepts: Sequence[Concept]) -> tuple[Card, ...]:
    """Cards in columns of about equal height, filled downwards, foundations in the first."""
    rows = _rows(len(groups))
    heights = [_height(group, rows) for group in groups]
    cards: list[Card] = []
    for column, (start, end) in enumerate(pairwise(_column_bounds(heights))):
        tall = sum(heights[start:end]) + GAP_Y * (end - start - 1)
        top = -tall / 2
        for group, height in zip(groups[start:end], heights[start:end], strict=True):
            weightiest = sorted(group.members, key=lambda one: (-concepts[one].salience, concepts[one].label))
            x = column * (CARD_WIDTH + GAP_X)
            shown = tuple(weightiest[:rows])
            cards.append(
                Card(
                    label=group.label,
                    topic=group.topic,
                    total=len(group.members),
                    shown=shown,
                    x=x,
                    y=round(top + height / 2, 1),
                    head=_head(group),
                    height=height,
                )
            )
            top += height + GAP_Y
    return tuple(cards)


def _column_bounds(heights: Sequence[float]) -> list[int]:
    """Where columns start, and the end: the number of columns gives about the stage's aspect."""
    area = sum(height + GAP_Y for height in heights) * (CARD_WIDTH + GAP_X)
    columns = max(1, round(math.sqrt(area * ASPECT) / (CARD_WIDTH + GAP_X)))
    total = sum(height + GAP_Y for height in heights)
    bounds, filled = [0], 0.0
    for index, height in enumerate(heights):
        middle = filled + (height + GAP_Y) / 2
        if middle > total * len(bounds) / columns:
            bounds.append(index)
        filled += height + GAP_Y
    return [*bounds, len(heights)] if heights else [0]


def _flows(groups: Sequence[Group], order: Sequence[tuple[int, int]]) -> tuple[Flow, ...]:
    """The strongest net flows between groups, on average one for each: more would hide the cards."""
    home = {member: index for index, group in enumerate(groups) for member in group.members}
    counts: Counter[tuple[int, int]] = Counter()
    for first, then in order:
        a, b = home[first], home[then]
        if a != b and OTHERS not in (groups[a].label, groups[b].label):
            counts[a, b] += 1
    net = {(a, b): count - counts[b, a] for (a, b), count in counts.items()}
    strongest = sorted(((-count, a, b) for (a, b), count in net.items() if count >= LEAST_RELATIONS))
    return tuple(Flow(a, b, -negative) for negative, a, b in strongest[: len(groups)])
