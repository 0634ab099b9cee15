"""From files to notes: the only part of reading that touches the disk (with the walk)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from extract.document import Note, Part
from extract.reading.decode import NotText, decode
from extract.reading.limits import MAX_NOTEBOOK_BYTES, MAX_TEXT_BYTES, MEGABYTE
from extract.reading.notebook import NotANotebook, Notebook, read_notebook
from extract.reading.walk import NOTEBOOK_SUFFIXES, PLAIN_SUFFIXES, Found, os_reason, walk
from graph.model import Skipped


class ReadResult(Struct, frozen=True):
    """The notes that could be read, and those that could not."""

    notes: tuple[Note, ...]
    """Sorted by id."""
    skipped: tuple[Skipped, ...]
    """Sorted by path."""
    files: frozenset[str] = frozenset()
    """Ids of all files and folders seen; a link to one of them is not dead."""
    unseen: tuple[str, ...] = ()
    """Ids of folders that were not entered, ending in `/`; a link into one of them is not judged."""


_MAX_SHOWN = 5
"""Cells that a report names."""


class _Unreadable(Exception):
    """Why a file can't be read as a note."""


def read_notes(roots: Sequence[Path], *, ignore: Iterable[str] = ()) -> ReadResult:
    """Reads all notes under some folders and files.

    A note that can't be read is skipped with its reason, and so are damaged cells of a notebook.

    Raises PathMissing for a root that does not exist and BadConfiguration for a bad ignore pattern.
    """
    walked = walk(roots, ignore=ignore)
    notes = []
    skipped = list(walked.skipped)
    for found in walked.notes:
        try:
            note, damaged = _read(found)
            notes.append(note)
            if damaged:
                skipped.append(Skipped(found.id, _damage(damaged)))
        except (_Unreadable, NotText, NotANotebook) as reason:
            skipped.append(Skipped(found.id, str(reason)))
        except OSError as error:
            skipped.append(Skipped(found.id, os_reason(error)))
    return ReadResult(tuple(notes), tuple(sorted(skipped)), walked.files, walked.unseen)


def _damage(cells: tuple[int, ...]) -> str:
    if len(cells) == 1:
        return f"cell {cells[0]} is damaged; the others are read"
    shown = ", ".join(map(str, cells[:_MAX_SHOWN])) + (", …" if len(cells) > _MAX_SHOWN else "")
    return f"cells {shown} are damaged; the others are read"


def _read(found: Found) -> tuple[Note, tuple[int, ...]]:
    """The note, and the indexes of cells that had to be left out."""
    suffix = found.path.suffix.lower()
    is_notebook = suffix in NOTEBOOK_SUFFIXES
    limit = MAX_NOTEBOOK_BYTES if is_notebook else MAX_TEXT_BYTES
    with found.path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise _Unreadable(f"larger than {limit // MEGABYTE} MB")
    text = decode(data)
    read = read_notebook(text) if is_notebook else Notebook((Part(text),))
    if sum(len(part.text) for part in read.parts) > MAX_TEXT_BYTES:
        raise _Unreadable(f"its cells hold more than {MAX_TEXT_BYTES // MEGABYTE} MB of text")
    markup = "plain" if suffix in PLAIN_SUFFIXES else "markdown"
    return Note(found.id, hashlib.sha256(data).hexdigest(), read.parts, markup), read.damaged
