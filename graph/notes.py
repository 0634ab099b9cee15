"""Notes as a reader goes through them: their order, their places, their overviews."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePosixPath

from graph.model import Evidence, NoteInfo, Section

_DIGITS = re.compile(r"(\d+)")
_OVERVIEWS = frozenset({"readme", "index", "home", "_index", "toc", "contents", "summary"})

NoteKey = tuple[tuple[tuple[str, int], ...], ...]
PlaceKey = tuple[bool, NoteKey, int, int]


@lru_cache(maxsize=4096)
def note_key(note: str) -> NoteKey:
    """Sort key of a note's id: folder by folder, numbers as numbers, so that note 10 follows note 2."""
    return tuple(
        tuple(
            (piece.casefold(), 0) if i % 2 == 0 else ("", int(piece))
            for i, piece in enumerate(_DIGITS.split(part))
        )
        for part in note.split("/")
    )


@lru_cache(maxsize=4096)
def is_overview(note: str) -> bool:
    """Whether a note lists what others explain, as a README does, so that it is not part of the reading
    order."""
    return PurePosixPath(note).stem.casefold() in _OVERVIEWS


def place_key(evidence: Evidence) -> PlaceKey:
    """Sort key of a place: overviews last, then by note, cell and offset."""
    cell = -1 if evidence.span.cell is None else evidence.span.cell
    return is_overview(evidence.note), note_key(evidence.note), cell, evidence.span.start


def section_of(note: NoteInfo, *, line: int, cell: int | None) -> Section | None:
    """The last section that starts at or before a place."""
    found = None
    here = (-1 if cell is None else cell, line)
    for section in note.sections:
        if (-1 if section.cell is None else section.cell, section.line) <= here:
            found = section
    return found


def section_end(note: NoteInfo, position: int) -> int:
    """The number of the section after this one and all inside it."""
    level = note.sections[position].level
    end = position + 1
    while end < len(note.sections) and note.sections[end].level > level:
        end += 1
    return end


def empty_sections(note: NoteInfo) -> list[Section]:
    """Headings with nothing under them, in order. The title of a note that goes on is none: it names the
    note."""
    named = note.sections[0] if any(not section.empty for section in note.sections) else None
    return [section for section in note.sections if section.empty and section is not named]


def show_place(note: str, *, line: int, cell: int | None) -> str:
    """A place for people: `notes.md:12`, or `notes.ipynb cell 3 line 5`, where cells count from 1."""
    return f"{note}:{line}" if cell is None else f"{note} cell {cell + 1} line {line}"
