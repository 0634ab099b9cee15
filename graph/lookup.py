"""Finding a concept by whatever the user calls it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from msgspec import Struct

from graph.labels import fold
from graph.model import Concept

MIN_INITIALS, MAX_INITIALS = 2, 6
"""Letters that may stand for the first letters of a label's words."""

MIN_LIKENESS = 62.0
"""Least rapidfuzz ratio (0 to 100) of a suggestion: one letter in three may differ."""


class Match(Struct, frozen=True):
    """The concepts that a query names: none, one, or several that it can't tell apart."""

    ids: tuple[str, ...]
    how: str = ""
    """`id`, `label`, `alias`, `spacing` or `initials`."""


class Names:
    """All names of all concepts. `owners[i]` is the number of the concept that `surfaces[i]` names.

    Concepts are numbered in the order of their ids. Labels come first, in that order; then aliases.
    """

    def __init__(
        self, ids: Sequence[str], surfaces: Sequence[str], owners: Sequence[int], keys: Sequence[str]
    ) -> None:
        self.ids = ids
        self.surfaces = surfaces
        self.owners = owners
        self.keys = keys

    @classmethod
    def of(cls, concepts: Sequence[Concept]) -> Names:
        """The names of concepts that are sorted by id."""
        surfaces = [concept.label for concept in concepts]
        owners = list(range(len(concepts)))
        for number, concept in enumerate(concepts):
            surfaces.extend(concept.aliases)
            owners.extend([number] * len(concept.aliases))
        return cls([concept.id for concept in concepts], surfaces, owners, [fold(name) for name in surfaces])

    def find(self, query: str) -> Match:
        """The concepts that `query` names, by the first that fits: id, label, alias, spacing, initials.

        Labels and aliases match over case, plural, hyphen and spelling. With initials, `svd` finds
        `singular value decomposition` even where no note writes the abbreviation.
        """
        place = bisect_left(self.ids, query)
        if place < len(self.ids) and self.ids[place] == query:
            return Match((query,), "id")
        key = fold(query)
        if not key:
            return Match(())
        labels = len(self.ids)
        equal = _where(self.keys, key)
        return (
            self._match((i for i in equal if i < labels), "label")
            or self._match(equal, "alias")
            or self._match(self._spaced_otherwise(key), "spacing")
            or self._match(self._initialled(key), "initials")
            or Match(())
        )

    def _match(self, entries: Iterable[int], how: str) -> Match | None:
        owners = sorted({self.owners[entry] for entry in entries})
        return Match(tuple(self.ids[owner] for owner in owners), how) if owners else None

    def _spaced_otherwise(self, key: str) -> list[int]:
        squeezed = key.replace(" ", "")
        return [i for i, other in enumerate(self.keys) if other.replace(" ", "") == squeezed]

    def _initialled(self, key: str) -> list[int]:
        letters = key.replace(" ", "")
        if not MIN_INITIALS <= len(letters) <= MAX_INITIALS:
            return []
        gaps = len(letters) - 1
        return [
            i
            for i, other in enumerate(self.keys)
            if other[:1] == letters[0]
            and other.count(" ") == gaps
            and "".join(word[0] for word in other.split()) == letters
        ]

    def starting_with(self, query: str, *, limit: int) -> list[int]:
        """Numbers of concepts with a name, or a word in a name, that starts so; whole names first, short
        first."""
        key = fold(query)
        if not key:
            return []
        found = [
            (not name.startswith(key), len(name), self.surfaces[i], i)
            for i, name in enumerate(self.keys)
            if name.startswith(key) or f" {key}" in name
        ]
        return _distinct((self.owners[entry[-1]] for entry in sorted(found)), limit)

    def begun_by(self, query: str) -> list[int]:
        """Numbers of the concepts with a name whose first words these are."""
        key = fold(query)
        if not key:
            return []
        return _distinct(
            (self.owners[i] for i, name in enumerate(self.keys) if name.startswith(f"{key} ")), len(self.ids)
        )

    def like(self, query: str, *, limit: int) -> list[int]:
        """Numbers of concepts whose names look like the query, most alike first."""
        from rapidfuzz import fuzz, process

        key = fold(query)
        if not key:
            return []
        found = process.extract(
            key, self.keys, scorer=fuzz.ratio, score_cutoff=MIN_LIKENESS, limit=limit * 3, processor=None
        )
        ranked = sorted((-score, len(self.keys[i]), self.surfaces[i], i) for _, score, i in found)
        return _distinct((self.owners[entry[-1]] for entry in ranked), limit)

    def suggest(self, query: str, *, limit: int = 5) -> list[str]:
        """Labels of the concepts that the user may have meant, likeliest first."""
        close = self.like(query, limit=limit)
        prefixed = self.starting_with(query, limit=limit) if len(fold(query)) > 1 else []
        inside = self._within(query, limit=limit)
        return [self.surfaces[number] for number in _distinct((*prefixed[:3], *close, *inside), limit)]

    def _within(self, query: str, *, limit: int) -> list[int]:
        """Concepts whose whole name is a part of a longer query, longest first."""
        padded = f" {fold(query)} "
        found = sorted((-len(key), i) for i, key in enumerate(self.keys) if key and f" {key} " in padded)
        return _distinct((self.owners[i] for _, i in found), limit)


def _where(keys: Sequence[str], key: str) -> list[int]:
    return [i for i, other in enumerate(keys) if other == key]


def _distinct(numbers: Iterable[int], limit: int) -> list[int]:
    return list(dict.fromkeys(numbers))[:limit]
