"""What a block is about: the concepts that its heading, its note's title or the bold line above names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extract.document import BlockKind, MarkKind
from extract.language import ParsedBlock, ParsedDocument
from extract.settings import BOLD_LINE_WORDS
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


def line_subjects(
    parsed: ParsedDocument, named: Callable[[ParsedBlock], int | None]
) -> dict[int, frozenset[int]]:
    """For each block below a bold line, up to the next one or a heading, the concept that the line names."""
    subjects: dict[int, frozenset[int]] = {}
    line: frozenset[int] | None = None
    for item in parsed.parsed:
        if item.block.kind is BlockKind.HEADING:
            line = None
        elif is_bold_line(item):
            concept = named(item)
            line = frozenset() if concept is None else frozenset({concept})
        elif line is not None:
            subjects[item.block.index] = line
    return subjects


def is_bold_line(item: ParsedBlock) -> bool:
    """True for a paragraph that is nothing but a few bold words: a heading in all but name."""
    text = item.block.text.rstrip(" :")
    return (
        item.block.kind is BlockKind.PARAGRAPH
        and 0 < len(text.split()) <= BOLD_LINE_WORDS
        and not text.endswith((".", "!", "?"))
        and any(
            mark.kind is MarkKind.STRONG and mark.start == 0 and mark.end >= len(text)
            for mark in item.block.marks
        )
    )
