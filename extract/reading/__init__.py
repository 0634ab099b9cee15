"""Reading: from folders of notes to documents. `read_notes` touches the disk, `parse_notes` is pure."""

from __future__ import annotations

from extract.reading.parse import parse_note, parse_notes
from extract.reading.read import ReadResult, read_notes
from extract.reading.walk import SUFFIXES

__all__ = ["SUFFIXES", "ReadResult", "parse_note", "parse_notes", "read_notes"]
