"""`diff`: two graphs, or two revisions of the notes, compared."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graph.cli import DONE, NO, Parser, examples_text, graph_file, guarded, print_json

if TYPE_CHECKING:
    from graph.diff import Difference
    from graph.model import ConceptGraph

SUMMARY = "What changed between two graphs, or two git revisions of the notes; exit code 1 when anything did."
EXAMPLES = (
    "diff old/graph.json concept-graph/graph.json",
    "diff HEAD~5 HEAD --notes ~/notes",
    "diff old/graph.json HEAD --format markdown",
)


def parser() -> Parser:
    """The parser of this command."""
    made = Parser(prog="concepts diff", description=SUMMARY, epilog=examples_text(EXAMPLES))
    made.add_argument("old", metavar="A", help="a graph.json or its folder, or a git revision of the notes")
    made.add_argument("new", metavar="B", help="likewise")
    made.add_argument(
        "--notes", default=".", metavar="DIR", help="folder of the notes, for git revisions (default: here)"
    )
    made.add_argument(
        "--format", choices=("text", "json", "markdown"), default="text", help="default: %(default)s"
    )
    made.add_argument(
        "--json", dest="format", action="store_const", const="json", help="the same as --format json"
    )
    return made


def main(argv: Sequence[str]) -> int:
    """Compare; 1 when there is a difference."""
    options = parser().parse_args(argv)

    def answer() -> int:
        from graph.diff import diff

        notes = Path(options.notes)
        difference = diff(_graph(options.old, notes), _graph(options.new, notes))
        _print(difference, options.format)
        return DONE if difference.empty else NO

    return guarded(answer)


def _graph(name: str, notes: Path) -> ConceptGraph:
    from graph.store import load

    path = graph_file(name)
    if path.is_file() or name.endswith(".json"):
        return load(path)
    from graph.commands.revisions import graph_at

    return graph_at(name, notes)


def _print(difference: Difference, form: str) -> None:
    from graph.show_diff import diff_markdown, diff_text

    if form == "json":
        print_json(difference)
    else:
        sys.stdout.write(diff_markdown(difference) if form == "markdown" else diff_text(difference))
