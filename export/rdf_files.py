"""Reading RDF files of any format with Oxigraph, and built graphs as RDF."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from export.errors import BadRdf, UnknownSuffix
from graph.errors import PathMissing

if TYPE_CHECKING:
    import pyoxigraph

DEFAULT_FILE = Path("concept-graph/graph.ttl")
SUFFIXES = (".ttl", ".nt", ".trig", ".nq", ".rdf", ".xml", ".owl", ".jsonld", ".n3", ".json")
"""Endings that are understood; .json is a built graph."""

_XML = (".xml", ".owl")


def store_of(paths: Iterable[Path]) -> tuple[pyoxigraph.Store, dict[str, str]]:
    """A store with the triples of some files, and the prefixes that they declare.

    Raises PathMissing, UnknownSuffix, BadRdf; BadGraph for a damaged built graph.
    """
    import pyoxigraph

    store = pyoxigraph.Store()
    prefixes: dict[str, str] = {}
    for path in paths:
        data, kind = rdf_bytes(path)
        try:
            store.bulk_load(data, format=kind)
        except (SyntaxError, ValueError) as error:
            raise BadRdf(path, str(error)) from error
        prefixes.update(declared_prefixes(data, kind))
    return store, prefixes


def rdf_bytes(path: Path) -> tuple[bytes, pyoxigraph.RdfFormat]:
    """The content of one file and its format. Raises as `store_of` does, but for BadRdf on bad syntax."""
    import pyoxigraph

    suffix = path.suffix.lower()
    if suffix == ".json":
        return _built_graph(path), pyoxigraph.RdfFormat.TURTLE
    kind = pyoxigraph.RdfFormat.from_extension("rdf" if suffix in _XML else suffix[1:])
    if kind is None or suffix not in SUFFIXES:
        raise UnknownSuffix(path, SUFFIXES)
    try:
        return path.read_bytes(), kind
    except (FileNotFoundError, NotADirectoryError):
        raise PathMissing(path) from None
    except OSError as error:
        raise BadRdf(path, error.strerror or str(error)) from error


def declared_prefixes(data: bytes, kind: pyoxigraph.RdfFormat) -> dict[str, str]:
    """The prefixes that stand at the head of a file."""
    import pyoxigraph

    if kind not in (pyoxigraph.RdfFormat.TURTLE, pyoxigraph.RdfFormat.TRIG, pyoxigraph.RdfFormat.N3):
        return {}
    quads = pyoxigraph.parse(data, format=kind)
    next(quads, None)
    return dict(quads.prefixes)


def _built_graph(path: Path) -> bytes:
    from export.skos_turtle import write
    from graph.store import load

    return write(load(path)).encode()
