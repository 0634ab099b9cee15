"""`python -m viewer`: writes the page of a stored graph."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from graph.errors import ConceptExplorerError

DEFAULT_GRAPH = Path("concept-graph/graph.json")


def main(argv: Sequence[str] | None = None) -> int:
    """Writes the page; returns the exit code."""
    options = _parser().parse_args(argv)
    try:
        target = options.output or options.graph.with_name("graph.html")
        _write(options, target)
    except ConceptExplorerError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(target)
    return 0


def _write(options: argparse.Namespace, target: Path) -> None:
    from graph.store import load, replace_file
    from viewer import NoteLinks, page
    from viewer.links import relative_links

    base = options.link_base or (
        relative_links(notes=options.notes, page=target).base if options.notes else ""
    )
    root = options.notes.resolve().as_posix() if options.notes and options.editor_links else ""
    links = NoteLinks(base=base, vault=options.vault, editor_root=root)
    replace_file(target, page(load(options.graph), links=links).encode())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m viewer", description="Write the concept graph as one HTML page that works offline."
    )
    parser.add_argument(
        "--graph",
        type=Path,
        default=DEFAULT_GRAPH,
        metavar="FILE",
        help="stored graph (default: %(default)s)",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="page to write (default: graph.html beside the graph)",
    )
    parser.add_argument(
        "--notes", type=Path, metavar="DIR", help="the notes' folder, for links that open them"
    )
    parser.add_argument("--link-base", default="", metavar="URL", help="web address of the notes, for links")
    parser.add_argument("--vault", default="", metavar="NAME", help="Obsidian vault of the notes, for links")
    parser.add_argument(
        "--editor-links",
        action="store_true",
        help="offer vscode:// links (puts the folder's full path in the page)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
