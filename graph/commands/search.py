"""`search`: concepts by a part of a name, or a misspelt one."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from graph.cli import DONE, NO, add_json, add_limit, print_json

if TYPE_CHECKING:
    from graph.source import Source

SUMMARY = "Concepts whose names begin so, contain a word that does, or look alike."
EXAMPLES = ("search grad", "search regularisaton", "search net --limit 5 --json")

DEFAULT_LIMIT = 10


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("query", nargs="+", metavar="TEXT", help="a part of a name")
    add_limit(parser, DEFAULT_LIMIT)
    add_json(parser)


def run(options: argparse.Namespace, source: Source) -> int:
    """Answer."""
    from graph.commands.list import show_listing
    from graph.overview import search
    from graph.quotes import clean

    answer = search(source, " ".join(options.query), limit=options.limit)
    if options.json:
        print_json(answer)
    elif answer.total:
        show_listing(answer)
    else:
        sys.stderr.write(f'no concept is called anything like "{clean(" ".join(options.query))}"\n')
    return DONE if answer.total else NO
