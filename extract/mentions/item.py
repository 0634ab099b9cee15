"""List items and table cells of the form "term: text", and items that are terms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from extract.document import BlockKind, MarkKind
from extract.language import ParsedBlock, ParsedDocument
from extract.mentions.mention import Mention
from extract.mentions.shape import MAX_WORDS, STRESSED, overlaps_mark, strip_edges
from extract.mentions.split import title_terms

MAX_ITEM_WORDS = 6
"""An item without a colon is a term only up to this many words; longer ones are sentences."""

SHORT_ITEM = 4
TERM_LIST = 0.7
"""A list enumerates terms when at least this share of its items has at most `SHORT_ITEM` words."""

MAX_LABEL_WORDS = 3
"""A paragraph that begins "term: text" names a term only up to this many words."""

_OF_THE = re.compile(r"\b(?:of|to|in|for|from|by|with|on|at|like)\s+(?:the|an?)\s|\blike\s", re.IGNORECASE)
"""In a bare item these tell of something at hand ("one of the offered addresses") or compare."""

_LABEL = re.compile(
    r"^(?P<term>[^:.!?]{2,80}?)\s*"
    r"(?::\s+|:$|\s[–—=-]\s|(?<!\s\d)\s(?:[-=]>|[→⇒])\s(?=\S+\s+\S+\s+\S)(?!.*\s(?:[-=]>|[→⇒])\s))"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_MATH = frozenset({MarkKind.MATH})


def item_mentions(parsed: ParsedDocument) -> Iterator[Mention]:
    """Terms that items name: the label before a colon or dash, or a short item as a whole."""
    note = parsed.document.note.id
    lists: dict[int | None, list[ParsedBlock]] = defaultdict(list)
    for item in parsed.parsed:
        if item.block.kind is BlockKind.ITEM:
            lists[item.block.group].append(item)
        elif item.block.kind is BlockKind.PARAGRAPH:
            yield from _labelled(note, item, MAX_LABEL_WORDS)
    for items in lists.values():
        short = sum(_is_short(item) for item in items)
        rule = "item_of_terms" if short >= 2 and short >= TERM_LIST * len(items) else "item"
        for item in items:
            yield from _item_terms(note, item, rule)


def _is_short(item: ParsedBlock) -> bool:
    words = len(_BRACKETS.sub("", item.block.text).split())
    return words <= SHORT_ITEM and not item.block.text.rstrip().endswith((".", "?", "!"))


def _labelled(note: str, item: ParsedBlock, most: int) -> Iterator[Mention]:
    """The term of "term: text", of at most so many words."""
    match = _LABEL.match(item.block.text)
    if match is None or len(match["term"].split()) > most:
        return
    start, end = match.span("term")
    if not overlaps_mark(item, start, end, STRESSED | _MATH):
        yield from title_terms(note, item, start, end, "item_label")


def _item_terms(note: str, item: ParsedBlock, rule: str) -> Iterator[Mention]:
    text = item.block.text
    if _LABEL.match(text):
        yield from _labelled(note, item, MAX_WORDS)
        return
    bare = _BRACKETS.sub("", text)
    if _OF_THE.search(bare):
        return
    if len(bare.split()) <= MAX_ITEM_WORDS and not overlaps_mark(item, 0, len(text), _MATH):
        start, end = strip_edges(text, 0, len(text))
        if start < end:
            yield from title_terms(note, item, start, end, rule)


def cell_mentions(parsed: ParsedDocument) -> Iterator[Mention]:
    """Terms in the first column of a table, and in its header from the second column on."""
    note = parsed.document.note.id
    for item in parsed.parsed:
        block = item.block
        if block.kind is not BlockKind.CELL or overlaps_mark(item, 0, len(block.text), _MATH):
            continue
        if len(block.text.split()) > MAX_ITEM_WORDS:
            continue
        if block.column == 0 and block.row > 0:
            yield from title_terms(note, item, 0, len(block.text), "cell")
        elif block.row == 0 and block.column > 0:
            yield from title_terms(note, item, 0, len(block.text), "header_cell")
