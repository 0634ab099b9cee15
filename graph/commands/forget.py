"""`forget`: take back what `know` remembered."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from graph.cli import DONE, NO, add_json
from graph.commands.knowledge import add_known_file, known_file, print_known

if TYPE_CHECKING:
    from graph.source import Source

SUMMARY = "Forget concepts that `know` remembered; --all forgets everything."
EXAMPLES = ("forget derivative", "forget --all")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("concepts", nargs="*", metavar="CONCEPT", help="concepts to forget")
    parser.add_argument("--all", action="store_true", help="forget everything")
    add_known_file(parser)
    add_json(parser)


def run(options: argparse.Namespace, source: Source) -> int:
    """Answer."""
    from graph.errors import BadConfiguration
    from graph.known import read_known, write_known
    from graph.quotes import clean

    if not options.concepts and not options.all:
        raise BadConfiguration("forget", "name the concepts to forget, or --all")
    path = known_file(options)
    names = read_known(path)
    gone = [name for name in names if options.all or _meant(source, name, options.concepts)]
    missing = [
        query for query in options.concepts if not any(_meant(source, name, [query]) for name in names)
    ]
    if missing:
        sys.stderr.write(f'"{clean(missing[0])}" is not among what you know\n')
        return NO
    write_known(path, [name for name in names if name not in gone])
    print_known(read_known(path), options)
    return DONE


def _meant(source: Source, name: str, queries: list[str]) -> bool:
    """Whether a query names the same concept as a line of the file, or is the same words."""
    from graph.labels import fold

    ids = source.names.find(name).ids
    return any(
        fold(query) == fold(name) or (ids and ids == source.names.find(query).ids) for query in queries
    )
