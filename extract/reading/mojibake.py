"""Mojibake: words that were decoded with the wrong encoding ("Bayesâ€™") are read as they were meant.

The repair is made in a block's plain text only; its runs still lead to the source as it is.
R. Speer: ftfy (2019).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from extract.document import Block, Mark, Run

_SUSPECT = re.compile(r"[\u0080-\u009f\u00a0-\u00ff\u0152-\u0192\u02c6\u02dc\u2013-\u2122]")
_WORD = re.compile(r"\S+")

Change = tuple[int, int, str]
"""Start and end of a word of the text, and what it should read."""


def repaired(block: Block) -> Block:
    """The block with its mojibake repaired; the very block when there is none."""
    changes = list(_changes(block.text)) if _SUSPECT.search(block.text) else []
    if not changes:
        return block
    return structs.replace(
        block,
        text=_text(block.text, changes),
        runs=tuple(_runs(block, changes)),
        marks=tuple(_moved(mark, changes) for mark in block.marks),
    )


def _changes(text: str) -> list[Change]:
    from ftfy import fix_encoding

    words = ((match.start(), match.end(), match[0]) for match in _WORD.finditer(text))
    fixed = ((start, end, word, fix_encoding(word)) for start, end, word in words if not word.isascii())
    return [(start, end, right) for start, end, word, right in fixed if right != word and right.strip()]


def _text(text: str, changes: Sequence[Change]) -> str:
    pieces, cursor = [], 0
    for start, end, right in changes:
        pieces += [text[cursor:start], right]
        cursor = end
    return "".join([*pieces, text[cursor:]])


def _shift(offset: int, changes: Sequence[Change], *, end: bool = False) -> int:
    """Where an offset lies after the changes; inside a changed word, at its start or end."""
    moved = offset
    for start, stop, right in changes:
        if offset >= stop:
            moved += len(right) - (stop - start)
        elif offset > start:
            return moved - (offset - start) + (len(right) if end else 0)
    return moved


def _moved(mark: Mark, changes: Sequence[Change]) -> Mark:
    return structs.replace(mark, start=_shift(mark.start, changes), end=_shift(mark.end, changes, end=True))


def _runs(block: Block, changes: Sequence[Change]) -> list[Run]:
    """One opaque run for each repaired word, and what is left of the runs around it."""
    runs: list[Run] = []
    cursor = 0
    for start, end, right in changes:
        runs += _between(block, cursor, start, changes)
        span = block.source_span(start, end)
        begin = _shift(start, changes)
        runs.append(Run(begin, begin + len(right), span.start, span.end))
        cursor = end
    return runs + _between(block, cursor, len(block.text), changes)


def _between(block: Block, start: int, end: int, changes: Sequence[Change]) -> list[Run]:
    """The runs of `text[start:end]`, which no change touches."""
    kept = []
    for run in block.runs:
        low, high = max(run.start, start), min(run.end, end)
        if low >= high:
            continue
        source = block.source_span(low, high)
        begin = _shift(low, changes)
        kept.append(Run(begin, begin + high - low, source.start, source.end))
    return kept
