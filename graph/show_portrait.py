"""`explore` for people: a portrait as text, the most useful first."""

from __future__ import annotations

from collections.abc import Sequence

from graph.notes import show_place
from graph.portrait import Portrait, Step
from graph.relations import whole_percent
from graph.terminal import Screen, cut_to
from graph.views import Link, Place, with_heading

SHOWN_STEPS = 12
SHOWN_LINKS = 12
SHOWN_PLACES = 5
SHOWN_DOUBTFUL = 6
"""Lines of each list, so that a concept fits a screen; `--all` shows the rest."""

NOT_EXPLAINED = "not explained in the notes"


def show_portrait(screen: Screen, answer: Portrait, *, everything: bool = False) -> None:
    """Write the portrait."""
    _title(screen, answer)
    _definition(screen, answer, everything=everything)
    _steps(
        screen, "Learn first", answer.learn_first, limit=None if everything else SHOWN_STEPS, numbered=True
    )
    _steps(screen, "Unlocks", answer.unlocks, limit=None if everything else SHOWN_STEPS, numbered=False)
    _relations(screen, answer, limit=None if everything else SHOWN_LINKS)
    if answer.chains:
        screen.heading("Chains")
        for chain in answer.chains:
            screen.line(" → ".join(ref.label for ref in chain), indent=2, hang=4)
    _places(screen, answer, limit=None if everything else SHOWN_PLACES)
    if answer.conflicts:
        names = ", ".join(ref.label for ref in answer.conflicts)
        cut = f"The relation to {names} was cut because others contradict it"
        if len(answer.conflicts) > 1:
            cut = f"The relations to {names} were cut because others contradict them"
        screen.line()
        screen.line(f'{cut}; --why "{answer.conflicts[0].label}" shows both sides.', "dim")


def count(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def percent(confidence: float) -> str:
    """A confidence for people."""
    return f"{whole_percent(confidence)}%"


def _title(screen: Screen, answer: Portrait) -> None:
    pieces = [(answer.label, "title")]
    if answer.kind != "concept":
        pieces.append((f"· {answer.kind}", "dim"))
    if answer.aliases:
        pieces.append((f"· also {', '.join(answer.aliases)}", "dim"))
    screen.row(pieces)


def _definition(screen: Screen, answer: Portrait, *, everything: bool) -> None:
    if not answer.definitions:
        note = (
            "Explained, though no sentence defines it." if answer.explained else "Not explained in the notes."
        )
        screen.line(note, "warn", indent=2)
        return
    for definition in answer.definitions if everything else answer.definitions[:1]:
        screen.line(definition.text, indent=2)
        screen.line(definition.where, "dim", indent=2, hang=4)
    further = len(answer.definitions) - 1
    if further and not everything:
        screen.line(f"and {count(further, 'further definition')} (--all)", "dim", indent=2)


def _steps(screen: Screen, title: str, steps: Sequence[Step], *, limit: int | None, numbered: bool) -> None:
    if not steps:
        return
    screen.heading(title)
    shown = _surest(steps, limit)
    for position, step in enumerate(shown, 1):
        mark = f"{position}." if numbered else "-"
        pieces = [(mark, "dim"), (step.label, "name" if step.depth == 1 else "")]
        if step.via:
            pieces.append((f"(for {step.via})" if numbered else f"(by {step.via})", "dim"))
        pieces.append((percent(step.certainty), "dim"))
        if not step.explained:
            pieces.append((f"— {NOT_EXPLAINED}", "warn"))
        screen.row(pieces, indent=2, hang=5)
    doubtful = [] if limit is None else _doubtful(steps)
    if doubtful:
        pieces = [(f"{step.label} {percent(step.certainty)}", "") for step in doubtful]
        screen.row([("perhaps also", "dim"), *_joined(pieces)], indent=2, hang=4)
    rest = len(steps) - len(shown) - len(doubtful)
    if rest:
        screen.line(f"and {rest:,} less certain or more remote (--all)", "dim", indent=2)


def _surest(steps: Sequence[Step], limit: int | None) -> list[Step]:
    """Steps over likely relations; up to the limit, direct and more certain ones before others."""
    if limit is None:
        return list(steps)
    likely = [i for i, step in enumerate(steps) if step.likely]
    likely.sort(key=lambda i: (steps[i].depth > 1, -steps[i].certainty, i))
    return [steps[i] for i in sorted(likely[:limit])]


def _doubtful(steps: Sequence[Step]) -> list[Step]:
    """The most certain of the direct steps that are less likely than not."""
    doubtful = [step for step in steps if step.depth == 1 and not step.likely]
    return sorted(doubtful, key=lambda step: -step.certainty)[:SHOWN_DOUBTFUL]


def _joined(pieces: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pieces with a comma after each but the last."""
    return [(text + ("," if i < len(pieces) else ""), style) for i, (text, style) in enumerate(pieces, 1)]


def _relations(screen: Screen, answer: Portrait, *, limit: int | None) -> None:
    rows = (
        ("Kind of", answer.kind_of),
        ("Kinds", answer.kinds),
        ("Part of", answer.part_of),
        ("Parts", answer.parts),
        ("Uses", answer.uses),
        ("Used by", answer.used_by),
        ("Contrasts with", answer.contrasts_with),
        ("Related", answer.related),
    )
    filled = [(title, links) for title, links in rows if links]
    if not filled:
        return
    screen.heading("Relations")
    for title, links in filled:
        screen.row([(f"{title}:", "name"), *_links(links, limit)], indent=2, hang=4)


def _links(links: Sequence[Link], limit: int | None) -> list[tuple[str, str]]:
    pieces: list[tuple[str, str]] = []
    shown = links if limit is None else links[:limit]
    for position, link in enumerate(shown, 1):
        last = position == len(shown)
        pieces.append((link.label, ""))
        pieces.append((percent(link.confidence) + ("" if last else ","), "dim"))
    if len(shown) < len(links):
        pieces.append((f"and {len(links) - len(shown):,} more (--all)", "dim"))
    return pieces


def _places(screen: Screen, answer: Portrait, *, limit: int | None) -> None:
    if not (answer.sections or answer.mentioned or answer.practised):
        return
    screen.heading("In the notes")
    for spot in answer.sections:
        where = with_heading(show_place(spot.note, line=spot.line, cell=spot.cell), spot.heading)
        screen.row([("section", "name"), (where, ""), (f"({count(spot.words, 'word')})", "dim")], indent=2)
    _place_list(screen, "mentioned", answer.mentioned, limit)
    _place_list(screen, "practised", answer.practised, limit)


def _place_list(screen: Screen, title: str, places: Sequence[Place], limit: int | None) -> None:
    shown = places if limit is None else places[:limit]
    for place in shown:
        screen.row([(title, "name"), (place.where, "")], indent=2)
        screen.line(cut_to(place.text, 2 * screen.width), "dim", indent=4)
    if len(shown) < len(places):
        screen.line(f"and {len(places) - len(shown):,} more {title} (--all)", "dim", indent=2)
