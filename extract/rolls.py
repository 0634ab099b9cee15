"""Rolls: lines that list terms after a word that says why: "Examples: insulin, glucagon"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from extract.document import BlockKind
from extract.language import ParsedBlock

MAX_MEMBER_WORDS = 5
"""A longer piece between commas is a clause."""

_ROLLED = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE})
_ROLL = re.compile(
    r"(?:^|\n|(?<=[.!?])\s+)[\W_]*(?P<word>[^\W\d_][\w -]{2,30}?)[ *_]*:[ *_]+"
    r"(?P<list>[^.:;?!\n()]{2,300})[.;]?(?=\s|$)"
)
_BETWEEN = re.compile(r"\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or|&)\s+")


_CALLING = re.compile(
    r"(?:some|common|main|key|core|typical|important|popular)?\s*"
    r"(?:examples?|instances?|types?|kinds?|variants?|variations|forms|components?|parts|elements"
    r"|ingredients|building blocks|steps|stages|phases|parameters|hyperparameters|prerequisites?"
    r"|prior knowledge|requires?|depends on|builds on|part of|is a|uses|related|see also"
    r"|contrasts(?: with)?|keywords?|key terms|topics)"
    r"(?:\s+(?:include|are))?",
    re.IGNORECASE,
)
"""Words before a colon after which terms are listed."""


class Roll(Struct, frozen=True):
    """One line that calls a roll, as ranges of its block's text."""

    word: str
    """What stands before the colon."""
    members: tuple[tuple[int, int], ...]


def rolls(item: ParsedBlock) -> Iterator[Roll]:
    """The rolls of a block: a word or two, a colon, and short names up to the end of the sentence."""
    if item.block.kind not in _ROLLED:
        return
    for match in _ROLL.finditer(item.block.text):
        members = tuple(_members(match["list"], match.start("list")))
        if all(len(item.block.text[a:b].split()) <= MAX_MEMBER_WORDS for a, b in members):
            yield Roll(match["word"].strip(), members)


def is_calling(word: str) -> bool:
    """True for a word before a colon that says how what follows belongs to the subject: "Examples"."""
    return _CALLING.fullmatch(word) is not None


def _members(text: str, offset: int) -> Iterator[tuple[int, int]]:
    start = 0
    for between in _BETWEEN.finditer(text):
        if between.start() > start:
            yield offset + start, offset + between.start()
        start = between.end()
    if start < len(text.rstrip()):
        yield offset + start, offset + len(text.rstrip())
