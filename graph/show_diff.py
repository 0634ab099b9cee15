"""A difference between two graphs as text and as Markdown."""

from __future__ import annotations

from graph.diff import Difference
from graph.quotes import clean, plain
from graph.relations import RELATION_KINDS
from graph.terminal import cut_to

_QUOTE = 100


def _sections(difference: Difference) -> list[tuple[str, str, list[str]]]:
    """Title, sign and lines of each part that has any."""
    new = [f"{tie.source} {RELATION_KINDS[tie.kind].label} {tie.target}" for tie in difference.relations_new]
    gone = [
        f"{tie.source} {RELATION_KINDS[tie.kind].label} {tie.target}" for tie in difference.relations_gone
    ]
    retied = [
        f"{tie.source} {RELATION_KINDS[tie.kind].label} {tie.target}: {tie.old} → {tie.new}"
        for tie in difference.relations_changed
    ]
    changed = [
        f"{change.label}: {change.field} {_short(change.old)} → {_short(change.new)}"
        for change in difference.changed
    ]
    parts = [
        ("New concepts", "+", list(difference.new)),
        ("Concepts gone", "-", list(difference.gone)),
        ("Renamed", "~", [f"{pair.old} → {pair.new}" for pair in difference.renamed]),
        ("Newly explained", "+", list(difference.newly_explained)),
        ("No longer explained", "-", list(difference.no_longer_explained)),
        ("Concepts changed", "~", changed),
        ("New relations", "+", new),
        ("Relations gone", "-", gone),
        ("Relations changed", "~", retied),
    ]
    return [part for part in parts if part[2]]


def _short(text: str) -> str:
    return f"“{cut_to(plain(text), _QUOTE)}”" if text else "none"


def diff_text(difference: Difference) -> str:
    """The difference, one line for each change."""
    if difference.empty:
        return "No difference.\n"
    parts = [
        f"{title} ({len(lines)})\n" + "".join(f"  {sign} {clean(line)}\n" for line in lines)
        for title, sign, lines in _sections(difference)
    ]
    return "\n".join(parts)


def diff_markdown(difference: Difference) -> str:
    """The difference as Markdown."""
    from graph.show_plan import escape

    if difference.empty:
        return "No difference.\n"
    parts = [
        f"## {title} ({len(lines)})\n\n" + "".join(f"- {escape(line)}\n" for line in lines)
        for title, _, lines in _sections(difference)
    ]
    return "\n".join(parts)
