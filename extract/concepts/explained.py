"""Explained or only mentioned: whether the notes devote prose to a concept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from extract.concepts.locate import Locator
from extract.document import BlockKind
from extract.language import ParsedDocument
from graph.labels import fold

EXPLAINING_WORDS = 15
"""Words of prose that a section or the items below a label must have to explain what they are named after."""

SENTENCE_WORDS = 5
"""Shorter blocks are entries of a list: an outline names things and explains none."""


def treated(
    documents: Sequence[ParsedDocument], headed: Mapping[tuple[str, int], frozenset[int]], locator: Locator
) -> frozenset[int]:
    """Concepts to which a section, or the blocks below an item, is devoted: with prose, not only a list."""
    words: Counter[int] = Counter()
    for parsed in documents:
        note = parsed.document.note.id
        labels = {
            item.block.index: locator.concept_of(fold(item.block.text.strip(" :*")), note)
            for item in parsed.parsed
            if item.block.kind is BlockKind.ITEM
        }
        for item in parsed.parsed:
            block = item.block
            count = len(block.text.split())
            if block.kind is BlockKind.HEADING or count < SENTENCE_WORDS:
                continue
            if block.section is not None:
                for concept in headed.get((note, block.section), ()):
                    words[concept] += count
            above = labels.get(block.parent) if block.parent is not None else None
            if above is not None:
                words[above] += count
    return frozenset(concept for concept, count in words.items() if count >= EXPLAINING_WORDS)
