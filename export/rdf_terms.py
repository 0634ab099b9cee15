"""Oxigraph's terms as rdflib's."""

from __future__ import annotations

from functools import lru_cache

import pyoxigraph
from rdflib import BNode, Literal, URIRef

from export.iris import VOCABULARIES

CACHED = 2**16
"""Terms kept: an answer names the same concepts and notes again and again, and making a term takes longer."""

_STRING = VOCABULARIES["xsd"] + "string"


@lru_cache(maxsize=CACHED)
def term(found: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal) -> URIRef | BNode | Literal:
    """The same term in rdflib. Raises ValueError for a quoted triple."""
    if isinstance(found, pyoxigraph.NamedNode):
        return URIRef(found.value)
    if isinstance(found, pyoxigraph.BlankNode):
        return BNode(found.value)
    if isinstance(found, pyoxigraph.Literal):
        if found.language:
            return Literal(found.value, lang=found.language)
        datatype = found.datatype.value
        return Literal(found.value, datatype=None if datatype == _STRING else URIRef(datatype))
    raise ValueError("the file has a quoted triple, which RDF 1.1 does not know")
