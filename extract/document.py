"""The document model: blocks with exact positions. Nothing here changes the text that it points into."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from extract.settings import PROSE_WORDS
from extract.wordlists import FURNITURE
from graph.labels import fold
from graph.model import DeadLink, Evidence, Span


class CellKind(StrEnum):
    """What a part of a note holds."""

    TEXT = "text"
    CODE = "code"


class Part(Struct, frozen=True):
    """The whole text of a plain note, or one cell of a notebook."""

    text: str
    """Exactly as decoded: nothing stripped, line ends as they are."""
    kind: CellKind = CellKind.TEXT
    cell: int | None = None
    """0-based index among all cells of the notebook; None when the note has no cells."""
    language: str = ""
    """Programming language of a code cell, lower case, if known."""
    heading: int = 0
    """1 to 6 when the whole part is a heading (heading cells of notebook format 3), else 0."""


class Note(Struct, frozen=True):
    """One file of notes, decoded."""

    id: str
    """Path relative to the notes root, POSIX; with several roots, prefixed so that ids stay unique."""
    sha256: str
    parts: tuple[Part, ...]
    markup: str = "markdown"
    """`markdown` or `plain`."""

    @property
    def is_notebook(self) -> bool:
        """True when its parts are cells."""
        return any(part.cell is not None for part in self.parts) or not self.parts

    def part(self, cell: int | None) -> Part:
        """The part that a span with this cell index points into. KeyError if there is none."""
        for part in self.parts:
            if part.cell == cell:
                return part
        raise KeyError(cell)


class BlockKind(StrEnum):
    """The kind of one block."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    """A table cell."""
    QUOTE = "quote"
    """A paragraph inside a block quote or call-out."""
    CODE = "code"
    MATH = "math"


PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.CELL})
"""Kinds of blocks that hold sentences: all but headings, code and formulas."""


class MarkKind(StrEnum):
    """What markup said of a stretch of a block's text."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    HIGHLIGHT = "highlight"
    CODE = "code"
    MATH = "math"
    """The stretch is a stand-in for a formula."""
    LINK = "link"
    WIKILINK = "wikilink"
    TAG = "tag"


class Mark(Struct, frozen=True, order=True):
    """A marked stretch of a block's plain text (offsets into `Block.text`)."""

    start: int
    end: int
    kind: MarkKind
    target: str = ""
    """Where a link leads, as written (`note.md#part`, `Note#Part`); a tag's name; a formula's LaTeX."""


class Run(Struct, frozen=True, order=True):
    """A stretch of plain text and the stretch of source that it stands for.

    With equal lengths, characters correspond one to one; otherwise the stretch corresponds as a whole.
    """

    start: int
    end: int
    source_start: int
    source_end: int


FILE_TITLE = 0
"""Level of a heading that only the name of the file or the front matter says."""

BOLD_TITLE = 7
"""Level of a heading that is a line in bold: below all that have hashes."""


class Block(Struct, frozen=True):
    """One block of a note: plain text without markup, and the way back to the source."""

    index: int
    """Position in `Document.blocks`."""
    kind: BlockKind
    level: int
    """Headings: 1 to 6, `FILE_TITLE` or `BOLD_TITLE`. Items: depth of the list, from 1. Otherwise 0."""
    span: Span
    """The block's content in the source (without the list marker or the hashes)."""
    line: int
    """1-based line of the block's first character in its part."""
    text: str
    r"""Plain text: emphasis marks, link targets, HTML removed; formulas replaced by `FORMULA`. A line break
    of the source is a space, a hard one (two spaces, backslash, `<br>`) is `\n`. Code and math blocks keep
    their source."""
    runs: tuple[Run, ...]
    marks: tuple[Mark, ...] = ()
    section: int | None = None
    """Index of the innermost heading above (for a heading: of its parent heading)."""
    parent: int | None = None
    """Index of the list item that encloses this block."""
    lead: int | None = None
    """Items and table cells: index of the block that introduces the list or table (the paragraph or item
    directly before it, else the heading)."""
    group: int | None = None
    """Items and table cells: number of their list or table within the document."""
    ordered: bool = False
    """Items: the list is numbered."""
    row: int = 0
    """Table cells: 0 is the header row."""
    column: int = 0
    language: str = ""
    """Code: the programming language, lower case, if known."""

    def source_span(self, start: int, end: int) -> Span:
        """The span in the source of `text[start:end]`. ValueError for an empty or outlying range."""
        if not 0 <= start < end <= len(self.text) or not self.runs:
            raise ValueError(f"no source for {start}:{end} in a block of {len(self.text)} characters")
        first = self._run_at(start)
        last = self._run_at(end - 1)
        return Span(_source_of(first, start), _source_of(last, end - 1, end=True), self.span.cell)

    def _run_at(self, offset: int) -> Run:
        position = bisect_right(self.runs, offset, key=lambda run: run.start)
        return self.runs[max(position - 1, 0)]


def _source_of(run: Run, offset: int, *, end: bool = False) -> int:
    offset = min(max(offset, run.start), run.end - 1)
    if run.end - run.start == run.source_end - run.source_start:
        return run.source_start + (offset - run.start) + end
    return run.source_end if end else run.source_start


FORMULA = "y"
"""Stand-in for an inline formula in plain text: never a term, and a noun to the parser (97 % of 2,900 in four
collections; "x" is one in 21 %)."""


class Field(Struct, frozen=True):
    """One value of the front matter, or of an inline field such as `requires:: [[X]]`."""

    name: str
    """Lower case, as written otherwise."""
    value: str
    span: Span
    line: int


class Document(Struct, frozen=True):
    """A parsed note."""

    note: Note
    title: str
    """Front-matter title, else the text of the heading that stands for the whole note, else the file's stem
    as words."""
    blocks: tuple[Block, ...]
    fields: tuple[Field, ...] = ()
    """Front-matter values and inline fields; a list gives one Field for each item, in order."""

    def headings_above(self, block: Block) -> Iterator[Block]:
        """The headings above a block, innermost first."""
        section = block.section
        while section is not None:
            yield self.blocks[section]
            section = self.blocks[section].section

    def is_title(self, block: Block) -> bool:
        """True for the heading that stands for the whole note."""
        if block.kind is not BlockKind.HEADING or block.level > 1:
            return False
        if block.level == FILE_TITLE:
            return True
        top = title_heading(self.blocks)
        return top is not None and top.index == block.index

    def evidence(self, span: Span, rule: str, heading: str = "") -> Evidence:
        """Evidence for a span of this note: quotes it and finds its line."""
        text = self.note.part(span.cell).text
        return Evidence(
            note=self.note.id,
            span=span,
            line=line_of(text, span.start),
            quote=text[span.start : span.end],
            rule=rule,
            heading=heading,
        )


def title_heading(blocks: Iterable[Block]) -> Block | None:
    """The heading that stands for a whole note: the only one of level 1, with no prose before it and no
    "Definition" or the like. What follows prose is a section, and the note is named by its file."""
    begun = False
    found: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.level == 1:
            found.append(block)
        elif not found and block.kind is BlockKind.PARAGRAPH:
            begun = begun or len(block.text.split()) >= PROSE_WORDS
    return found[0] if len(found) == 1 and not begun and fold(found[0].text) not in FURNITURE else None


class ParsedNotes(Struct, frozen=True):
    """Every document, and the links that lead nowhere, by note id."""

    documents: tuple[Document, ...]
    dead_links: dict[str, tuple[DeadLink, ...]]


def line_of(text: str, offset: int) -> int:
    r"""1-based line of an offset; `\n`, `\r\n` and `\r` end lines."""
    return bisect_right(line_starts(text), offset)


_LINE_END = re.compile(r"\r\n?|\n")


@lru_cache(maxsize=32)
def line_starts(text: str) -> tuple[int, ...]:
    """Offsets at which the lines of a text begin. Kept for a few texts: evidence comes note by note."""
    return (0, *(match.end() for match in _LINE_END.finditer(text)))
