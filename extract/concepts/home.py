"""What a block is about: the concepts that its heading or its note's title names."""

from __future__ import annotations

from collections.abc import Mapping

from extract.document import BlockKind
from extract.language import ParsedDocument
from graph.labels import fold

_SAYING = frozenset(
    "what; what is it; what is this; what it is; definition; definitions; overview; introduction; intro; "
    "summary; meaning; description; about; in short; tl;dr; basic; basics; concept; idea".split("; ")
)
"""Headings under which a note says what its subject is."""

Headed = Mapping[tuple[str, int], frozenset[int]]


def section_subjects(parsed: ParsedDocument, headed: Headed) -> dict[int, frozenset[int]]:
    """For each block that is no heading, the concepts that its section is about."""
    titled = _titled(parsed, headed)
    return {
        item.block.index: _of_section(parsed, headed, item.block.section, titled)
        for item in parsed.parsed
        if item.block.kind is not BlockKind.HEADING
    }


def _titled(parsed: ParsedDocument, headed: Headed) -> frozenset[int]:
    """The concepts of a title that no heading says."""
    first = parsed.parsed[0].block if parsed.parsed else None
    if first is None or first.kind is BlockKind.HEADING:
        return frozenset()
    return headed.get((parsed.document.note.id, first.index), frozenset())


def _of_section(
    parsed: ParsedDocument, headed: Headed, section: int | None, titled: frozenset[int]
) -> frozenset[int]:
    if section is None:
        return titled
    named = headed.get((parsed.document.note.id, section), frozenset())
    heading = parsed.document.blocks[section]
    if not named and fold(heading.text.rstrip("?: ")) in _SAYING:
        return _of_section(parsed, headed, heading.section, titled)
    return named
