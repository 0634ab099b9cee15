"""Notes that are about one concept: their title and the aliases that their front matter gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from extract.document import BlockKind
from extract.language import ParsedBlock, ParsedDocument
from extract.mentions.barred import is_barred
from extract.mentions.frame import TITLE_FRAME
from extract.mentions.mention import Mention, Synonymy
from extract.settings import SHORT_PAGE
from graph.labels import fold

MAX_TITLE_WORDS = 6
"""A longer title is a sentence or a headline, not a term."""

COURSE = re.compile(
    r"^(?:(?:lec(?:ture)?|week|wk|chapter|ch|part|unit|module|day|session|topic|lesson|tutorial)\.?\s*\d+(?!\w)"
    r"\s*[-–—:.]*\s*|\d+\s*(?:lecture|week|chapter|unit|module|lesson)\b\s*[-–—:.]*\s*|\d{2,}\s*[-–—:.)]*\s+|\d+\s*[-–—:.)]+\s+)",
    re.IGNORECASE,
)
"""The place of a text in a course: "Week 4 - ", "03. "."""

_SYMBOL = re.compile(r"^[^\w(]+")

_JOURNEY = re.compile(r"^(?:from\s.+\sto\s|(?:how|why|when|where)\s)|\s(?:vs\.?|versus)\s", re.IGNORECASE)
"""From one notion to another, two compared, or a question: a title of neither."""

_NAME = re.compile(r"[^\W\d_]")
"""A title without letters is a date or a number."""

_ALIAS_FIELDS = frozenset({"alias", "aliases"})


def title_surface(parsed: ParsedDocument) -> str:
    """The title of a note as a term, without a qualifier in brackets or a frame; empty if it is none."""
    title = " ".join(parsed.document.title.split("(", 1)[0].split())
    title = TITLE_FRAME.sub("", COURSE.sub("", _SYMBOL.sub("", title)))
    if (
        not _NAME.search(title)
        or _JOURNEY.search(title)
        or len(title.split()) > MAX_TITLE_WORDS
        or is_barred(fold(title))
    ):
        return ""
    return title


def is_about_one_concept(parsed: ParsedDocument) -> bool:
    """True for notes whose title stands for the whole: no other heading of level 1, and short."""
    tops = [b for b in parsed.document.blocks if b.kind is BlockKind.HEADING and b.level == 1]
    return len(tops) <= 1


def has_sections(parsed: ParsedDocument) -> bool:
    """True for notes with headings besides the one that says their title."""
    key = fold(parsed.document.title)
    return any(b.kind is BlockKind.HEADING and fold(b.text) != key for b in parsed.document.blocks)


def _anchor(parsed: ParsedDocument) -> ParsedBlock | None:
    """The block that stands for the title: the heading that says it, else the first prose."""
    key = fold(parsed.document.title)
    for item in parsed.parsed:
        if item.block.kind is BlockKind.HEADING and fold(item.block.text) == key:
            return item
    return parsed.parsed[0] if parsed.parsed else None


def title_mentions(parsed: ParsedDocument) -> Iterator[Mention]:
    """The title of a note that is about one concept; once more as a `page` when the note is short."""
    anchor, surface = _anchor(parsed), title_surface(parsed)
    if anchor is None or not surface or not is_about_one_concept(parsed):
        return
    note, block = parsed.document.note.id, anchor.block
    words = sum(len(item.block.text.split()) for item in parsed.parsed)
    for rule in ("title", "page") if words <= SHORT_PAGE else ("title",):
        yield Mention(note, block.index, 0, len(block.text), surface, fold(surface), rule)


def alias_synonymies(parsed: ParsedDocument) -> Iterator[Synonymy]:
    """The aliases of the front matter, as other names for the title; where one of them is the title, the
    name of the file is another."""
    anchor, surface = _anchor(parsed), title_surface(parsed)
    if anchor is None or not surface:
        return
    note = parsed.document.note.id
    aliases = [
        field.value.strip()
        for field in parsed.document.fields
        if field.name in _ALIAS_FIELDS and field.value.strip()
    ]
    stem = PurePosixPath(note).stem
    if fold(stem) != fold(surface) and fold(surface) in map(fold, aliases) and _NAME.search(stem):
        aliases.append(stem)
    for alias in aliases:
        yield Synonymy(fold(surface), fold(alias), surface, alias, note, anchor.block.index, "alias")
