"""`python -m viewer`: writes the page of a stored graph."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from graph.cli import DEFAULT_GRAPH, DONE, Parser, examples_text, graph_file, guarded

EXAMPLES = (
    "view --notes my-notes",
    "view --graph old/graph.json -o old.html",
    "view --link-base https://example.org/notes/",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Writes the page; returns the exit code."""
    options = parser().parse_args(argv)
    return guarded(lambda: _view(options))


def _view(options: argparse.Namespace) -> int:
    from graph.store import load, replace_file
    from viewer import NoteLinks, page
    from viewer.links import relative_links

    target: Path = options.output or options.graph.with_name("graph.html")
    base = options.link_base or (
        relative_links(notes=options.notes, page=target).base if options.notes else ""
    )
    root = options.notes.resolve().as_posix() if options.notes and options.editor_links else ""
    links = NoteLinks(base=base, vault=options.vault, editor_root=root)
    replace_file(target, page(load(options.graph), links=links).encode())
    sys.stdout.write(f"{target}\n")
    return DONE


def parser() -> Parser:
    """The parser of this command."""
    made = Parser(
        prog="concepts view",
        description="Write the concept graph as one HTML page that works offline.",
        epilog=examples_text(EXAMPLES),
    )
    made.add_argument(
        "--graph",
        type=graph_file,
        default=DEFAULT_GRAPH,
        metavar="FILE",
        help="stored graph (default: %(default)s)",
    )
    made.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="page to write (default: graph.html beside the graph)",
    )
    made.add_argument("--notes", type=Path, metavar="DIR", help="the notes' folder, for links that open them")
    made.add_argument("--link-base", default="", metavar="URL", help="web address of the notes, for links")
    made.add_argument("--vault", default="", metavar="NAME", help="Obsidian vault of the notes, for links")
    made.add_argument(
        "--editor-links",
        action="store_true",
        help="offer vscode:// links (puts the folder's full path in the page)",
    )
    return made


if __name__ == "__main__":
    sys.exit(main())
