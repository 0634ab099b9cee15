"""`gaps`: what the notes use and never explain."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from graph.cli import DONE, NO, add_json, natural, print_json
from graph.commands.verdict_option import add_config, verdicts_of

if TYPE_CHECKING:
    from graph.gaps import Gaps
    from graph.source import Source

SUMMARY = "What the notes use and never explain, by demand; what they assume; empty sections."
EXAMPLES = ("gaps", "gaps --assumed --note README", "gaps --empty", "gaps --json")

DEFAULT_LIMIT = 15


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--note", default="", metavar="PART", help="only what notes with this in their path mention"
    )
    parser.add_argument("--assumed", action="store_true", help="only what the notes say that they assume")
    parser.add_argument("--empty", action="store_true", help="only the empty sections")
    parser.add_argument(
        "--limit",
        type=natural,
        metavar="N",
        help=f"how many to show (default: {DEFAULT_LIMIT}; with --assumed, all)",
    )
    add_config(parser)
    add_json(parser)


def run(options: argparse.Namespace, source: Source) -> int:
    """Answer."""
    from msgspec import structs

    from graph.gaps import gaps, named
    from graph.quotes import clean

    if not any(named(note.id, options.note) for note in source.notes):
        sys.stderr.write(f'no note has "{clean(options.note)}" in its path\n')
        return NO
    answer = gaps(source, verdicts=verdicts_of(options), note=options.note)
    if options.assumed:
        kept = tuple(gap for gap in answer.gaps if gap.assumed)
        answer = structs.replace(answer, gaps=kept, total=len(kept), empty_sections=())
    if options.empty:
        answer = structs.replace(answer, gaps=(), total=0)
    if options.json:
        print_json(structs.replace(answer, gaps=answer.gaps[: options.limit]))
    else:
        _show(answer, options.limit or (answer.total if options.assumed else DEFAULT_LIMIT), options)
    return DONE


def _show(answer: Gaps, limit: int, options: argparse.Namespace) -> None:
    from graph.notes import show_place
    from graph.show_portrait import count
    from graph.terminal import Screen
    from graph.views import with_heading

    screen = Screen()
    if not answer.gaps and not answer.empty_sections:
        screen.line("No section is empty." if options.empty else "The notes explain all that they use.")
        return
    if answer.gaps:
        screen.line("Used and never explained, most needed first", "title")
    for position, gap in enumerate(answer.gaps[:limit], 1):
        facts = [count(gap.mentions, "mention"), count(len(gap.notes), "note")]
        if gap.blocks:
            facts.append(f"blocks {count(gap.blocks, 'concept')}")
        if gap.assumed:
            facts.append("assumed")
        screen.row(
            [(f"{position}.", "dim"), (gap.concept.label, "name"), (f"({', '.join(facts)})", "dim")], hang=4
        )
        if gap.needed_by:
            needed = ", ".join(ref.label for ref in gap.needed_by[:6])
            more = f" and {len(gap.needed_by) - 6:,} more" if len(gap.needed_by) > 6 else ""
            screen.line(f"needed by {needed}{more}", indent=4, hang=6)
        if gap.first:
            screen.line(gap.first.where, "dim", indent=4, hang=6)
    if answer.total > min(limit, len(answer.gaps)):
        screen.line(f"and {answer.total - limit:,} more (--limit)", "dim")
    if answer.empty_sections:
        if answer.gaps:
            screen.line()
        screen.line("Empty sections", "heading")
        for spot in answer.empty_sections:
            screen.line(
                with_heading(show_place(spot.note, line=spot.line, cell=spot.cell), spot.heading),
                indent=2,
                hang=4,
            )
