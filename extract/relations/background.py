"""Relations known in the field, between two concepts that the notes contain: from vocabularies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.vocabulary import Vocabularies
from graph.model import Basis, Concept, Evidence, RelationClaim, Span

KNOWN = 0.8
"""Confidence in what a vocabulary says."""


def background_claims(concepts: Sequence[Concept], vocabularies: Vocabularies) -> Iterator[RelationClaim]:
    """The vocabularies' relations whose two ends are in the notes.

    The evidence names the vocabulary instead of a place: it has no note, and its quote is the title.
    """
    by_iri = {iri: concept for concept in concepts for iri in concept.exact_match}
    for vocabulary in vocabularies.vocabularies:
        evidence = Evidence("", Span(0, 0), 0, vocabulary.title, "background.vocabulary")
        for iri, known in sorted(vocabulary.concepts.items()):
            if iri not in by_iri:
                continue
            for kind, target in known.relations:
                if target in by_iri and by_iri[target].id != by_iri[iri].id:
                    yield RelationClaim(
                        by_iri[iri].id, kind, by_iri[target].id, evidence, KNOWN, Basis.BACKGROUND
                    )
