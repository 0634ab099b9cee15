"""Emphasis that is a term and not stress, and run-in titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import BlockKind, Mark
from extract.language import ParsedBlock, ParsedDocument
from extract.mentions.mention import Mention
from extract.mentions.shape import STRESSED
from extract.mentions.split import title_terms

_QUALITIES = frozenset({"JJ", "JJR", "JJS", "VBN", "VBD"})
_CELLS = frozenset({BlockKind.HEADING, BlockKind.CELL})
_RUN_IN = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:[:.]|[–—-]\s)|\s*$")


def emphasis_mentions(parsed: ParsedDocument) -> Iterator[Mention]:
    """Terms in bold, italics or highlight; at the start of a block and before a colon they are run-in
    titles."""
    note = parsed.document.note.id
    for item in parsed.parsed:
        if item.block.kind in _CELLS:
            continue
        for mark in item.block.marks:
            if mark.kind in STRESSED and not _is_predicate(item, mark):
                yield from title_terms(note, item, mark.start, mark.end, _rule(item, mark))


def _is_predicate(item: ParsedBlock, mark: Mark) -> bool:
    """True for stress on what something is like: "priorities are *recalculated*"."""
    span = item.doc.char_span(mark.start, mark.end, alignment_mode="expand")
    if span is None or span.root.tag_ not in _QUALITIES:
        return False
    return span.root.dep_ == "acomp" or any(t.dep_ == "auxpass" for t in span.root.lefts)


def _rule(item: ParsedBlock, mark: Mark) -> str:
    text = item.block.text
    if text[: mark.start].strip() == "" and (
        text[mark.start : mark.end].rstrip().endswith((":", ".")) or _RUN_IN.match(text, mark.end)
    ):
        return "run_in"
    return mark.kind.value
