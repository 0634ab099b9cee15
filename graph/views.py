"""What answers are made of: the pieces that every command prints and that `--json` shows."""

from __future__ import annotations

from msgspec import Struct

from graph.model import Evidence, Relation
from graph.notes import show_place
from graph.quotes import plain
from graph.rules import because
from graph.source import Source


class Ref(Struct, frozen=True):
    """A concept by name."""

    id: str
    label: str
    explained: bool


class Link(Struct, frozen=True):
    """A concept at the other end of a relation."""

    id: str
    label: str
    explained: bool
    confidence: float
    basis: str


class Place(Struct, frozen=True):
    """A place in the notes. `line` counts from 1 in the note or cell; `cell` from 0 among all cells."""

    note: str
    cell: int | None
    line: int
    heading: str
    quote: str
    """The note's own characters."""
    text: str
    """The same without Markdown marks."""
    rule: str

    @property
    def where(self) -> str:
        """The place for people, with its heading."""
        return with_heading(show_place(self.note, line=self.line, cell=self.cell), self.heading)


class Edge(Struct, frozen=True):
    """A relation with what speaks for it."""

    source: Ref
    kind: str
    target: Ref
    confidence: float
    basis: str
    evidence: tuple[Place, ...]
    vocabulary: str
    because: str
    """What its strongest rule saw, as the rest of a sentence about the source."""


def with_heading(place: str, heading: str) -> str:
    """A place followed by the heading that it stands under."""
    return f"{place} · {plain(heading)}" if plain(heading) else place


def ref(source: Source, number: int) -> Ref:
    """The concept with this number, by name."""
    bare = source.skeleton
    return Ref(bare.ids[number], bare.labels[number], bool(bare.explained[number]))


def place(evidence: Evidence) -> Place:
    """A piece of evidence, as it is shown."""
    return Place(
        evidence.note,
        evidence.span.cell,
        evidence.line,
        evidence.heading,
        evidence.quote,
        plain(evidence.quote),
        evidence.rule,
    )


def edge(source: Source, relation: Relation) -> Edge:
    """A relation, as it is shown."""
    bare = source.skeleton
    return Edge(
        ref(source, bare.number(relation.source)),
        relation.kind,
        ref(source, bare.number(relation.target)),
        relation.confidence,
        str(relation.basis),
        tuple(place(evidence) for evidence in relation.evidence),
        relation.vocabulary,
        because(relation.evidence, relation.vocabulary),
    )
