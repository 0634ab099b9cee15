"""`path` and `next` for people."""

from __future__ import annotations

from collections.abc import Sequence

from graph.frontier import Frontier
from graph.journey import Journey, Step
from graph.notes import show_place
from graph.portrait import Spot
from graph.relations import RELATION_KINDS
from graph.show_portrait import NOT_EXPLAINED, count, percent
from graph.terminal import Screen, cut_to
from graph.views import Edge, Ref, with_heading


def show_journey(screen: Screen, answer: Journey) -> None:
    """Write a way to a goal."""
    goals = ", ".join(goal.label for goal in answer.goals)
    begin = f"From {answer.start.label} to {goals}" if answer.start else f"To {goals}"
    screen.line(
        f"{begin}: {count(len(answer.steps), 'step')}, {count(answer.words, 'word')} to read", "title"
    )
    if not answer.steps:
        screen.line("You know it already.", indent=2)
    if answer.way:
        screen.line(_arrows(answer.way), indent=2, hang=4)
    elif answer.start and answer.steps:
        _unconnected(screen, answer)
    for position, step in enumerate(answer.steps, 1):
        _step(screen, position, step)
    for other in answer.alternatives:
        screen.line()
        screen.line(f"Or: {_arrows(other)}", indent=0, hang=4)
    if answer.left_out:
        screen.line()
        screen.line(
            f"{count(answer.left_out, 'concept')} by less certain relations left out (--min-confidence 0)",
            "dim",
        )


def _unconnected(screen: Screen, answer: Journey) -> None:
    start, goal = answer.start.label if answer.start else "", answer.goals[0].label
    screen.line(f"In the notes, {start} does not lead up to {goal}.", "warn", indent=2)
    if answer.connection:
        screen.line("They are connected so:", indent=2)
        for edge in answer.connection:
            screen.line(f"{_sentence(edge)} ({percent(edge.confidence)})", "dim", indent=4, hang=6)
    screen.line(f"This is what {goal} needs:", indent=2)


def _arrows(refs: Sequence[Ref]) -> str:
    return " → ".join(ref.label for ref in refs)


def _sentence(edge: Edge) -> str:
    return f"{edge.source.label} {RELATION_KINDS[edge.kind].label} {edge.target.label}"


def _step(screen: Screen, position: int, step: Step) -> None:
    screen.line()
    screen.row([(f"{position}.", "dim"), (step.label, "name"), _length(step)], hang=3)
    for reason in step.reasons[:1]:
        told = f"because {_sentence(reason)} ({percent(reason.confidence)}): {reason.because}"
        screen.line(told, indent=3, hang=5)
        for place in reason.evidence[:1]:
            screen.line(f"“{cut_to(place.text, 2 * screen.width)}” {place.where}", "dim", indent=5)
    for spot in step.read[:3]:
        screen.line(f"read {_spot(spot)}", "link", indent=3, hang=5)
    if not step.read and step.definition:
        screen.line(f"read {step.definition.where}", "link", indent=3, hang=5)


def _length(step: Step) -> tuple[str, str]:
    if not step.explained:
        return f"— {NOT_EXPLAINED}", "warn"
    return (f"· {count(step.words, 'word')}", "dim") if step.words else ("", "")


def _spot(spot: Spot) -> str:
    return with_heading(show_place(spot.note, line=spot.line, cell=spot.cell), spot.heading)


def show_frontier(screen: Screen, answer: Frontier) -> None:
    """Write what can be learned now."""
    if not answer.candidates:
        screen.line("Nothing is left to learn.")
        return
    known = f"Knowing {count(len(answer.known), 'concept')}" if answer.known else "Knowing nothing yet"
    screen.line(f"{known}, these can be learned now:", "title")
    for position, candidate in enumerate(answer.candidates, 1):
        step = candidate.step
        screen.line()
        screen.row([(f"{position}.", "dim"), (step.label, "name"), _length(step)], hang=3)
        if candidate.leads_to:
            screen.line(f"leads to {count(candidate.leads_to, 'concept')}", indent=3)
        if candidate.opens:
            shown = ", ".join(ref.label for ref in candidate.opens[:6])
            more = f" and {len(candidate.opens) - 6:,} more" if len(candidate.opens) > 6 else ""
            screen.line(f"opens {shown}{more}", "good", indent=3, hang=5)
        for spot in step.read[:1]:
            screen.line(f"read {_spot(spot)}", "link", indent=3, hang=5)
    if answer.total > len(answer.candidates):
        screen.line()
        screen.line(f"and {answer.total - len(answer.candidates):,} more (--limit)", "dim")
