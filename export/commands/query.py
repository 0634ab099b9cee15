"""`concepts query`: SPARQL over a graph, from the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from export.commands.options import seconds
from export.rdf_files import DEFAULT_FILE
from graph.cli import DONE, NO, WRONG, Parser, guarded, natural

if TYPE_CHECKING:
    from export.engine import Answer
    from export.named import NamedQuery
    from export.workers import Worker

EXAMPLES = """examples:
  concepts query 'SELECT ?name { ?c cg:kind "metric" ; skos:prefLabel ?name }'
  concepts query --named prerequisites "backpropagation"
  concepts query gaps.rq --format csv > gaps.csv

These prefixes are declared:
  at cg concept dcterms ev note oa owl prov rdf rdfs rel skos topic xsd
"""
RESULTS = ("table", "csv", "tsv", "json", "xml")
GRAPHS = ("turtle", "ntriples", "rdfxml", "jsonld")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; 0, or 1 for a no and for an unknown concept, or 2 when the query or call is wrong."""
    described = parser()
    args = described.parse_args(argv)
    if args.list:
        return guarded(_list)
    if args.named is None:
        _check_words(described, args.words)
    elif not args.named:
        described.error("--named wants the name of a shipped query; `concepts query --list` shows them")
    return guarded(lambda: _query(args))


def parser() -> Parser:
    """The parser of this command."""
    made = Parser(
        prog="concepts query",
        description="Ask a graph in SPARQL. Queries only read, and reach nothing but the graph.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument(
        "words",
        nargs="*",
        metavar="QUERY",
        help="the query, a .rq file, or - for standard input; with --named, the query's values",
    )
    made.add_argument("--named", metavar="NAME", nargs="?", const="", help="run a shipped query")
    made.add_argument("--list", action="store_true", help="list the shipped queries and stop")
    made.add_argument("--show", action="store_true", help="print the query instead of running it")
    made.add_argument(
        "--graph",
        type=Path,
        action="append",
        metavar="FILE",
        help=f"RDF file or graph.json; may be repeated (default: {DEFAULT_FILE})",
    )
    made.add_argument(
        "--format",
        choices=(*RESULTS, *GRAPHS),
        metavar="FORMAT",
        help=f"of the answer: {', '.join(RESULTS)}, or for graphs {', '.join(GRAPHS)} "
        "(default: table on a terminal, csv in a pipe; turtle for graphs)",
    )
    made.add_argument("--timeout", type=seconds, default=30.0, metavar="SECONDS", help="default: %(default)g")
    made.add_argument("--max-rows", type=natural, default=100_000, metavar="N", help="default: %(default)s")
    return made


def _check_words(described: Parser, words: Sequence[str]) -> None:
    """Leaves with a hint when the words can't be one query; perhaps they are a shipped query's name."""
    if not words:
        described.error("give a query, a .rq file, or --named NAME; --list shows the shipped queries")
    first = words[0]
    if len(words) == 1 and (first == "-" or not first.replace("-", "").replace("_", "").isalnum()):
        return
    from export.named import named_queries
    from graph.cli import did_you_mean

    hint = did_you_mean(first, list(named_queries())).replace("mean ", "mean --named ")
    if hint or len(words) == 1:
        described.error(f"{first!r} is no query{hint or '; --list shows the shipped ones'}")
    described.error("give one query; quote it for the shell")


def _list() -> int:
    from export.named import named_queries

    for query in named_queries().values():
        call = " ".join([query.name, *(name.upper() for name in query.parameters)])
        sys.stdout.write(f"{call:30}  {query.title}\n")
    return DONE


def _query(args: argparse.Namespace) -> int:
    from export.errors import BadQuery, UnknownLabel
    from export.named import named_query
    from export.workers import Worker

    query = named_query(args.named) if args.named else None
    text = query.text if query else _text(str(args.words[0]))
    if args.show and not (query and args.words):
        return _show(text)
    if query:
        query.filled(args.words)
    try:
        with Worker(args.graph or [DEFAULT_FILE]) as worker:
            if query:
                text = _filled(query, args.words, worker)
            if args.show:
                return _show(text)
            found = _answer(args, text, worker)
    except BadQuery as error:
        from export.diagnosis import located

        sys.stderr.write(f"error: {located(text, error)}\n")
        return WRONG
    except UnknownLabel as error:
        sys.stderr.write(f"{error}\n")
        return NO
    sys.stdout.flush()
    sys.stdout.buffer.write(found.body)
    sys.stdout.buffer.flush()
    return DONE if found.yes else NO


def _show(text: str) -> int:
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    return DONE


def _filled(query: NamedQuery, words: Sequence[str], worker: Worker) -> str:
    """A shipped query with labels of the graph for the names that were typed."""
    from export.resolve import label

    return query.filled([label(word, worker) for word in words])


def _text(word: str) -> str:
    if word == "-":
        return sys.stdin.read()
    if word.endswith(".rq"):
        return _read(Path(word))
    return word


def _read(path: Path) -> str:
    from graph.errors import BadConfiguration, PathMissing

    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise PathMissing(path) from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadConfiguration(str(path), f"can't be read: {error}") from error


def _answer(args: argparse.Namespace, text: str, worker: Worker) -> Answer:
    from export.engine import GRAPH_TYPES, Wanted
    from export.worker import Request
    from graph.errors import BadConfiguration

    result = args.format if args.format in RESULTS else "table" if sys.stdout.isatty() else "csv"
    wanted = Wanted(result=result, graph=args.format if args.format in GRAPHS else "turtle")
    found = worker.ask(Request(text, wanted, args.max_rows), timeout=args.timeout)
    fitting = GRAPHS if found.media_type in GRAPH_TYPES.values() else RESULTS
    if args.format and args.format not in fitting:
        raise BadConfiguration(
            "--format", f"{args.format} does not fit this query; {' or '.join(fitting)} does"
        )
    return found


if __name__ == "__main__":
    sys.exit(main())
