"""Headings name what their sections are about."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import BlockKind
from extract.language import ParsedDocument
from extract.mentions.mention import Mention
from extract.mentions.split import title_terms


def heading_mentions(parsed: ParsedDocument) -> Iterator[Mention]:
    """Terms in headings, also "A & B", "A vs. B", "Types of A", "3.1 A"."""
    note = parsed.document.note.id
    for item in parsed.parsed:
        if item.block.kind is BlockKind.HEADING:
            yield from title_terms(note, item, 0, len(item.block.text), "heading")
