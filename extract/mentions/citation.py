"""Citations: "(Rivers & Stone, 1999; Hill et al., 2003)" names authors, and no notions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extract.language import ParsedDocument
from extract.mentions.mention import IN_SENTENCES, Mention
from graph.labels import fold

_NO_NAME = (
    r"(?!(?:In|On|By|Since|From|Until|About|Around|Before|After|During|The|A|Early|Late|Spring|Summer|Autumn|Fall"
    r"|Winter|January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
"""What begins with a capital before a year and names no author."""

_NAME = _NO_NAME + r"[A-Z][a-zà-ÿ]+(?:['’-][A-Z]?[a-zà-ÿ]+)*"
_NAMES = rf"{_NAME}(?:(?:,?\s(?:&|and)\s|,\s){_NAME})*"
_YEAR = r"(?:1[89]|20)\d\d[a-z]?"
_BRACKET = re.compile(rf"\(([^()]*\b{_YEAR}[^()]*)\)")
_PART = re.compile(
    rf"\s*(?:see(?: also)?|e\.g\.,?|cf\.)?\s*(?P<names>{_NAMES}),?(?:\set\sal\.?)?,?\s{_YEAR}"
    rf"(?:,\s{_YEAR})*(?:[,:]\s(?:pp?|ch|sec|fig)\b[^;]*)?(?:\s(?:for|in)\s[a-z ]{{1,30}})?"
)
_IN_TEXT = re.compile(
    rf"(?P<names>{_NAME}(?:,\s{_NAME})*,?\s(?:&|and)\s(?:{_NAME}\s)?{_NAME})(?:['’]s)?\s\({_YEAR}\)"
    rf"|(?P<first>{_NAME})\set\sal\b\.?(?:\s\({_YEAR}\))?"
)
_WORD = re.compile(_NAME)

Place = tuple[str, int]


def without_citations(mentions: Sequence[Mention], documents: Iterable[ParsedDocument]) -> list[Mention]:
    """The mentions outside citations; and none of a cited author elsewhere, unless a title, a heading or
    stress shows that the notes mean a notion of that name."""
    places: dict[Place, list[tuple[int, int]]] = defaultdict(list)
    authors: set[str] = set()
    for document in documents:
        for item in document.parsed:
            for start, end, names in citations(item.block.text):
                places[document.document.note.id, item.block.index].append((start, end))
                authors.update(map(fold, _WORD.findall(names)))
    shown = {found.key for found in mentions if found.rule not in IN_SENTENCES and found.key in authors}
    return [
        found
        for found in mentions
        if not any(
            start <= found.start and found.end <= end
            for start, end in places.get((found.note, found.block), ())
        )
        and not (found.key in authors and found.key not in shown and found.surface[:1].isupper())
    ]


def citations(text: str) -> Iterator[tuple[int, int, str]]:
    """The citations in a text: start, end, and the names of the authors."""
    end = 0
    for bracket in _BRACKET.finditer(text):
        parts = [_PART.fullmatch(part) for part in bracket[1].split(";")]
        if all(parts):
            yield from _in_text(text, end, bracket.start())
            end = bracket.end()
            yield bracket.start(), end, " ".join(part["names"] for part in parts if part)
    yield from _in_text(text, end, len(text))


def _in_text(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for match in _IN_TEXT.finditer(text, start, end):
        yield match.start(), match.end(), match["names"] or match["first"]
