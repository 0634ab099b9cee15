from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from msgspec.structs import replace
from rdflib import Graph, URIRef

import export
from export import push
from export.commands.push import NAMED_GRAPH, main
from export.http_client import Client
from graph.model import ConceptGraph
from tests.export.graphs import NASTY, large, sample
from tests.export.rdflib_server import rdflib_store
from tests.readme import README

OXIGRAPH = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
pytestmark = pytest.mark.skipif(OXIGRAPH is None, reason="the oxigraph server is not installed")


class Store:
    """Oxigraph's own server, with its data in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        command = [str(OXIGRAPH), "serve", "--location", str(self.folder), "--bind", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                httpx.get(f"{self.url}/query", params={"query": "ASK {}"})
            except httpx.TransportError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError("the store did not start")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def graphs(self) -> dict[str, int]:
        query = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
        answer = httpx.post(
            f"{self.url}/query", data={"query": query}, headers={"Accept": "application/json"}
        )
        rows = answer.json()["results"]["bindings"]
        return {row["g"]["value"]: int(row["n"]["value"]) for row in rows}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "database")
    yield made
    made.kill()


def stored(folder: Path, graph: ConceptGraph, name: str = "graph.ttl") -> Path:
    path = folder / name
    path.write_text(export.turtle(graph))
    return path


def ways(store: Store) -> list[list[str]]:
    return [[f"{store.url}/store"], [f"{store.url}/update", "--via", "update"]]


def test_both_ways_replace_one_named_graph(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = "<http://e.example/a> <http://e.example/b> 1 ."
    httpx.put(
        f"{store.url}/store",
        params={"graph": "urn:x:other"},
        content=other,
        headers={"Content-Type": "text/turtle"},
    )
    httpx.put(
        f"{store.url}/store",
        params={"graph": NAMED_GRAPH},
        content=other,
        headers={"Content-Type": "text/turtle"},
    )
    path = stored(tmp_path, sample())
    expected = len(push.load_of(path).lines)
    for words in ways(store):
        assert main([*words, "--graph", str(path)]) == 0
        assert capsys.readouterr().out == f"{expected} triples are in <{NAMED_GRAPH}>\n"
        assert store.graphs() == {NAMED_GRAPH: expected, "urn:x:other": 1}


def test_the_example_of_the_readme(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "concept-graph").mkdir()
    path = stored(tmp_path / "concept-graph", sample())
    monkeypatch.chdir(tmp_path)
    call = re.search(r"`concepts push http://localhost:\d+(/\S+)`", README.read_text("utf-8"))
    assert call
    assert main([store.url + call[1]]) == 0
    assert store.graphs() == {NAMED_GRAPH: len(push.load_of(path).lines)}
    assert NAMED_GRAPH in capsys.readouterr().out


def test_the_store_answers_as_the_file_does(store: Store, tmp_path: Path) -> None:
    labels = iter(NASTY)
    hostile = tuple(
        replace(item, label=next(labels), aliases=(next(labels), next(labels))) for item in sample().concepts
    )
    path = stored(tmp_path, replace(sample(), concepts=hostile))
    assert main([*ways(store)[1], "--graph", str(path)]) == 0
    back = httpx.get(
        f"{store.url}/store", params={"graph": NAMED_GRAPH}, headers={"Accept": "application/n-triples"}
    )
    triples = {quad.triple for quad in ox.parse(back.content, format=ox.RdfFormat.N_TRIPLES)}
    assert triples == {quad.triple for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)}


@pytest.mark.filterwarnings("ignore:Dataset.default_context")
@pytest.mark.parametrize("way", [["store"], ["update", "--via", "update"]])
def test_a_store_of_another_make(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], way: list[str]
) -> None:
    monkeypatch.setattr(push, "PART", 200)
    old, new = stored(tmp_path, large(20, 30, 1), "old.ttl"), stored(tmp_path, sample(), "new.ttl")
    with rdflib_store() as (url, data):
        data.graph(URIRef("urn:x:other")).add((URIRef("urn:x:a"), URIRef("urn:x:b"), URIRef("urn:x:c")))
        for path in (old, new):
            assert main([f"{url}/{way[0]}", *way[1:], "--graph", str(path)]) == 0
        held = {str(graph.identifier): len(graph) for graph in data.graphs() if len(graph)}
        sent = Graph().parse(new)
        assert held == {NAMED_GRAPH: len(sent), "urn:x:other": 1}
        assert set(data.graph(URIRef(NAMED_GRAPH))) == set(sent)
    assert f"{len(sent)} triples are in <{NAMED_GRAPH}>" in capsys.readouterr().out


def test_a_store_that_dies_half_way(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(push, "PART", 500)
    old, new = stored(tmp_path, sample(), "old.ttl"), stored(tmp_path, large(60, 100, 1), "new.ttl")
    words = ways(store)[1]
    assert main([*words, "--graph", str(old)]) == 0
    before = store.graphs()
    parts: list[str] = []
    send = Client.send

    def dying(self: Client, method: str, url: str, **rest: object) -> bytes:
        if url.endswith("update"):
            parts.append(url)
            if len(parts) == 3:
                store.kill()
        return send(self, method, url, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Client, "send", dying)
    assert main([*words, "--graph", str(new)]) == 2
    assert "check that the store runs" in capsys.readouterr().err
    store.start()
    assert store.graphs()[NAMED_GRAPH] == before[NAMED_GRAPH], "the old graph is still there"
    parts.clear()
    parts.extend(["counted", "counted", "counted"])
    load = push.load_of(new)
    assert main([*words, "--graph", str(new)]) == 0
    assert len(parts) - 3 == -(-len(load.lines) // 500) - 2 + 1, "the first two parts are not sent again"
    assert store.graphs() == {NAMED_GRAPH: len(load.lines)}


def test_nobody_listens(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    path = stored(tmp_path, sample())
    for words in (["store"], ["update", "--via", "update"]):
        assert main([f"http://127.0.0.1:{port}/{words[0]}", *words[1:], "--graph", str(path)]) == 2
        error = capsys.readouterr().err
        assert "the connection was refused; check that the store runs" in error
        assert len(error.splitlines()) == 1


class Gate(BaseHTTPRequestHandler):
    """A store that asks for a password, redirects, or hangs up."""

    seen: list[tuple[str, str | None]]

    def _answer(self) -> None:
        self.seen.append((self.path, self.headers.get("Authorization")))
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path.startswith("/redirect"):
            self.send_response(307)
            self.send_header("Location", "http://127.0.0.1:9/")
        elif self.path.startswith("/hang"):
            self.close_connection = True
            return
        elif self.path.startswith("/lies"):
            self.send_response(200)
        else:
            wrong = self.headers.get("Authorization") != "Basic bWU6c2VjcmV0"
            self.send_response(401 if wrong else 507)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_PUT = do_POST = do_GET = _answer  # noqa: N815  # names that the standard library asks for

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002, ARG002  # as above
        return


@pytest.fixture
def gate() -> Iterator[tuple[str, list[tuple[str, str | None]]]]:
    seen: list[tuple[str, str | None]] = []
    handler = type("Bound", (Gate,), {"seen": seen})
    server = HTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", seen
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("via", ["store", "update"])
def test_a_wrong_password(
    gate: tuple[str, list[tuple[str, str | None]]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    via: str,
) -> None:
    url, seen = gate
    password = tmp_path / "password"
    password.write_text("wrong\n")
    words = [f"{url}/x", "--via", via, "--graph", str(stored(tmp_path, sample())), "--user", "me"]
    assert main([*words, "--password-file", str(password)]) == 2
    assert "answered 401" in (error := capsys.readouterr().err)
    assert "--password-file" in error
    password.write_text("secret\n")
    assert main([*words, "--password-file", str(password)]) == 2
    assert "answered 507" in capsys.readouterr().err
    assert seen[-1][1] == "Basic bWU6c2VjcmV0"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("redirect", "answered 307"),
        ("hang", "the connection broke"),
        ("lies", "it holds 0 triples and should hold"),
    ],
)
def test_a_strange_store(
    gate: tuple[str, list[tuple[str, str | None]]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    path: str,
    words: str,
) -> None:
    assert main([f"{gate[0]}/{path}", "--graph", str(stored(tmp_path, sample()))]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["ftp://x/"], "is no address"),
        (["http://127.0.0.1:9/", "--named-graph", "my graph"], "is no absolute IRI"),
        (["http://127.0.0.1:9/", "--graph", "none.ttl"], "does not exist"),
        (["http://127.0.0.1:9/", "--user", "me", "--password-file", "none"], "--password-file"),
    ],
)
def test_a_wrong_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    default = [] if "--graph" in words else ["--graph", str(stored(tmp_path, sample()))]
    assert main([*words, *default]) == 2
    assert message in capsys.readouterr().err


def test_blank_nodes_are_not_sent_in_parts(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "blank.ttl"
    path.write_text("@prefix : <http://e.example/> . :a :b [ :c 1 ] .")
    assert main([*ways(store)[1], "--graph", str(path)]) == 2
    assert "blank nodes" in capsys.readouterr().err
    assert main([*ways(store)[0], "--graph", str(path)]) == 0
