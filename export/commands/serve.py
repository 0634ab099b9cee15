"""`concepts serve`: the graph's page and a SPARQL endpoint, on this machine."""

from __future__ import annotations

import argparse
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

from export.commands.options import seconds
from export.rdf_files import DEFAULT_FILE
from graph.cli import DONE, Parser, examples_text, guarded, natural

HOST = "127.0.0.1"
PORT = 8765
WORKERS = 2
"""Processes that answer queries: one long query does not hold up the next."""
EXAMPLES = ("serve", "serve --port 8080", "serve --graph notes/graph.ttl --timeout 5")
_WHO_CAN_REACH_IT = "It listens to this machine alone, unless --host names another address."


def main(argv: Sequence[str] | None = None) -> int:
    """Serves until it is interrupted; 2 when it can't start."""
    args = parser().parse_args(argv)
    return guarded(lambda: _serve(args))


def parser() -> Parser:
    """The parser of this command."""
    made = Parser(
        prog="concepts serve",
        description="Serve the graph's page and a read-only SPARQL 1.1 endpoint at /sparql.",
        epilog=f"{examples_text(EXAMPLES)}\n\n{_WHO_CAN_REACH_IT}",
    )
    made.add_argument(
        "--graph", type=Path, action="append", metavar="FILE", help=f"RDF file (default: {DEFAULT_FILE})"
    )
    made.add_argument("--host", default=HOST, metavar="ADDRESS", help="default: %(default)s")
    made.add_argument(
        "--port", type=_port, default=PORT, metavar="N", help="0 for any (default: %(default)s)"
    )
    made.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME", help="answer for this host name, too"
    )
    made.add_argument("--timeout", type=seconds, default=30.0, metavar="SECONDS", help="default: %(default)g")
    made.add_argument("--max-rows", type=natural, default=100_000, metavar="N", help="default: %(default)s")
    return made


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a port")


def _serve(args: argparse.Namespace) -> int:
    from export.errors import ExtraMissing
    from graph.errors import BadConfiguration

    try:
        import starlette  # noqa: F401  # the endpoint needs it, and may lack it
        import uvicorn
    except ImportError as error:
        raise ExtraMissing(str(error.name), "serve") from None
    from export.endpoint import LOOPBACK, Limits, application
    from export.workers import Workers

    files = args.graph or [DEFAULT_FILE]
    workers = Workers(files, count=WORKERS)
    try:
        workers.prefixes()
        try:
            family = socket.AF_INET6 if ":" in args.host else socket.AF_INET
            listener = socket.create_server((args.host, args.port), family=family)
        except (OSError, UnicodeError) as error:
            raise BadConfiguration(f"--host {args.host} --port {args.port}", str(error)) from error
        host = f"[{args.host}]" if ":" in args.host else args.host
        app = application(
            workers,
            limits=Limits(args.timeout, args.max_rows),
            hosts=(*LOOPBACK, host, *args.allow_host),
            page=files[0].with_suffix(".html"),
        )
        url = f"http://{host}:{listener.getsockname()[1]}/"
        sys.stderr.write(f"{url}  the graph\n{url}query  ask it\n{url}sparql  endpoint\nStop with Ctrl-C.\n")
        sys.stderr.flush()
        config = uvicorn.Config(app, log_level="warning", access_log=False, limit_concurrency=128)
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        workers.close()
    return DONE


if __name__ == "__main__":
    sys.exit(main())
