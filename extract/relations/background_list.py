"""Lists of prerequisites: "Prerequisites", "You should already know", "To fully understand …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Block, BlockKind
from extract.language import ParsedDocument
from extract.relations.placing import place_claim
from extract.relations.scene import Scene
from extract.relations.weights import LISTED
from graph.model import RelationClaim

_PREREQUISITES = re.compile(
    r"\bprerequisites?\b|\b(?:required|assumed|necessary|prior|background) knowledge\b|\bbackground\b"
    r"|\byou (?:should|need to|must) (?:already )?(?:know|understand|be familiar)\b"
    r"|\bto (?:fully |really )?understand\b|\bbefore (?:reading|starting|you start)\b|\bbuilds? on\b",
    re.IGNORECASE,
)


def is_prerequisite_lead(text: str) -> bool:
    """True for a heading or sentence that announces what must be known first."""
    return _PREREQUISITES.search(text) is not None


def background_list_claims(scene: Scene) -> Iterator[RelationClaim]:
    """The concept of a note or section requires what its list of prerequisites names.

    A list that speaks for a whole collection ("to understand these notes …") has no such concept and claims
    nothing: what it names is assumed knowledge, and shows as concepts that the notes don't explain.
    """
    for parsed in scene.documents:
        for item in parsed.parsed:
            block = item.block
            if block.kind not in {BlockKind.ITEM, BlockKind.PARAGRAPH}:
                continue
            owner = _owner(scene, parsed, block)
            if owner is None:
                continue
            for found in scene.in_block(parsed, block):
                if found.concept != owner:
                    yield place_claim(
                        scene,
                        parsed,
                        block,
                        owner,
                        "requires",
                        found.concept,
                        name="prerequisite_list",
                        confidence=LISTED,
                    )


def _owner(scene: Scene, parsed: ParsedDocument, block: Block) -> int | None:
    """The one concept whose section or note announces prerequisites right above a block."""
    announced = False
    for heading in parsed.document.headings_above(block):
        if is_prerequisite_lead(heading.text):
            announced = True
            continue
        named = scene.headed.get((parsed.document.note.id, heading.index), frozenset())
        return next(iter(named)) if announced and len(named) == 1 else None
    return None


def assumed(scene: Scene) -> frozenset[int]:
    """Concepts that the notes list as what a reader must already know, for the collection as a whole."""
    found: set[int] = set()
    for parsed in scene.documents:
        for item in parsed.parsed:
            block = item.block
            announced = any(
                is_prerequisite_lead(above.text) for above in parsed.document.headings_above(block)
            )
            if announced and block.kind is BlockKind.ITEM and _owner(scene, parsed, block) is None:
                found.update(occurrence.concept for occurrence in scene.in_block(parsed, block))
    return frozenset(found)
