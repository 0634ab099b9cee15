"""`python -m export FORMAT`: writes a built graph in another format."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from export.formats import FORMATS
from export.iris import DEFAULT_BASE, checked_base
from graph.errors import BadConfiguration, CannotWrite, ConceptExplorerError

DEFAULT_GRAPH = Path("concept-graph/graph.json")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    parser = _parser()
    args = parser.parse_args(argv)
    if args.list:
        print(format_table())
        return 0
    if args.format is None:
        parser.error("name a format, or see --list")
    try:
        _export(args.format, args.graph, args.output, args.base_iri)
    except ConceptExplorerError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


def format_table() -> str:
    """The formats, one a line: name, ending and purpose."""
    width = max(map(len, FORMATS)) + 2
    return "\n".join(f"{item.name:{width}}{item.suffix:12}{item.purpose}" for item in FORMATS.values())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m export",
        description="Write a built graph in another format.",
        epilog="Without -o the text goes to standard output.",
    )
    parser.add_argument("format", nargs="?", metavar="FORMAT", help="name of a format; see --list")
    parser.add_argument("--list", action="store_true", help="list the formats and stop")
    parser.add_argument(
        "--graph", type=Path, default=DEFAULT_GRAPH, metavar="FILE", help="default: %(default)s"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to this file")
    parser.add_argument(
        "--base-iri", default=DEFAULT_BASE, metavar="IRI", help="base of the RDF formats' IRIs"
    )
    return parser


def _export(name: str, graph_file: Path, output: Path | None, base_iri: str) -> None:
    from graph.store import load

    chosen = FORMATS.get(name)
    if chosen is None:
        raise BadConfiguration("FORMAT", f"{name!r} is not known; choose one of {', '.join(FORMATS)}")
    data = chosen.write(load(graph_file), checked_base(base_iri))
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_atomically(output, data)


def write_atomically(path: Path, data: bytes) -> None:
    """Replaces a file as a whole. Raises CannotWrite."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CannotWrite(path, error.strerror or str(error)) from error


if __name__ == "__main__":
    sys.exit(main())
