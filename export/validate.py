"""Checking a graph against the shapes, in people's words."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
from msgspec import Struct

from export.errors import BadRdf, ExtraMissing
from export.iris import VOCABULARIES

if TYPE_CHECKING:
    from export.triples import Node

ONTOLOGY = "ontology.ttl"
SHAPES = "shapes.ttl"
_CONCEPT = pyoxigraph.NamedNode(VOCABULARIES["skos"] + "Concept")
_LABEL = pyoxigraph.NamedNode(VOCABULARIES["skos"] + "prefLabel")


class Problem(Struct, frozen=True, order=True):
    """One thing of a graph that breaks a shape."""

    name: str
    """The thing's label and IRI, or its IRI alone."""
    message: str
    """Completes the sentence that starts with the name."""
    value: str = ""
    """What is wrong about it, if that is one value."""

    def __str__(self) -> str:
        """The problem as one line."""
        return f"{self.name} {self.message}{f': {self.value}' if self.value else ''}"


def vocabulary(name: str) -> bytes:
    """One of the shipped files: `ontology.ttl` or `shapes.ttl`."""
    return files("export").joinpath("vocabulary", name).read_bytes()


def check(path: Path) -> list[Problem]:
    """All problems of an RDF file or a built graph, sorted.

    Raises PathMissing, UnknownSuffix, BadRdf or BadGraph for the file.
    """
    from export.rdf_files import rdf_bytes
    from export.shacl import validate
    from export.triples import Triples

    content, kind = rdf_bytes(path)
    try:
        data = Triples(pyoxigraph.parse(content, format=kind))
    except (SyntaxError, ValueError) as error:
        raise BadRdf(path, str(error)) from error
    if not data.instances([_CONCEPT]):
        return [_no_concept(path)]
    shapes = Triples(pyoxigraph.parse(vocabulary(SHAPES), format=pyoxigraph.RdfFormat.TURTLE))

    def named(node: Node) -> str:
        label = data.value(node, _LABEL)
        return f'"{label.value}" ({node.value})' if label is not None else node.value

    problems = set()
    for result in validate(data, shapes):
        value = result.value
        shown = "" if value is None or value == result.focus else named(value)
        problems.add(Problem(named(result.focus), result.message, shown))
    return sorted(problems)


def check_with_pyshacl(path: Path) -> list[Problem]:
    """The same problems, found by the general validator pyshacl: a second opinion, and far slower.

    Raises as `check` does, and ExtraMissing without pyshacl.
    """
    try:
        import pyshacl
    except ImportError:
        raise ExtraMissing("pyshacl", "shacl") from None
    from rdflib import RDF, SH, SKOS, Graph
    from rdflib.term import Node as RdfNode

    from export.rdf import memory_graph

    data = memory_graph([path])
    if (None, RDF.type, SKOS.Concept) not in data:
        return [_no_concept(path)]
    shapes = Graph().parse(data=vocabulary(SHAPES), format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False)

    def named(node: RdfNode | None) -> str:
        label = min(data.objects(node, SKOS.prefLabel), key=str, default=None) if node is not None else None
        return f'"{label}" ({node})' if label is not None else str(node)

    problems = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        value = report.value(result, SH.value)
        focus = report.value(result, SH.focusNode)
        problems.add(
            Problem(
                named(focus),
                str(report.value(result, SH.resultMessage)),
                named(value) if value is not None and value != focus else "",
            )
        )
    return sorted(problems)


def _no_concept(path: Path) -> Problem:
    return Problem(str(path), "holds no concept")
