"""Members: the concepts that an item, a heading or a paragraph with a run-in title stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.concepts.locate import Occurrence
from extract.document import BOLD_TITLE, BlockKind, MarkKind
from extract.language import ParsedBlock, ParsedDocument
from extract.relations.labels import is_label
from extract.relations.scene import Scene

MAX_BARE_WORDS = 7
"""An item of at most this many words is a name, perhaps with a remark; a longer one is a sentence."""

_AND = re.compile(
    r"^[\s*_\"”’)]*(?:\([^()]*\)\s*)?(?:,|/|&|,?\s*\b(?:and|or)\b)\s*(?:the\s+|an?\s+)?[*_\"“‘]*$",
    re.IGNORECASE,
)
_LABEL_END = re.compile(r"[:\n]|\s[–—-]\s")
_BULLET = re.compile(r"^[\s*_\"“'‘(]*(?:\d+[.)]\s*)?(?:the|an?)?\s*$", re.IGNORECASE)


def members(scene: Scene, parsed: ParsedDocument, item: ParsedBlock) -> list[int]:
    """The concepts that label an item, in order; several when the label coordinates them."""
    found = scene.in_block(parsed, item.block)
    if not found or not _BULLET.match(item.block.text[: found[0].start]):
        return []
    end = label_end(item)
    labelled = [occurrence for occurrence in found if occurrence.end <= end]
    if not labelled or not (is_label(item, found[0]) or len(item.block.text.split()) <= MAX_BARE_WORDS):
        return []
    run = _coordinated(item.block.text, labelled)
    if len(run) == 1 and not is_label(item, run[0]):
        return []
    return list(dict.fromkeys(occurrence.concept for occurrence in run))


def _coordinated(text: str, found: Sequence[Occurrence]) -> list[Occurrence]:
    run = [found[0]]
    for occurrence in found[1:]:
        if not _AND.match(text[run[-1].end : occurrence.start]):
            break
        run.append(occurrence)
    return run


def label_end(item: ParsedBlock) -> int:
    """Where the label of an item ends: at a colon, dash or line break, or where its bold face ends."""
    text = item.block.text
    bold = next(
        (
            m
            for m in item.block.marks
            if m.kind is MarkKind.STRONG and not text[: m.start].strip(" *_\"'(0123456789.")
        ),
        None,
    )
    if bold is not None:
        return bold.end
    match = _LABEL_END.search(text)
    return match.start() if match else len(text)


def is_run_in(item: ParsedBlock) -> bool:
    """True for a paragraph or quote that begins with a title of its own in bold: "**Title**" and a line
    break or colon; also for such a title alone."""
    block = item.block
    if block.kind is BlockKind.HEADING:
        return block.level == BOLD_TITLE
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.QUOTE} or not block.marks:
        return False
    first = block.marks[0]
    if first.kind is not MarkKind.STRONG or block.text[: first.start].strip():
        return False
    rest = block.text[first.end :].lstrip(" ")
    return not rest or rest[0] in ":\n–—" or block.text[first.end - 1] == ":"
