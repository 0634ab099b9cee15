"""The SPARQL endpoint and its query page, as an ASGI application.

Reference: SPARQL 1.1 Protocol (W3C, 2013): queries by GET, by POST of a form and by POST of the query itself.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib.resources import files
from pathlib import Path
from urllib.parse import parse_qs

from msgspec import Struct
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from export import worker
from export.engine import MAX_ROWS, Wanted
from export.errors import Forbidden, OutOfMemory, TooSlow
from export.named import named_queries
from export.negotiation import wanted
from export.workers import TIMEOUT, CannotLoad, Workers
from graph.errors import ConceptExplorerError

MAX_REQUEST = 256 * 1024
"""Bytes of one request: a thousand times what a query written by hand needs."""

MAX_WAITING = 32
"""Requests that may wait for a worker before new ones are turned away."""

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")

_PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
_PAGES = {
    "query.html": "text/html",
    "query.js": "text/javascript",
    "query.css": "text/css",
}


class Limits(Struct, frozen=True):
    """What one request may take."""

    timeout: float = TIMEOUT
    """Seconds for a query."""
    max_rows: int = MAX_ROWS


class _Refused(Exception):
    """A request that is answered with an error before any query runs."""

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        super().__init__(message)


def application(
    workers: Workers, *, limits: Limits, hosts: tuple[str, ...] = LOOPBACK, page: Path | None = None
) -> ASGIApp:
    """The application: `/` (the graph's page, if there is one), `/query`, `/queries` and `/sparql`.

    `hosts` are the names under which requests are accepted: this stops other sites from reaching a server on
    this machine through a name of their own (DNS rebinding).
    """
    endpoint = _Endpoint(workers, limits)

    async def home(_: Request) -> Response:
        if page is not None and page.is_file():
            return FileResponse(page, media_type="text/html", headers={"X-Content-Type-Options": "nosniff"})
        return RedirectResponse("/query")

    routes = [
        Route("/", home),
        Route("/query", _page("query.html")),
        Route("/query.js", _page("query.js")),
        Route("/query.css", _page("query.css")),
        Route("/queries", _queries),
        Route("/sparql", endpoint.answer, methods=["GET", "POST"]),
    ]
    return _HostCheck(Starlette(routes=routes), hosts)


class _Endpoint:
    """`/sparql`."""

    def __init__(self, workers: Workers, limits: Limits) -> None:
        self._workers = workers
        self._limits = limits
        self._waiting = 0

    async def answer(self, request: Request) -> Response:
        """One query, or the service description when a GET has no query."""
        try:
            query, format_name = await _query_of(request)
            if self._waiting >= MAX_WAITING:
                raise _Refused(503, "too many queries are waiting; try again later")
        except _Refused as error:
            return _error(error.status, str(error))
        if query is None:
            return _description(request)
        return await self._run(query, wanted(request.headers.get("accept", ""), format_name))

    async def _run(self, query: str, formats: Wanted) -> Response:
        asked = worker.Request(query, formats, self._limits.max_rows)
        self._waiting += 1
        try:
            found = await run_in_threadpool(self._workers.ask, asked, timeout=self._limits.timeout)
        except ConceptExplorerError as error:
            return _error(_status(error), str(error))
        finally:
            self._waiting -= 1
        headers = {"X-Content-Type-Options": "nosniff", "Vary": "Accept"}
        return Response(found.body, headers=headers | {"Content-Type": found.media_type})


async def _query_of(request: Request) -> tuple[str | None, str]:
    """The query, or None if there is none, and the format that the client names."""
    fields = _fields(request.url.query.encode("ascii", "replace"))
    if request.method == "POST":
        media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = await _body(request)
        if media_type == "application/x-www-form-urlencoded":
            fields = _fields(body)
        elif media_type == "application/sparql-query":
            fields.setdefault("query", []).append(_text(body))
        elif media_type == "application/sparql-update":
            raise _Refused(403, str(Forbidden("UPDATE")))
        else:
            raise _Refused(415, "send a form, or a query as application/sparql-query")
    if "update" in fields:
        raise _Refused(403, str(Forbidden("UPDATE")))
    if "default-graph-uri" in fields or "named-graph-uri" in fields:
        raise _Refused(400, "this service has one graph; leave out default-graph-uri and named-graph-uri")
    queries = fields.get("query", [])
    if len(queries) > 1 or (not queries and request.method == "POST"):
        raise _Refused(400, "send exactly one query")
    return (queries[0] if queries else None), fields.get("format", [""])[0]


async def _body(request: Request) -> bytes:
    found = bytearray()
    async for chunk in request.stream():
        found += chunk
        if len(found) > MAX_REQUEST:
            raise _Refused(413, f"the request is larger than {MAX_REQUEST} bytes")
    return bytes(found)


def _fields(encoded: bytes) -> dict[str, list[str]]:
    try:
        return parse_qs(
            encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=20, separator="&"
        )
    except ValueError:
        raise _Refused(400, "the form is not in percent-encoded UTF-8") from None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise _Refused(400, "the query is not in UTF-8") from None


def _status(error: ConceptExplorerError) -> int:
    if isinstance(error, Forbidden):
        return 403
    if isinstance(error, TooSlow | OutOfMemory):
        return 503
    return 500 if isinstance(error, CannotLoad) else 400


def _error(status: int, message: str) -> Response:
    return PlainTextResponse(message + "\n", status, headers={"X-Content-Type-Options": "nosniff"})


def _description(request: Request) -> Response:
    """SPARQL 1.1 Service Description for programs, the query page for people."""
    if "text/html" in request.headers.get("accept", ""):
        return RedirectResponse("/query")
    formats = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
    text = (
        "@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .\n"
        "@prefix formats: <http://www.w3.org/ns/formats/> .\n\n"
        "[] a sd:Service ;\n    sd:endpoint <> ;\n    sd:supportedLanguage sd:SPARQL11Query ;\n"
        f"    sd:resultFormat {' , '.join('formats:' + name for name in formats)} , formats:Turtle .\n"
    )
    return Response(text, media_type="text/turtle")


async def _queries(_: Request) -> Response:
    return JSONResponse(
        [
            {
                "name": query.name,
                "title": query.title,
                "parameters": list(query.parameters),
                "text": query.text,
            }
            for query in named_queries().values()
        ]
    )


def _page(name: str) -> Callable[[Request], Awaitable[Response]]:
    content = files("export").joinpath("pages", name).read_bytes()

    async def show(_: Request) -> Response:
        return Response(content, media_type=_PAGES[name], headers=_PAGE_HEADERS)

    return show


class _HostCheck:
    """Turns away requests for hosts that this server does not answer for."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self._app = app
        self._hosts = {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and _host_name(Headers(scope=scope).get("host", "")) not in self._hosts:
            refusal = _error(421, "this server does not answer for that host name; see --allow-host")
            await refusal(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _host_name(header: str) -> str:
    """The host without its port."""
    name = header.strip().lower()
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    return name.partition(":")[0]
