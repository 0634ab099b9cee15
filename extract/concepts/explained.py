"""Explained or only mentioned: whether the notes devote prose to a concept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from extract.concepts.home import Headed
from extract.concepts.locate import Locator
from extract.document import Block, BlockKind, MarkKind
from extract.language import ParsedBlock, ParsedDocument
from extract.mentions.title import title_surface
from graph.labels import fold

EXPLAINING_WORDS = 15
"""Words of prose that a section or the items below a label must have to explain what they are named after."""

SENTENCE_WORDS = 5
"""Shorter blocks are entries of a list: an outline names things and explains none."""


def treated(documents: Sequence[ParsedDocument], headed: Headed, locator: Locator) -> frozenset[int]:
    """Concepts to which a section, or the blocks below an item, are devoted: with prose, not only a list."""
    words: Counter[int] = Counter()
    for parsed in documents:
        for block, about in _devoted(parsed, headed, locator):
            count = len(block.block.text.split())
            if count >= SENTENCE_WORDS:
                words.update(dict.fromkeys(about, count))
    return frozenset(concept for concept, count in words.items() if count >= EXPLAINING_WORDS)


def _devoted(
    parsed: ParsedDocument, headed: Headed, locator: Locator
) -> Iterator[tuple[ParsedBlock, frozenset[int]]]:
    """The blocks of a note that are no headings, each with the concepts that what is above it names."""
    note = parsed.document.note.id

    def named(item: ParsedBlock) -> frozenset[int]:
        concept = locator.concept_of(fold(item.block.text.strip(" :.*")), note)
        return frozenset() if concept is None else frozenset({concept})

    titled = locator.concept_of(fold(title_surface(parsed)), note)
    whole = frozenset() if titled is None else frozenset({titled})
    labels = {item.block.index: named(item) for item in parsed.parsed if item.block.kind is BlockKind.ITEM}
    lead: frozenset[int] = frozenset()
    for item in parsed.parsed:
        block = item.block
        if block.kind is BlockKind.HEADING:
            lead = frozenset()
        elif _is_bold_line(item):
            lead = named(item)
        else:
            above = labels.get(block.parent, frozenset()) if block.parent is not None else frozenset()
            yield item, _above(parsed, block, headed, whole) | above | lead
            lead = lead if block.kind is BlockKind.QUOTE else frozenset()


def _above(parsed: ParsedDocument, block: Block, headed: Headed, whole: frozenset[int]) -> frozenset[int]:
    """The concepts of the innermost heading that names any ("How it works" doesn't), else of the title."""
    for heading in parsed.document.headings_above(block):
        if named := headed.get((parsed.document.note.id, heading.index)):
            return named
    return whole


def _is_bold_line(item: ParsedBlock) -> bool:
    """True for a line of a paragraph or quote that is all bold: the title of what follows."""
    block = item.block
    first = block.marks[0] if block.marks else None
    return (
        block.kind in {BlockKind.PARAGRAPH, BlockKind.QUOTE}
        and first is not None
        and first.kind is MarkKind.STRONG
        and not block.text[: first.start].strip()
        and not block.text[first.end :].strip(" :.")
    )
