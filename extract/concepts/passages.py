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

_MARKS = frozenset("*_`")
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
    """The span with the emphasis marks that touch it, so that none is cut off from its partner."""
    text = document.note.part(span.cell).text
    start, end = span.start, span.end
    while start > 0 and text[start - 1] in _MARKS:
        start -= 1
    while end < len(text) and text[end] in _MARKS:
        end += 1
    return Span(start, end, span.cell)
