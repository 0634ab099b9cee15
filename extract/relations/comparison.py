"""Comparison headings: "Bagging vs. Boosting"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from extract.document import Block, BlockKind
from extract.language import ParsedDocument
from extract.relations.placing import place_claim
from extract.relations.scene import Scene
from extract.relations.weights import COMPARED
from graph.model import RelationClaim

_VERSUS = re.compile(
    r"\bvs\.?(?=\s)|\bversus\b|\bcompared (?:to|with)\b|\bdifferences? between\b|\bor\b.*\?", re.IGNORECASE
)


def comparison_claims(scene: Scene) -> Iterator[RelationClaim]:
    """The concepts of a comparison heading contrast with each other."""
    for parsed in scene.documents:
        for item in parsed.parsed:
            block = item.block
            if block.kind is not BlockKind.HEADING or not _VERSUS.search(block.text):
                continue
            concepts = sorted(scene.headed.get((parsed.document.note.id, block.index), frozenset()))
            for first, second in combinations(concepts, 2):
                yield compared(scene, parsed, block, first, second)


def compared(scene: Scene, parsed: ParsedDocument, block: Block, first: int, second: int) -> RelationClaim:
    """The contrast of two concepts that one block compares."""
    return place_claim(
        scene, parsed, block, first, "contrasts_with", second, name="comparison", confidence=COMPARED
    )
