"""One query over one store: what a worker does, without the process around it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from export.diagnosis import syntax_error
from export.errors import BadQuery, TooLarge
from export.guard import refuse_unsafe
from export.results import Rows, as_csv, as_json, as_table, as_tsv, as_xml
from export.spelling import spelled_out

if TYPE_CHECKING:
    import pyoxigraph

MAX_ROWS = 100_000
"""Rows or triples of one answer unless asked for more: beyond it, people read nothing and browsers stall."""

RESULT_TYPES = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "table": "text/plain; charset=utf-8",
}
"""Formats of SELECT and ASK, and their media types."""

GRAPH_TYPES = {
    "turtle": "text/turtle; charset=utf-8",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
"""Formats of CONSTRUCT and DESCRIBE, and their media types."""


class Answer(Struct, frozen=True):
    """What a query gave."""

    media_type: str
    body: bytes
    count: int
    """Rows or triples; 1 for ASK."""
    yes: bool = True
    """False for an ASK that is answered with no."""


class Wanted(Struct, frozen=True):
    """In which formats an answer is wanted: one for each sort of query."""

    result: str = "table"
    """A key of RESULT_TYPES."""
    graph: str = "turtle"
    """A key of GRAPH_TYPES."""


def answer(
    store: pyoxigraph.Store,
    query: str,
    *,
    wanted: Wanted,
    prefixes: dict[str, str],
    max_rows: int = MAX_ROWS,
) -> Answer:
    """Runs a query that only reads. Raises Forbidden, BadQuery, TooLarge."""
    import pyoxigraph

    refuse_unsafe(query)
    try:
        found = store.query(spelled_out(query, prefixes), prefixes=prefixes)
        if isinstance(found, pyoxigraph.QueryBoolean):
            return _results(bool(found), wanted.result, prefixes)
        if isinstance(found, pyoxigraph.QueryTriples):
            triples = list(islice(found, max_rows + 1))
            if len(triples) > max_rows:
                raise TooLarge(max_rows)
            return _graph(triples, wanted.graph, prefixes)
        names = tuple(variable.value for variable in found.variables)
        rows = [tuple(row) for row in islice(found, max_rows + 1)]
    except SyntaxError as error:
        raise syntax_error(query, str(error), prefixes) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise BadQuery(query, str(error)) from error
    if len(rows) > max_rows:
        raise TooLarge(max_rows)
    return _results(Rows(names, rows), wanted.result, prefixes)


def _results(found: Rows | bool, name: str, prefixes: dict[str, str]) -> Answer:
    if name == "table":
        body = as_table(found, prefixes=prefixes)
    else:
        body = {"json": as_json, "xml": as_xml, "csv": as_csv, "tsv": as_tsv}[name](found)
    if isinstance(found, bool):
        return Answer(RESULT_TYPES[name], body, 1, found)
    return Answer(RESULT_TYPES[name], body, len(found.rows))


def _graph(triples: list[pyoxigraph.Triple], name: str, prefixes: dict[str, str]) -> Answer:
    import pyoxigraph

    kind = {
        "turtle": pyoxigraph.RdfFormat.TURTLE,
        "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
        "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
        "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    }[name]
    order = sorted(set(triples), key=str)
    body = pyoxigraph.serialize(order, format=kind, prefixes=prefixes if name == "turtle" else None) or b""
    return Answer(GRAPH_TYPES[name], _used_prefixes(body) if name == "turtle" else body, len(order))


def _used_prefixes(turtle: bytes) -> bytes:
    """The same Turtle with only the prefixes that occur in it, sorted: Oxigraph writes all, in any order."""
    lines = turtle.decode().split("\n")
    heads = sorted(line for line in lines if line.startswith("@prefix "))
    body = "\n".join(line for line in lines if not line.startswith("@prefix "))
    used = [line + "\n" for line in heads if line.split()[1] in body]
    return "".join([*used, body]).encode()
