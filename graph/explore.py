"""`python -m graph.explore CONCEPT`: one concept of a built graph."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Answer `argv`, by default the arguments of the process; the exit code."""
    from graph.console import run_question

    return run_question(
        "explore", list(sys.argv[1:] if argv is None else argv), prog="python -m graph.explore"
    )


if __name__ == "__main__":
    sys.exit(main())
