"""`plan`: a study plan as Markdown."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from graph.cli import DONE, NO, add_json, print_json
from graph.commands.knowledge import add_known, add_least
from graph.picking import pick_several

if TYPE_CHECKING:
    from graph.source import Source

SUMMARY = "A study plan as Markdown: what goals need, in stages, with links to the notes and checkboxes."
EXAMPLES = (
    "plan PCA backpropagation > plan.md",
    'plan RAG --known "neural network" -o plan.md',
    "plan RAG --base ../notes/",
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("goals", nargs="+", metavar="GOAL", help="concepts to reach")
    add_known(parser)
    add_least(parser)
    parser.add_argument("-o", "--output", metavar="FILE", help="write the plan to a file")
    parser.add_argument(
        "--base",
        default="",
        metavar="PREFIX",
        help="what to put before the notes' paths in links, such as ../notes/",
    )
    add_json(parser)


def run(options: argparse.Namespace, source: Source) -> int:
    """Answer."""
    from graph.commands.knowledge import known_numbers
    from graph.plan import plan_for
    from graph.show_plan import plan_markdown
    from graph.store import replace_file

    goals = pick_several(source, options.goals)
    known = known_numbers(options, source) if goals else None
    if goals is None or known is None:
        return NO
    answer = plan_for(source, goals, known=known, least=options.min_confidence)
    if options.json:
        print_json(answer)
    elif options.output:
        replace_file(
            Path(options.output), plan_markdown(answer, base=options.base).encode("utf-8", "replace")
        )
    else:
        sys.stdout.write(plan_markdown(answer, base=options.base))
    return DONE
