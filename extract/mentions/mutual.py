"""Names that gloss each other: "independent variables (features)" here and "features (independent variables)"
there.

A bracket alone may hold an example, a part or a remark; put both ways round it holds another name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.language import ParsedBlock, ParsedDocument
from extract.mentions.mention import Synonymy
from extract.mentions.naming import phrase_before
from extract.mentions.shape import is_title_term, strip_articles, strip_edges
from graph.labels import fold

_BRACKET = re.compile(r"\((?:or\s+|i\.e\.,?\s+)?(?P<other>[^()]{3,60})\)")


def mutual_synonymies(documents: Iterable[ParsedDocument]) -> Iterator[Synonymy]:
    """Pairs of names each of which the notes somewhere give in brackets after the other."""
    glosses = [gloss for parsed in documents for item in parsed.parsed for gloss in _glosses(parsed, item)]
    for one in glosses:
        if any(_ends_in(other.key, one.other) and one.key == other.other for other in glosses):
            yield one


def _glosses(parsed: ParsedDocument, item: ParsedBlock) -> Iterator[Synonymy]:
    text = item.block.text
    for match in _BRACKET.finditer(text):
        before = phrase_before(item, match.start())
        start, end = strip_edges(text, *match.span("other"))
        if before is None or start >= end or not is_title_term(item, start, end):
            continue
        if _is_before_noun(item, match.end()):
            continue
        surface, other = text[slice(*before)], text[strip_articles(text, start, end) : end]
        note = parsed.document.note.id
        yield Synonymy(fold(surface), fold(other), surface, other, note, item.block.index, "mutual")


def _is_before_noun(item: ParsedBlock, offset: int) -> bool:
    """True in "concave (diverging) lens": two qualities of one thing."""
    following = next((t for t in item.doc if t.idx >= offset and not t.is_space), None)
    return following is not None and following.tag_.startswith("NN")


def _ends_in(name: str, tail: str) -> bool:
    """True for "input feature" and "feature"."""
    return name == tail or name.endswith(" " + tail)
