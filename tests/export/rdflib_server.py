"""A small triple store over HTTP that is not Oxigraph: rdflib's own store and engine.

It speaks as much of SPARQL 1.1 Protocol and Graph Store Protocol as sending a graph needs.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

from rdflib import Dataset, URIRef


class _Handler(BaseHTTPRequestHandler):
    """/query, /update and /store of one data set."""

    data: Dataset

    def do_POST(self) -> None:  # a name that the standard library asks for
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/update":
            self.data.update(body)
            self._answer(204)
        else:
            found = self.data.query(parse_qs(body)["query"][0])
            self._answer(200, found.serialize(format="csv") or b"", "text/csv")

    def do_PUT(self) -> None:  # as above
        graph = self._graph()
        self.data.remove_graph(graph)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.data.graph(graph).parse(data=body, format="nt")
        self._answer(204)

    def do_GET(self) -> None:  # as above
        found = self.data.graph(self._graph()).serialize(format="nt", encoding="utf-8")
        self._answer(200, found, "application/n-triples")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002, ARG002  # as above
        return

    def _graph(self) -> URIRef:
        return URIRef(parse_qs(urlsplit(self.path).query)["graph"][0])

    def _answer(self, status: int, body: bytes = b"", kind: str = "text/plain") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def rdflib_store() -> Iterator[tuple[str, Dataset]]:
    """The address of a server and what it holds."""
    data = Dataset()
    server = HTTPServer(("127.0.0.1", 0), type("Bound", (_Handler,), {"data": data}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", data
    finally:
        server.shutdown()
        server.server_close()
