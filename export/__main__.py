"""`python -m export FORMAT`: writes a built graph in another format."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from export.formats import FORMATS, Format
from export.iris import DEFAULT_BASE
from graph.cli import DEFAULT_GRAPH, DONE, Parser, examples_text, graph_file, guarded
from graph.errors import BadConfiguration

EXAMPLES = ("export graphml -o notes.graphml", "export mermaid", "export csv -o tables/", "export --list")
_WITHOUT_OUTPUT = """Without -o it goes to standard output. csv is a zip file, or a folder if FILE
lacks .zip."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    described = parser()
    args = described.parse_args(argv)
    if args.list:
        return guarded(_list)
    if args.format is None:
        described.error("name a format, or see --list")
    return guarded(lambda: _export(FORMATS[args.format], args))


def format_table() -> str:
    """The formats, one a line: name, ending and purpose."""
    width = max(map(len, FORMATS)) + 2
    return "\n".join(f"{item.name:{width}}{item.suffix:12}{item.purpose}" for item in FORMATS.values())


def _list() -> int:
    sys.stdout.write(format_table() + "\n")
    return DONE


def parser() -> Parser:
    """The parser of this command."""
    made = Parser(
        prog="concepts export",
        description="Write a built graph in another format.",
        epilog=f"{examples_text(EXAMPLES)}\n\n{_WITHOUT_OUTPUT}",
    )
    made.add_argument(
        "format", nargs="?", choices=FORMATS, metavar="FORMAT", help="name of a format; see --list"
    )
    made.add_argument("--list", action="store_true", help="list the formats and stop")
    made.add_argument(
        "--graph", type=graph_file, default=DEFAULT_GRAPH, metavar="FILE", help="default: %(default)s"
    )
    made.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to this file")
    made.add_argument("--base-iri", default=DEFAULT_BASE, metavar="IRI", help="base of the RDF formats' IRIs")
    return made


def _export(chosen: Format, args: argparse.Namespace) -> int:
    from graph.store import load, replace_file

    graph = load(args.graph)
    output: Path | None = args.output
    if output is not None and chosen.folder and output.suffix.lower() != ".zip":
        from export.csv_files import tables

        for name, data in tables(graph).items():
            replace_file(output / name, data)
        return DONE
    data = chosen.write(graph, base_iri=args.base_iri)
    if output is not None:
        replace_file(output, data)
        return DONE
    if chosen.folder and sys.stdout.isatty():
        raise BadConfiguration(
            chosen.name, "this is a zip file, which a terminal can't show; name one with -o"
        )
    sys.stdout.buffer.write(data)
    return DONE


if __name__ == "__main__":
    sys.exit(main())
