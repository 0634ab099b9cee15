"""The door to rdflib: files as rdflib graphs, on its own store or on Oxigraph's."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
from rdflib import Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from export.errors import BadRdf
from export.rdf_files import rdf_bytes, store_of
from export.rdf_terms import term


def open_graph(paths: Iterable[Path]) -> Graph:
    """An rdflib graph over Oxigraph's store: rdflib's interface, with queries answered by Oxigraph.

    It is a library's tool, with all that SPARQL allows; `export.workers` runs queries of strangers.
    """
    from export.rdflib_store import Store

    store, prefixes = store_of(paths)
    graph = Graph(store=Store(store), identifier=DATASET_DEFAULT_GRAPH_ID)
    for name, iri in prefixes.items():
        graph.bind(name, iri)
    return graph


def memory_graph(paths: Iterable[Path]) -> Graph:
    """An rdflib graph on rdflib's own store. Oxigraph parses, in a fraction of the time."""
    graph = Graph()
    for path in paths:
        data, kind = rdf_bytes(path)
        try:
            for quad in pyoxigraph.parse(data, format=kind):
                graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
        except (SyntaxError, ValueError) as error:
            raise BadRdf(path, str(error)) from error
    return graph
