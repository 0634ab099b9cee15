"""`concepts push ENDPOINT`: sends a graph to a triple store."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from export.commands.options import seconds
from export.iris import DEFAULT_BASE, safe_iri
from export.rdf_files import DEFAULT_FILE
from graph.cli import DONE, Parser, guarded

if TYPE_CHECKING:
    from export.http_client import Credentials

NAMED_GRAPH = DEFAULT_BASE + "graph"
EXAMPLES = """examples:
  concepts push http://localhost:7878/store
  concepts push http://localhost:7878/update --via update
  concepts push https://example.org/store --user me --password-file secret.txt

The old content of the named graph is replaced, and the triples are counted in
the end. After a break, the same command goes on where it can.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; 0, or 2 when the graph did not arrive."""
    args = parser().parse_args(argv)
    return guarded(lambda: _push(args))


def parser() -> Parser:
    """The parser of this command."""
    made = Parser(
        prog="concepts push",
        description="Send the graph to a triple store, into one named graph.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("endpoint", metavar="ENDPOINT", help="address of the store's service")
    made.add_argument(
        "--via",
        choices=("store", "update"),
        default="store",
        help="Graph Store Protocol, or SPARQL Update in parts, for large graphs (default: %(default)s)",
    )
    made.add_argument(
        "--query-url", metavar="URL", help="with --via update (default: ENDPOINT with query for update)"
    )
    made.add_argument("--graph", type=Path, default=DEFAULT_FILE, metavar="FILE", help="default: %(default)s")
    made.add_argument(
        "--named-graph", default=NAMED_GRAPH, metavar="IRI", help="graph to replace (default: %(default)s)"
    )
    made.add_argument("--user", metavar="NAME", help="user of the store; the password is asked for")
    made.add_argument("--password-file", type=Path, metavar="FILE", help="read the password from a file")
    made.add_argument(
        "--timeout", type=seconds, default=120.0, metavar="SECONDS", help="default: %(default)g"
    )
    return made


def _push(args: argparse.Namespace) -> int:
    from export.http_client import Client
    from export.push import load_of, put, update

    _check_addresses(args)
    load = load_of(args.graph)
    client = Client(_credentials(args), args.timeout)
    if args.via == "store":
        count = put(load, store_url=args.endpoint, graph=args.named_graph, client=client)
    else:
        count = update(
            load,
            update_url=args.endpoint,
            query_url=args.query_url or _query_url(args.endpoint),
            graph=args.named_graph,
            client=client,
            progress=_show_progress,
        )
    sys.stdout.write(f"{count} triples are in <{args.named_graph}>\n")
    return DONE


def _check_addresses(args: argparse.Namespace) -> None:
    from graph.errors import BadConfiguration

    for name, url in (("ENDPOINT", args.endpoint), ("--query-url", args.query_url)):
        if url is not None and not url.startswith(("http://", "https://")):
            raise BadConfiguration(name, f"{url!r} is no address; it starts with http:// or https://")
    if safe_iri(args.named_graph) != args.named_graph:
        raise BadConfiguration("--named-graph", f"{args.named_graph!r} is no absolute IRI")


def _query_url(endpoint: str) -> str:
    head, slash, last = endpoint.rpartition("/")
    return head + slash + last.replace("update", "query", 1)


def _credentials(args: argparse.Namespace) -> Credentials | None:
    from export.http_client import Credentials
    from graph.errors import BadConfiguration

    if not args.user:
        return None
    if args.password_file is None:
        return Credentials(args.user, getpass.getpass(f"password of {args.user}: "))
    try:
        return Credentials(args.user, args.password_file.read_text(encoding="utf-8").rstrip("\r\n"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadConfiguration("--password-file", str(error)) from error


def _show_progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done} of {total} parts" + ("\n" if done == total else ""))


if __name__ == "__main__":
    sys.exit(main())
