"""What a mention rule returns."""

from __future__ import annotations

from msgspec import Struct

IN_SENTENCES = frozenset({"noun_phrase", "of_phrase", "topic", "listed"})
"""Rules that see names in passing, wherever a sentence says them."""


class Mention(Struct, frozen=True, order=True):
    """One place where one rule saw a term."""

    note: str
    """Id of the note."""
    block: int
    """Index of the block in its document."""
    start: int
    end: int
    """Half-open offsets into `Block.text`."""
    surface: str
    """The term as plain text, in the note's own case; with a shared head it is not the very text at the
    place."""
    key: str
    """`graph.labels.fold(surface)`."""
    rule: str


class Synonymy(Struct, frozen=True, order=True):
    """Two names that a note gives for one thing, as one rule saw it once."""

    key: str
    """The name that the text introduces or prefers."""
    other: str
    """The other name: an abbreviation, an "also known as"."""
    surface: str
    other_surface: str
    note: str
    block: int
    rule: str
