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
    from viewer.links import NoteLinks

OUTPUT = "concept-graph"
FILES = GRAPH, TURTLE, PAGE = "graph.json", "graph.ttl", "graph.html"
SAMPLE_NOTES = "sample_notes"

_EXAMPLES = """examples:
  concepts build                        the sample notes, into concept-graph/
  concepts build notes/ -o graph        a folder of notes
  concepts build ml.ipynb maths/        several files and folders
  concepts build vault --ignore 'drafts/'
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Build; the exit code."""
    arguments = parser().parse_args(argv)
    return guarded(lambda: _run(arguments))


def parser() -> Parser:
    """The parser of this command."""
    made = Parser(
        prog="concepts build",
        description="Read notes (Markdown, Jupyter, plain text) and build the graph of their concepts.",
        epilog=_EXAMPLES,
    )
    made.add_argument("notes", nargs="*", type=Path, help="folders and files; none: the sample notes")
    made.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path(OUTPUT),
        metavar="DIR",
        help="where to write (default: %(default)s)",
    )
    made.add_argument(
        "--ignore", action="append", default=[], metavar="PATTERN", help="leave out paths (.gitignore syntax)"
    )
    made.add_argument(
        "--vocabulary",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="a SKOS file with the terms of your field",
    )
    made.add_argument(
        "--no-background", action="store_true", help="leave out the shipped machine-learning vocabulary"
    )
    made.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        help="your word on concepts and relations (default: concepts.toml in the notes folders)",
    )
    made.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
    return made


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
    _write(built, arguments.output, links=_links(arguments.notes, arguments.output))
    if not arguments.quiet:
        _report(built, arguments.output)
    return DONE


def _links(roots: Sequence[Path], folder: Path) -> NoteLinks:
    """Links from the page to the notes; none for the sample notes, or for notes of several folders."""
    from viewer.links import NoteLinks, relative_links

    if len(roots) != 1:
        return NoteLinks()
    root = roots[0] if roots[0].is_dir() else roots[0].parent
    return relative_links(notes=root, page=folder / "graph.html")


def _check_output(folder: Path) -> None:
    """Fail before the work and not after it. Raises CannotWrite."""
    from graph.errors import CannotWrite
    from graph.store import replace_file

    if folder.exists() and not folder.is_dir():
        raise CannotWrite(folder, "it is a file, not a folder")
    for name in FILES:
        if (folder / name).is_dir():
            raise CannotWrite(folder / name, "it is a folder, not a file")
    probe = folder / ".writable"
    try:
        replace_file(probe, b"")
    except CannotWrite as error:
        raise CannotWrite(folder, error.reason.lower()) from error
    probe.unlink(missing_ok=True)


def _write(built: Built, folder: Path, *, links: NoteLinks) -> None:
    from export import turtle
    from graph.index import prepare
    from graph.store import replace_file, save
    from viewer import page

    text, html = turtle(built.graph), page(built.graph, links=links)
    save(built.graph, folder / GRAPH)
    prepare(folder / GRAPH)
    replace_file(folder / TURTLE, text.encode("utf-8", "replace"))
    replace_file(folder / PAGE, html.encode("utf-8", "replace"))


def _report(built: Built, folder: Path) -> None:
    from graph.quotes import clean

    for skipped in built.skipped:
        print(f"skipped {clean(skipped.path)}: {clean(skipped.reason)}", file=sys.stderr)
    for notice in built.notices:
        print(clean(notice.text), file=sys.stderr)
    graph = built.graph
    left_out = f" ({len(built.skipped)} skipped)" if built.skipped else ""
    print(
        f"{_count(graph.notes, 'note')}{left_out}: {_count(graph.concepts, 'concept')}, "
        f"{_count(graph.relations, 'relation')}, {_count(graph.topics, 'topic')} -> {folder / PAGE}",
        file=sys.stderr,
    )


def _count(things: Sequence[object], noun: str) -> str:
    return f"{len(things)} {noun}{'' if len(things) == 1 else 's'}"


if __name__ == "__main__":
    sys.exit(main())
