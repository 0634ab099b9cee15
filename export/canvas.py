"""Obsidian Canvas: the most salient concepts as cards in learning order, from left to right.

Reference: JSON Canvas 1.0 (jsoncanvas.org).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from export.characters import one_line, shortened, unicode_text
from export.iris import encode
from export.tables import Edge, edges, learning_order, most_salient
from graph.model import Concept, ConceptGraph
from graph.notes import show_place
from graph.quotes import plain
from graph.relations import RELATION_KINDS

CARDS = 120
"""Concepts on a canvas, most salient first."""

WIDTH, HEIGHT, GAP = 320, 180, 80
"""Pixels of a card, and between cards."""

TEXT_LENGTH = 280

_COLORS = {"requires": "1", "is_a": "4", "part_of": "5", "uses": "3", "contrasts_with": "6"}


def canvas(graph: ConceptGraph, base_iri: str) -> bytes:  # noqa: ARG001  # one signature for all formats
    """A canvas file."""
    shown = most_salient(graph, CARDS)
    concepts = [concept for concept in learning_order(graph) if concept.id in shown]
    links = [edge for edge in edges(graph) if edge.source in shown and edge.target in shown]
    columns = _columns(concepts, links)
    filled: dict[int, int] = {}
    cards = []
    for concept in concepts:
        column = columns[concept.id]
        row = filled[column] = filled.get(column, -1) + 1
        cards.append(
            {
                "id": encode(concept.id),
                "type": "text",
                "x": column * (WIDTH + 2 * GAP),
                "y": row * (HEIGHT + GAP),
                "width": WIDTH,
                "height": HEIGHT,
                "text": _text(concept),
            }
        )
    document = {"nodes": cards, "edges": [_edge(edge) for edge in links]}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _columns(concepts: Sequence[Concept], links: Sequence[Edge]) -> Mapping[str, int]:
    """A column for each concept, after those of all that comes before it in learning order."""
    place = {concept.id: number for number, concept in enumerate(concepts)}
    before: dict[str, list[str]] = {}
    for edge in links:
        target_first = RELATION_KINDS[edge.kind].learn_target_first
        if target_first is not None:
            first, then = (edge.target, edge.source) if target_first else (edge.source, edge.target)
            if place[first] < place[then]:
                before.setdefault(then, []).append(first)
    columns: dict[str, int] = {}
    for concept in concepts:
        columns[concept.id] = max((columns[name] + 1 for name in before.get(concept.id, ())), default=0)
    return columns


def _edge(edge: Edge) -> dict[str, str]:
    found = {
        "id": f"{encode(edge.source)}.{edge.kind}.{encode(edge.target)}",
        "fromNode": encode(edge.source),
        "toNode": encode(edge.target),
        "label": edge.label,
    }
    return found | ({"color": _COLORS[edge.kind]} if edge.kind in _COLORS else {})


def _text(concept: Concept) -> str:
    lines = [f"## {one_line(unicode_text(concept.label))}"]
    if concept.definition:
        place = concept.definition
        where = show_place(place.note, line=place.line, cell=place.span.cell)
        lines += [
            shortened(one_line(unicode_text(plain(place.quote))), TEXT_LENGTH),
            one_line(unicode_text(where)),
        ]
    return "\n\n".join(lines)
