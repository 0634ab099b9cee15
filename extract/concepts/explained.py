"""Explained or only mentioned: whether the notes devote prose to a concept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from extract.concepts.home import section_subjects
from extract.concepts.locate import Locator
from extract.document import BlockKind
from extract.language import ParsedBlock, ParsedDocument
from graph.labels import fold

EXPLAINING_WORDS = 15
"""Words of prose that a section or the items below a label must have to explain what they are named after."""

SENTENCE_WORDS = 5
"""Shorter blocks are entries of a list: an outline names things and explains none."""


def treated(
    documents: Sequence[ParsedDocument], headed: Mapping[tuple[str, int], frozenset[int]], locator: Locator
) -> frozenset[int]:
    """Concepts to which a section, or the blocks below an item, are devoted: with prose, not only a list."""
    words: Counter[int] = Counter()
    for parsed in documents:
        for block, about in _devoted(parsed, headed, locator):
            count = len(block.block.text.split())
            if count >= SENTENCE_WORDS:
                words.update(dict.fromkeys(about, count))
    return frozenset(concept for concept, count in words.items() if count >= EXPLAINING_WORDS)


def _devoted(
    parsed: ParsedDocument, headed: Mapping[tuple[str, int], frozenset[int]], locator: Locator
) -> list[tuple[ParsedBlock, set[int]]]:
    """The blocks of a note that are no headings, each with the concepts that what is above it names."""

    def named(item: ParsedBlock) -> int | None:
        return locator.concept_of(fold(item.block.text.strip(" :*")), parsed.document.note.id)

    sections = section_subjects(parsed, headed)
    labels = {item.block.index: named(item) for item in parsed.parsed if item.block.kind is BlockKind.ITEM}
    devoted = []
    for item in parsed.parsed:
        index, parent = item.block.index, item.block.parent
        if item.block.kind is not BlockKind.HEADING:
            about = set(sections.get(index, ()))
            above = labels.get(parent) if parent is not None else None
            if above is not None:
                about.add(above)
            devoted.append((item, about))
    return devoted
