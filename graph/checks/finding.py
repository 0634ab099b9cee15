"""What a check finds."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from graph.model import Evidence


class Level(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


LEVELS = tuple(Level)
"""Gravest first."""


class Finding(Struct, frozen=True):
    """One flaw of the notes, at one place."""

    rule: str
    level: Level
    note: str
    """Empty when no note is to blame alone."""
    cell: int | None
    line: int
    message: str
    concepts: tuple[str, ...] = ()
    """Ids of the concepts that it is about."""


class Findings(Struct, frozen=True):
    """The answer of `check`; its fields are the keys of `--json`."""

    findings: tuple[Finding, ...]
    """In the order of the notes."""


def finding_at(rule: str, level: Level, evidence: Evidence | None, message: str, *concepts: str) -> Finding:
    """A finding at a piece of evidence."""
    if evidence is None:
        return Finding(rule, level, "", None, 1, message, concepts)
    return Finding(rule, level, evidence.note, evidence.span.cell, evidence.line, message, concepts)
