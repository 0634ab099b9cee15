"""A process that answers queries and can do nothing else.

It reads requests from standard input and writes answers to standard output, both with their length before
them. Once the files are loaded it gives up the right to open files and sockets, so that no query can reach
out, whatever SPARQL is taught one day. `export.workers` starts it, and ends it when a query takes
too long.
"""

from __future__ import annotations

import contextlib
import struct
import sys
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from export.engine import MAX_ROWS, Answer, Wanted, answer
from export.errors import BadQuery, Forbidden, TooLarge
from export.rdf_files import store_of
from graph.errors import ConceptExplorerError

MEMORY = 4 * 2**30
"""Bytes that queries may take beyond what the loaded graph has taken."""

LENGTH = struct.Struct(">Q")


class Start(Struct, frozen=True):
    """The first message to a worker."""

    files: list[str]
    prefixes: dict[str, str]
    locate: bool = False
    """Load the parser that locates mistakes: slow to load, so only for workers that live long."""


class Request(Struct, frozen=True):
    """One query."""

    query: str
    wanted: Wanted = Wanted()
    max_rows: int = MAX_ROWS


class Reply(Struct, frozen=True, omit_defaults=True):
    """What became of the files (`prefixes`) or of a query: an answer, or an error's name and data."""

    answer: Answer | None = None
    error: str = ""
    text: str = ""
    line: int = 0
    column: int = 0
    number: int = 0
    prefixes: dict[str, str] = {}


def main() -> None:
    """Loads, shuts itself in, and answers until its input ends."""
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    start = msgspec.msgpack.decode(receive(source), type=Start)
    try:
        store, declared = store_of(map(Path, start.files))
    except ConceptExplorerError as error:
        send(sink, msgspec.msgpack.encode(Reply(error="files", text=str(error))))
        return
    if start.locate:
        import rdflib.plugins.sparql.parser  # noqa: F401  # nothing can be imported once the doors are shut
    prefixes = start.prefixes | declared
    _warm_up()
    shut_in()
    send(sink, msgspec.msgpack.encode(Reply(prefixes=prefixes)))
    while message := receive(source):
        request = msgspec.msgpack.decode(message, type=Request)
        try:
            reply = Reply(
                answer(
                    store,
                    request.query,
                    wanted=request.wanted,
                    prefixes=prefixes,
                    max_rows=request.max_rows,
                )
            )
        except ConceptExplorerError as error:
            reply = _failure(request.query, error, locate=start.locate)
        send(sink, msgspec.msgpack.encode(reply))


def shut_in() -> None:
    """No more files, sockets or processes, and a limit of memory, where the system knows such limits."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    with contextlib.suppress(OSError, ValueError):
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (used + MEMORY, used + MEMORY))


def receive(source: BinaryIO) -> bytes:
    """The next message; empty at the end of the stream."""
    head = source.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return b""
    size = LENGTH.unpack(head)[0]
    body = source.read(size)
    return body if len(body) == size else b""


def send(sink: BinaryIO, message: bytes) -> None:
    """Writes one message."""
    sink.write(LENGTH.pack(len(message)) + message)
    sink.flush()


def _warm_up() -> None:
    """Runs each writer once: what they import must be there before the doors are shut."""
    import pyoxigraph

    store = pyoxigraph.Store()
    for result in ("table", "json", "xml", "csv", "tsv"):
        answer(store, "SELECT (NOW() AS ?a) (RAND() AS ?b) {}", wanted=Wanted(result=result), prefixes={})
    answer(store, "CONSTRUCT WHERE { ?s ?p ?o }", wanted=Wanted(), prefixes={})
    with contextlib.suppress(BadQuery):
        answer(store, "SELECT", wanted=Wanted(), prefixes={})


def _failure(query: str, error: ConceptExplorerError, *, locate: bool) -> Reply:
    if isinstance(error, BadQuery):
        if locate:
            from export.diagnosis import located

            error = located(query, error)
        return Reply(error="query", text=error.reason, line=error.line, column=error.column)
    if isinstance(error, Forbidden):
        return Reply(error="forbidden", text=error.keyword, line=error.line)
    if isinstance(error, TooLarge):
        return Reply(error="large", number=error.rows)
    return Reply(error="files", text=str(error))


if __name__ == "__main__":
    main()
