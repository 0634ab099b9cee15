"""Plain text to blocks: paragraphs between blank lines, lists, and the headings that are plain to see."""

from __future__ import annotations

import re

from extract.document import Part
from extract.reading.blocks import BlockCollector
from extract.reading.plaintext import PlainBuilder
from extract.reading.source import Lines, map_lines

_UNDERLINE = re.compile(r"[ \t]*(?:=+|-{3,}|~{3,})[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+•–]|(?P<number>\d{1,3}[.)]))[ \t]+(?=\S)")
_MAX_CAPITALS_WORDS = 8


def read_code(part: Part, collector: BlockCollector) -> None:
    """A code cell is one block."""
    lines = Lines(part.text)
    collector.begin_part(part, lines)
    content = "\n".join(lines.line(number) for number in range(len(lines.starts)))
    source = map_lines(content, lines, 0)
    builder = PlainBuilder(source)
    builder.lines()
    collector.add_code(builder.plain(), source, part.language)


def read_plain(part: Part, collector: BlockCollector) -> None:
    """Adds the blocks of a plain text."""
    lines = Lines(part.text)
    collector.begin_part(part, lines)
    paragraph: list[int] = []
    for number in range(len(lines.starts)):
        if lines.line(number).strip():
            paragraph.append(number)
        elif paragraph:
            _add_paragraph(paragraph, lines, collector)
            paragraph = []
    if paragraph:
        _add_paragraph(paragraph, lines, collector)


def _add_paragraph(numbers: list[int], lines: Lines, collector: BlockCollector) -> None:
    content = "\n".join(lines.line(number) for number in numbers)
    source = map_lines(content, lines, numbers[0])
    builder = PlainBuilder(source)
    builder.verbatim(0, len(content))
    collector.add_text(builder.plain(), source)
