"""What vocabularies know about the concepts of the notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from extract.vocabulary import Vocabularies
from graph.model import Concept


class Known(Struct, frozen=True):
    """The relations of vocabularies between concepts of the notes, as indexes: (source, target)."""

    titles: dict[tuple[str, int, int], str]
    """(relation kind, source, target) -> title of the vocabulary."""
    basic: dict[int, int]
    """How many concepts of its vocabulary require a concept directly."""

    def holds(self, kind: str, source: int, target: int) -> bool:
        """True when a vocabulary says that source KIND target."""
        return (kind, source, target) in self.titles


def find_known(concepts: Sequence[Concept], vocabularies: Vocabularies) -> Known:
    """What the vocabularies say about pairs of these concepts."""
    by_iri = {iri: index for index, concept in enumerate(concepts) for iri in concept.exact_match}
    titles: dict[tuple[str, int, int], str] = {}
    basic: Counter[int] = Counter()
    for vocabulary in vocabularies.vocabularies:
        for iri, known in sorted(vocabulary.concepts.items()):
            for kind, target in known.relations:
                if kind == "requires" and target in by_iri:
                    basic[by_iri[target]] += 1
                if iri in by_iri and target in by_iri and by_iri[iri] != by_iri[target]:
                    titles.setdefault((kind, by_iri[iri], by_iri[target]), vocabulary.title)
    return Known(titles, dict(basic))
