"""An index of a large graph.json, so that a question need not read all of it.

The index holds the skeleton, all names, and where in graph.json each item stands; items are read from
there. It belongs to the exact bytes of one graph.json, whose SHA-256 it carries and which is computed anew
at every opening, so that the two can't disagree. It is a cache: it may be deleted, and is made again when
it is missing or stale.
"""

from __future__ import annotations

import contextlib
import hashlib
import mmap
import sys
from array import array
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from graph.errors import CannotWrite
from graph.learning import skeleton
from graph.lookup import Names
from graph.model import Concept, ConceptGraph, Conflict, NoteInfo, Relation, Topic
from graph.skeleton import Skeleton
from graph.store import decode, encode, item_places, replace_file

LARGE = 8_000_000
"""Bytes of graph.json from which an index pays: reading less takes about a tenth of a second."""

_MAKERS = ("cycles", "index", "labels", "learning", "lookup", "notes", "relations", "skeleton", "weights")
"""Modules that decide what an index holds. One that was made by other code is stale."""

_T = TypeVar("_T")


class Content(msgspec.Struct, frozen=True):
    """The file. `bytes` are arrays of the skeleton's types, in this machine's order; places are pairs of
    offsets."""

    version: str
    digest: bytes
    ids: list[str]
    surfaces: list[str]
    keys: list[str]
    owners: bytes
    explained: bytes
    salience: bytes
    source: bytes
    target: bytes
    kind: bytes
    confidence: bytes
    learning: bytes
    out_start: bytes
    into: bytes
    in_start: bytes
    rank: bytes
    places: dict[str, bytes]


class Indexed:
    """A source that reads single items of a large graph.json."""

    def __init__(self, path: Path, data: mmap.mmap, content: Content) -> None:
        self._path = path
        self._data = data
        self._content = content
        self._places = {name: _array("Q", places) for name, places in content.places.items()}

    @cached_property
    def skeleton(self) -> Skeleton:
        """The bare shape."""
        content = self._content
        return Skeleton(
            ids=content.ids,
            labels=content.surfaces[: len(content.ids)],
            explained=content.explained,
            salience=_array("f", content.salience),
            source=_array("I", content.source),
            target=_array("I", content.target),
            kind=content.kind,
            confidence=_array("d", content.confidence),
            learning=content.learning,
            out_start=_array("I", content.out_start),
            into=_array("I", content.into),
            in_start=_array("I", content.in_start),
            rank=_array("I", content.rank),
        )

    @cached_property
    def names(self) -> Names:
        """All names of all concepts."""
        content = self._content
        return Names(content.ids, content.surfaces, _array("I", content.owners), content.keys)

    @cached_property
    def notes(self) -> tuple[NoteInfo, ...]:
        """The notes that were read."""
        return self._all("notes", NoteInfo)

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The main topics."""
        return self._all("topics", Topic)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What was cut."""
        return self._all("conflicts", Conflict)

    def concept(self, number: int) -> Concept:
        """One concept."""
        return self._item("concepts", number, Concept)

    def relation(self, number: int) -> Relation:
        """One relation."""
        return self._item("relations", number, Relation)

    def whole(self) -> ConceptGraph:
        """The graph."""
        return decode(bytes(self._data), self._path)

    def _item(self, name: str, number: int, kind: type[_T]) -> _T:
        start, end = self._places[name][2 * number : 2 * number + 2]
        return msgspec.json.decode(self._data[start:end], type=kind)

    def _all(self, name: str, kind: type[_T]) -> tuple[_T, ...]:
        return tuple(self._item(name, number, kind) for number in range(len(self._places[name]) // 2))


def _array(code: str, data: bytes) -> array[Any]:
    made: array[Any] = array(code)
    made.frombytes(data)
    return made


def index_path(graph: Path) -> Path:
    """Where the index of a graph is kept."""
    return graph.with_name(graph.name + ".index")


def open_indexed(path: Path) -> Indexed | ConceptGraph:
    """A large graph through its index, which is made when it is missing or stale.

    A graph whose bytes are not as this program writes them has no index and is returned whole.

    Raises:
        BadGraph: the file is not a usable graph.
    """
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    digest = hashlib.sha256(data).digest()
    content = _read(index_path(path), digest)
    if content is None:
        if sys.stderr.isatty():
            sys.stderr.write(f"indexing {path}, once…\n")
        made = make_index(decode(bytes(data), path), bytes(data), digest)
        if isinstance(made, ConceptGraph):
            return made
        content = made
        with contextlib.suppress(CannotWrite):
            replace_file(index_path(path), msgspec.msgpack.encode(content))
    return Indexed(path, data, content)


def prepare(path: Path) -> None:
    """Make the index of a graph that was just written, if it is large enough to need one.

    Raises:
        BadGraph: the file is not a usable graph.
    """
    if path.stat().st_size >= LARGE:
        open_indexed(path)


def index_version() -> str:
    """What an index must have been made by: this code, on a machine with these numbers."""
    code = hashlib.sha256()
    for name in _MAKERS:
        code.update(Path(__file__).with_name(f"{name}.py").read_bytes())
    return f"{code.hexdigest()} {sys.byteorder} {array('I').itemsize}"


def _read(path: Path, digest: bytes) -> Content | None:
    """The index at `path` if it is of this version and belongs to the graph with this digest."""
    try:
        content = msgspec.msgpack.decode(path.read_bytes(), type=Content)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return content if (content.version, content.digest) == (index_version(), digest) else None


def make_index(graph: ConceptGraph, data: bytes, digest: bytes) -> Content | ConceptGraph:
    """The index of a graph that was read from `data`; the graph itself when the data are not
    `encode(graph)`."""
    if encode(graph) != data:
        return graph
    bare = skeleton(graph)
    names = Names.of(graph.concepts)
    return Content(
        version=index_version(),
        digest=digest,
        ids=list(bare.ids),
        surfaces=list(names.surfaces),
        keys=list(names.keys),
        owners=array("I", names.owners).tobytes(),
        explained=bare.explained,
        salience=bare.salience.tobytes(),
        source=bare.source.tobytes(),
        target=bare.target.tobytes(),
        kind=bare.kind,
        confidence=bare.confidence.tobytes(),
        learning=bare.learning,
        out_start=bare.out_start.tobytes(),
        into=bare.into.tobytes(),
        in_start=bare.in_start.tobytes(),
        rank=bare.rank.tobytes(),
        places={name: _flat(places) for name, places in item_places(graph).items()},
    )


def _flat(places: Sequence[tuple[int, int]]) -> bytes:
    return array("Q", [offset for place in places for offset in place]).tobytes()
