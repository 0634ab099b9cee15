"""How concepts stand in the notes: everyday words, words for whatever is at hand, methods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from extract.concepts.rarity import zipf
from extract.language import ParsedDocument
from extract.relations.cues import ANAPHORIC_NOUNS
from extract.relations.weights import IMPORTANT, ORDINARY
from extract.wordlists import GENERIC, WEAK_ALONE
from graph.labels import fold
from graph.model import Concept, Kind

_METHODS = frozenset({Kind.ALGORITHM, Kind.MODEL, Kind.ARCHITECTURE, Kind.TECHNIQUE, Kind.OPTIMIZER})
_UMBRELLAS = ANAPHORIC_NOUNS | GENERIC | WEAK_ALONE
"""Single words that stand for whatever the text is about."""

_VAGUE = GENERIC | WEAK_ALONE

Headed = Mapping[tuple[str, int], frozenset[int]]


def ordinary(concepts: Sequence[Concept], headed: Headed) -> frozenset[int]:
    """Words of everyday English: no heading is named after them, and nothing shows that they are terms."""
    named = frozenset(concept for found in headed.values() for concept in found)
    return frozenset(
        index
        for index, concept in enumerate(concepts)
        if concept.kind is Kind.CONCEPT
        and concept.salience < IMPORTANT
        and index not in named
        and not concept.exact_match
        and " " not in concept.label
        and zipf(concept.label.lower()) >= ORDINARY
    )


def umbrellas(concepts: Sequence[Concept], headed: Headed) -> frozenset[int]:
    """Words like "model" that not exactly one heading is named after: several "Model" are about different
    ones."""
    headings = Counter(next(iter(named)) for named in headed.values() if len(named) == 1)
    return frozenset(
        index
        for index, concept in enumerate(concepts)
        if headings[index] != 1 and fold(concept.label) in _UMBRELLAS
    )


def vague(concepts: Sequence[Concept], umbrellas: Collection[int]) -> frozenset[int]:
    """Of the umbrella words those that name no sort of method: "device", "change", "value"."""
    return frozenset(i for i in umbrellas if fold(concepts[i].label) in _VAGUE)


def methods(concepts: Sequence[Concept]) -> frozenset[int]:
    """Concepts that are methods, models or architectures."""
    return frozenset(index for index, concept in enumerate(concepts) if concept.kind in _METHODS)


def told_in_past(parsed: ParsedDocument) -> bool:
    """True for a note most of whose finite verbs are in the past tense: it tells history."""
    tags = Counter(token.tag_ for item in parsed.parsed for token in item.doc)
    return tags["VBD"] > tags["VBZ"] + tags["VBP"]
