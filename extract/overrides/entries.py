"""What the user decides in `concepts.toml`. A name is a label, an alias or an id; its case doesn't matter."""

from __future__ import annotations

from msgspec import Struct

from graph.model import Kind

FILE_NAME = "concepts.toml"
"""Name of the file in a notes root; in the graph it also names the source of the user's relations."""


class Named(Struct, frozen=True):
    """A concept as the user writes it: `[[add]]`, and each part of a `[[split]]`."""

    where: str
    """File and entry, for messages."""
    label: str
    aliases: tuple[str, ...] = ()
    kind: Kind | None = None


class Change(Struct, frozen=True):
    """`[[concept]]`: another label, further names or another kind for a concept of the notes."""

    where: str
    match: str
    label: str = ""
    aliases: tuple[str, ...] = ()
    kind: Kind | None = None


class Merge(Struct, frozen=True):
    """`[[merge]]`: concepts that are one."""

    where: str
    into: str
    sources: tuple[str, ...]


class Split(Struct, frozen=True):
    """`[[split]]`: one name that is no concept, or several."""

    where: str
    match: str
    parts: tuple[Named, ...]


class Reject(Struct, frozen=True):
    """One name of `reject`: no concept."""

    where: str
    match: str


class RelationEntry(Struct, frozen=True):
    """`[[relation]]`: a relation that holds, or with `reject` one that doesn't."""

    where: str
    source: str
    target: str
    kind: str = ""
    """A name in `graph.relations.RELATION_KINDS`; empty only in a rejection, of any kind both ways."""
    reject: bool = False


class NotGap(Struct, frozen=True):
    """One name in a `[[gap]]`: a concept that the notes need not explain."""

    where: str
    name: str


class Overrides(Struct, frozen=True):
    """All that the user decided, in the order of the files and their entries."""

    splits: tuple[Split, ...] = ()
    additions: tuple[Named, ...] = ()
    merges: tuple[Merge, ...] = ()
    changes: tuple[Change, ...] = ()
    rejections: tuple[Reject, ...] = ()
    relations: tuple[RelationEntry, ...] = ()
    not_gaps: tuple[NotGap, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that an entry about concepts uses."""
        named = [*self.additions, *(part for split in self.splits for part in split.parts)]
        return (
            *(name for entry in named for name in (entry.label, *entry.aliases)),
            *(split.match for split in self.splits),
            *(name for entry in self.merges for name in (entry.into, *entry.sources)),
            *(n for entry in self.changes for n in (entry.match, entry.label, *entry.aliases) if n),
            *(entry.match for entry in self.rejections),
        )


class Notice(Struct, frozen=True, order=True):
    """An entry that did nothing, or not all that it asks for."""

    where: str
    reason: str

    @property
    def text(self) -> str:
        """One line for people."""
        return f"{self.where}: {self.reason}"
