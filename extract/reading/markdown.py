"""Markdown to blocks: walks the block tokens of markdown-it and adds each block with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markdown_it.token import Token

from extract.document import BOLD_TITLE, Mark, MarkKind, Part
from extract.reading.blocks import BlockCollector
from extract.reading.directives import Directive, fence_directive, reads_as_prose
from extract.reading.html import html_blocks
from extract.reading.inline import is_formula, plain_text
from extract.reading.limits import MAX_DIRECTIVE_NESTING
from extract.reading.lines import is_bold_title, is_labelled, split_lines
from extract.reading.plaintext import Plain, source_text
from extract.reading.source import Lines, SourceMap, map_cell, map_heading, map_lines
from extract.reading.syntax import block_tokens

_TASK = re.compile(r"\[[ xX/-]\][ \t]+")
_CALLOUT = re.compile(r"\[!(?P<kind>[\w-]+)(?:\|[^\]\n]*)?\][+-]?[ \t]*")
_ATTRIBUTES = re.compile(r"\{[#.:-][^{}]*\}")


def read_markdown(part: Part, start: int, collector: BlockCollector) -> None:
    """Adds the blocks of a Markdown text from an offset on."""
    collector.begin_part(part)
    _read_lines(Lines(part.text, start), collector, depth=0)


def read_heading(part: Part, collector: BlockCollector) -> None:
    """Adds a part that is a heading as a whole."""
    collector.begin_part(part)
    lines = Lines(part.text)
    content = "\n".join(lines.line(number) for number in range(lines.count))
    source = map_lines(content, lines, 0).cut(0, len(content))
    collector.add_heading(plain_text(source, {}), source, part.heading)


def _read_lines(lines: Lines, collector: BlockCollector, *, depth: int) -> None:
    env: dict[str, Any] = {}
    reader = _Reader(lines, collector, env, depth)
    for token in block_tokens(lines.content, env):
        reader.read(token)


class _Reader:
    """Takes the block tokens of one stretch of lines, one after the other."""

    def __init__(self, lines: Lines, collector: BlockCollector, env: dict[str, Any], depth: int) -> None:
        self.lines = lines
        self.collector = collector
        self.env = env
        self.depth = depth
        """How many directives enclose these lines."""
        self.place = "paragraph"
        """What the next inline token is: a `paragraph`, `heading`, `underlined` heading, table `cell`, or the
        `title` of an admonition."""
        self.level = 0
        self.table: tuple[int, int | None] = (0, None)
        self.row = self.column = -1
        self.column_end = 0
        self.quote_begins = False

    def read(self, token: Token) -> None:
        """Takes the next token."""
        if handler := _HANDLERS.get(token.type):
            handler(self, token)

    def begin_heading(self, token: Token) -> None:
        self.place = "underlined" if token.markup in ("-", "=") else "heading"
        self.level = int(token.tag[1:])

    def begin_title(self, _: Token) -> None:
        self.place = "title"

    def begin_quote(self, _: Token) -> None:
        self.collector.open("quote")
        self.quote_begins = True

    def begin_table(self, _: Token) -> None:
        self.table = self.collector.open_table()
        self.row = -1

    def begin_row(self, _: Token) -> None:
        self.row += 1
        self.column = -1
        self.column_end = 0

    def begin_cell(self, _: Token) -> None:
        self.column += 1
        self.place = "cell"

    def inline(self, token: Token) -> None:
        """The text of a heading, table cell or paragraph."""
        place, self.place = self.place, "paragraph"
        quote_begins, self.quote_begins = self.quote_begins, False
        first = token.map[0] if token.map else 0
        if place == "cell":
            source, self.column_end = map_cell(token.content, self.lines, first, self.column_end)
            self.collector.add_cell(self.plain(source), source, self.table, self.row, self.column)
            return
        if place == "heading":
            source = _without_attributes(map_heading(token.content, self.lines, first))
            self.collector.add_heading(self.plain(source), source, self.level)
            return
        source = map_lines(token.content, self.lines, first)
        if place == "underlined":
            self.collector.add_heading(self.plain(source), source, self.level)
        elif place == "title":
            self.title(source)
        else:
            for entry in split_lines(self.callout(source) if quote_begins else source):
                self.paragraph(entry)

    def callout(self, source: SourceMap) -> SourceMap:
        """Takes `[!note] Title` from the start of a quote; returns what is left."""
        match = _CALLOUT.match(source.content)
        if not match:
            return source
        end = source.content.find("\n", match.end())
        end = len(source.content) if end < 0 else end
        self.title(source.cut(match.end(), end))
        return source.cut(end, len(source.content))

    def title(self, source: SourceMap) -> None:
        """The title of a call-out stands out, so that it is marked as strong."""
        plain = self.plain(source)
        mark = Mark(0, len(plain.text), MarkKind.STRONG)
        self.collector.add_text(Plain(plain.text, plain.runs, (mark, *plain.marks)), source)

    def paragraph(self, source: SourceMap) -> None:
        """A paragraph, and after it the footnotes that are written inside it."""
        if task := _TASK.match(source.content):
            source = source.cut(task.end(), len(source.content))
        plain = self.plain(source)
        if is_formula(plain):
            start = source.content.find(plain.marks[0].target)
            latex = source.cut(start, start + len(plain.marks[0].target))
            self.collector.add_math(source_text(latex), source)
        elif self.collector.at_top and is_bold_title(plain):
            self.collector.add_heading(plain, source, BOLD_TITLE)
        else:
            if is_labelled(plain):
                self.collector.end_sections(BOLD_TITLE)
            self.collector.add_text(plain, source)
        for start, end in plain.asides:
            aside = source.cut(start, end)
            self.collector.add_text(self.plain(aside), aside)

    def plain(self, source: SourceMap) -> Plain:
        return plain_text(source, self.env)

    def fence(self, token: Token) -> None:
        """Code, a formula, or a directive whose content is Markdown."""
        first, after = token.map or [0, 0]
        directive = fence_directive(token.info)
        if directive.holds_text and self.depth < MAX_DIRECTIVE_NESTING:
            self.directive(directive, first, after)
            return
        source = map_lines(token.content, self.lines, first + 1)
        if directive.language == "math":
            self.collector.add_math(source_text(source), source)
        else:
            self.collector.add_code(source_text(source), source, directive.language)

    def directive(self, directive: Directive, first: int, after: int) -> None:
        last = after - 1 if self.lines.line(after - 1).strip(" \t>")[:3] in ("```", "~~~", ":::") else after
        self.collector.open("quote")
        self.title(map_lines(directive.title, self.lines, first))
        start = self.lines.start(first + 1 + directive.options(self.lines, first + 1, last))
        inner = Lines(self.lines.text, start, max(self.lines.start(last), start))
        _read_lines(inner, self.collector, depth=self.depth + 1)
        self.collector.close()

    def indented_code(self, token: Token) -> None:
        source = map_lines(token.content, self.lines, token.map[0] if token.map else 0)
        if reads_as_prose(source.content):
            source = source.cut(0, len(source.content))
            self.collector.add_text(self.plain(source), source)
        else:
            self.collector.add_code(source_text(source), source, "")

    def formula(self, token: Token) -> None:
        """A display formula: the LaTeX between its brackets, or its whole environment."""
        source = map_lines(token.content, self.lines, token.map[0] if token.map else 0)
        start, end = 0, len(source.content) - token.meta["rest"]
        if not token.meta["opening"].startswith("\\begin"):
            start = source.content.index(token.meta["opening"]) + len(token.meta["opening"])
            end = max(source.content.rindex(token.meta["closing"]), start)
        inner = source.cut(start, end)
        self.collector.add_math(source_text(inner), inner)

    def html(self, token: Token) -> None:
        source = map_lines(token.content, self.lines, token.map[0] if token.map else 0)
        for part, level in html_blocks(source):
            if level:
                self.collector.add_heading(self.plain(part), part, level)
            else:
                self.collector.add_text(self.plain(part), part)


def _without_attributes(source: SourceMap) -> SourceMap:
    """A heading without Pandoc's `{#id .class}` at its end."""
    start = source.content.rfind("{") if source.content.endswith("}") else -1
    if start < 0 or not _ATTRIBUTES.fullmatch(source.content, start):
        return source
    return source.cut(0, start)


_HANDLERS: dict[str, Callable[[_Reader, Token], None]] = {
    "heading_open": _Reader.begin_heading,
    "admonition_title_open": _Reader.begin_title,
    "inline": _Reader.inline,
    "bullet_list_open": lambda reader, _: reader.collector.open_list(ordered=False),
    "ordered_list_open": lambda reader, _: reader.collector.open_list(ordered=True),
    "dl_open": lambda reader, _: reader.collector.open_list(ordered=False),
    "list_item_open": lambda reader, _: reader.collector.open("item"),
    "dt_open": lambda reader, _: reader.collector.open_term(),
    "footnote_reference_open": lambda reader, _: reader.collector.open("footnote"),
    "blockquote_open": _Reader.begin_quote,
    "admonition_open": _Reader.begin_quote,
    "table_open": _Reader.begin_table,
    "tr_open": _Reader.begin_row,
    "th_open": _Reader.begin_cell,
    "td_open": _Reader.begin_cell,
    "fence": _Reader.fence,
    "code_block": _Reader.indented_code,
    "math_block": _Reader.formula,
    "html_block": _Reader.html,
    "hr": lambda reader, _: reader.collector.interrupt(),
    "dl_close": lambda reader, _: reader.collector.close_terms(),
    "bullet_list_close": lambda reader, _: reader.collector.close(),
    "ordered_list_close": lambda reader, _: reader.collector.close(),
    "list_item_close": lambda reader, _: reader.collector.close(),
    "footnote_reference_close": lambda reader, _: reader.collector.close(),
    "blockquote_close": lambda reader, _: reader.collector.close(),
    "admonition_close": lambda reader, _: reader.collector.close(),
}
"""What each block token does. Tokens that are not here (such as the ends of headings) do nothing."""
