"""The option by which commands find concepts.toml."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.verdicts import Verdicts


def add_config(parser: argparse.ArgumentParser) -> None:
    """The option `--config`."""
    parser.add_argument(
        "--config",
        metavar="FILE",
        help="verdicts to respect (default: concepts.toml here, beside the graph, or above it)",
    )


def verdicts_of(options: argparse.Namespace) -> Verdicts:
    """The user's verdicts.

    Raises:
        BadConfiguration: the file can't be used.
    """
    from graph.verdicts import find_verdicts

    return find_verdicts(Path(options.config) if options.config else None, options.graph)
