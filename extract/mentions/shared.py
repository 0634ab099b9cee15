"""Coordinated modifiers of one head in prose: "frequency and presence penalties" are two penalties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.document import BlockKind, MarkKind
from extract.grammar import BEFORE_NOUN
from extract.language import ParsedBlock, ParsedDocument
from extract.mentions.barred import is_barred
from extract.mentions.mention import Mention
from extract.mentions.noun_phrase import HYPHENS, phrases
from extract.mentions.shape import UNREADABLE, coordinated_before, mention, overlaps_mark
from extract.wordlists import STOP_MODIFIERS
from graph.labels import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

_LINKS = frozenset({MarkKind.LINK, MarkKind.WIKILINK})


def shared_head_mentions(parsed: ParsedDocument) -> Iterator[Mention]:
    """For "A and B head", by the parse, "A head" at the place of the whole."""
    note = parsed.document.note.id
    for item in parsed.parsed:
        if item.block.kind is BlockKind.HEADING:
            continue
        for tokens in phrases(item):
            yield from _shared(note, item, tokens)


def _shared(note: str, item: ParsedBlock, tokens: list[Token]) -> Iterator[Mention]:
    rest = _after_first_word(tokens)
    if not rest:
        return
    end = rest[-1].idx + len(rest[-1].text)
    tail = item.block.text[rest[0].idx : end]
    for modifier in coordinated_modifiers(tokens[0]):
        surface = f"{modifier.text} {tail}"
        if (
            modifier.text.isalnum()
            and len(modifier) > 1
            and fold(modifier.text) not in STOP_MODIFIERS
            and not is_barred(fold(surface))
            and not overlaps_mark(item, modifier.idx, end, UNREADABLE)
            and not _ends_a_link(item, modifier.idx, rest[0].idx)
        ):
            yield mention(note, item, modifier.idx, end, "noun_phrase.shared_head", surface)


def _ends_a_link(item: ParsedBlock, start: int, end: int) -> bool:
    """True for "[[A and B]] and [[C D]]": what is linked has a name of its own."""
    return any(mark.kind in _LINKS and mark.start <= start < mark.end <= end for mark in item.block.marks)


def coordinated_modifiers(token: Token) -> list[Token]:
    """The modifiers of a later noun that a token is coordinated with: A and B of "A, B and C head" at C."""
    found = coordinated_before(token)
    return found if found and found[-1].dep_ in BEFORE_NOUN and found[-1].head.i > token.i else []


def _after_first_word(tokens: list[Token]) -> list[Token]:
    """The tokens after the first word, which may be hyphenated."""
    size = 1
    while size < len(tokens) and (tokens[size].text in HYPHENS or tokens[size - 1].text in HYPHENS):
        size += 1
    return tokens[size:]
