"""The door to rdflib: files as rdflib graphs, on its own store or on Oxigraph's."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from export.errors import BadRdf
from export.rdf_files import rdf_bytes, store_of

if TYPE_CHECKING:
    from rdflib.graph import _TripleType

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def open_graph(paths: Iterable[Path]) -> Graph:
    """An rdflib graph over Oxigraph's store: rdflib's interface, with queries answered by Oxigraph.

    It is a library's tool, with all that SPARQL allows; `export.workers` runs queries of strangers.
    """
    from oxrdflib.store import OxigraphStore

    store, prefixes = store_of(paths)
    graph = Graph(store=OxigraphStore(store=store), identifier=DATASET_DEFAULT_GRAPH_ID)
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
                graph.add(_triple(quad))
        except (SyntaxError, ValueError) as error:
            raise BadRdf(path, str(error)) from error
    return graph


def _triple(quad: pyoxigraph.Quad) -> _TripleType:
    return _term(quad.subject), _term(quad.predicate), _term(quad.object)


def _term(term: object) -> URIRef | BNode | Literal:
    if isinstance(term, pyoxigraph.NamedNode):
        return URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return BNode(term.value)
    if isinstance(term, pyoxigraph.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        datatype = term.datatype.value
        return Literal(term.value, datatype=None if datatype == _STRING else URIRef(datatype))
    raise ValueError("the file has a quoted triple, which RDF 1.1 does not know")
