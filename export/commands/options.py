"""Values of options that several commands of this room take."""

from __future__ import annotations

import argparse
import math


def seconds(text: str) -> float:
    """An option's value as a time above 0."""
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 0 < found < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return found
