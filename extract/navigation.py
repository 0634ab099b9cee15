"""What only leads through a text and says nothing: breadcrumbs, lists of other people's works."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from extract.document import Block, BlockKind, MarkKind
from extract.wordlists import REFERENCE_SECTIONS
from graph.labels import fold

_STEP = re.compile(r"\s*[>»›]\s*")
"""What stands between the places of a breadcrumb: "Home > Biology > Cells"."""

LEAST_STEPS = 3
"""Places in the shortest breadcrumb: two of them may be a comparison."""


def navigation(blocks: Iterable[Block]) -> frozenset[int]:
    """Indexes of the blocks that only lead to other places."""
    found: set[int] = set()
    cited: set[int] = set()
    for block in blocks:
        if _cites(block, cited):
            cited.update([block.index] if block.kind is BlockKind.HEADING else [])
            found.add(block.index)
        elif _is_breadcrumb(block):
            found.add(block.index)
    return frozenset(found)


def _cites(block: Block, cited: Container[int | None]) -> bool:
    """True for the heading of a list of references and for all below it."""
    is_list = block.kind is BlockKind.HEADING and fold(block.text) in REFERENCE_SECTIONS
    return is_list or block.section in cited


def _is_breadcrumb(block: Block) -> bool:
    """True for a line of places of which all but the last ones are links."""
    steps = _STEP.split(block.text.strip())
    links = {block.text[mark.start : mark.end].strip() for mark in block.marks if mark.kind is MarkKind.LINK}
    return len(steps) >= LEAST_STEPS and steps[0] in links and steps[1] in links
