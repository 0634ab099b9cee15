"""Where the content that the Markdown parser hands out lies in the source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from extract.document import line_starts

_HEADING_MARK = re.compile(
    r"(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t]|\[\^[^\]\s]+\]:|[:~][ \t])*#{1,6}(?:[ \t]+|$)"
)


class Lines:
    """The lines of a stretch of text that begins and ends with whole lines, numbered from 0.

    Offsets are those in the whole text. Line ends are those of CommonMark: line feed, carriage return, both.
    """

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.text = text
        self.begin = start
        self.end = len(text) if end is None else end
        self._starts = line_starts(text)
        self._first = bisect_right(self._starts, start) - 1
        self.count = bisect_left(self._starts, self.end) - self._first

    @property
    def content(self) -> str:
        """The whole stretch."""
        return self.text[self.begin : self.end]

    def line(self, number: int) -> str:
        """The text of a line as the Markdown parser sees it: without its end, NUL replaced by U+FFFD."""
        line = self.text[self.start(number) : self.start(number + 1)]
        return line.removesuffix("\n").removesuffix("\r").replace("\0", "\ufffd")

    def start(self, number: int) -> int:
        """Offset of a line in the whole text; the stretch's end beyond the last line."""
        if number >= self.count:
            return self.end
        return max(self._starts[self._first + number], self.begin)

    def number_at(self, offset: int) -> int:
        """1-based number in the whole text of the line that holds an offset."""
        return bisect_right(self._starts, offset)


class SourceMap:
    """Content of a block, and where each stretch of it lies in the source.

    `content` is what a parser works on; pieces (content start, source start, length) correspond one to one.
    What lies between pieces (line ends, quote marks, indentation) corresponds as a whole.
    """

    def __init__(self, content: str, pieces: list[tuple[int, int, int]]) -> None:
        self.content = content
        self.pieces = pieces
        self._starts = [piece[0] for piece in pieces]

    def position(self, offset: int) -> int:
        """Source offset of the character at an offset of the content; inside a gap, the gap's start."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return self.pieces[0][1] if self.pieces else 0
        start, source, length = self.pieces[index]
        return source + min(offset - start, length)

    def end(self, offset: int) -> int:
        """Source offset after the content's characters before `offset`; at a gap's end, the next piece."""
        index = bisect_right(self._starts, offset - 1) - 1
        if index < 0:
            return self.position(0)
        start, source, length = self.pieces[index]
        if offset - start <= length:
            return source + offset - start
        return self.pieces[index + 1][1] if index + 1 < len(self.pieces) else source + length

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        """Cuts a range of the content into (start, end, source start, source end), in order.

        Stretches of pieces have equal lengths on both sides; the others are gaps.
        """
        index = max(bisect_right(self._starts, start) - 1, 0)
        while start < end:
            if index < len(self.pieces) and start >= self.pieces[index][0] + self.pieces[index][2]:
                index += 1
                continue
            piece = self.pieces[index] if index < len(self.pieces) else None
            if piece is not None and start >= piece[0]:
                stop = min(end, piece[0] + piece[2])
                source = piece[1] + start - piece[0]
                yield start, stop, source, source + stop - start
            else:
                stop = min(end, piece[0]) if piece is not None else end
                yield start, stop, self.position(start), piece[1] if piece else self.position(start)
            start = stop

    def cut(self, start: int, end: int) -> SourceMap:
        """The map of a range of the content, without white space at its ends."""
        text = self.content[start:end]
        start += len(text) - len(text.lstrip())
        end = start + len(text.strip())
        pieces = [
            (first - start, source, last - first)
            for first, last, source, source_end in self.stretches(start, end)
            if last - first == source_end - source and self.content[first:last] != "\n"
        ]
        return SourceMap(self.content[start:end], pieces)


def map_lines(content: str, lines: Lines, first: int) -> SourceMap:
    """Maps content whose lines are ends of the source lines from `first` on (paragraphs, code, HTML)."""
    pieces = []
    offset = 0
    for number, line in enumerate(content.split("\n"), first):
        source = lines.line(number)
        kept = _common_end(line, source)
        if kept:
            pieces.append((offset + len(line) - kept[0], lines.start(number) + kept[1], kept[2]))
        offset += len(line) + 1
    return SourceMap(content, pieces)


def _common_end(line: str, source: str) -> tuple[int, int, int] | None:
    """(length kept of the line, where it starts in the source, its length), or None for white space."""
    if source.endswith(line):
        return (len(line), len(source) - len(line), len(line)) if line else None
    bare = line.lstrip(" \t")
    if not source.endswith(bare):
        bare, source = bare.rstrip(), source.rstrip()
    start = source.rfind(bare)
    if not bare or start < 0:
        return None
    return len(line.lstrip(" \t")), start, len(bare)


def map_heading(content: str, lines: Lines, number: int) -> SourceMap:
    """Maps the content of a heading with hashes."""
    source = lines.line(number)
    mark = _HEADING_MARK.match(source)
    start = source.find(content, mark.end() if mark else 0)
    if start < 0:
        start = max(source.find(content), 0)
    return SourceMap(content, [(0, lines.start(number) + start, len(content))])


def map_cell(content: str, lines: Lines, number: int, after: int) -> tuple[SourceMap, int]:
    r"""Maps a table cell that starts after a column of its line, where `\|` stands for `|`.

    Returns the map and the column behind the cell.
    """
    source = lines.line(number)
    raw = content.replace("|", "\\|")
    column = source.find(raw, after)
    if column < 0:
        return SourceMap("", []), after
    pieces = []
    offset, start = 0, lines.start(number) + column
    for index, stretch in enumerate(content.split("|")):
        length = len(stretch) + (index > 0)
        if length:
            pieces.append((offset, start, length))
        offset += length
        start += length + 1
    return SourceMap(content, pieces), column + len(raw)
