"""Quotes for the page: each place of the notes once, as columns, within a budget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.model import Evidence

QUOTE_BUDGET = 12_000_000
"""Characters of quotes that a page carries. Text deflates to about a third and base64 adds a third again, so
this takes some 5 MB of the 12 MB that a page of 100,000 concepts may have."""
LONGEST_QUOTE = 1_200
"""Characters of one quote that are shown; a longer one is cut and says so. Long list items reach this."""
EVIDENCE_PER_ITEM = 40
"""Places kept for one concept or relation: more are not read in a side panel."""


class Quotes:
    """Evidence as columns, each place once, until the budget for quotes is spent."""

    def __init__(self, notes: Mapping[str, int], *, budget: int) -> None:
        self._notes = dict(notes)
        self._left = budget
        self._places: dict[tuple[Any, ...], int] = {}
        self._evidence: dict[tuple[int, int], int] = {}
        self._rules: dict[str, int] = {}
        self._headings: dict[str, int] = {}
        self.left_out = 0

    def add(self, evidence: Evidence) -> int | None:
        """The index of this evidence, or None when the budget is spent."""
        quote = evidence.quote
        if len(quote) > LONGEST_QUOTE:
            quote = quote[:LONGEST_QUOTE] + " …"
        span = evidence.span
        key = (
            self._notes.setdefault(evidence.note, len(self._notes)),
            -1 if span.cell is None else span.cell,
            evidence.line,
            self._headings.setdefault(evidence.heading, len(self._headings)),
            quote,
        )
        place = self._places.get(key)
        if place is None:
            if len(quote) > self._left:
                self.left_out += 1
                return None
            self._left -= len(quote)
            place = self._places[key] = len(self._places)
        rule = self._rules.setdefault(evidence.rule, len(self._rules))
        return self._evidence.setdefault((place, rule), len(self._evidence))

    def add_all(self, evidence: Iterable[Evidence]) -> list[int]:
        """Indices of those that fit, first ones first; equal ones once."""
        found: dict[int, None] = {}
        for number, one in enumerate(evidence):
            if number >= EVIDENCE_PER_ITEM:
                self.left_out += 1
            elif (index := self.add(one)) is not None:
                found[index] = None
        return list(found)

    def quotes(self) -> list[str]:
        """All quotes kept, in the order of their places."""
        return [key[4] for key in self._places]

    def columns(self) -> dict[str, Any]:
        """The tables for the page. Quotes are one text, which browsers read faster than a list."""
        places = list(self._places)
        return {
            "notePaths": list(self._notes),
            "rules": list(self._rules),
            "headings": list(self._headings),
            "places": {
                "note": [key[0] for key in places],
                "cell": [key[1] for key in places],
                "line": [key[2] for key in places],
                "heading": [key[3] for key in places],
                "quotes": "".join(key[4] for key in places),
                "lengths": [_units(key[4]) for key in places],
            },
            "evidence": {
                "place": [place for place, _ in self._evidence],
                "rule": [rule for _, rule in self._evidence],
            },
            "leftOut": self.left_out,
        }


def _units(text: str) -> int:
    """The length in the units that JavaScript counts, UTF-16's."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
