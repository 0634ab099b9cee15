"""Whether a graph that was read refers only to what it holds."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model import ConceptGraph, Relation
from graph.relations import RELATION_KINDS


def flaw(graph: ConceptGraph) -> str:
    """What makes the graph inconsistent, or an empty string."""
    ids = {concept.id for concept in graph.concepts}
    if len(ids) != len(graph.concepts):
        return "two concepts have the same id"
    return (
        _relation_flaw(graph.relations, ids)
        or _relation_flaw([r for c in graph.conflicts for r in (c.cut, *c.against)], ids)
        or _reference_flaw(graph, ids)
    )


def _relation_flaw(relations: Iterable[Relation], ids: set[str]) -> str:
    for relation in relations:
        if relation.kind not in RELATION_KINDS:
            return f"unknown relation kind {relation.kind!r}"
        if relation.source not in ids or relation.target not in ids:
            lost = relation.source if relation.source not in ids else relation.target
            return f"a relation names the concept {lost!r}, which the graph does not hold"
        if not 0.0 <= relation.confidence <= 1.0:
            return f"a confidence of {relation.confidence} is not between 0 and 1"
    return ""


def _reference_flaw(graph: ConceptGraph, ids: set[str]) -> str:
    named = {name for topic in graph.topics for name in topic.concepts}
    named.update(name for topic in graph.topics for chain in topic.chains for name in chain)
    named.update(name for note in graph.notes for section in note.sections for name in section.concepts)
    lost = sorted(named - ids)
    return f"a topic or section names the concept {lost[0]!r}, which the graph does not hold" if lost else ""
