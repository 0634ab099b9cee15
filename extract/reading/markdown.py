"""Markdown to blocks: walks the block tokens of markdown-it and adds each block with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markdown_it.token import Token

from extract.document import Mark, MarkKind, Part
from extract.reading.blocks import BlockCollector
from extract.reading.html import html_blocks
from extract.reading.inline import plain_text
from extract.reading.plaintext import Plain, PlainBuilder
from extract.reading.source import Lines, SourceMap, map_cell, map_heading, map_lines
from extract.reading.syntax import block_tokens

_TASK = re.compile(r"\[[ xX/-]\][ \t]+")
_CALLOUT = re.compile(r"\[!(?P<kind>[\w-]+)(?:\|[^\]]*)?\][+-]?[ \t]*")
_HEADING_ATTRIBUTES = re.compile(r"[ \t]*\{[#.:-][^{}]*\}$")
_LANGUAGE = re.compile(r"[\w+#-]+")
_DIRECTIVE = re.compile(r"\{(?P<name>[\w:-]+)\}\s*(?P<argument>[\w+#-]*)")


def read_markdown(part: Part, start: int, collector: BlockCollector) -> None:
    """Adds the blocks of a Markdown text from an offset on."""
    lines = Lines(part.text, start)
    collector.begin_part(part, lines)
    env: dict[str, Any] = {}
    _Reader(lines, collector, env).read(block_tokens(part.text[start:], env))


def read_heading(part: Part, collector: BlockCollector) -> None:
    """Adds a part that is a heading as a whole."""
    lines = Lines(part.text)
    collector.begin_part(part, lines)
    content = part.text.replace("\r\n", "\n").replace("\r", "\n")
    source = map_lines(content, lines, 0)
    source = source.cut(0, len(content))
    collector.add_heading(plain_text(source, {}), source, part.heading)


class _Reader:
    """Walks the block tokens of one part."""

    def __init__(self, lines: Lines, collector: BlockCollector, env: dict[str, Any]) -> None:
        self.lines = lines
        self.collector = collector
        self.env = env
        self.heading = 0
        self.table: tuple[int, int | None] = (0, None)
        self.row = self.column = -1
        self.cell_end = 0
        self.callout_may_begin = False
        self.handlers: dict[str, Callable[[Token], None]] = {
            "heading_open": self._heading_open,
            "heading_close": self._heading_close,
            "inline": self._inline,
            "bullet_list_open": lambda _: collector.open_list(ordered=False),
            "ordered_list_open": lambda _: collector.open_list(ordered=True),
            "dl_open": lambda _: collector.open_list(ordered=False),
            "list_item_open": lambda _: collector.open("item"),
            "dt_open": lambda _: collector.open("item"),
            "blockquote_open": self._quote_open,
            "footnote_reference_open": lambda _: collector.open("footnote"),
            "table_open": self._table_open,
            "table_close": self._table_close,
            "tr_open": self._row_open,
            "th_open": self._cell_open,
            "td_open": self._cell_open,
            "fence": self._fence,
            "code_block": self._code,
            "math_block": self._math,
            "html_block": self._html,
            "hr": lambda _: collector.interrupt(),
        }
        for kind in ("bullet_list", "ordered_list", "list_item", "blockquote", "footnote_reference"):
            self.handlers[f"{kind}_close"] = lambda _: collector.close()
        self.handlers["dl_close"] = self._definitions_close
        self.handlers["dt_open"] = self._term_open
        self.in_definition = False

    def read(self, tokens: list[Token]) -> None:
        for token in tokens:
            if handler := self.handlers.get(token.type):
                handler(token)

    def _heading_open(self, token: Token) -> None:
        self.heading = int(token.tag[1:])
        self.underlined = token.markup in ("-", "=")

    def _heading_close(self, _: Token) -> None:
        self.heading = 0

    def _quote_open(self, _: Token) -> None:
        self.collector.open("quote")
        self.callout_may_begin = True

    def _term_open(self, _: Token) -> None:
        if self.in_definition:
            self.collector.close()
        self.in_definition = True
        self.collector.open("item")

    def _definitions_close(self, _: Token) -> None:
        if self.in_definition:
            self.collector.close()
        self.in_definition = False
        self.collector.close()

    def _inline(self, token: Token) -> None:
        first = token.map[0] if token.map else 0
        if self.column >= 0:
            source, self.cell_end = map_cell(token.content, self.lines, first, self.cell_end)
            self.collector.add_cell(self._plain(source), source, self.table, self.row, self.column)
        elif self.heading and not self.underlined:
            attributes = _HEADING_ATTRIBUTES.search(token.content)
            source = map_heading(token.content, self.lines, first)
            source = source.cut(0, attributes.start()) if attributes else source
            self.collector.add_heading(self._plain(source), source, self.heading)
        else:
            source = map_lines(token.content, self.lines, first)
            if self.heading:
                self.collector.add_heading(self._plain(source), source, self.heading)
            else:
                self._paragraph(source)
        self.callout_may_begin = False

    def _paragraph(self, source: SourceMap) -> None:
        content = source.content
        if self.callout_may_begin and (match := _CALLOUT.match(content)):
            line_end = content.find("\n", match.end())
            line_end = len(content) if line_end < 0 else line_end
            title = source.cut(match.end(), line_end)
            self.collector.add_text(_strong(self._plain(title)), title)
            source = source.cut(line_end, len(content))
        elif match := _TASK.match(content):
            source = source.cut(match.end(), len(content))
        plain = self._plain(source)
        if len(plain.marks) == 1 and plain.marks[0].kind == MarkKind.MATH and len(plain.text) == 1:
            self.collector.add_math(_formula(source, plain.marks[0].target), source)
        else:
            self.collector.add_text(plain, source)

    def _plain(self, source: SourceMap) -> Plain:
        return plain_text(source, self.env)

    def _table_open(self, _: Token) -> None:
        self.table = self.collector.open_table()
        self.row = -1

    def _table_close(self, _: Token) -> None:
        self.column = -1

    def _row_open(self, _: Token) -> None:
        self.row += 1
        self.column = -1
        self.cell_end = 0

    def _cell_open(self, _: Token) -> None:
        self.column += 1

    def _fence(self, token: Token) -> None:
        if not token.map:
            return
        source = map_lines(token.content, self.lines, token.map[0] + 1)
        language = _fence_language(token.info)
        if language == "math":
            self.collector.add_math(_verbatim(source), source)
        else:
            self.collector.add_code(_verbatim(source), source, language)

    def _code(self, token: Token) -> None:
        if token.map:
            source = map_lines(token.content, self.lines, token.map[0])
            self.collector.add_code(_verbatim(source), source, "")

    def _math(self, token: Token) -> None:
        if token.map:
            source = map_lines(token.content, self.lines, token.map[0])
            opening, closing = token.meta["opening"], token.meta["closing"]
            if opening.startswith("\\begin"):
                end = len(source.content) - token.meta["rest"]
                inner = source.cut(0, end)
            else:
                start = source.content.index(opening) + len(opening)
                inner = source.cut(start, source.content.rindex(closing))
            self.collector.add_math(_verbatim(inner), source)

    def _html(self, token: Token) -> None:
        if token.map:
            source = map_lines(token.content, self.lines, token.map[0])
            for part, level in html_blocks(source):
                if level:
                    self.collector.add_heading(self._plain(part), part, level)
                else:
                    self.collector.add_text(self._plain(part), part)


def _strong(plain: Plain) -> Plain:
    return Plain(plain.text, plain.runs, (Mark(0, len(plain.text), MarkKind.STRONG), *plain.marks))


def _verbatim(source: SourceMap) -> Plain:
    builder = PlainBuilder(source)
    builder.lines()
    return builder.plain()


def _formula(source: SourceMap, latex: str) -> Plain:
    start = source.content.find(latex)
    return _verbatim(source.cut(start, start + len(latex)))


def _fence_language(info: str) -> str:
    """The language of a fence: `python`, `{.python .input}`, `{r, echo=FALSE}`, `{code-cell} ipython3`."""
    if directive := _DIRECTIVE.match(info.strip()):
        name, argument = directive["name"].lower(), directive["argument"].lower()
        return argument if name in ("code-cell", "code", "code-block", "sourcecode") else name
    match = _LANGUAGE.search(info)
    return match[0].lower() if match else ""
