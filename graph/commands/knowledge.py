"""The options by which commands learn what the user knows."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graph.cli import listed, print_json, share
from graph.picking import pick_all
from graph.weights import LIKELY

if TYPE_CHECKING:
    from graph.source import Source


def add_known(parser: argparse.ArgumentParser) -> None:
    """The options `--known` and `--known-file`."""
    parser.add_argument(
        "--known", type=listed, default=[], metavar="A,B", help="concepts that I know, separated by commas"
    )
    add_known_file(parser)


def add_least(parser: argparse.ArgumentParser) -> None:
    """The option `--min-confidence`."""
    parser.add_argument(
        "--min-confidence",
        type=share,
        default=LIKELY,
        metavar="P",
        help="rely only on relations at least so certain (default: %(default)s)",
    )


def add_known_file(parser: argparse.ArgumentParser) -> None:
    """The option `--known-file`."""
    parser.add_argument(
        "--known-file",
        metavar="FILE",
        help="file of concepts that I know, one a line (default: known.txt beside the graph)",
    )


def known_file(options: argparse.Namespace) -> Path:
    """The file that keeps what the user knows."""
    from graph.known import beside

    return Path(options.known_file) if options.known_file else beside(options.graph)


def print_known(names: Sequence[str], options: argparse.Namespace) -> None:
    """Write what is known, one name a line or as JSON."""
    from graph.known import Known
    from graph.quotes import clean

    if options.json:
        print_json(Known(tuple(names)))
        return
    for name in names:
        sys.stdout.write(clean(name) + "\n")


def known_numbers(options: argparse.Namespace, source: Source) -> list[int] | None:
    """Concepts that the user knows; None when an option names one that does not exist.

    Lines of the file that name no concept of this graph are counted on stderr.
    """
    from graph.known import read_known

    named = pick_all(source, options.known)
    if named is None:
        return None
    path = known_file(options)
    kept = []
    strange = []
    for name in read_known(path):
        match = source.names.find(name)
        if len(match.ids) == 1:
            kept.append(source.skeleton.number(match.ids[0]))
        else:
            strange.append(name)
    if strange:
        sys.stderr.write(f"{path}: {len(strange)} of the known names are no concepts of this graph\n")
    return list(dict.fromkeys((*named, *kept)))
