"""From the inline content of a block to plain text, with runs back to the source and marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile
from typing import Any

from markdown_it.token import Token

from extract.document import FORMULA, MarkKind
from extract.reading.fields import begins_field
from extract.reading.limits import MAX_INLINE_CHARS
from extract.reading.plaintext import Plain, PlainBuilder
from extract.reading.source import SourceMap
from extract.reading.syntax import inline_tokens

_LINE_BREAK = re.compile(r"(?:\\|[ \t]*)\n[ \t]*")
_TAG_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_LETTERS_OF_A_WORD = re.compile(r"[A-Za-z0-9]{1,3}$")
_REST_OF_A_WORD = re.compile(r"-[^\W\d_]{2}")

_MARKS = {
    "strong": MarkKind.STRONG,
    "em": MarkKind.EMPHASIS,
    "highlight": MarkKind.HIGHLIGHT,
    "link": MarkKind.LINK,
}
_VARIABLE = re.compile(r"(?<![^\W_])[a-z]\Z")
"""One small letter before a subscript: a variable ("d<sub>max</sub>"), where "CO<sub>2</sub>" is a name."""

_HTML_MARKS = {
    "b": MarkKind.STRONG,
    "strong": MarkKind.STRONG,
    "i": MarkKind.EMPHASIS,
    "em": MarkKind.EMPHASIS,
    "dfn": MarkKind.EMPHASIS,
    "mark": MarkKind.HIGHLIGHT,
    "code": MarkKind.CODE,
}


def plain_text(source: SourceMap, env: dict[str, Any]) -> Plain:
    """The plain text of a block's content, without white space at its ends."""
    builder = PlainBuilder(source)
    start = 0
    for end in _chunk_ends(source.content):
        _Reader(builder, source.content[start:end], start).read(inline_tokens(source.content[start:end], env))
        start = end
    return builder.plain()


def is_formula(plain: Plain) -> bool:
    """Whether a text is nothing but one formula."""
    return plain.text == FORMULA and any(mark.kind is MarkKind.MATH for mark in plain.marks)


def _is_star(token: Token) -> bool:
    return token.type == "text" and token.content == "*"


def _chunk_ends(content: str) -> list[int]:
    """Where to cut a very long content; one end for all others."""
    ends = []
    start = 0
    while len(content) - start > MAX_INLINE_CHARS:
        cut = start + MAX_INLINE_CHARS
        for match in re.finditer(r"\s", content[start + MAX_INLINE_CHARS // 2 : cut]):
            cut = start + MAX_INLINE_CHARS // 2 + match.end()
        ends.append(cut)
        start = cut
    return [*ends, len(content)]


class _Reader:
    """Walks the inline tokens of one stretch of content, keeping the offset behind each token's markup."""

    def __init__(self, builder: PlainBuilder, content: str, base: int) -> None:
        self.builder = builder
        self.content = content
        self.base = base
        self.cursor = 0
        self.handlers: dict[str, Callable[[Token], None]] = {
            "text": self._text,
            "text_special": self._special,
            "code_inline": self._code,
            "softbreak": self._break,
            "hardbreak": self._break,
            "html_inline": self._html,
            "formula": self._formula,
            "wikilink": self._wikilink,
            "literal": self._literal,
            "tag": self._tag,
            "aside": self._aside,
        }

    def read(self, tokens: list[Token]) -> None:
        """Add what the tokens show to the builder."""
        stars = 0
        for index, token in enumerate(tokens):
            if stars:
                stars -= 1
            elif token.content == "*" and token.type == "text":
                stars = self._stars(tokens, index) - 1
            else:
                self.handlers.get(token.type, self._other)(token)
        self.builder.close_marks()

    def _stars(self, tokens: list[Token], index: int) -> int:
        """Stars that are no emphasis to CommonMark, such as those in `**Note:**text`. Returns how many.

        Two or more at a word were meant as such and are not text.
        """
        count = sum(1 for _ in takewhile(_is_star, tokens[index:]))
        start = self.content.find("*" * count, self.cursor)
        self.cursor = start + count
        before, after = self.content[start - 1 : start], self.content[self.cursor : self.cursor + 1]
        if count < 2 or (before.isalnum() and after.isalnum()) or (before.isspace() and after.isspace()):
            self._verbatim(start, self.cursor)
        return count

    def _verbatim(self, start: int, end: int) -> None:
        self.builder.verbatim(self.base + start, self.base + end)

    def _marked(self, span: tuple[int, int], kind: MarkKind, target: str) -> None:
        self.builder.open_mark(kind, target)
        self._verbatim(*span)
        self.builder.close_mark(kind)

    def _text(self, token: Token) -> None:
        if not token.content:
            return
        start = self.content.find(token.content, self.cursor)
        if start < 0:
            return
        self.cursor = start + len(token.content)
        self._verbatim(start, self.cursor)

    def _special(self, token: Token) -> None:
        start = self.content.find(token.markup, self.cursor)
        self.cursor = start + len(token.markup)
        if token.content == token.markup:
            self._verbatim(start, self.cursor)
        elif token.markup.endswith(token.content):
            self._verbatim(self.cursor - len(token.content), self.cursor)
        else:
            self.builder.whole(token.content, self.base + start, self.base + self.cursor)

    def _code(self, token: Token) -> None:
        start = self.content.find(token.markup, self.cursor) + len(token.markup)
        padded = not self.content.startswith(token.markup, start + len(token.content))
        padded = (
            padded or self.content[start : start + len(token.content)].replace("\n", " ") != token.content
        )
        self.cursor = start + len(token.content) + 2 * padded + len(token.markup)
        self._marked((start + padded, start + padded + len(token.content)), MarkKind.CODE, "")

    def _break(self, token: Token) -> None:
        match = _LINE_BREAK.search(self.content, self.cursor)
        if match:
            self.cursor = match.end()
            line = self.content.rfind("\n", 0, match.start()) + 1
            is_field = begins_field(self.content, self.cursor) or begins_field(self.content, line)
            sign = "\n" if token.type == "hardbreak" or is_field else " "
            self.builder.line_break(sign, self.base + match.start(), self.base + match.end())

    def _html(self, token: Token) -> None:
        start = self.content.find(token.content, self.cursor)
        self.cursor = start + len(token.content)
        match = _TAG_NAME.match(token.content)
        name = match[2].lower() if match else ""
        if name == "br":
            self.builder.line_break("\n", self.base + start, self.base + self.cursor)
        elif match and name == "sub" and (match[1] or _VARIABLE.search(self.content, 0, start)):
            if match[1]:
                self.builder.close_mark(MarkKind.MATH)
            else:
                self.builder.open_mark(MarkKind.MATH, "_")
        elif match and name in _HTML_MARKS:
            if match[1]:
                self.builder.close_mark(_HTML_MARKS[name])
            else:
                self.builder.open_mark(_HTML_MARKS[name])
        else:
            self.builder.gap()

    def _formula(self, token: Token) -> None:
        start, self.cursor = self.cursor, token.meta["end"]
        span = token.meta["text"]
        latex = self.content[span[0] : span[1]].strip()
        if _LETTERS_OF_A_WORD.match(latex) and _REST_OF_A_WORD.match(self.content, self.cursor):
            inner = self.content.index(latex, span[0])
            self._verbatim(inner, inner + len(latex))
            return
        self.builder.open_mark(MarkKind.MATH, latex)
        self.builder.whole(FORMULA, self.base + start, self.base + self.cursor)
        self.builder.close_mark(MarkKind.MATH)

    def _wikilink(self, token: Token) -> None:
        self.cursor = token.meta["end"]
        self._marked(token.meta["text"], MarkKind.WIKILINK, token.content)

    def _literal(self, token: Token) -> None:
        self.cursor = token.meta["end"]
        self._verbatim(*token.meta["text"])

    def _aside(self, token: Token) -> None:
        self.cursor = token.meta["end"]
        start, end = token.meta["text"]
        self.builder.aside(self.base + start, self.base + end)

    def _tag(self, token: Token) -> None:
        self.cursor = token.meta["end"]
        start, end = token.meta["text"]
        self._marked((start, end), MarkKind.TAG, self.content[start:end])

    def _other(self, token: Token) -> None:
        """Openings and closings; everything else (images, footnote marks, comments) has no text."""
        name, _, side = token.type.rpartition("_")
        if kind := _MARKS.get(name):
            if side == "open":
                self.builder.open_mark(kind, str(token.attrs.get("href", "")))
            else:
                self.builder.close_mark(kind)
        if "end" in token.meta:
            self.cursor = token.meta["end"]
        elif name in ("strong", "em", "s"):
            self.cursor = self.content.find(token.markup, self.cursor) + len(token.markup)
        elif name == "link":
            self.cursor += side == "open"
        if token.nesting == 0:
            self.builder.gap()
