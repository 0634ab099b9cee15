"""Paragraphs whose lines stand for themselves: many editors show every line break, and notes rely on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extract.document import Mark, MarkKind
from extract.reading.plaintext import Plain
from extract.reading.source import SourceMap

_LABEL = re.compile(
    r"[ \t]*(?P<mark>\*\*|__|==)(?=\S)[^\n*_=]{1,60}:?(?P=mark)[ \t]*(?:\([^()\n]*\)[ \t]*)?"
    r"(?:[-–—:=→]|=>|$)",
    re.MULTILINE,
)
"""A line that begins with a marked term and what separates it from its text, or that is nothing else."""

_ALONE = re.compile(r"[ \t]*(?P<mark>\*\*|__)(?=\S)[^\n*_]{1,60}(?P=mark)[ \t]*$", re.MULTILINE)
_LINKS = re.compile(r"[ \t]*(?:(?:\[\[[^\[\]\n]+\]\]|#[\w/-]+(?![\w/-]))[ \t,;|·•-]*)+$", re.MULTILINE)
"""A line of nothing but links and tags. A tag takes all its hyphens: else a line of many is tried in 2^n
ways."""

MAX_TITLE_WORDS = 8
"""A longer line in bold is a stressed sentence."""


def split_lines(source: SourceMap) -> Iterator[SourceMap]:
    """A paragraph, cut where a line is an entry of its own: a labelled term, a bold title, or links alone."""
    content = source.content
    starts = [match.end() for match in re.finditer(r"\n", content)]
    cuts = {0, len(content)}
    previous = 0
    for start in starts:
        if _LABEL.match(content, start) or _LINKS.match(content, start):
            cuts.add(start)
        if _ALONE.match(content, previous) or _LINKS.match(content, previous):
            cuts.add(start)
        previous = start
    ordered = sorted(cuts)
    if len(ordered) == 2:
        yield source
        return
    for start, end in pairwise(ordered):
        if content[start:end].strip():
            yield source.cut(start, end)


def is_bold_title(plain: Plain) -> bool:
    """True for a line that is nothing but one short term in bold: a heading in all but its hashes. With a
    colon it introduces what comes right after it."""
    text = plain.text
    whole = any(mark.start == 0 and mark.end == len(text) for mark in plain.marks if _is_strong(mark))
    return whole and text[-1:] not in ".!?,;:" and len(text.split()) <= MAX_TITLE_WORDS


def is_labelled(plain: Plain) -> bool:
    """True for a paragraph with a run-in title: an entry beside the bold titles, not below one."""
    ends = [mark.end for mark in plain.marks if mark.start == 0 and _is_strong(mark)]
    return any(plain.text[end - 1 : end + 1].find(":") >= 0 for end in ends)


def _is_strong(mark: Mark) -> bool:
    return mark.kind is MarkKind.STRONG
