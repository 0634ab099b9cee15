"""The one table of formats that a graph can be written in."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from msgspec import Struct

from graph.model import ConceptGraph


class Format(Struct, frozen=True):
    """One way to write a graph."""

    name: str
    suffix: str
    """Ending of the files, with the dot."""
    purpose: str
    """What it is for, in a few words."""
    writer: str
    """`module:function` of this package: from a graph and the base of its IRIs to the file's bytes."""
    folder: bool = False
    """Whether it is several files, to be written to a folder or to a zip file."""

    def write(self, graph: ConceptGraph, *, base_iri: str) -> bytes:
        """The file. Raises BadConfiguration for a base that is no absolute IRI."""
        module, _, name = self.writer.partition(":")
        function: Callable[[ConceptGraph, str], bytes] = getattr(import_module(f"export.{module}"), name)
        return function(graph, base_iri)


FORMATS: dict[str, Format] = {
    item.name: item
    for item in (
        Format("turtle", ".ttl", "RDF for people: SKOS, relations and evidence", "linked_data:turtle"),
        Format("ntriples", ".nt", "RDF, one triple a line, sorted", "linked_data:ntriples"),
        Format("trig", ".trig", "RDF in one named graph, for a triple store", "linked_data:trig"),
        Format("rdfxml", ".rdf", "RDF for older tools", "linked_data:rdfxml"),
        Format("jsonld", ".jsonld", "RDF that reads like plain JSON", "linked_data:jsonld"),
        Format("graphml", ".graphml", "yEd, Cytoscape, networkx, igraph", "xml_graphs:graphml"),
        Format("gexf", ".gexf", "Gephi, networkx", "xml_graphs:gexf"),
        Format("csv", ".zip", "tables: nodes, edges, evidence", "csv_files:archive", folder=True),
        Format("cypher", ".cypher", "Neo4j and other property graphs", "cypher:cypher"),
        Format("mermaid", ".mmd", "a diagram of the main concepts, in Markdown", "diagrams:mermaid"),
        Format("dot", ".dot", "Graphviz", "diagrams:dot"),
        Format("canvas", ".canvas", "an Obsidian canvas of the main concepts", "canvas:canvas"),
        Format("flashcards", ".csv", "definitions in learning order, for Anki", "csv_files:flashcards"),
    )
}
