"""Claims that the place of a whole block makes: a heading, an item, a cell."""

from __future__ import annotations

from extract.document import Block
from extract.language import ParsedDocument
from extract.relations.scene import Scene
from graph.model import Basis, RelationClaim


def place_claim(
    scene: Scene,
    parsed: ParsedDocument,
    block: Block,
    source: int,
    kind: str,
    target: int,
    *,
    name: str,
    confidence: float,
) -> RelationClaim:
    """A structural claim between two concepts, with the block as its evidence; `name` is that of its rule."""
    return scene.claim(
        parsed,
        block,
        (0, len(block.text)),
        source,
        kind,
        target,
        rule="structural." + name,
        confidence=confidence,
        basis=Basis.STRUCTURAL,
    )
