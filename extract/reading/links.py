"""Links that lead nowhere: what a note links to and neither the notes nor the files beside them hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from extract.document import Document, Mark, MarkKind, line_of
from graph.model import DeadLink

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_NOTE_ENDINGS = (".md", ".ipynb", ".markdown", ".qmd", ".rmd", ".txt")
_ALIAS_FIELDS = frozenset({"alias", "aliases", "title"})


def dead_links(
    documents: Sequence[Document], *, files: Iterable[str] = (), unseen: Sequence[str] = ()
) -> dict[str, tuple[DeadLink, ...]]:
    """By note id, the links of each note that lead to nothing, in order; notes without one are left out.

    Paths and names match without regard to case and Unicode form. Links to other places (web, mail), within
    the note, out of the notes root or into folders that were not entered are not judged.
    """
    places = _Places(documents, files, unseen)
    result = {}
    for document in documents:
        dead = tuple(_dead_of(document, places))
        if dead:
            result[document.note.id] = dead
    return result


def _dead_of(document: Document, places: _Places) -> Iterator[DeadLink]:
    note = document.note.id
    for block in document.blocks:
        for mark in block.marks:
            if _is_dead(mark, note, places):
                span = block.source_span(mark.start, mark.end)
                yield DeadLink(
                    line_of(document.note.part(span.cell).text, span.start), mark.target, span.cell
                )


def _is_dead(mark: Mark, note: str, places: _Places) -> bool:
    if mark.kind is MarkKind.WIKILINK:
        return not places.has_name(mark.target, note)
    return mark.kind is MarkKind.LINK and not places.has_path(mark.target, note)


class _Places:
    """Everything that a link can lead to."""

    def __init__(self, documents: Sequence[Document], files: Iterable[str], unseen: Sequence[str]) -> None:
        ids = [document.note.id for document in documents]
        self.paths = {_fold(path) for path in (*files, *ids)}
        self.paths.update(_fold(folder) for path in ids for folder in _folders(path))
        self.names = {name for path in self.paths for name in _names(path)}
        self.unseen = tuple(_fold(folder) for folder in unseen)
        for document in documents:
            self.names.update(_fold(field.value) for field in document.fields if field.name in _ALIAS_FIELDS)

    def has_name(self, target: str, note: str) -> bool:
        """Whether a wikilink leads somewhere; also true when that can't be told."""
        name = target.partition("#")[0].partition("^")[0].strip()
        if not name or self._is_unseen(note):
            return True
        return _fold(name).lstrip("/") in self.names

    def has_path(self, target: str, note: str) -> bool:
        """Whether a link leads somewhere; also true when that can't be told."""
        path = unquote(re.split("[?#]", target, maxsplit=1)[0]).strip()
        if not path or _SCHEME.match(target) or path.startswith("/") or not re.search(r"[./]", path):
            return True
        path = _fold(normpath(str(PurePosixPath(note).parent / path)))
        if path.startswith("..") or path == "." or self._is_unseen(path):
            return True
        stem = path.removesuffix(".html")
        return path in self.paths or any(stem + ending in self.paths for ending in _NOTE_ENDINGS)

    def _is_unseen(self, path: str) -> bool:
        return _fold(path).startswith(self.unseen)


def _fold(name: str) -> str:
    """Names that file systems may hold to be the same."""
    return unicodedata.normalize("NFC", name).casefold()


def _folders(path: str) -> Iterator[str]:
    return (str(folder) for folder in PurePosixPath(path).parents if str(folder) != ".")


def _names(path: str) -> Iterator[str]:
    """What a wikilink may call a file: each end of its path, with and without the suffix of a note."""
    parts = path.split("/")
    for index in range(len(parts)):
        name = "/".join(parts[index:])
        yield name
        for ending in _NOTE_ENDINGS:
            if name.endswith(ending):
                yield name.removesuffix(ending)
