"""graph.json: writing it so that the same graph gives the same bytes, and reading it with suspicion.

The file is one JSON object with one line for each note, concept, relation, topic and conflict, so that
version control shows a change where it happened.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from graph.consistency import flaw
from graph.errors import BadGraph, CannotWrite, GraphMissing
from graph.model import (
    FORMAT_VERSION,
    Concept,
    ConceptGraph,
    Conflict,
    NoteInfo,
    Relation,
    Topic,
)

FORMAT_NAME = "concept-graph"

_LISTS = ("notes", "concepts", "relations", "topics", "conflicts")
_SURROGATE = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\ufffd"


class _Header(msgspec.Struct):
    format: str = ""
    format_version: int = 0


class _File(msgspec.Struct):
    format: str
    format_version: int
    title: str
    notes: tuple[NoteInfo, ...]
    concepts: tuple[Concept, ...]
    relations: tuple[Relation, ...]
    topics: tuple[Topic, ...]
    conflicts: tuple[Conflict, ...]
    generator: str = ""


def save(graph: ConceptGraph, path: Path) -> None:
    """Write `graph` to `path`, replacing it atomically; folders above it are made.

    Raises:
        CannotWrite: the file or its folder can't be written; the old file is then untouched.
    """
    replace_file(path, encode(graph))


def encode(graph: ConceptGraph) -> bytes:
    """The one byte sequence for `graph`. Lone surrogates become U+FFFD, which keeps every offset."""
    return b"".join(chunk for chunk, _ in _chunks(graph))


def item_places(graph: ConceptGraph) -> dict[str, list[tuple[int, int]]]:
    """For each list of the file, the start and end byte of each item in `encode(graph)`."""
    places: dict[str, list[tuple[int, int]]] = {name: [] for name in _LISTS}
    offset = 0
    for chunk, name in _chunks(graph):
        if name:
            places[name].append((offset, offset + len(chunk)))
        offset += len(chunk)
    return places


def _chunks(graph: ConceptGraph) -> Iterator[tuple[bytes, str]]:
    """Pieces of the file; an item of a list comes with the list's name, all else with an empty one."""
    head = {
        "format": FORMAT_NAME,
        "format_version": FORMAT_VERSION,
        "title": graph.title,
        "generator": graph.generator,
    }
    yield _json(head)[:-1], ""
    items: dict[str, Iterable[Any]] = {
        "notes": sorted(graph.notes, key=lambda note: note.id),
        "concepts": sorted(graph.concepts, key=lambda concept: concept.id),
        "relations": sorted(graph.relations, key=_relation_key),
        "topics": graph.topics,
        "conflicts": sorted(graph.conflicts, key=lambda conflict: _relation_key(conflict.cut)),
    }
    for name in _LISTS:
        yield f',\n"{name}":['.encode(), ""
        between = b"\n"
        for item in items[name]:
            yield between, ""
            yield _json(item), name
            between = b",\n"
        yield b"]", ""
    yield b"}\n", ""


def _relation_key(relation: Relation) -> tuple[str, str, str]:
    return relation.source, relation.kind, relation.target


def _json(value: object) -> bytes:
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(_without_surrogates(msgspec.to_builtins(value)))


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub(_REPLACEMENT, value)
    if isinstance(value, dict):
        return {key: _without_surrogates(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_surrogates(item) for item in value]
    return value


def replace_file(path: Path, data: bytes) -> None:
    """Write `data` to `path` in one step: a reader sees the old file or the new one, never a part.

    Raises:
        CannotWrite: the file or its folder can't be written.
    """
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        raise CannotWrite(path, error.strerror or str(error)) from error


def _mode() -> int:
    """The mode that an ordinarily created file would have; temporary files are made private."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def load(path: Path) -> ConceptGraph:
    """Read a graph.

    Raises:
        GraphMissing: nothing is at `path`.
        BadGraph: the file is damaged, foreign, of a later version, or refers to what it doesn't hold.
    """
    return decode(read_bytes(path), path)


def read_bytes(path: Path) -> bytes:
    """The bytes of a stored graph.

    Raises:
        GraphMissing: nothing is at `path`.
        BadGraph: it can't be read.
    """
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise GraphMissing(path) from None
    except OSError as error:
        raise BadGraph(path, (error.strerror or str(error)).lower()) from error


def decode(data: bytes, path: Path) -> ConceptGraph:
    """The graph in `data`, which was read from `path`.

    Raises:
        BadGraph: as for `load`.
    """
    try:
        _check_header(data, path)
        file = msgspec.json.decode(data, type=_File)
    except msgspec.ValidationError as error:
        raise BadGraph(path, str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadGraph(path, f"damaged JSON ({error})") from error
    graph = ConceptGraph(
        title=file.title,
        notes=file.notes,
        concepts=file.concepts,
        relations=file.relations,
        topics=file.topics,
        conflicts=file.conflicts,
        generator=file.generator,
    )
    reason = flaw(graph)
    if reason:
        raise BadGraph(path, reason)
    return graph


def _check_header(data: bytes, path: Path) -> None:
    if not data.strip():
        raise BadGraph(path, "the file is empty")
    try:
        header = msgspec.json.decode(data, type=_Header)
    except msgspec.ValidationError:
        header = _Header()
    if header.format != FORMAT_NAME:
        raise BadGraph(path, f'it is JSON, but its "format" is not "{FORMAT_NAME}"')
    if header.format_version > FORMAT_VERSION:
        raise BadGraph(
            path,
            f"it has format version {header.format_version}, and this program reads up to {FORMAT_VERSION}; "
            "update concept-explorer",
        )
    if header.format_version < 1:
        raise BadGraph(path, f"its format version is {header.format_version}")
