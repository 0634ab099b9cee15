"""Builds plain text piece by piece, with runs back to the source and marks."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from extract.document import Mark, MarkKind, Run
from extract.reading.source import SourceMap


class Plain(Struct, frozen=True):
    """Plain text with its way back to the source."""

    text: str
    runs: tuple[Run, ...]
    marks: tuple[Mark, ...]
    asides: tuple[tuple[int, int], ...] = ()
    """Where in the content the footnotes lie that are written inside it."""


def source_text(source: SourceMap) -> Plain:
    """Content as it is, with its line breaks and indentation: code and display formulas."""
    builder = PlainBuilder(source)
    builder.verbatim(0, len(source.content), breaks=True)
    return builder.plain()


_CLOSING_PUNCTUATION = ".,;:!?)]"
_EMPTY_BRACKETS = ("()", "[]")


class PlainBuilder:
    """Collects text in order. Offsets that go in are those of the content; those of runs are the source's."""

    def __init__(self, source: SourceMap) -> None:
        self._source = source
        self._text: list[str] = []
        self._length = 0
        self._runs: list[tuple[int, int, int, int]] = []
        self._marks: list[Mark] = []
        self._open: list[tuple[MarkKind, str, int]] = []
        self._asides: list[tuple[int, int]] = []
        self._last_is_break = False
        self._gap = False

    def verbatim(self, start: int, end: int, *, breaks: bool = False) -> None:
        """Adds characters of the content as they are; line breaks become spaces unless they are to stay."""
        if self._gap and start < end:
            start = min(self._close_gap(start), end)
        for first, last, source, source_end in self._source.stretches(start, end):
            if source_end > source:
                text = self._source.content[first:last]
                self._add(text if breaks else text.replace("\n", " "), source, source_end)

    def gap(self) -> None:
        """Something without text (a picture, a citation) is here: white space around it is not doubled."""
        self._gap = True

    def _close_gap(self, start: int) -> int:
        """Takes the brackets or white space around what was left out; returns where the text goes on."""
        self._gap = False
        content = self._source.content
        if self._text and self._text[-1][-1] + content[start] in _EMPTY_BRACKETS:
            self._drop_last_character()
            start += 1
        if not self._length or not self._text[-1].endswith(" ") or start >= len(content):
            return start
        if content[start] == " ":
            return start + 1
        if content[start] in _CLOSING_PUNCTUATION:
            self._drop_last_character()
        return start

    def _drop_last_character(self) -> None:
        start, end, source, source_end = self._runs.pop()
        self._text[-1] = self._text[-1][:-1]
        if not self._text[-1]:
            self._text.pop()
        self._length -= 1
        length = self._length
        self._marks = [
            replace(mark, end=min(mark.end, length)) for mark in self._marks if mark.start < length
        ]
        self._open = [(kind, target, min(first, length)) for kind, target, first in self._open]
        if end - start == source_end - source and end - start > 1:
            self._runs.append((start, end - 1, source, source_end - 1))

    def aside(self, start: int, end: int) -> None:
        """A footnote lies here in the content."""
        self._asides.append((start, end))

    def whole(self, text: str, start: int, end: int) -> None:
        """Adds text that stands for a range of the content as a whole."""
        source, source_end = self._source.position(start), self._source.end(end)
        if text and source_end > source:
            self._add(text, source, source_end, merge=False)

    def line_break(self, sign: str, start: int, end: int) -> None:
        """Adds a line break (a space or a line feed). Of several in a row, one stays, hard before soft."""
        source, source_end = self._source.position(start), self._source.end(end)
        if source_end <= source or not self._length:
            return
        if self._gap and self._text[-1].endswith(" ") and not self._last_is_break:
            self._drop_last_character()
        self._gap = False
        if self._last_is_break:
            run = self._runs[-1]
            self._runs[-1] = (run[0], run[1], run[2], source_end)
            if sign == "\n":
                self._text[-1] = sign
            return
        self._add(sign, source, source_end, merge=False)
        self._last_is_break = True

    def open_mark(self, kind: MarkKind, target: str = "") -> None:
        """A mark begins here."""
        self._open.append((kind, target, self._length))

    def close_mark(self, kind: MarkKind) -> None:
        """The innermost open mark of a kind ends here; nothing happens if there is none."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == kind:
                _, target, start = self._open.pop(index)
                if self._length > start:
                    self._marks.append(Mark(start, self._length, kind, target))
                return

    def close_marks(self) -> None:
        """Forgets marks that were never closed."""
        self._open.clear()

    def plain(self) -> Plain:
        """What was collected, without white space at the ends."""
        text = "".join(self._text)
        start = len(text) - len(text.lstrip())
        end = start + len(text.strip())
        marks = (_trim_mark(mark, text, start, end) for mark in self._marks)
        return Plain(
            text=text[start:end],
            runs=tuple(run for raw in self._runs if (run := _trim_run(raw, start, end)) is not None),
            marks=tuple(sorted({mark for mark in marks if mark is not None})),
            asides=tuple(self._asides),
        )

    def _add(self, text: str, source: int, source_end: int, *, merge: bool = True) -> None:
        """Adds text with its source. Two texts of one gap share it: what has none left is not added."""
        source = max(source, self._runs[-1][3]) if self._runs else source
        if source_end <= source:
            return
        start, end = self._length, self._length + len(text)
        self._text.append(text)
        self._length = end
        self._last_is_break = False
        if merge and self._runs and end - start == source_end - source:
            last = self._runs[-1]
            if last[3] == source and last[1] - last[0] == last[3] - last[2]:
                self._runs[-1] = (last[0], end, last[2], source_end)
                return
        self._runs.append((start, end, source, source_end))


def _trim_run(run: tuple[int, int, int, int], start: int, end: int) -> Run | None:
    first, last, source, source_end = run
    if last <= start or first >= end:
        return None
    if last - first == source_end - source:
        cut_start, cut_end = max(start - first, 0), max(last - end, 0)
        return Run(
            first + cut_start - start, last - cut_end - start, source + cut_start, source_end - cut_end
        )
    return Run(max(first, start) - start, min(last, end) - start, source, source_end)


def _trim_mark(mark: Mark, text: str, start: int, end: int) -> Mark | None:
    """A mark relative to the trimmed text, without white space at its own ends."""
    first, last = max(mark.start, start), min(mark.end, end)
    inner = text[first:last]
    first += len(inner) - len(inner.lstrip())
    last = first + len(inner.strip())
    return Mark(first - start, last - start, mark.kind, mark.target) if last > first else None
