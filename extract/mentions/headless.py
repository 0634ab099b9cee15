"""Other names told without saying of what: "Also known as X." under a heading or below an item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import BlockKind
from extract.language import ParsedBlock, ParsedDocument
from extract.mentions.mention import Synonymy
from extract.mentions.shape import is_title_term, strip_articles, strip_edges
from extract.mentions.split import title_terms
from extract.mentions.title import title_surface
from graph.labels import fold

_ALSO = re.compile(
    r"\W*(?:also|sometimes|otherwise|often|commonly|formerly)\s+(?:known\s+as|called|named|referred\s+to\s+as|termed)"
    r"\s+(?P<other>[\w\s'’+#-]{2,60}?)(?=\s*[,;:.)(\n]|\s+(?:is|are|or|and|in|which|that|due|because|for|from)\b|$)",
    re.IGNORECASE,
)
_LABEL_END = re.compile(r"[:(\n]|\s[–—-]{1,3}\s")

NEAR = 2
"""Blocks below a heading that are still about it and nothing else."""


def headless_synonymies(parsed: ParsedDocument) -> Iterator[Synonymy]:
    """Pairs from the first blocks of a section, or an item below another, that begin with "Also called X"."""
    items = {item.block.index: item for item in parsed.parsed}
    for item in parsed.parsed:
        match = _ALSO.match(item.block.text)
        if match is None:
            continue
        start, end = strip_edges(item.block.text, *match.span("other"))
        start = strip_articles(item.block.text, start, end)
        subject = _subject(parsed, item, items)
        if subject and start < end and is_title_term(item, start, end):
            other = item.block.text[start:end]
            note = parsed.document.note.id
            yield Synonymy(fold(subject), fold(other), subject, other, note, item.block.index, "also")


def _subject(parsed: ParsedDocument, item: ParsedBlock, items: dict[int, ParsedBlock]) -> str:
    """The one term that the item above, the near heading or the title of the note names, else nothing."""
    block = item.block
    if block.kind is BlockKind.ITEM and block.parent is not None and block.parent in items:
        above = items[block.parent]
        return _only_term(parsed, above, len(_LABEL_END.split(above.block.text, maxsplit=1)[0]))
    heading = next(parsed.document.headings_above(block), None)
    if heading is None:
        return title_surface(parsed) if block.index < NEAR else ""
    if block.index - heading.index > NEAR or heading.index not in items:
        return ""
    return _only_term(parsed, items[heading.index], len(heading.text))


def _only_term(parsed: ParsedDocument, above: ParsedBlock, end: int) -> str:
    terms = {found.surface for found in title_terms(parsed.document.note.id, above, 0, end, "heading")}
    return terms.pop() if len(terms) == 1 else ""
