"""The page as text: pyvis's Network with our own template, scripts and styles.

pyvis's own page settles for a minute with 1,000 concepts, asks a content network for two files and lets some
titles run as markup. Here positions are given, physics is off, and every element is made by our scripts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graph.collector import without_collector
from graph.model import ConceptGraph
from graph.rules import reads
from viewer import assets
from viewer.links import NoteLinks
from viewer.overview import CARD_WIDTH, Card, Flow, overview
from viewer.payload import columns, packed, whole_text

if TYPE_CHECKING:
    from pyvis.network import Network

OPTIONS = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "keyboard": False, "zoomSpeed": 0.6, "selectConnectedEdges": False},
    "edges": {"smooth": False, "selectionWidth": 1, "hoverWidth": 0.6},
}
"""vis-network: nothing moves by itself."""


def page(
    graph: ConceptGraph,
    *,
    links: NoteLinks | None = None,
    rules: Mapping[str, str] | None = None,
) -> str:
    """One HTML document that shows the graph and loads nothing from anywhere.

    `links` says where the notes lie, seen from the page; `rules` explains rule names in a sentence each, by
    default as `graph.rules` does.
    """
    with without_collector():
        return _page(graph, links=links or NoteLinks(), rules=_sentences(graph) if rules is None else rules)


def _page(graph: ConceptGraph, *, links: NoteLinks, rules: Mapping[str, str]) -> str:
    cards, flows = overview(graph)
    network = _network(cards, flows)
    drawing = {"nodes": network.nodes, "edges": network.edges, "options": OPTIONS}
    data = packed(columns(graph, overview=drawing, links=links, rules=rules))
    library, script, style = assets.drawing_library(), assets.application(), assets.styles()
    network.templateEnv.globals.update(
        title=whole_text(graph.title) or "Concept graph",
        policy=assets.policy(scripts=(library, script), style=style),
        library=library,
        script=script,
        style=style,
        data=data,
        concepts=len(graph.concepts),
    )
    return str(network.generate_html())


def _network(cards: tuple[Card, ...], flows: tuple[Flow, ...]) -> Network:
    """The overview as a pyvis network, with our template."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    network.set_template_dir(str(assets.ROOM / "templates"), "page.html")
    for index, card in enumerate(cards):
        network.add_node(index, **_node(card))
    for flow in flows:
        network.add_edge(flow.first, flow.then, count=flow.count)
    return network


def _node(card: Card) -> dict[str, Any]:
    return {
        "label": card.label,
        "shape": "custom",
        "x": card.x,
        "y": card.y,
        "boxWidth": CARD_WIDTH,
        "boxHeight": card.height,
        "boxHead": card.head,
        "topic": card.topic,
        "total": card.total,
        "shown": list(card.shown),
    }


def _sentences(graph: ConceptGraph) -> dict[str, str]:
    """What each rule of the graph's relations saw."""
    rules = {evidence.rule for relation in graph.relations for evidence in relation.evidence}
    return {rule: reads(rule) for rule in sorted(rules)}
