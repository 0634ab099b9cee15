"""RDF in the other syntaxes. All are made from the Turtle, so that they say the same."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from export.characters import xml_text
from export.iris import VOCABULARIES, checked_base, prefixes
from export.skos_turtle import write
from graph.model import ConceptGraph

if TYPE_CHECKING:
    import pyoxigraph

    Value = pyoxigraph.NamedNode | pyoxigraph.Literal

_XSD = VOCABULARIES["xsd"]
_RDF_TYPE = VOCABULARIES["rdf"] + "type"
_INTEGER = _XSD + "integer"
_BOOLEAN = _XSD + "boolean"

_Coercion = tuple[tuple[str, str], ...]
"""What a context says of a property's values, as sorted pairs."""


def turtle(graph: ConceptGraph, base_iri: str) -> bytes:
    """The Turtle itself."""
    return write(graph, base_iri=base_iri).encode()


def ntriples(graph: ConceptGraph, base_iri: str) -> bytes:
    """One triple a line, sorted."""
    return "".join(sorted(f"{triple} .\n" for triple in _triples(graph, base_iri))).encode()


def trig(graph: ConceptGraph, base_iri: str) -> bytes:
    """All triples in one named graph, so that a store that holds other things can tell them apart."""
    text = write(graph, base_iri=base_iri)
    head, _, body = text.partition("\n\n")
    return f"{head}\n\nGRAPH <{graph_iri(base_iri)}> {{\n{body}}}\n".encode()


def graph_iri(base_iri: str) -> str:
    """Name of the graph, where the triples are put in a named one."""
    return checked_base(base_iri) + "graph"


def rdfxml(graph: ConceptGraph, base_iri: str) -> bytes:
    """RDF/XML. Characters that XML can't hold become U+FFFD."""
    spaces = "".join(f'\n    xmlns:{name}="{iri}"' for name, iri in sorted(VOCABULARIES.items()))
    parts = [f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n']
    for subject, triples in groupby(_triples(graph, base_iri), key=lambda triple: triple.subject):
        parts.append(f"  <rdf:Description rdf:about={quoteattr(str(subject)[1:-1])}>\n")
        parts += [_xml_property(triple.predicate.value, _value(triple)) for triple in triples]
        parts.append("  </rdf:Description>\n")
    return "".join([*parts, "</rdf:RDF>\n"]).encode()


def jsonld(graph: ConceptGraph, base_iri: str) -> bytes:
    """JSON-LD with a context that makes it read like plain JSON."""
    base = checked_base(base_iri)
    triples = _triples(graph, base)
    names = _Names(triples, prefixes(base))
    items = [
        names.item(subject.value, list(found))
        for subject, found in groupby(triples, key=lambda triple: triple.subject)
    ]
    document = {"@context": names.context, "@graph": items}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


class _Names:
    """Short keys for the properties: the local name, typed by what the property's values are."""

    def __init__(self, triples: Iterable[pyoxigraph.Triple], spaces: dict[str, str]) -> None:
        self._spaces = spaces
        self._keys: dict[str, str] = {}
        self._coerced: dict[str, dict[str, str]] = {_RDF_TYPE: {"@type": "@id"}}
        self.context: dict[str, Any] = dict(sorted(spaces.items()))
        kinds: dict[str, set[_Coercion]] = {}
        for triple in triples:
            kinds.setdefault(triple.predicate.value, set()).add(_coercion(_value(triple)))
        for iri in sorted(kinds, key=lambda iri: (not iri.startswith(VOCABULARIES["cg"]), iri)):
            if iri != _RDF_TYPE:
                self._add(iri, kinds[iri])

    def _add(self, iri: str, kinds: set[_Coercion]) -> None:
        compact = self._compact(iri)
        key = compact.partition(":")[2]
        if key in self.context:
            key = compact
        self._keys[iri] = key
        self._coerced[iri] = dict(next(iter(kinds))) if len(kinds) == 1 else {}
        self.context[key] = {"@id": compact} | self._coerced[iri]

    def item(self, subject: str, triples: list[pyoxigraph.Triple]) -> dict[str, Any]:
        """One thing with all that is said of it."""
        found: dict[str, list[Any]] = {}
        for triple in triples:
            iri = triple.predicate.value
            key = "@type" if iri == _RDF_TYPE else self._keys[iri]
            found.setdefault(key, []).append(self._value(_value(triple), self._coerced[iri]))
        single = {key: values[0] if len(values) == 1 else values for key, values in found.items()}
        return {"@id": self._compact(subject), **single}

    def _value(self, value: Value, coerced: dict[str, str]) -> Any:
        from pyoxigraph import NamedNode

        if isinstance(value, NamedNode):
            plain: Any = self._compact(value.value)
            return plain if coerced else {"@id": plain}
        datatype = value.datatype.value
        plain = int(value.value) if datatype == _INTEGER else value.value
        plain = value.value == "true" if datatype == _BOOLEAN else plain
        return plain if dict(_coercion(value)) == coerced else {"@value": plain, **dict(_coercion(value))}

    def _compact(self, iri: str) -> str:
        for name, space in self._spaces.items():
            if iri.startswith(space):
                return f"{name}:{iri.removeprefix(space)}"
        return iri


def _coercion(value: Value) -> _Coercion:
    from pyoxigraph import NamedNode

    if isinstance(value, NamedNode):
        return (("@type", "@id"),)
    if value.language:
        return (("@language", value.language),)
    if value.datatype.value == _XSD + "decimal":
        return (("@type", "xsd:decimal"),)
    return ()


def _xml_property(iri: str, value: Value) -> str:
    from pyoxigraph import NamedNode

    name = next(
        f"{prefix}:{iri.removeprefix(space)}"
        for prefix, space in VOCABULARIES.items()
        if iri.startswith(space)
    )
    if isinstance(value, NamedNode):
        return f"    <{name} rdf:resource={quoteattr(value.value)}/>\n"
    if value.language:
        attribute = f" xml:lang={quoteattr(value.language)}"
    elif value.datatype.value == _XSD + "string":
        attribute = ""
    else:
        attribute = f" rdf:datatype={quoteattr(value.datatype.value)}"
    return f"    <{name}{attribute}>{escape(xml_text(value.value), {chr(13): '&#13;'})}</{name}>\n"


def _value(triple: pyoxigraph.Triple) -> Value:
    """The object of a triple of ours: there are no blank nodes and no quoted triples."""
    from pyoxigraph import Literal, NamedNode

    if isinstance(triple.object, NamedNode | Literal):
        return triple.object
    raise TypeError(f"{triple.object} is neither an IRI nor a literal")


def _triples(graph: ConceptGraph, base_iri: str) -> list[pyoxigraph.Triple]:
    import pyoxigraph

    text = write(graph, base_iri=base_iri).encode()
    return [quad.triple for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE)]
