"""Mermaid and DOT: text that draws itself."""

from __future__ import annotations

import re

from export.characters import one_line, shortened, unicode_text
from export.tables import Edge, edges, most_salient, nodes
from graph.model import ConceptGraph
from graph.relations import RELATION_KINDS

MERMAID_CONCEPTS = 60
"""Concepts in a Mermaid diagram, most salient first: with more, it can't be read."""

MERMAID_EDGES = 240
"""Edges in a Mermaid diagram, surest first: Mermaid refuses more than 500 (its option `maxEdges`)."""

LABEL_LENGTH = 80

_DOT_STYLES = {
    "requires": "style=bold",
    "is_a": "arrowhead=onormal",
    "part_of": "arrowhead=odiamond",
    "uses": "style=solid",
    "contrasts_with": "style=dashed, dir=both",
    "related": "style=dotted, dir=none",
}
_NOT_PLAIN = re.compile(r"[^\w ,.+()/-]")


def mermaid(graph: ConceptGraph, base_iri: str) -> bytes:  # noqa: ARG001  # one signature for all formats
    """A flowchart of the most salient concepts, for Markdown files that are shown with Mermaid."""
    shown = most_salient(graph, MERMAID_CONCEPTS)
    names = {node.id: f"c{number}" for number, node in enumerate(nodes(graph)) if node.id in shown}
    labels = {node.id: node.label for node in nodes(graph)}
    links = [edge for edge in edges(graph) if edge.source in shown and edge.target in shown]
    kept = sorted(links, key=lambda edge: (-edge.confidence, edge.source, edge.kind, edge.target))
    lines = ["flowchart BT", *(f'  {name}["{_entities(labels[key])}"]' for key, name in names.items())]
    lines += [
        f"  {names[edge.source]} {_arrow(edge)} {names[edge.target]}"
        for edge in sorted(kept[:MERMAID_EDGES], key=lambda edge: (edge.source, edge.kind, edge.target))
    ]
    return ("\n".join(lines) + "\n").encode()


def dot(graph: ConceptGraph, base_iri: str) -> bytes:  # noqa: ARG001  # one signature for all formats
    """The whole graph for Graphviz."""
    lines = [
        "digraph concepts {",
        "  rankdir=BT;",
        '  node [shape=box, style=rounded, fontname="sans-serif"];',
    ]
    for node in nodes(graph):
        style = "" if node.explained else ', style="rounded,dashed"'
        lines.append(f"  {_dot(node.id)} [label={_dot(node.label)}, kind={_dot(node.kind)}{style}];")
    for edge in edges(graph):
        label = RELATION_KINDS[edge.kind].label
        lines.append(
            f"  {_dot(edge.source)} -> {_dot(edge.target)} "
            f'[label="{label}", kind="{edge.kind}", weight={1 + round(9 * edge.confidence)}, '
            f"{_DOT_STYLES[edge.kind]}];"
        )
    return ("\n".join([*lines, "}", ""])).encode()


def _arrow(edge: Edge) -> str:
    label = RELATION_KINDS[edge.kind].label
    if edge.kind == "requires":
        return f"==>|{label}|"
    if edge.kind == "contrasts_with":
        return f"<-.->|{label}|"
    return f"-.-|{label}|" if edge.kind == "related" else f"-->|{label}|"


def _entities(text: str) -> str:
    """A label in which nothing is markup: all but plain characters become Mermaid's number entities."""
    text = shortened(one_line(unicode_text(text)), LABEL_LENGTH) or " "
    return _NOT_PLAIN.sub(lambda match: f"#{ord(match.group())};", text)


def _dot(text: str) -> str:
    """A quoted string of DOT. A backslash is doubled, since labels know escapes such as `\\N`."""
    text = one_line(unicode_text(text)).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
