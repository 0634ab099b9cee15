"""Sending a graph to a triple store, into one named graph.

Two ways. The Graph Store Protocol replaces the named graph in one request. SPARQL Update sends parts to a
graph of their own, which takes the place of the named graph in one last step; it can go on after a break,
since each part leaves a mark in the same request that inserts it. Either way the old graph stays until the
new one is complete, as far as the store's requests are atomic, and the triples are counted at the end.

References: SPARQL 1.1 Graph Store HTTP Protocol; SPARQL 1.1 Update, section 3.2.5 MOVE (W3C, 2013).
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote, urlencode

import pyoxigraph
from msgspec import Struct

from export.errors import BadRdf, PushFailed
from export.http_client import Client
from export.iris import VOCABULARIES
from export.rdf_files import rdf_bytes

PART = 10_000
"""Triples of one update: about a megabyte, which stores take without complaint."""

_MARK = VOCABULARIES["cg"] + "sentPart"

Progress = Callable[[int, int], None]
"""Called with the parts that are done and their number."""


class Load(Struct, frozen=True):
    """Triples to send."""

    lines: tuple[str, ...]
    """N-Triples, distinct and sorted."""
    digest: str
    """Of the lines: names the graph that holds the parts."""

    @property
    def data(self) -> bytes:
        """All triples as N-Triples."""
        return "".join(self.lines).encode()


def load_of(path: Path) -> Load:
    """The triples of a file or a built graph. Raises PathMissing, UnknownSuffix, BadRdf, BadGraph."""
    data, kind = rdf_bytes(path)
    try:
        lines = tuple(sorted({f"{quad.triple} .\n" for quad in pyoxigraph.parse(data, format=kind)}))
    except (SyntaxError, ValueError) as error:
        raise BadRdf(path, str(error)) from error
    if not lines:
        raise BadRdf(path, "it holds no triples")
    return Load(lines, hashlib.sha256("".join(lines).encode()).hexdigest()[:16])


def put(load: Load, *, store_url: str, graph: str, client: Client) -> int:
    """Replaces a named graph by the Graph Store Protocol; the number of triples that it then holds.

    Raises PushFailed.
    """
    url = f"{store_url}{'&' if '?' in store_url else '?'}graph={quote(graph, safe='')}"
    client.send("PUT", url, body=load.data, headers={"Content-Type": "application/n-triples"})
    stored = client.send("GET", url, headers={"Accept": "application/n-triples"})
    try:
        count = sum(1 for _ in pyoxigraph.parse(stored, format=pyoxigraph.RdfFormat.N_TRIPLES))
    except (SyntaxError, ValueError):
        raise PushFailed(store_url, "what it gives back is not N-Triples", "check the address") from None
    return _checked(count, load, store_url)


def update(
    load: Load, *, update_url: str, query_url: str, graph: str, client: Client, progress: Progress
) -> int:
    """Replaces a named graph by SPARQL Update; the number of triples that it then holds.

    Raises PushFailed; then the same call goes on after the last part that arrived.
    """
    _no_blank_nodes(load, update_url)
    session = _Session(update_url, query_url, client)
    staging = f"{graph.rstrip('/')}/upload-{load.digest}"
    parts = [load.lines[start : start + PART] for start in range(0, len(load.lines), PART)]
    sent = session.marks(staging)
    for number, part in enumerate(parts):
        progress(number, len(parts))
        if number not in sent:
            mark = f"<{staging}> <{_MARK}> {number} .\n"
            session.update(f"INSERT DATA {{ GRAPH <{staging}> {{\n{''.join(part)}{mark}}} }}")
    progress(len(parts), len(parts))
    arrived = session.count(staging) - len(session.marks(staging))
    _checked(arrived, load, update_url)
    session.update(
        f"DELETE WHERE {{ GRAPH <{staging}> {{ <{staging}> <{_MARK}> ?part }} }} ;\n"
        f"MOVE GRAPH <{staging}> TO GRAPH <{graph}>"
    )
    return _checked(session.count(graph), load, update_url)


class _Session(Struct, frozen=True):
    """Updates and queries of one store."""

    update_url: str
    query_url: str
    client: Client

    def update(self, text: str) -> None:
        """Runs one update request."""
        headers = {"Content-Type": "application/sparql-update"}
        self.client.send("POST", self.update_url, body=text.encode(), headers=headers)

    def marks(self, graph: str) -> set[int]:
        """Numbers of the parts that a graph holds already."""
        rows = self._rows(f"SELECT ?part WHERE {{ GRAPH <{graph}> {{ <{graph}> <{_MARK}> ?part }} }}")
        return set(rows)

    def count(self, graph: str) -> int:
        """Triples of a graph."""
        rows = self._rows(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        return rows[0] if rows else self._not_csv()

    def _rows(self, query: str) -> list[int]:
        """The whole numbers of a result with one column."""
        answer = self.client.send(
            "POST",
            self.query_url,
            body=urlencode({"query": query}).encode(),
            headers={"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/csv"},
        )
        rows = list(csv.reader(io.StringIO(answer.decode("utf-8", "replace"))))
        if not rows or any(len(row) != 1 or not row[0].isdigit() for row in rows[1:]):
            self._not_csv()
        return [int(row[0]) for row in rows[1:]]

    def _not_csv(self) -> NoReturn:
        raise PushFailed(
            self.query_url, "it gave no query result", "name the store's query address with --query-url"
        )


def _no_blank_nodes(load: Load, url: str) -> None:
    """A blank node that occurs in two parts would become two."""
    if any(line.startswith("_:") or " _:" in _unquoted(line) for line in load.lines):
        raise PushFailed(url, "the file has blank nodes, which can't be sent in parts", "use --via store")


def _unquoted(line: str) -> str:
    return line.split('"', 1)[0]


def _checked(count: int, load: Load, url: str) -> int:
    if count != len(load.lines):
        raise PushFailed(
            url,
            f"it holds {count} triples and should hold {len(load.lines)}",
            "run the same command again; if it stays so, somebody else writes to that graph",
        )
    return count
