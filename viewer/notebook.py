"""The page inside a notebook: a sandboxed frame that can run its own scripts and reach nothing else."""

from __future__ import annotations

import html
from collections.abc import Collection, Mapping

from msgspec import structs

from graph.model import ConceptGraph
from viewer.links import NoteLinks
from viewer.render import page

HEIGHT = 640
"""Pixels: a notebook's usual output area shows that much without scrolling."""
SANDBOX = "allow-scripts allow-downloads allow-popups"
"""No same-origin: the page can't read the notebook's storage or cookies."""


class Frame:
    """Something that notebooks show as HTML."""

    def __init__(self, markup: str) -> None:
        self._markup = markup

    def _repr_html_(self) -> str:
        """What Jupyter asks for."""
        return self._markup


def iframe(
    graph: ConceptGraph,
    *,
    height: int = HEIGHT,
    links: NoteLinks | None = None,
    rules: Mapping[str, str] | None = None,
) -> Frame:
    """The page of a graph as a frame; the last expression of a cell shows it."""
    source = html.escape(page(graph, links=links, rules=rules), quote=True)
    title = html.escape(graph.title or "Concept graph", quote=True)
    return Frame(
        f'<iframe title="{title}" width="100%" height="{int(height)}" sandbox="{SANDBOX}" '
        f'style="border:0" srcdoc="{source}"></iframe>'
    )


def subgraph(graph: ConceptGraph, concepts: Collection[str]) -> ConceptGraph:
    """The graph of these concepts (by id) and what holds among them; topics lose their other members."""
    kept = frozenset(concepts)
    topics = [
        structs.replace(
            topic,
            concepts=tuple(one for one in topic.concepts if one in kept),
            chains=tuple(chain for chain in topic.chains if kept.issuperset(chain)),
        )
        for topic in graph.topics
    ]
    return structs.replace(
        graph,
        concepts=tuple(one for one in graph.concepts if one.id in kept),
        relations=tuple(one for one in graph.relations if one.source in kept and one.target in kept),
        topics=tuple(topic for topic in topics if topic.concepts),
        conflicts=tuple(
            one
            for one in graph.conflicts
            if all(side.source in kept and side.target in kept for side in (one.cut, *one.against))
        ),
    )
