"""`python -m extract`: build the graph of a folder of notes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from graph.cli import DONE, Parser, guarded

if TYPE_CHECKING:
    from extract.build import Built

OUTPUT = "concept-graph"
SAMPLE_NOTES = "sample_notes"

_EXAMPLES = """examples:
  concepts build                        the sample notes, into concept-graph/
  concepts build notes/ -o graph        a folder of notes
  concepts build ml.ipynb maths/        several files and folders
  concepts build vault --ignore 'drafts/'
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Build; the exit code."""
    arguments = _parser().parse_args(argv)
    return guarded(lambda: _run(arguments))


def _parser() -> Parser:
    parser = Parser(
        prog="concepts build",
        description="Read notes (Markdown, Jupyter, plain text) and build the graph of their concepts.",
        epilog=_EXAMPLES,
    )
    parser.add_argument("notes", nargs="*", type=Path, help="folders and files; none: the sample notes")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path(OUTPUT),
        metavar="DIR",
        help="where to write (default: %(default)s)",
    )
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="PATTERN", help="leave out paths (.gitignore syntax)"
    )
    parser.add_argument(
        "--vocabulary",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="a SKOS file with the terms of your field",
    )
    parser.add_argument(
        "--no-background", action="store_true", help="leave out the shipped machine-learning vocabulary"
    )
    parser.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        help="your word on concepts and relations (default: concepts.toml in the notes folders)",
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
    return parser


def _run(arguments: argparse.Namespace) -> int:
    _check_output(arguments.output)
    if arguments.notes:
        return _build(arguments.notes, arguments)
    with _samples() as folder:
        return _build([folder], arguments)


def _samples() -> AbstractContextManager[Path]:
    return as_file(files("extract") / SAMPLE_NOTES)


def _build(roots: Sequence[Path], arguments: argparse.Namespace) -> int:
    from extract.build import build

    built = build(
        roots,
        ignore=arguments.ignore,
        vocabularies=arguments.vocabulary,
        background=not arguments.no_background,
        config=arguments.config,
    )
    _write(built, arguments.output)
    if not arguments.quiet:
        _report(built, arguments.output)
    return DONE


def _check_output(folder: Path) -> None:
    """Fail before the work and not after it. Raises CannotWrite."""
    from graph.store import replace_file

    probe = folder / ".writable"
    replace_file(probe, b"")
    probe.unlink(missing_ok=True)


def _write(built: Built, folder: Path) -> None:
    from export import turtle
    from graph.store import replace_file, save
    from viewer import page

    text, html = turtle(built.graph), page(built.graph)
    save(built.graph, folder / "graph.json")
    replace_file(folder / "graph.ttl", text.encode("utf-8", "replace"))
    replace_file(folder / "graph.html", html.encode("utf-8", "replace"))


def _report(built: Built, folder: Path) -> None:
    from graph.quotes import clean

    for skipped in built.skipped:
        print(f"skipped {clean(skipped.path)}: {clean(skipped.reason)}", file=sys.stderr)
    for notice in built.notices:
        print(clean(notice.text), file=sys.stderr)
    graph = built.graph
    left_out = f" ({len(built.skipped)} skipped)" if built.skipped else ""
    print(
        f"{len(graph.notes)} notes{left_out}: {len(graph.concepts)} concepts, "
        f"{len(graph.relations)} relations, {len(graph.topics)} topics -> {folder / 'graph.html'}",
        file=sys.stderr,
    )


if __name__ == "__main__":
    sys.exit(main())
