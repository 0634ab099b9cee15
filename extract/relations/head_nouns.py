"""Kinds by their names: "stochastic gradient descent" is a kind of "gradient descent"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from extract.concepts.rarity import zipf
from extract.relations.scene import Scene
from extract.relations.weights import EVERYDAY, EVERYDAY_SALIENCE, HEAD_NOUN, NAMED_SALIENCE
from extract.settings import DOING_HEADS, SUFFIX_HEADS
from extract.wordlists import DEGREES
from graph.labels import fold
from graph.model import Basis, Kind, RelationClaim

NO_MODIFIER = frozenset(
    {
        "of",
        "in",
        "as",
        "on",
        "for",
        "to",
        "from",
        "with",
        "between",
        "and",
        "or",
        "vs",
        "versus",
        "non",
        "per",
        "by",
        "no",
        "into",
        "during",
        "around",
        "after",
        "before",
        "through",
        "against",
        "without",
        "within",
        "under",
        "over",
        "via",
        "at",
        "about",
        "using",
        "than",
        "toward",
        "towards",
    }
)
"""With one of these before it, the last noun is not what the whole names ("normality of residuals")."""


_COMPLEMENT = re.compile(r"\s(?:with|without|for|in|on|over|under|between)\s")

PASSING = 2
"""Mentions up to which "adjective + X" may be a chance phrase rather than a name."""

_INTENSIFIERS = frozenset({"more", "most", "less", "very", "too", "quite", "highly", "fairly"})


def _qualifies(words: Sequence[str], size: int) -> bool:
    """True when the words before the last `size` only say which: no preposition, no second name joined by a
    dash or sign; nor do they say nothing ("model regularization")."""
    before = {word.lower() for word in words[:-size]}
    if size == len(words):
        return True
    joined = any(sign in word for word in words for sign in ":/×–—") or "--" in " ".join(words)
    return NO_MODIFIER.isdisjoint(before) and not joined and not before <= SUFFIX_HEADS


def _head_phrase(label: str) -> str:
    """A label in front of the words that say with what, for what or where: "inference in Markov random
    fields" is inference."""
    return _COMPLEMENT.split(label, maxsplit=1)[0]


def _graded(scene: Scene) -> frozenset[str]:
    """Adjectives that the notes compare or intensify ("more consistent"): they say how something is, not of
    which kind it is."""
    return frozenset(
        token.lower_
        for parsed in scene.documents
        for item in parsed.parsed
        for token in item.doc
        if token.tag_ == "JJ" and any(t.lower_ in _INTENSIFIERS for t in token.lefts)
    )


def _is_acronym(label: str) -> bool:
    """True for "MAP", which "self-organizing map" is no kind of."""
    return label.isupper() and len(label) > 1


def _is_bare(scene: Scene, concept: int) -> bool:
    """True for an everyday word that counts for little here: that a value is a value says nothing."""
    label = scene.concepts[concept].label
    return (
        " " not in label
        and zipf(label.lower()) >= EVERYDAY
        and scene.concepts[concept].salience < EVERYDAY_SALIENCE
    )


def head_noun_claims(scene: Scene) -> Iterator[RelationClaim]:
    """The longest name that ends a concept's label, or what stands before "with", "in" or the like, names its
    kind, where a note names both (the query of a
    name server is no database query of another note); a tool is no kind of a method."""
    graded = _graded(scene) | DEGREES
    notes = {i: {found.note for found in places} for i, places in scene.occurrences_by_concept.items()}
    keys: dict[str, int] = {}
    for index, concept in enumerate(scene.concepts):
        keys.setdefault(fold(concept.label), index)
    for index, concept in enumerate(scene.concepts):
        words = _head_phrase(concept.label).split()
        whole, way = len(words) == len(concept.label.split()), False
        if words[-1].lower() in DOING_HEADS and keys.get(words[-1].lower()) is None:
            words, whole, way = words[:-1] or words, True, True
        for size in range(len(words) - whole, 0, -1):
            parent = keys.get(fold(" ".join(words[-size:])))
            if parent is None or parent == index:
                continue
            passing = words[0].lower() in graded and not concept.aliases
            passing = passing and (concept.mention_count <= PASSING or words[0].lower() in DEGREES)
            named = _qualifies(words, size) and not _is_acronym(scene.concepts[parent].label)
            named = named and not (concept.kind is Kind.TOOL and parent in scene.methods)
            named = named and (not way or parent in scene.methods)
            if (
                concept.evidence
                and named
                and min(concept.salience, scene.concepts[parent].salience) >= NAMED_SALIENCE
                and not (passing or _is_bare(scene, parent) or scene.is_empty_class(parent))
                and not notes.get(index, set()).isdisjoint(notes.get(parent, ()))
            ):
                yield RelationClaim(
                    source=concept.id,
                    kind="is_a",
                    target=scene.concepts[parent].id,
                    evidence=structs.replace(concept.evidence[0], rule="inferred.head_noun"),
                    confidence=HEAD_NOUN,
                    basis=Basis.INFERRED,
                )
            break
