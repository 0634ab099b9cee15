"""The one table of formats that a graph can be written in."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from graph.model import ConceptGraph


class Format(Struct, frozen=True):
    """One way to write a graph."""

    name: str
    suffix: str
    """Ending of the files, with the dot."""
    purpose: str
    """What it is for, in a few words."""
    write: Callable[[ConceptGraph, str], bytes]
    """From a graph and the base of its IRIs to the file's bytes."""


def _turtle(graph: ConceptGraph, base_iri: str) -> bytes:
    from export.skos_turtle import write

    return write(graph, base_iri=base_iri).encode()


FORMATS: dict[str, Format] = {
    item.name: item
    for item in (Format("turtle", ".ttl", "RDF for people: SKOS, relations and evidence, grouped", _turtle),)
}
