"""Plain text to blocks: paragraphs between blank lines, lists, and the headings that are plain to see."""

from __future__ import annotations

import re

from extract.document import Part
from extract.reading.blocks import BlockCollector
from extract.reading.plaintext import PlainBuilder, source_text
from extract.reading.source import Lines, SourceMap, map_lines

_UNDERLINE = re.compile(r"[ \t]*(?:(?P<first>={3,})|-{3,}|~{3,})[ \t]*")
_ITEM = re.compile(r"[ \t]*(?:[-*+•–]|(?P<number>\d{1,3}[.)]))[ \t]+(?=\S)")

_MAX_HEADING_WORDS = 10
"""A line in capitals with more words is someone shouting, not a heading."""

_WRAPPED_LINE_CHARS = 120
"""Lines of wrapped text are shorter than this; where they are longer on average, each is a paragraph."""


def read_code(part: Part, collector: BlockCollector) -> None:
    """Adds a code cell as one block."""
    collector.begin_part(part)
    lines = Lines(part.text)
    source = map_lines("\n".join(lines.line(number) for number in range(lines.count)), lines, 0)
    collector.add_code(source_text(source), source, part.language)


def read_plain(part: Part, collector: BlockCollector, start: int = 0) -> None:
    """Adds the blocks of a plain text from an offset on."""
    collector.begin_part(part)
    lines = Lines(part.text, start)
    number = 0
    while number < lines.count:
        end = number
        while end < lines.count and lines.line(end).strip():
            end += 1
        if end > number:
            _read_group(lines, number, end, collector)
        number = end + 1


def _read_group(lines: Lines, first: int, end: int, collector: BlockCollector) -> None:
    """Lines without a blank line between them."""
    first = _read_heading(lines, first, end, collector)
    starts = [number for number in range(first, end) if _ITEM.match(lines.line(number))]
    if first < end:
        _read_paragraphs(lines, first, starts[0] if starts else end, collector)
    if starts:
        _read_list(lines, starts, end, collector)


def _read_heading(lines: Lines, first: int, end: int, collector: BlockCollector) -> int:
    """Adds the heading at the start of a group; returns the line after it."""
    underline = _UNDERLINE.fullmatch(lines.line(first + 1)) if first + 1 < end else None
    capitals = end - first == 1 and _is_in_capitals(lines.line(first))
    if not underline and not capitals:
        return first
    source = _map(lines, first, first + 1)
    level = 2 if underline and not underline["first"] else 1
    collector.add_heading(source_text(source), source, level)
    return first + (2 if underline else 1)


def _is_in_capitals(line: str) -> bool:
    words = line.split()
    letters = sum(char.isalpha() for char in line)
    return (
        line.isupper()
        and letters > 3
        and len(words) <= _MAX_HEADING_WORDS
        and line.strip()[-1] not in ".,;!?"
    )


def _read_paragraphs(lines: Lines, first: int, end: int, collector: BlockCollector) -> None:
    if first >= end:
        return
    if lines.start(end) - lines.start(first) > _WRAPPED_LINE_CHARS * (end - first):
        for number in range(first, end):
            _add(_map(lines, number, number + 1), collector)
    else:
        _add(_map(lines, first, end), collector)


def _read_list(lines: Lines, starts: list[int], end: int, collector: BlockCollector) -> None:
    """Items; lines without a mark belong to the item before them."""
    mark = _ITEM.match(lines.line(starts[0]))
    collector.open_list(ordered=mark is not None and mark["number"] is not None)
    for start, stop in zip(starts, [*starts[1:], end], strict=True):
        source = _map(lines, start, stop)
        if mark := _ITEM.match(source.content):
            source = source.cut(mark.end(), len(source.content))
        collector.open("item")
        _add(source, collector)
        collector.close()
    collector.close()


def _map(lines: Lines, first: int, end: int) -> SourceMap:
    content = "\n".join(lines.line(number).strip() for number in range(first, end))
    return map_lines(content, lines, first)


def _add(source: SourceMap, collector: BlockCollector) -> None:
    source = source.cut(0, len(source.content))
    builder = PlainBuilder(source)
    builder.verbatim(0, len(source.content))
    collector.add_text(builder.plain(), source)
