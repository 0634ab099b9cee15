from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from SPARQLWrapper import CSV, JSON, JSONLD, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, XML, SPARQLWrapper

import export
from export.endpoint import MAX_REQUEST
from export.named import named_queries
from export.negotiation import wanted
from tests.export.graphs import sample
from tests.export.test_guard import OUTWARD, Listener
from tests.export.test_query import ENDLESS

LABELS = "SELECT ?l WHERE { ?c a skos:Concept ; skos:prefLabel ?l } ORDER BY ?l"
LIMITS = ["--timeout", "2", "--max-rows", "200"]


class Server:
    """`concepts serve` in a process of its own."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.graph = folder / "graph.ttl"
        self.graph.write_text(export.turtle(sample()))
        self.process = subprocess.Popen(
            [
                sys.executable,
                *("-m", "export.commands.serve", "--port", "0", "--graph", str(self.graph)),
                *options,
            ],
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stderr is not None
        line = self.process.stderr.readline()
        found = re.match(r"(http://\S+)/", line)
        assert found, line + self.process.stderr.read()
        self.url = found[1]

    def close(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=10)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("serve"), *LIMITS)
    yield made
    made.close()


@pytest.fixture
def endpoint(server: Server) -> str:
    return f"{server.url}/sparql"


# SPARQL 1.1 Protocol


def test_get_and_both_sorts_of_post(endpoint: str) -> None:
    answers = [
        httpx.get(endpoint, params={"query": LABELS}),
        httpx.post(endpoint, data={"query": LABELS}),
        httpx.post(endpoint, content=LABELS, headers={"Content-Type": "application/sparql-query"}),
    ]
    for answer in answers:
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/sparql-results+json"
        assert len(answer.json()["results"]["bindings"]) == len(sample().concepts)


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/csv;q=0.5, application/json;q=0.9", "application/sparql-results+json"),
        ("text/*", "text/csv; charset=utf-8"),
        ("*/*", "application/sparql-results+json"),
        ("", "application/sparql-results+json"),
        ("image/png", "application/sparql-results+json"),
    ],
)
def test_content_negotiation_of_results(endpoint: str, accept: str, media_type: str) -> None:
    answer = httpx.get(endpoint, params={"query": LABELS}, headers={"Accept": accept})
    assert answer.headers["content-type"] == media_type


@pytest.mark.parametrize(
    ("accept", "media_type", "kind"),
    [
        ("text/turtle", "text/turtle; charset=utf-8", ox.RdfFormat.TURTLE),
        ("application/n-triples", "application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", "application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", "application/ld+json", ox.RdfFormat.JSON_LD),
        ("*/*", "text/turtle; charset=utf-8", ox.RdfFormat.TURTLE),
    ],
)
def test_content_negotiation_of_graphs(
    endpoint: str, accept: str, media_type: str, kind: ox.RdfFormat
) -> None:
    query = "CONSTRUCT WHERE { ?s cg:requires ?o }"
    answer = httpx.get(endpoint, params={"query": query}, headers={"Accept": accept})
    assert answer.headers["content-type"] == media_type
    assert len(list(ox.parse(answer.content, format=kind))) == 2


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("kind", [JSON, XML, CSV, TSV])
def test_sparqlwrapper_gets_each_result_format(endpoint: str, kind: str, method: str) -> None:
    client = SPARQLWrapper(endpoint, returnFormat=kind)
    client.setMethod(method)
    client.setQuery(LABELS)
    found = client.queryAndConvert()
    if kind == JSON:
        labels = [row["l"]["value"] for row in found["results"]["bindings"]]
    elif kind == XML:
        labels = [node.firstChild.data for node in found.getElementsByTagName("literal")]
    else:
        labels = found.decode().splitlines()[1:]
        labels = [re.sub(r'^"|"(@en)?$', "", label) for label in labels]
    assert labels == sorted(concept.label for concept in sample().concepts)


@pytest.mark.parametrize("kind", [TURTLE, RDFXML, JSONLD])
def test_sparqlwrapper_gets_graphs(endpoint: str, kind: str) -> None:
    client = SPARQLWrapper(endpoint, returnFormat=kind)
    client.setMethod(POST)
    client.setRequestMethod(POSTDIRECTLY)
    client.setQuery("CONSTRUCT WHERE { ?s cg:requires ?o }")
    found = client.queryAndConvert()
    graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found, format="turtle")
    assert len(graph) == 2


def test_sparqlwrapper_asks(endpoint: str) -> None:
    client = SPARQLWrapper(endpoint, returnFormat=JSON)
    client.setQuery("ASK { concept:pca cg:requires concept:svd }")
    assert client.queryAndConvert()["boolean"] is True


def test_the_service_describes_itself(endpoint: str) -> None:
    answer = httpx.get(endpoint)
    assert answer.headers["content-type"].startswith("text/turtle")
    text = answer.text.replace("<>", f"<{endpoint}>")
    assert "Service" in str(list(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)))


@pytest.mark.parametrize(
    ("params", "status", "words"),
    [
        ({"query": "SELECT ?x { ?x a foo:b }"}, 400, "the prefix foo: is not declared"),
        ({"query": "SELECT ?x WHERE { ?x a skos:Concept ?y }"}, 400, "line 1, column"),
        ({"query": ["ASK {}", "ASK {}"]}, 400, "exactly one query"),
        ({"query": "ASK {}", "default-graph-uri": "http://x/"}, 400, "this service has one graph"),
        ({"update": "DROP ALL"}, 403, "UPDATE is not allowed"),
        ({"query": "SELECT * { ?s ?p ?o }"}, 400, "more than 200 rows"),
    ],
)
def test_what_is_wrong_is_said(
    endpoint: str, params: dict[str, str | list[str]], status: int, words: str
) -> None:
    for answer in (httpx.get(endpoint, params=params), httpx.post(endpoint, data=params)):
        assert answer.status_code == status
        assert words in answer.text


def test_bodies_that_are_no_query(endpoint: str) -> None:
    def post(body: bytes, media_type: str) -> int:
        return httpx.post(endpoint, content=body, headers={"Content-Type": media_type}).status_code

    assert post(b"DROP ALL", "application/sparql-update") == 403
    assert post(b"{}", "application/json") == 415
    assert post(b"\xff\xfe", "application/sparql-query") == 400
    assert post(b"query=%FF", "application/x-www-form-urlencoded") == 400
    assert post(b"", "application/x-www-form-urlencoded") == 400
    assert httpx.put(endpoint, content=b"").status_code == 405
    assert httpx.delete(endpoint).status_code == 405


# Safety


@pytest.mark.parametrize("query", OUTWARD)
def test_no_request_reaches_out_or_writes(endpoint: str, query: str, tmp_path: Path) -> None:
    listener = Listener()
    secret = tmp_path / "secret.ttl"
    secret.write_text("<http://e.example/secret> a <http://e.example/leak> .")
    for address in (f"http://127.0.0.1:{listener.port}/", secret.as_uri()):
        answer = httpx.post(endpoint, data={"query": query % address})
        assert answer.status_code in (400, 403) or answer.json()["results"]["bindings"] == []
    assert listener.hits == 0
    listener.socket.close()


def test_a_query_that_would_run_for_ever_ends_and_the_server_serves_on(endpoint: str) -> None:
    started = time.monotonic()
    slow = [
        threading.Thread(
            target=httpx.post, args=(endpoint,), kwargs={"data": {"query": ENDLESS}, "timeout": 30}
        )
        for _ in range(2)
    ]
    for thread in slow:
        thread.start()
    answer = httpx.post(endpoint, data={"query": ENDLESS}, timeout=30)
    assert answer.status_code == 503
    assert "stopped after 2 seconds" in answer.text
    for thread in slow:
        thread.join()
    assert time.monotonic() - started < 20
    assert httpx.get(endpoint, params={"query": "ASK {}"}).json()["boolean"] is True


def test_a_large_request_is_refused(endpoint: str) -> None:
    answer = httpx.post(endpoint, data={"query": "#" * (MAX_REQUEST + 1)})
    assert answer.status_code == 413


@pytest.mark.parametrize("depth", [500, 5_000])
def test_a_deeply_nested_query_harms_nothing(endpoint: str, depth: int) -> None:
    query = "SELECT * " + "{" * depth + "}" * depth
    answer = httpx.post(endpoint, data={"query": query}, timeout=30)
    assert answer.status_code in (200, 400, 503)
    assert httpx.get(endpoint, params={"query": "ASK {}"}, timeout=30).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "localhost.evil.example", "", "[::2]"])
def test_other_host_names_are_turned_away(endpoint: str, host: str) -> None:
    answer = httpx.get(endpoint, params={"query": "ASK {}"}, headers={"Host": host})
    assert answer.status_code in (400, 421)


def test_it_listens_to_this_machine_alone(server: Server) -> None:
    port = int(server.url.rsplit(":", 1)[1])
    assert server.url.startswith("http://127.0.0.1:")
    with socket.socket() as probe:
        probe.bind(("127.0.0.2", 0))
        probe.close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", port), timeout=2)


def test_another_host_name_can_be_allowed(tmp_path: Path) -> None:
    made = Server(tmp_path, "--allow-host", "notes.example")
    try:
        answer = httpx.get(
            f"{made.url}/sparql", params={"query": "ASK {}"}, headers={"Host": "notes.example"}
        )
        assert answer.status_code == 200
    finally:
        made.close()


# Pages


def test_the_query_page_loads_nothing_from_elsewhere(server: Server) -> None:
    page = httpx.get(f"{server.url}/query")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    for name in ("query", "query.js", "query.css"):
        text = httpx.get(f"{server.url}/{name}").text
        loaded = re.findall(r"(?:src|href|url|fetch|import)\s*[=(]\s*[\"']?(https?:)?//", text)
        assert loaded == []
    assert [item["name"] for item in httpx.get(f"{server.url}/queries").json()] == list(named_queries())


def test_the_page_of_the_graph_comes_first(server: Server) -> None:
    assert httpx.get(server.url).headers["location"] == "/query"
    page = server.graph.with_suffix(".html")
    page.write_text("<!doctype html><title>graph</title>")
    assert httpx.get(server.url).text == "<!doctype html><title>graph</title>"
    page.unlink()


def test_a_new_build_is_served_at_once(tmp_path: Path) -> None:
    made = Server(tmp_path)
    try:
        query = {"query": "ASK { <http://e.example/new> ?p ?o }"}
        assert httpx.get(f"{made.url}/sparql", params=query).json()["boolean"] is False
        new = tmp_path / "new.ttl"
        new.write_text("<http://e.example/new> a <http://e.example/Thing> .")
        shutil.move(new, made.graph)
        assert httpx.get(f"{made.url}/sparql", params=query, timeout=20).json()["boolean"] is True
    finally:
        made.close()


# The command


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--graph", "nowhere.ttl"], "nowhere.ttl does not exist"),
        (["--port", "99999"], "is not a port"),
    ],
)
def test_it_says_why_it_can_not_start(words: list[str], message: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "export.commands.serve", *words], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_in_use_is_named(server: Server) -> None:
    port = server.url.rsplit(":", 1)[1]
    done = subprocess.run(
        [sys.executable, "-m", "export.commands.serve", "--graph", str(server.graph), "--port", port],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert "in use" in done.stderr


# Accept headers


@pytest.mark.parametrize("accept", ["", ";;;", "q=", "*/*;q=x", "a/b;q=0", "," * 50, "text/csv;q=1.0;x=y"])
def test_any_accept_header_gives_a_format(accept: str) -> None:
    formats = wanted(accept)
    assert formats.result in ("json", "csv")
    assert formats.graph == "turtle"
