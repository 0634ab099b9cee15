"""The names that a roll calls: "Prerequisites: matrices, the gradient"."""

from __future__ import annotations

from collections.abc import Iterator

from extract.language import ParsedDocument
from extract.mentions.mention import Mention
from extract.mentions.split import title_terms
from extract.rolls import is_calling, rolls


def roll_mentions(parsed: ParsedDocument) -> Iterator[Mention]:
    """Every name of every roll whose word says how it belongs to the subject."""
    note = parsed.document.note.id
    for item in parsed.parsed:
        for roll in rolls(item):
            if is_calling(roll.word):
                for start, end in roll.members:
                    yield from title_terms(note, item, start, end, "roll")
