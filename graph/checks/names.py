"""Checks of names and definitions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from graph.checks.finding import Finding, Level, finding_at
from graph.labels import fold
from graph.model import Concept, ConceptGraph, Evidence
from graph.notes import place_key, show_place
from graph.quotes import plain
from graph.terminal import cut_to
from graph.weights import DEFINITION_LIKENESS, NAME_LIKENESS

_QUOTE = 120
_LONGEST_ABBREVIATION = 6
_SHORTEST_ALIKE = 8
"""Letters under which names that differ in one letter are often two things: L1 and L2, BERT and BART."""


def conflicting_definitions(graph: ConceptGraph) -> Iterator[Finding]:
    """One concept is defined in different words in two notes or sections."""
    from rapidfuzz import fuzz

    for concept in graph.concepts:
        for one, other in combinations(sorted(concept.definitions, key=place_key), 2):
            if (one.note, one.heading) == (other.note, other.heading):
                continue
            first, second = plain(one.quote), plain(other.quote)
            if fuzz.token_set_ratio(fold(first), fold(second)) < DEFINITION_LIKENESS:
                yield finding_at(
                    "conflicting-definitions",
                    Level.NOTE,
                    other,
                    f"{concept.label} is “{cut_to(second, _QUOTE)}” here, "
                    f"and “{cut_to(first, _QUOTE)}” at {_where(one)}",
                    concept.id,
                )
                break


def two_names(graph: ConceptGraph) -> Iterator[Finding]:
    """Two names for one thing: two concepts whose names differ in a letter or a space only."""
    from rapidfuzz import fuzz, process

    keys = [fold(concept.label) for concept in graph.concepts]
    squeezed = [key.replace(" ", "") for key in keys]
    long = [number for number, key in enumerate(squeezed) if len(key) >= _SHORTEST_ALIKE]
    choices = {number: squeezed[number] for number in long}
    for number in long:
        found = process.extract(
            squeezed[number], choices, scorer=fuzz.ratio, score_cutoff=NAME_LIKENESS, limit=4
        )
        for _, _, other in found:
            if other > number and _digits(squeezed[number]) == _digits(squeezed[other]):
                yield _alike(graph.concepts[number], graph.concepts[other])


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _alike(one: Concept, other: Concept) -> Finding:
    return finding_at(
        "two-names",
        Level.WARNING,
        _first(other),
        f"“{other.label}” here and “{one.label}” elsewhere look like two spellings of one name",
        one.id,
        other.id,
    )


def ambiguous_abbreviation(graph: ConceptGraph) -> Iterator[Finding]:
    """One abbreviation stands for two things."""
    holders: dict[str, list[Concept]] = {}
    for concept in graph.concepts:
        for name in sorted({concept.label, *concept.aliases}):
            if 2 <= len(name) <= _LONGEST_ABBREVIATION and sum(c.isupper() for c in name) >= 2:
                holders.setdefault(
                    name.upper().rstrip("S") if name.endswith("s") else name.upper(), []
                ).append(concept)
    for name in sorted(holders):
        concepts = sorted({concept.id: concept for concept in holders[name]}.values(), key=lambda c: c.id)
        if len(concepts) > 1:
            labels = " and ".join(f"“{concept.label}”" for concept in concepts)
            yield finding_at(
                "ambiguous-abbreviation",
                Level.WARNING,
                _first(concepts[-1]),
                f"{name} stands for {labels}",
                *(concept.id for concept in concepts),
            )


def _first(concept: Concept) -> Evidence | None:
    return min((*concept.definitions, *concept.evidence), key=place_key, default=None)


def _where(evidence: Evidence) -> str:
    return show_place(evidence.note, line=evidence.line, cell=evidence.span.cell)
