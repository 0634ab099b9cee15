"""GraphML and GEXF, for yEd, Gephi, Cytoscape, networkx and the like.

References: GraphML Primer (graphml.graphdrawing.org), GEXF 1.3 (gexf.net).
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

import msgspec

from export.characters import xml_text
from export.tables import Edge, Node, edges, nodes
from graph.model import ConceptGraph

_TYPES = {bool: "boolean", int: "int", float: "double", str: "string"}
_NODE_FIELDS = ("label", "kind", "explained", "salience", "mentions", "aliases", "definition", "place")
_EDGE_FIELDS = ("kind", "label", "confidence", "basis", "passages", "quote", "place")
_GEXF_TYPES = {"int": "integer"}


def graphml(graph: ConceptGraph, base_iri: str) -> bytes:  # noqa: ARG001  # one signature for all formats
    """A directed multigraph with typed attributes."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *_keys("node", Node, _NODE_FIELDS),
        *_keys("edge", Edge, _EDGE_FIELDS),
        '  <graph id="concepts" edgedefault="directed">',
    ]
    for node in nodes(graph):
        lines.append(f"    <node id={_attribute(node.id)}>")
        lines += [
            f'      <data key="node_{name}">{_text(getattr(node, name))}</data>' for name in _NODE_FIELDS
        ]
        lines.append("    </node>")
    for number, edge in enumerate(edges(graph)):
        ends = f"source={_attribute(edge.source)} target={_attribute(edge.target)}"
        lines.append(f'    <edge id="e{number}" {ends}>')
        lines += [
            f'      <data key="edge_{name}">{_text(getattr(edge, name))}</data>' for name in _EDGE_FIELDS
        ]
        lines.append("    </edge>")
    return "\n".join([*lines, "  </graph>", "</graphml>", ""]).encode()


def gexf(graph: ConceptGraph, base_iri: str) -> bytes:  # noqa: ARG001  # one signature for all formats
    """A directed graph with parallel edges, for Gephi."""
    node_fields = _NODE_FIELDS[1:]
    edge_fields = tuple(name for name in _EDGE_FIELDS if name != "label")
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">',
        '  <graph mode="static" defaultedgetype="directed">',
        *_attributes("node", Node, node_fields),
        *_attributes("edge", Edge, edge_fields),
        "    <nodes>",
    ]
    for node in nodes(graph):
        lines.append(f"      <node id={_attribute(node.id)} label={_attribute(node.label)}>")
        lines += _values(node, node_fields)
        lines.append("      </node>")
    lines += ["    </nodes>", "    <edges>"]
    for number, edge in enumerate(edges(graph)):
        ends = f"source={_attribute(edge.source)} target={_attribute(edge.target)}"
        weight = f'weight="{edge.confidence!r}"'
        lines.append(f'      <edge id="{number}" {ends} label={_attribute(edge.label)} {weight}>')
        lines += _values(edge, edge_fields)
        lines.append("      </edge>")
    return "\n".join([*lines, "    </edges>", "  </graph>", "</gexf>", ""]).encode()


def _keys(part: str, row: type[msgspec.Struct], names: Iterable[str]) -> list[str]:
    types = _types(row)
    return [
        f'  <key id="{part}_{name}" for="{part}" attr.name="{name}" attr.type="{types[name]}"/>'
        for name in names
    ]


def _attributes(part: str, row: type[msgspec.Struct], names: Iterable[str]) -> list[str]:
    types = {name: _GEXF_TYPES.get(kind, kind) for name, kind in _types(row).items()}
    return [
        f'    <attributes class="{part}" mode="static">',
        *(f'      <attribute id="{name}" title="{name}" type="{types[name]}"/>' for name in names),
        "    </attributes>",
    ]


def _values(row: Node | Edge, names: Iterable[str]) -> list[str]:
    return [
        "        <attvalues>",
        *(
            f'          <attvalue for="{name}" value={_attribute(_plain(getattr(row, name)))}/>'
            for name in names
        ),
        "        </attvalues>",
    ]


def _types(row: type[msgspec.Struct]) -> dict[str, str]:
    return {field.name: _TYPES[field.type] for field in msgspec.structs.fields(row)}


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _text(value: object) -> str:
    return escape(xml_text(_plain(value)), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(xml_text(text), {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})
