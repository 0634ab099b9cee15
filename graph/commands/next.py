"""`next`: what can be learned now."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from graph.cli import DONE, NO, add_json, add_limit, print_json
from graph.commands.knowledge import add_known, add_least

if TYPE_CHECKING:
    from graph.source import Source

SUMMARY = "What I can learn now, with what I know; most unlocking first."
EXAMPLES = ('next --known "linear algebra, derivative"', "next --limit 3", "next --json")

DEFAULT_LIMIT = 8


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_known(parser)
    add_least(parser)
    add_limit(parser, DEFAULT_LIMIT)
    add_json(parser)


def run(options: argparse.Namespace, source: Source) -> int:
    """Answer."""
    from graph.commands.knowledge import known_numbers
    from graph.frontier import frontier
    from graph.show_journey import show_frontier
    from graph.source import surer
    from graph.terminal import Screen

    known = known_numbers(options, source)
    if known is None:
        return NO
    trusted = surer(source, options.min_confidence)
    answer = frontier(trusted, known=known, limit=options.limit)
    if options.json:
        print_json(answer)
    else:
        show_frontier(Screen(), answer)
    return DONE
