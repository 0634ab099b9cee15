"""`know`: remember what I know."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from graph.cli import DONE, NO, add_json
from graph.commands.knowledge import add_known_file, known_file, print_known
from graph.picking import pick_several

if TYPE_CHECKING:
    from graph.source import Source

SUMMARY = "Remember concepts that I know, for path, next and plan; without concepts, list them."
EXAMPLES = ('know "linear algebra" derivative', "know")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("concepts", nargs="*", metavar="CONCEPT", help="concepts that I know")
    add_known_file(parser)
    add_json(parser)


def run(options: argparse.Namespace, source: Source) -> int:
    """Answer."""
    from graph.known import read_known, write_known
    from graph.quotes import clean

    path = known_file(options)
    names = read_known(path)
    if options.concepts:
        numbers = pick_several(source, options.concepts)
        if numbers is None:
            return NO
        names = [*names, *(clean(source.skeleton.labels[number]) for number in numbers)]
        write_known(path, names)
        names = read_known(path)
    print_known(names, options)
    return DONE
