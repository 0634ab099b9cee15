"""`explore --why` and comparisons for people."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from graph.compare import Comparison, Trait
from graph.relations import RELATION_KINDS
from graph.rules import reads
from graph.show_portrait import SHOWN_PLACES, percent
from graph.terminal import Screen, cut_to
from graph.views import Edge
from graph.why import Why


def show_why(screen: Screen, answer: Why) -> None:
    """Write what speaks for a relation."""
    for edge in answer.relations:
        show_edge(screen, edge)
    for conflict in answer.conflicts:
        screen.heading("Cut, because it closes a circle")
        show_edge(screen, conflict.cut)
        screen.line("It contradicts:", "warn")
        for edge in conflict.against:
            show_edge(screen, edge)
    if not answer.relations and answer.way:
        screen.line(
            f"No relation joins {answer.first.label} and {answer.second.label} directly. The strongest way:"
        )
        for edge in answer.way:
            show_edge(screen, edge)
    if not (answer.relations or answer.conflicts or answer.way):
        screen.line(f"Nothing in the notes connects {answer.first.label} and {answer.second.label}.")


def show_edge(screen: Screen, edge: Edge) -> None:
    """Write a relation with its sentences, rules and places."""
    verb = RELATION_KINDS[edge.kind].label
    certainty = f"({percent(edge.confidence)}, {edge.basis})"
    screen.row([(edge.source.label, "name"), (verb, ""), (edge.target.label, "name"), (certainty, "dim")])
    if edge.vocabulary:
        screen.line(f"so says “{edge.vocabulary}”, not the notes", indent=2)
    for place in edge.evidence:
        screen.line(f"“{place.text}”", indent=2, hang=3)
        screen.line(f"{reads(place.rule)} ({place.rule})", indent=4, hang=6)
        screen.line(place.where, "dim", indent=4, hang=6)


def show_comparison(screen: Screen, answer: Comparison) -> None:
    """Write a comparison."""
    for position, side in enumerate(answer.sides):
        if position:
            screen.line()
        screen.row(
            [(side.concept.label, "title"), (f"· {side.kind}" if side.kind != "concept" else "", "dim")]
        )
        if side.definition:
            screen.line(side.definition.text, indent=2)
            screen.line(side.definition.where, "dim", indent=2, hang=4)
        else:
            screen.line("No definition in the notes.", "warn", indent=2)
    if answer.shared:
        screen.heading("In common")
        _traits(screen, answer.shared)
    for side in answer.sides:
        if side.own:
            screen.heading(f"Only {side.concept.label}")
            _traits(screen, side.own)
    if answer.between:
        screen.heading("Between them")
        for edge in answer.between:
            show_edge(screen, edge)
    if answer.together:
        screen.heading("Mentioned together")
        for place in answer.together[:SHOWN_PLACES]:
            screen.line(f"“{cut_to(place.text, 3 * screen.width)}”", indent=2, hang=3)
            screen.line(place.where, "dim", indent=4)


def _traits(screen: Screen, traits: Sequence[Trait]) -> None:
    for heading, group in groupby(traits, key=lambda trait: trait.heading):
        labels = ", ".join(trait.label for trait in group)
        screen.row([(f"{heading}:", "name"), (labels, "")], indent=2)
