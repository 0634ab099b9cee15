"""What notes say that they build on without explaining it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from graph.model import Evidence, NoteInfo
from graph.notes import is_overview, section_end
from graph.quotes import plain

_TITLE = re.compile(
    r"\bbackground$|\b(pre-?requisites?|(prior|assumed|required) knowledge|(should|need to|must) know"
    r"|assumed|before (you|we) (start|begin|read))\b",
    re.IGNORECASE,
)
"""Titles of sections that list what a reader should know."""

_SENTENCE = re.compile(
    r"\b(background|pre-?requisites?|assum(e[sd]?|ing|ptions?)|solid grasp|familiar\w*"
    r"|prior knowledge|should know|need to know|to (fully )?(understand|follow))\b",
    re.IGNORECASE,
)
"""Words of an overview by which it says what a reader should know."""


class Assumptions:
    """The places of notes that say what they assume."""

    def __init__(self, notes: Iterable[NoteInfo]) -> None:
        self._starts: dict[str, list[tuple[int, int]]] = {}
        self._assuming: dict[str, list[bool]] = {}
        for note in notes:
            self._starts[note.id] = [_start(section.cell, section.line) for section in note.sections]
            self._assuming[note.id] = _assuming(note)

    def holds(self, evidence: Evidence) -> bool:
        """Whether a place says that the notes build on something: by its rule, by a title that it stands
        under at any level or, in an overview, by its words."""
        if "background" in evidence.rule or "assumed" in evidence.rule:
            return True
        here = _start(evidence.span.cell, evidence.line)
        section = bisect_right(self._starts.get(evidence.note, []), here) - 1
        if section >= 0 and self._assuming[evidence.note][section]:
            return True
        return is_overview(evidence.note) and bool(_SENTENCE.search(plain(evidence.quote)))


def _start(cell: int | None, line: int) -> tuple[int, int]:
    return -1 if cell is None else cell, line


def _assuming(note: NoteInfo) -> list[bool]:
    """For each section, whether its title or one above it announces what a reader should know."""
    found = [False] * len(note.sections)
    for position, section in enumerate(note.sections):
        if _TITLE.search(plain(section.title)):
            for inside in range(position, section_end(note, position)):
                found[inside] = True
    return found
