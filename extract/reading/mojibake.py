"""Damaged text is read as meant: mojibake ("Bayesâ€™"), ligatures from PDF files, invisible characters.

The repair is made in a block's plain text only; its runs still lead to the source as it is.
R. Speer: ftfy (2019).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from msgspec import structs

from extract.document import Block, Mark, Run

_SUSPECT = re.compile(r"[\u0080-\u009f\u00a0-\u00ff\u0152-\u0192\u02c6\u02dc\u2013-\u2122]")
_WORD = re.compile(r"\S+(?P<space>\s*)")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Soft hyphens, blanks without width, marks of direction. Joiners stay: some scripts and emoji need them."""

_LIGATURES = dict(
    zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", "ff fi fl ffi ffl st st".split(), strict=True)
)
_LIGATURE = re.compile("[\ufb00-\ufb06]")

Change = tuple[int, int, str]
"""Start and end of a word of the text, and what it should read."""


def repaired(block: Block) -> Block:
    """The block with its damage repaired; the very block when there is none."""
    if block.text.isascii():
        return block
    changes = _changes(block.text)
    text = _text(block.text, changes)
    if not changes or not text.strip():
        return block
    shift = _Shift(changes)
    return structs.replace(
        block,
        text=text,
        runs=tuple(_runs(block, changes, shift)),
        marks=tuple(moved for mark in block.marks if (moved := _moved(mark, shift)).start < moved.end),
    )


def _changes(text: str) -> list[Change]:
    """The words to change, in order; one of which nothing remains takes the white space after it along."""
    changes: list[Change] = []
    for match in _WORD.finditer(text):
        start, end = match.start(), match.start("space")
        word = text[start:end]
        if word.isascii() or (right := _right(word)) == word:
            continue
        if not right:
            end = match.end()
            if changes and changes[-1][1:] == (start, ""):
                start = changes.pop()[0]
        changes.append((start, end, right))
    if changes and changes[-1][1:] == (len(text), ""):
        start = len(text[: changes.pop()[0]].rstrip())
        changes.append((start, len(text), ""))
    return changes


def _right(word: str) -> str:
    """What a word should read."""
    if _SUSPECT.search(word):
        from ftfy import fix_encoding

        fixed = fix_encoding(word)
        word = fixed if fixed.strip() else word
    return _LIGATURE.sub(lambda match: _LIGATURES[match[0]], _INVISIBLE.sub("", word))


def _text(text: str, changes: Sequence[Change]) -> str:
    pieces, cursor = [], 0
    for start, end, right in changes:
        pieces += [text[cursor:start], right]
        cursor = end
    return "".join([*pieces, text[cursor:]])


class _Shift:
    """Where offsets of the old text lie in the new one."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._changes = changes
        self._starts = [start for start, _, _ in changes]
        growth = (len(right) - (end - start) for start, end, right in changes)
        self._grown = list(accumulate(growth, initial=0))

    def at(self, offset: int, *, end: bool = False) -> int:
        """The new offset; of one inside a changed word, the start or the end of that word."""
        index = bisect_right(self._starts, offset - 1)
        if index:
            start, stop, right = self._changes[index - 1]
            if offset < stop:
                return start + self._grown[index - 1] + (len(right) if end else 0)
        return offset + self._grown[index]


def _moved(mark: Mark, shift: _Shift) -> Mark:
    return structs.replace(mark, start=shift.at(mark.start), end=shift.at(mark.end, end=True))


def _runs(block: Block, changes: Sequence[Change], shift: _Shift) -> Iterator[Run]:
    """One opaque run for each repaired word, and what is left of the runs around it."""
    starts = [run.start for run in block.runs]
    edges = [(0, 0, ""), *changes, (len(block.text), len(block.text), "")]
    for (_, kept_from, _), (start, end, right) in pairwise(edges):
        first = max(bisect_right(starts, kept_from) - 1, 0)
        for run in block.runs[first : bisect_right(starts, start)]:
            low, high = max(run.start, kept_from), min(run.end, start)
            if low < high:
                source = block.source_span(low, high)
                begin = shift.at(low)
                yield Run(begin, begin + high - low, source.start, source.end)
        if right:
            span = block.source_span(start, end)
            begin = shift.at(start)
            yield Run(begin, begin + len(right), span.start, span.end)
