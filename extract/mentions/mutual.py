"""Names that gloss each other: "independent variables (features)" here and "features (independent variables)"
there.

A bracket alone may hold an example, a part or a remark; put both ways round it holds another name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.language import ParsedBlock, ParsedDocument
from extract.mentions.mention import Synonymy
from extract.mentions.naming import gloss

_BRACKET = re.compile(r"\((?:or\s+|i\.e\.,?\s+)?(?P<other>[^()]{3,60})\)")


def mutual_synonymies(documents: Iterable[ParsedDocument]) -> Iterator[Synonymy]:
    """Pairs of names each of which the notes somewhere give in brackets after the other."""
    glosses = [found for parsed in documents for item in parsed.parsed for found in _glosses(parsed, item)]
    for one in glosses:
        if any(_ends_in(other.key, one.other) and one.key == other.other for other in glosses):
            yield one


def _glosses(parsed: ParsedDocument, item: ParsedBlock) -> Iterator[Synonymy]:
    for match in _BRACKET.finditer(item.block.text):
        if not _is_before_noun(item, match.end()) and (found := gloss(parsed, item, match, "mutual")):
            yield found


def _is_before_noun(item: ParsedBlock, offset: int) -> bool:
    """True in "concave (diverging) lens": two qualities of one thing."""
    following = next((t for t in item.doc if t.idx >= offset and not t.is_space), None)
    return following is not None and following.tag_.startswith("NN")


def _ends_in(name: str, tail: str) -> bool:
    """True for "input feature" and "feature"."""
    return name == tail or name.endswith(" " + tail)
