"""Passages: the sentences and list items of a document as pieces of evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from extract.document import Block, Document
from extract.language import ParsedBlock
from graph.model import Evidence, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

MAX_QUOTE = 400
"""Longest quote, in characters of plain text: a longer sentence is a list or a parse that failed, and is cut
at a word."""

MAX_MARK = 200
"""Longest mark that is looked for at an edge: the address of a link."""

_OPENING = re.compile(r"(?:\*+|_+|`+|==|~~|\[\[(?:[^\[\]\n|]*\|)?|\[|<\w+(?:\s[^<>]*)?>)$")
_CLOSING = re.compile(r"\*+|_+|`+|==|~~|\]\]|\]\([^()\s]*\)|</\w+>")
_PARTNERS = {"[[": "]]", "]]": "[[", "[": "](", "](": "["}
_WORD_END = re.compile(r"\s+\S*$")


class Sentence(Struct, frozen=True):
    """One sentence of a block: offsets into `Block.text`."""

    start: int
    end: int
    span: TokenSpan


def sentences(item: ParsedBlock) -> Iterator[Sentence]:
    """The sentences of a block, without blanks at their edges. A colon label stays with what follows it."""
    text = item.block.text
    for span in item.doc.sents:
        start, end = span.start_char, span.end_char
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield Sentence(start, end, span)


def sentence_range(item: ParsedBlock, offset: int) -> tuple[int, int]:
    """The range of the sentence around an offset into the block's text; at least the rest of the block."""
    for sentence in sentences(item):
        if sentence.start <= offset < sentence.end:
            return sentence.start, sentence.end
    return 0, len(item.block.text)


def quote(document: Document, block: Block, start: int, end: int, rule: str, *, around: int = 0) -> Evidence:
    """Evidence for a range of a block's text; of a range that is too long, the part around an offset."""
    if end - start > MAX_QUOTE:
        text = block.text
        begin = max(start, min(around - MAX_QUOTE // 2, end - MAX_QUOTE))
        cut = _WORD_END.sub("", text[begin : begin + MAX_QUOTE])
        if begin > start and " " in cut:
            begin += cut.index(" ") + 1
            cut = text[begin : begin + len(cut)]
        start, end = begin, begin + max(len(_WORD_END.sub("", cut)), 1)
    heading = next((above.text for above in document.headings_above(block)), "")
    return document.evidence(_with_marks(document, block.source_span(start, end)), rule, heading)


def _with_marks(document: Document, span: Span) -> Span:
    """The span with the marks at its edges whose other half it holds, or has at its other edge.

    So a quote that shows the end of a link or of emphasis shows its beginning too, and one that doesn't
    begins after it.
    """
    text = document.note.part(span.cell).text
    start, end = span.start, span.end
    while True:
        opening = _OPENING.search(text[max(start - MAX_MARK, 0) : start])
        closing = _CLOSING.match(text[end : end + MAX_MARK])
        first = _key(opening[0]) if opening else ""
        last = _key(closing[0]) if closing else ""
        around = bool(first) and _partner(first) == last
        before = around or _lacks(text[start:end], first, opening=True)
        after = around or (not before and _lacks(text[start:end], last, opening=False))
        start -= len(opening[0]) if opening and before else 0
        end += len(closing[0]) if closing and after else 0
        if not (before or after):
            return Span(start, end, span.cell)


def _key(mark: str) -> str:
    """A mark without what it holds besides: "[[" of "[[Note|", "](" of "](note.md)", "<ins" of "<ins>"."""
    if mark.startswith("<") and not mark.startswith("</"):
        return re.split(r"[\s>]", mark)[0]
    return mark[:2] if mark.startswith(("[[", "](")) else mark


def _partner(key: str) -> str:
    """The other half of a mark."""
    if key in _PARTNERS:
        return _PARTNERS[key]
    if key.startswith("</"):
        return "<" + key[2:-1]
    return f"</{key[1:]}>" if key.startswith("<") else key


def _lacks(text: str, key: str, *, opening: bool) -> bool:
    """True when a text holds the other half of a mark that opens or closes beside it."""
    if not key:
        return False
    partner = _partner(key)
    if partner != key:
        return _count(text, partner) > _count(text, key)
    first = re.escape(key[0])
    runs = list(re.finditer(rf"(?<!{first}){re.escape(key)}(?!{first})", text))
    if opening:
        return bool(runs) and _closes(text, runs[0])
    return bool(runs) and not _closes(text, runs[-1])


def _closes(text: str, run: re.Match[str]) -> bool:
    """True for a mark that ends what it stresses, as words stand: "word**," and not " **word"."""
    before, after = text[: run.start()][-1:], text[run.end() :][:1]
    return bool(before.strip()) and not after.isalnum()


def _count(text: str, key: str) -> int:
    """How often a text holds one half of a link or tag: not in a longer one."""
    return len(re.findall(r"(?<!\[)\[(?!\[)", text)) if key == "[" else text.count(key)
