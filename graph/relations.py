"""The one table of relation kinds: label, inverse, direction, transitivity and IRI."""

from __future__ import annotations

import math

from msgspec import Struct

from graph.weights import LIKELY

CG = "https://concept-graph.example/ns#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"


class RelationKind(Struct, frozen=True):
    """How one kind of relation reads, behaves and is written in RDF."""

    name: str
    label: str
    """Reads: source LABEL target."""
    inverse_label: str
    """Reads: target INVERSE_LABEL source."""
    heading: str
    """Title of the list of targets, seen from the source."""
    inverse_heading: str
    """Title of the list of sources, seen from the target."""
    iri: str
    inverse_iri: str
    symmetric: bool = False
    transitive: bool = False
    acyclic: bool = False
    learn_target_first: bool | None = None
    """In learning order: True, target before source; False, source before target; None, no order."""


RELATION_KINDS: dict[str, RelationKind] = {
    kind.name: kind
    for kind in (
        RelationKind(
            "requires",
            "requires",
            "is required by",
            "Learn first",
            "Unlocks",
            CG + "requires",
            CG + "requiredBy",
            transitive=True,
            acyclic=True,
            learn_target_first=True,
        ),
        RelationKind(
            "is_a",
            "is a kind of",
            "has kind",
            "Kind of",
            "Kinds",
            SKOS + "broader",
            SKOS + "narrower",
            transitive=True,
            acyclic=True,
            learn_target_first=True,
        ),
        RelationKind(
            "part_of",
            "is part of",
            "has part",
            "Part of",
            "Parts",
            DCTERMS + "isPartOf",
            DCTERMS + "hasPart",
            transitive=True,
            acyclic=True,
            learn_target_first=False,
        ),
        RelationKind(
            "uses",
            "uses",
            "is used by",
            "Uses",
            "Used by",
            CG + "uses",
            CG + "usedBy",
            learn_target_first=True,
        ),
        RelationKind(
            "contrasts_with",
            "contrasts with",
            "contrasts with",
            "Contrasts with",
            "Contrasts with",
            CG + "contrastsWith",
            CG + "contrastsWith",
            symmetric=True,
        ),
        RelationKind(
            "related",
            "is related to",
            "is related to",
            "Related",
            "Related",
            SKOS + "related",
            SKOS + "related",
            symmetric=True,
        ),
    )
}
"""In order of strength: the first that holds for a pair is the one to draw."""


def whole_percent(confidence: float) -> int:
    """A confidence in whole percent. What is less than likely is not rounded up to it."""
    rounded = round(confidence * 100)
    return rounded if confidence >= LIKELY else min(rounded, math.ceil(LIKELY * 100) - 1)
