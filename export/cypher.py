"""Cypher statements, for Neo4j and its kin.

References: openCypher 9, section on string literals; Neo4j Cypher Manual, section on escape sequences.
"""

from __future__ import annotations

import re

from export.characters import unicode_text
from export.tables import edges, nodes
from graph.model import ConceptGraph

_ESCAPES = {"\\": "\\\\", "'": "\\'", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile("[\\\\'\"\x00-\x1f\x7f-\x9f\u2028\u2029]")


def cypher(graph: ConceptGraph, base_iri: str) -> bytes:  # noqa: ARG001  # one signature for all formats
    """A statement a line: a constraint, the concepts, the relations. Running it twice changes nothing."""
    lines = [
        "CREATE CONSTRAINT concept_id IF NOT EXISTS FOR (c:Concept) REQUIRE c.id IS UNIQUE;",
        *(
            f"MERGE (c:Concept {{id: {string(node.id)}}}) SET c.label = {string(node.label)}, "
            f"c.kind = {string(node.kind)}, c.explained = {str(node.explained).lower()}, "
            f"c.salience = {node.salience!r}, c.mentions = {node.mentions}, "
            f"c.aliases = {string(node.aliases)}, c.definition = {string(node.definition)}, "
            f"c.place = {string(node.place)};"
            for node in nodes(graph)
        ),
        *(
            f"MATCH (a:Concept {{id: {string(edge.source)}}}), (b:Concept {{id: {string(edge.target)}}}) "
            f"MERGE (a)-[r:{edge.kind.upper()}]->(b) SET r.confidence = {edge.confidence!r}, "
            f"r.basis = {string(edge.basis)}, r.quote = {string(edge.quote)}, r.place = {string(edge.place)};"
            for edge in edges(graph)
        ),
    ]
    return ("\n".join(lines) + "\n").encode()


def string(text: str) -> str:
    """A string literal. Line breaks and control characters are escaped, so a statement stays one line."""
    return f"'{_SPECIAL.sub(_escape, unicode_text(text))}'"


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"
