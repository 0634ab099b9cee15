"""A concept graph in other formats: RDF first, then the rest of one format table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.iris import DEFAULT_BASE

if TYPE_CHECKING:
    from graph.model import ConceptGraph

__all__ = ["DEFAULT_BASE", "turtle"]


def turtle(graph: ConceptGraph, *, base_iri: str = DEFAULT_BASE) -> str:
    """The graph as Turtle: SKOS concepts, typed relations, and the evidence of each.

    The same graph gives the same text. Raises `graph.errors.BadConfiguration` for a base that is no
    absolute IRI.
    """
    from export.skos_turtle import write

    return write(graph, base_iri=base_iri)
