"""`path`: the shortest honest way to a goal."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from graph.cli import DONE, NO, add_json, print_json
from graph.commands.knowledge import add_known, add_least
from graph.picking import pick_all

if TYPE_CHECKING:
    from graph.source import Source

SUMMARY = "The way to a goal, in an order that never puts a concept before what it requires."
EXAMPLES = (
    "path tokenization RAG",
    'path backpropagation --known "derivative, matrix"',
    "path PCA --json",
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "concepts", nargs="+", metavar="[FROM] TO", help="the goal, or a concept that I know and the goal"
    )
    add_known(parser)
    add_least(parser)
    add_json(parser)


def run(options: argparse.Namespace, source: Source) -> int:
    """Answer."""
    from graph.commands.knowledge import known_numbers
    from graph.errors import BadConfiguration
    from graph.journey import journey_from, journey_to
    from graph.show_journey import show_journey
    from graph.terminal import Screen

    if len(options.concepts) > 2:
        raise BadConfiguration(
            "path", "takes a goal, or a start and a goal; put names of several words in quotes"
        )
    ends = pick_all(source, options.concepts)
    known = known_numbers(options, source) if ends else None
    if ends is None or known is None:
        return NO
    if len(options.concepts) == 2:  # perhaps two names of one concept
        answer = journey_from(source, ends[0], ends[-1], known=known, least=options.min_confidence)
    else:
        answer = journey_to(source, ends, known=known, least=options.min_confidence)
    if options.json:
        print_json(answer)
    else:
        show_journey(Screen(), answer)
    return DONE
