"""Queries only read, and reach nothing but the graph."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.engine import Wanted
from export.errors import BadQuery, Forbidden
from export.guard import refuse_unsafe, tokens
from export.worker import Request
from export.workers import Worker
from tests.export.graphs import sample

LABELS = "SELECT ?l WHERE { ?c a skos:Concept ; skos:prefLabel ?l } ORDER BY ?l"


class Listener:
    """Counts connections to a port of this machine."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.hits = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.hits += 1
            connection.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.socket.close()


OUTWARD = [
    "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <%s> { ?s ?p ?o } }",
    "SELECT * { VALUES ?e { <%s> } service ?e { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <%s> { ?s ?p ?o } }",
    "SELECT * FROM <%s> { ?s ?p ?o }",
    "SELECT * FROM NAMED <%s> { GRAPH ?g { ?s ?p ?o } }",
    "LOAD <%s>",
    "PREFIX x: <http://x/> LOAD <%s> INTO GRAPH x:g",
    "INSERT DATA { <%s> a 1 }",
    "DELETE WHERE { ?s ?p <%s> }",
]


@pytest.mark.parametrize("query", OUTWARD)
def test_no_query_reaches_out_or_writes(
    worker: Worker, listener: Listener, query: str, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text("<http://e.example/secret> a <http://e.example/leak> .")
    for address in (f"http://127.0.0.1:{listener.port}/", secret.as_uri()):
        try:
            body = worker.ask(Request(query % address, Wanted(result="json"))).body
            assert json.loads(body)["results"]["bindings"] == []
        except (Forbidden, BadQuery):
            continue
    assert listener.hits == 0
    assert len(worker.ask(Request(LABELS)).body.splitlines()) == len(sample().concepts) + 3


def test_even_an_unchecked_query_gets_no_connection(listener: Listener) -> None:
    code = (
        "import pyoxigraph, sys\nport = int(sys.argv[2])\n"
        "from export.worker import shut_in\n"
        "store = pyoxigraph.Store()\n"
        "query = f'SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}'\n"
        "ask = lambda: list(store.query(query))\n"
        "if sys.argv[1] == 'shut': shut_in()\n"
        "try: ask()\n"
        "except OSError as error: print('refused')\n"
    )
    for word, hits in (("shut", 0), ("open", 1)):
        subprocess.run(
            [sys.executable, "-c", code, word, str(listener.port)],
            check=True,
            timeout=60,
            capture_output=True,
        )
        assert min(listener.hits, 1) == hits, "the test must be able to fail"


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "SERVICE" }',
        "SELECT ?service { ?service ?p ?o } # SERVICE <http://x/> {}",
        "PREFIX service: <http://x/> SELECT * { ?s service:load ?o }",
        "SELECT * { ?s ?p <http://x/SERVICE> . ?s ?p '''LOAD \"x''' }",
        "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
    ],
)
def test_words_that_only_look_dangerous_pass(query: str) -> None:
    refuse_unsafe(query)
    assert list(ox.Store().query(query)) == []


@given(st.text(st.sampled_from("SERVICE<>\"'#\\ {}?u0053\n"), max_size=40))
def test_the_guard_reads_any_text(text: str) -> None:
    words = {token.text.upper() for token in tokens(text) if token.kind == "word"}
    try:
        refuse_unsafe(text)
    except Forbidden:
        return
    assert "SERVICE" not in words
