"""Relations known in the field, between two concepts that the notes contain: from vocabularies.

Prerequisites are not among them: they are weighed together with what the notes show
(`extract.relations.prerequisites`).
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.relations.scene import Scene
from extract.relations.weights import KNOWN
from graph.model import Basis, Evidence, RelationClaim, Span


def background_claims(scene: Scene) -> Iterator[RelationClaim]:
    """The vocabularies' relations, other than prerequisites, whose two ends are in the notes."""
    for (kind, source, target), title in sorted(scene.known.titles.items()):
        if kind in KNOWN:
            yield RelationClaim(
                scene.concepts[source].id,
                kind,
                scene.concepts[target].id,
                vocabulary_evidence(title),
                KNOWN[kind],
                Basis.BACKGROUND,
            )


def vocabulary_evidence(title: str) -> Evidence:
    """Evidence that names a vocabulary instead of a place: no note, and the quote is the title."""
    return Evidence("", Span(0, 0), 0, title, "background.vocabulary")
