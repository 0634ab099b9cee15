"""Checking a graph against the shapes, in people's words."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from msgspec import Struct

from export.errors import ExtraMissing

ONTOLOGY = "ontology.ttl"
SHAPES = "shapes.ttl"


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

    Raises PathMissing, UnknownSuffix, BadRdf or BadGraph for the file, ExtraMissing without pyshacl.
    """
    try:
        import pyshacl
    except ImportError:
        raise ExtraMissing("pyshacl", "shacl") from None
    from rdflib import RDF, SH, SKOS, Graph
    from rdflib.term import Node

    from export.rdf import memory_graph

    data = memory_graph([path])
    if (None, RDF.type, SKOS.Concept) not in data:
        return [Problem(str(path), "holds no concept")]
    shapes = Graph().parse(data=vocabulary(SHAPES), format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False)

    def named(node: Node | None) -> str:
        label = data.value(node, SKOS.prefLabel) if node is not None else None
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
