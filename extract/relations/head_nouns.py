"""Kinds by their names: "stochastic gradient descent" is a kind of "gradient descent"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from extract.relations.scene import Scene
from extract.relations.weights import HEAD_NOUN
from graph.labels import fold
from graph.model import Basis, RelationClaim

NO_MODIFIER = frozenset(
    {"of", "in", "as", "on", "for", "to", "from", "with", "between", "and", "or", "vs", "non"}
)
"""With one of these before it, the last noun is not what the whole names ("normality of residuals")."""


def head_noun_claims(scene: Scene) -> Iterator[RelationClaim]:
    """The longest name that ends a concept's label names what it is a kind of."""
    keys: dict[str, int] = {}
    for index, concept in enumerate(scene.concepts):
        keys.setdefault(fold(concept.label), index)
    for index, concept in enumerate(scene.concepts):
        words = fold(concept.label).split()
        for size in range(len(words) - 1, 0, -1):
            parent = keys.get(" ".join(words[-size:]))
            if parent is None or parent == index:
                continue
            if concept.evidence and NO_MODIFIER.isdisjoint(words[:-size]) and ":" not in concept.label:
                yield RelationClaim(
                    source=concept.id,
                    kind="is_a",
                    target=scene.concepts[parent].id,
                    evidence=structs.replace(concept.evidence[0], rule="inferred.head_noun"),
                    confidence=HEAD_NOUN,
                    basis=Basis.INFERRED,
                )
            break
