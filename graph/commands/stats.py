"""`stats`: the graph in figures."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from graph.cli import DONE, add_json, print_json

if TYPE_CHECKING:
    from graph.source import Source

SUMMARY = "The graph in figures, with its topics."
EXAMPLES = ("stats", "stats --json")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_json(parser)


def run(options: argparse.Namespace, source: Source) -> int:
    """Answer."""
    from graph.overview import stats
    from graph.show_portrait import count
    from graph.terminal import Screen

    answer = stats(source)
    if options.json:
        print_json(answer)
        return DONE
    screen = Screen()
    screen.line(answer.title, "title")
    screen.line(f"{count(answer.notes, 'note')}, {count(answer.words, 'word')}", indent=2)
    screen.line(f"{count(answer.concepts, 'concept')}, {answer.explained:,} explained", indent=2)
    screen.line(_figures(answer.kinds), "dim", indent=4)
    screen.line(count(answer.relations, "relation") + f", {answer.conflicts:,} cut in conflicts", indent=2)
    screen.line(_figures(answer.relation_kinds), "dim", indent=4)
    screen.line(_figures(answer.basis), "dim", indent=4)
    if answer.topics:
        screen.heading("Topics")
        for topic in answer.topics:
            screen.row([(topic.label, "name"), (f"({count(topic.concepts, 'concept')})", "dim")], indent=2)
            if topic.chain:
                screen.line(" → ".join(ref.label for ref in topic.chain), "dim", indent=4, hang=6)
    if answer.foremost:
        screen.heading("Foremost")
        screen.line(", ".join(ref.label for ref in answer.foremost), indent=2)
    return DONE


def _figures(table: dict[str, int]) -> str:
    return ", ".join(f"{name} {number:,}" for name, number in table.items())
