"""Links between notes: a wikilink or a link to another note names what that note is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from extract.document import Mark, MarkKind
from extract.language import ParsedDocument
from extract.mentions.mention import Mention
from extract.mentions.shape import is_title_term, mention
from extract.mentions.split import title_terms
from extract.mentions.title import COURSE
from graph.labels import fold

_SCHEME = re.compile(r"^[a-zA-Z][\w+.-]*:")
_NO_NAME = re.compile(rf"{COURSE.pattern}|\s(?:vs\.?|versus)\s", re.IGNORECASE)
"""A place in a course, or a comparison."""

_QUALIFIER = re.compile(r"\s*\([^()]*\)$")


def link_mentions(parsed: ParsedDocument) -> Iterator[Mention]:
    """Terms that links show; a wikilink's shown text is a mention of the note that it leads to."""
    note = parsed.document.note.id
    for item in parsed.parsed:
        for mark in item.block.marks:
            if mark.kind is MarkKind.WIKILINK and mark.end > mark.start:
                target = wikilink_name(mark.target)
                shown = item.block.text[mark.start : mark.end]
                if target and not _NO_NAME.search(target) and is_title_term(item, mark.start, mark.end):
                    surface = target if fold(shown) == fold(mark.target) else shown
                    yield mention(note, item, mark.start, mark.end, "wikilink", surface)
            elif (
                mark.kind is MarkKind.LINK
                and not _SCHEME.match(mark.target)
                and not _is_entry(item.block.text, mark)
            ):
                yield from title_terms(note, item, mark.start, mark.end, "link")


def wikilink_name(target: str) -> str:
    """The title that a wikilink's target stands for: no folder, no heading, no qualifier in brackets."""
    name = PurePosixPath(unquote(target).split("#", 1)[0].split("|", 1)[0]).name
    return _QUALIFIER.sub("", name.removesuffix(".md")).strip()


def _is_entry(text: str, link: Mark) -> bool:
    """True for an entry of a table of contents: nothing but a link to a part of its own note."""
    around = text[: link.start] + text[link.end :]
    return link.target.startswith("#") and not any(c.isalpha() for c in around)
