"""A plan as Markdown."""

from __future__ import annotations

from urllib.parse import quote

from graph.journey import Step
from graph.labels import slug
from graph.notes import show_place
from graph.plan import Plan
from graph.portrait import Spot
from graph.quotes import clean, plain
from graph.show_portrait import NOT_EXPLAINED, count, percent
from graph.views import with_heading


def plan_markdown(answer: Plan, *, base: str = "") -> str:
    """A plan as Markdown, with links to the notes under `base`."""
    goals = ", ".join(escape(goal.label) for goal in answer.goals)
    steps = sum(len(stage.steps) for stage in answer.stages)
    lines = [
        f"# Study plan: {goals}",
        "",
        f"{count(steps, 'concept')}, {count(answer.words, 'word')} to read.",
    ]
    if answer.known:
        lines += ["", f"Known already: {', '.join(escape(ref.label) for ref in answer.known)}."]
    for position, stage in enumerate(answer.stages, 1):
        lines += ["", f"## Stage {position} of {len(answer.stages)}", ""]
        for step in stage.steps:
            lines += _plan_step(step, base)
    if answer.missing:
        lines += ["", "## Missing in the notes", ""]
        for step in answer.missing:
            needed = ", ".join(escape(edge.source.label) for edge in step.reasons)
            lines.append(f"- {escape(step.label)}" + (f", needed for {needed}" if needed else ""))
    if answer.left_out:
        lines += ["", f"{count(answer.left_out, 'concept')} by less certain relations left out."]
    if not answer.stages:
        lines += ["", "Nothing is left to learn."]
    return "\n".join(lines) + "\n"


def _plan_step(step: Step, base: str) -> list[str]:
    lines = [f"- [ ] **{escape(step.label)}**" + ("" if step.explained else f" ({NOT_EXPLAINED})")]
    if step.definition:
        lines.append(f"  > {escape(step.definition.text)}")
    spots = [_link(spot, base) for spot in step.read]
    if not spots and step.definition:
        place = step.definition
        spots = [_link(Spot(place.note, place.cell, place.line, place.heading, 0), base)]
    lines += [f"  - read {spot}" for spot in spots]
    for reason in step.reasons[:1]:
        seen = f": {escape(reason.because)}" if reason.because else ""
        lines.append(f"  - for {escape(reason.source.label)} ({percent(reason.confidence)}){seen}")
    return lines


def _link(spot: Spot, base: str) -> str:
    anchor = f"#{slug(plain(spot.heading))}" if spot.heading and spot.cell is None else ""
    where = show_place(spot.note, line=spot.line, cell=spot.cell)
    words = f" ({count(spot.words, 'word')})" if spot.words else ""
    target = quote(base + spot.note, errors="replace") + anchor
    return f"[{escape(with_heading(where, spot.heading))}]({target}){words}"


def escape(text: str) -> str:
    """Text that Markdown shows as it is."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|~$" else c for c in clean(text))
