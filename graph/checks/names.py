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
from graph.weights import DEFINITION_SHARE, SHORTEST_ALIKE, SHORTEST_ALIKE_WORD, SHORTEST_DEFINITION

_QUOTE = 120
_LONGEST_ABBREVIATION = 6


def conflicting_definitions(graph: ConceptGraph) -> Iterator[Finding]:
    """One concept is defined in two sections, in words that have next to nothing in common."""
    for concept in graph.concepts:
        for one, other in combinations(sorted(concept.definitions, key=place_key), 2):
            if (one.note, one.heading) != (other.note, other.heading) and _disagree(concept, one, other):
                yield finding_at(
                    "conflicting-definitions",
                    Level.NOTE,
                    other,
                    f"{concept.label} is “{cut_to(plain(other.quote), _QUOTE)}” here, "
                    f"and “{cut_to(plain(one.quote), _QUOTE)}” at {_where(one)}",
                    concept.id,
                )
                break


def _disagree(concept: Concept, one: Evidence, other: Evidence) -> bool:
    named = {word for name in (concept.label, *concept.aliases) for word in fold(name).split()}
    first, second = (_content(evidence.quote) - named for evidence in (one, other))
    least = min(len(first), len(second))
    return least >= SHORTEST_DEFINITION and len(first & second) / least < DEFINITION_SHARE


def _content(quote: str) -> set[str]:
    """Words that say something: the short ones are articles, prepositions and the like."""
    return {
        word for word in fold(plain(quote)).split() if len(word) > _LONGEST_FILLER and word not in _FILLERS
    }


_LONGEST_FILLER = 3
_FILLERS = frozenset(
    "this that with from which such into when where each other some these those have been".split()
)


def two_names(graph: ConceptGraph) -> Iterator[Finding]:
    """Two names for one thing: two concepts whose names differ in the spaces, or in one letter of a long
    word.

    Concepts that the notes relate to each other are two things.
    """
    tied = {frozenset((relation.source, relation.target)) for relation in graph.relations}
    for one, other in sorted(_one_letter_apart([fold(concept.label) for concept in graph.concepts])):
        first, second = graph.concepts[one], graph.concepts[other]
        if frozenset((first.id, second.id)) not in tied:
            yield _alike(first, second)


def _one_letter_apart(keys: list[str]) -> set[tuple[int, int]]:
    """Pairs of names that are a letter or two swapped letters apart, found by deletions (Garbe 2012,
    SymSpell), or equal without spaces."""
    groups: dict[str, list[int]] = {}
    for number, key in enumerate(keys):
        letters = key.replace(" ", "")
        if len(letters) >= SHORTEST_ALIKE:
            for cut in {letters, *(letters[:i] + letters[i + 1 :] for i in range(len(letters)))}:
                groups.setdefault(cut, []).append(number)
    pairs = {pair for members in groups.values() for pair in combinations(members, 2)}
    return {(one, other) for one, other in pairs if _same_name(keys[one], keys[other])}


def _same_name(one: str, other: str) -> bool:
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    words, others = one.split(), other.split()
    if len(words) != len(others):
        return False
    different = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    if len(different) != 1 or not all(len(w) >= SHORTEST_ALIKE_WORD and w.isalpha() for w in different[0]):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(*different[0]) == 1


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
