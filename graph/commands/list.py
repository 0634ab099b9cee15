"""`list`: concepts in lists."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from graph.cli import DONE, NO, add_json, natural, print_json

if TYPE_CHECKING:
    from graph.overview import Listing
    from graph.source import Source

SUMMARY = "Concepts by kind, topic, note or importance."
EXAMPLES = (
    "list",
    "list --kind metric",
    "list --topic transformer --sort label",
    "list --note 3-nlp --unexplained",
)

_KINDS = (
    "algorithm model technique metric loss activation optimizer math statistics data task field tool "
    "architecture concept"
).split()


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--kind", choices=_KINDS, default="", metavar="KIND", help=f"one of {', '.join(_KINDS)}"
    )
    parser.add_argument("--topic", default="", metavar="PART", help="only topics with this in their name")
    parser.add_argument("--note", default="", metavar="PART", help="only notes with this in their path")
    told = parser.add_mutually_exclusive_group()
    told.add_argument(
        "--explained", dest="explained", action="store_true", default=None, help="only explained ones"
    )
    told.add_argument("--unexplained", dest="explained", action="store_false", help="only unexplained ones")
    parser.add_argument(
        "--sort",
        choices=("salience", "label", "mentions"),
        default="salience",
        help="order (default: %(default)s)",
    )
    parser.add_argument("--limit", type=natural, metavar="N", help="how many to show (default: all)")
    add_json(parser)


def run(options: argparse.Namespace, source: Source) -> int:
    """Answer."""
    from graph.overview import list_concepts

    answer = list_concepts(
        source,
        kind=options.kind,
        topic=options.topic,
        note=options.note,
        explained=options.explained,
        sort=options.sort,
        limit=options.limit,
    )
    if options.json:
        print_json(answer)
    elif answer.total:
        show_listing(answer)
    else:
        sys.stderr.write("no concept fits\n")
    return DONE if answer.total else NO


def show_listing(answer: Listing) -> None:
    """Write a list, one concept a line."""
    from graph.terminal import Screen

    screen = Screen()
    for entry in answer.concepts:
        pieces = [(entry.label, "name")]
        if entry.kind != "concept":
            pieces.append((f"· {entry.kind}", "dim"))
        if entry.aliases:
            pieces.append((f"· {', '.join(entry.aliases)}", "dim"))
        if not entry.explained:
            pieces.append(("— not explained", "warn"))
        screen.row(pieces)
