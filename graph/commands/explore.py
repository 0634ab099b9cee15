"""`explore`: one concept on one screen."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from graph.cli import DONE, NO, add_json, kind_names, natural, print_json, share
from graph.picking import pick, pick_several

if TYPE_CHECKING:
    from graph.source import Source

SUMMARY = "One concept: what it is, what to learn first, what it unlocks, where the notes explain it."
EXAMPLES = (
    'explore "gradient descent"',
    "explore SVD --json",
    "explore dropout --only requires,is_a --min-confidence 0.6",
    "explore PCA --why SVD",
    "explore Ridge Lasso",
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "concept", nargs="+", metavar="CONCEPT", help="a name, alias or abbreviation; several are compared"
    )
    parser.add_argument("--why", metavar="OTHER", help="show what speaks for the relation to another concept")
    parser.add_argument(
        "--depth",
        type=natural,
        metavar="N",
        help="how many steps to follow before and after (default: all, one)",
    )
    parser.add_argument(
        "--only", type=kind_names, metavar="KINDS", help="only these relation kinds, such as requires,is_a"
    )
    parser.add_argument(
        "--min-confidence", type=share, default=0.0, metavar="P", help="only relations at least so certain"
    )
    parser.add_argument("--all", action="store_true", help="show every line of long lists")
    add_json(parser)


def run(options: argparse.Namespace, source: Source) -> int:
    """Answer."""
    numbers = pick_several(source, options.concept)
    if numbers is None:
        return NO
    if options.why is not None:
        return _why(options, source, numbers)
    return _portrait(options, source, numbers[0]) if len(numbers) == 1 else _compare(options, source, numbers)


def _portrait(options: argparse.Namespace, source: Source, number: int) -> int:
    from graph.portrait import portrait
    from graph.show_portrait import show_portrait
    from graph.skeleton import KIND_NAMES
    from graph.terminal import Screen

    answer = portrait(
        source,
        number,
        depth=options.depth,
        only=options.only or frozenset(KIND_NAMES),
        min_confidence=options.min_confidence,
    )
    if options.json:
        print_json(answer)
    else:
        show_portrait(Screen(), answer, everything=options.all)
    return DONE


def _compare(options: argparse.Namespace, source: Source, numbers: list[int]) -> int:
    from graph.compare import compare
    from graph.show_relations import show_comparison
    from graph.skeleton import KIND_NAMES
    from graph.terminal import Screen

    kinds = options.only or frozenset(KIND_NAMES)
    answer = compare(source, numbers, only=kinds, min_confidence=options.min_confidence)
    if options.json:
        print_json(answer)
    else:
        show_comparison(Screen(), answer, everything=options.all)
    return DONE


def _why(options: argparse.Namespace, source: Source, numbers: list[int]) -> int:
    from graph.errors import BadConfiguration
    from graph.show_relations import show_why
    from graph.terminal import Screen
    from graph.why import why

    if len(numbers) > 1:
        raise BadConfiguration("--why", "asks about one concept and OTHER; name one before it")
    other = pick(source, options.why)
    if other is None:
        return NO
    if other == numbers[0]:
        raise BadConfiguration("--why", "these are two names of one concept; name another")
    answer = why(source, numbers[0], other)
    if options.json:
        print_json(answer)
    else:
        show_why(Screen(), answer)
    return DONE if answer.relations or answer.conflicts or answer.way else NO
