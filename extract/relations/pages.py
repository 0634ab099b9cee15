"""Notes that are about one concept each: how much of another concept's name and matter is in a note.

A page names its prerequisites in part ("for a Gaussian" for the page "Gaussian distribution"), and shares its
words with them. Words weigh by rarity (K. Sparck Jones: A statistical interpretation of term specificity,
Journal of Documentation 28(1), 1972); likeness is the cosine of the pages' weighted words (G. Salton,
C. Buckley: Term-weighting approaches in automatic text retrieval, IPM 24(5), 1988).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from extract.language import ParsedDocument
from extract.mentions.title import title_surface
from extract.relations.scene import Scene
from extract.relations.weights import LEAST_PAGES, LEAST_SHARE
from graph.labels import fold
from graph.model import Evidence

_JOINED = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)


class Likeness(Struct, frozen=True):
    """How one page speaks of the title of another."""

    share: float
    """Share of the title's words, weighted by rarity, that the page has."""
    back: float
    """The same the other way round."""
    cosine: float


class Page(Struct, frozen=True):
    """The words of one page."""

    document: ParsedDocument
    names: tuple[tuple[str, ...], ...]
    """The words of its title; of a title that joins two names, of each."""
    words: Counter[str]


class Pages:
    """The pages of a collection, by the concept that each is about."""

    def __init__(self, scene: Scene) -> None:
        self.pages = _pages(scene)
        held = Counter(word for page in self.pages.values() for word in page.words)
        total = len(self.pages)
        self._rarity = {word: math.log((total + 1) / (count + 0.5)) for word, count in held.items()}
        self._vectors = {concept: self._vector(page.words) for concept, page in self.pages.items()}

    def likenesses(self) -> dict[tuple[int, int], Likeness]:
        """For each page those others much of whose title it has: (page, other) by concept."""
        if len(self.pages) < LEAST_PAGES:
            return {}
        by_word: dict[str, list[int]] = defaultdict(list)
        for concept, page in self.pages.items():
            for name in page.names:
                by_word[max(name, key=lambda word: (self._weight(word), word))].append(concept)
        found: dict[tuple[int, int], Likeness] = {}
        for concept, page in self.pages.items():
            for word in sorted(page.words.keys() & by_word.keys()):
                for other in by_word[word]:
                    if other != concept and (share := self._share(other, page)) >= LEAST_SHARE:
                        back = self._share(concept, self.pages[other])
                        found[concept, other] = Likeness(share, back, self._cosine(concept, other))
        return found

    def evidence(self, source: int, target: int) -> Evidence:
        """The block of a page that has most of another's title."""
        document = self.pages[source].document
        title = {word for name in self.pages[target].names for word in name}
        item = max(
            document.parsed,
            key=lambda item: (
                sum(self._weight(word) for word in title & set(fold(item.block.text).split())),
                -item.block.index,
            ),
        )
        return document.document.evidence(item.block.source_span(0, len(item.block.text)), "")

    def _weight(self, word: str) -> float:
        return self._rarity.get(word, 0.0)

    def _share(self, of: int, page: Page) -> float:
        return max((self._share_of_name(name, page) for name in self.pages[of].names), default=0.0)

    def _share_of_name(self, name: Sequence[str], page: Page) -> float:
        whole = sum(self._weight(word) for word in name)
        return sum(self._weight(word) for word in name if word in page.words) / whole if whole else 0.0

    def _vector(self, words: Mapping[str, int]) -> dict[str, float]:
        weights = {word: (1 + math.log(count)) * self._weight(word) for word, count in words.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}

    def _cosine(self, first: int, second: int) -> float:
        one, other = sorted((self._vectors[first], self._vectors[second]), key=len)
        return sum(weight * other.get(word, 0.0) for word, weight in one.items())


def _pages(scene: Scene) -> dict[int, Page]:
    pages: dict[int, Page] = {}
    for parsed in scene.documents:
        concept = scene.by_name.get(fold(title_surface(parsed)))
        if concept is not None and parsed.parsed and not scene.is_of_many_topics(parsed):
            words = Counter(word for item in parsed.parsed for word in fold(item.block.text).split())
            names = (fold(part).split() for part in _JOINED.split(scene.concepts[concept].label))
            titles = tuple(tuple(dict.fromkeys(name)) for name in names if name)
            pages.setdefault(concept, Page(parsed, titles, words))
    return pages
