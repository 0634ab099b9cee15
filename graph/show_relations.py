"""`explore --why` and comparisons for people."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from graph.compare import Comparison, Side, Trait
from graph.relations import RELATION_KINDS
from graph.rules import reads
from graph.show_portrait import SHOWN_PLACES, percent
from graph.terminal import Screen, cut_to
from graph.views import Edge, Place
from graph.weights import LIKELY
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
    sentences: dict[tuple[str, int | None, int, str], list[Place]] = {}
    for place in edge.evidence:
        sentences.setdefault((place.note, place.cell, place.line, place.text), []).append(place)
    for (*_, text), places in sentences.items():
        screen.line(f"“{text}”", indent=2, hang=3)
        for place in places:
            screen.line(f"{reads(place.rule)} ({place.rule})", indent=4, hang=6)
        screen.line(max((place.where for place in places), key=len), "dim", indent=4, hang=6)


def show_comparison(screen: Screen, answer: Comparison, *, everything: bool = False) -> None:
    """Write a comparison: what each is, what the notes say of both, what they share, how they differ."""
    for position, side in enumerate(answer.sides):
        if position:
            screen.line()
        _side(screen, side)
    if answer.together:
        screen.heading("Mentioned together")
        for place in answer.together if everything else answer.together[:SHOWN_PLACES]:
            screen.line(f"“{cut_to(place.text, 3 * screen.width)}”", indent=2, hang=3)
            screen.line(place.where, "dim", indent=4)
    if answer.between:
        screen.heading("Between them")
        for edge in answer.between:
            show_edge(screen, edge)
    _traits(screen, "In common", answer.shared, everything=everything)
    for side in answer.sides:
        _traits(screen, f"Only {side.concept.label}", side.own, everything=everything)


def _side(screen: Screen, side: Side) -> None:
    screen.row([(side.concept.label, "title"), (f"· {side.kind}" if side.kind != "concept" else "", "dim")])
    if side.definition:
        screen.line(side.definition.text, indent=2)
        screen.line(side.definition.where, "dim", indent=2, hang=4)
    else:
        screen.line("No definition in the notes.", "warn", indent=2)


def _traits(screen: Screen, title: str, traits: Sequence[Trait], *, everything: bool) -> None:
    """Traits that are likelier than not, or all."""
    shown = [trait for trait in traits if everything or trait.confidence >= LIKELY]
    if not shown:
        return
    screen.heading(title)
    for heading, group in groupby(shown, key=lambda trait: trait.heading):
        labels = ", ".join(trait.label for trait in group)
        screen.row([(f"{heading}:", "name"), (labels, "")], indent=2)
