"""Several concepts side by side: what they share, how they differ, what the notes set against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from msgspec import Struct

from graph.notes import place_key
from graph.relations import RELATION_KINDS
from graph.skeleton import KIND_NAMES
from graph.source import Source
from graph.views import Edge, Place, Ref, edge, place, ref


class Trait(Struct, frozen=True):
    """One relation seen from a concept, such as "Kind of: regularization"."""

    heading: str
    id: str
    label: str
    confidence: float
    """Of a shared one: the least among the sides."""


class Side(Struct, frozen=True):
    """One of the compared concepts, with what only it has."""

    concept: Ref
    kind: str
    definition: Place | None
    own: tuple[Trait, ...]
    """Traits that not all of the others share."""


class Comparison(Struct, frozen=True):
    """The answer of `explore A B`; its fields are the keys of `--json`."""

    sides: tuple[Side, ...]
    shared: tuple[Trait, ...]
    between: tuple[Edge, ...]
    """Relations among them; contrasts that the notes state come first."""
    together: tuple[Place, ...]
    """Places that mention all of them; those that set them against each other come first."""


_CONTRAST = re.compile(
    r"\b(unlike|whereas|while|in contrast|by contrast|compared|comparison|versus|vs|differ\w*|rather than"
    r"|instead of|as opposed to|on the other hand|but|however|than)\b",
    re.IGNORECASE,
)
"""Words by which a sentence sets things against each other."""


def compare(
    source: Source,
    numbers: Sequence[int],
    *,
    only: frozenset[str] = frozenset(KIND_NAMES),
    min_confidence: float = 0.0,
) -> Comparison:
    """Compare concepts, in the order given."""
    traits = [_traits(source, number, only, min_confidence) for number in numbers]
    common = set(traits[0]).intersection(*traits[1:])
    sides = []
    for number, own in zip(numbers, traits, strict=True):
        concept = source.concept(number)
        definition = place(concept.definition) if concept.definition else None
        others = {source.skeleton.ids[other] for other in numbers}
        distinct = [trait for key, trait in own.items() if key not in common and trait.id not in others]
        sides.append(Side(ref(source, number), str(concept.kind), definition, _sorted(distinct)))
    shared = [min((own[key] for own in traits), key=lambda trait: trait.confidence) for key in common]
    between = tuple(edge for edge in _between(source, numbers) if _wanted(edge, only, min_confidence))
    return Comparison(tuple(sides), _sorted(shared), between, _together(source, numbers))


def _wanted(edge: Edge, only: frozenset[str], least: float) -> bool:
    return edge.kind in only and edge.confidence >= least


def _together(source: Source, numbers: Sequence[int]) -> tuple[Place, ...]:
    """Lines that are evidence of each concept."""
    lines = []
    for number in numbers:
        concept = source.concept(number)
        found = sorted((*concept.definitions, *concept.evidence), key=place_key)
        lines.append({(e.note, e.span.cell, e.line): e for e in reversed(found)})
    common = set(lines[0]).intersection(*lines[1:])
    places = [place(evidence) for key, evidence in reversed(lines[0].items()) if key in common]
    return tuple(sorted(places, key=lambda shown: not _CONTRAST.search(shown.text)))


def _traits(source: Source, number: int, only: frozenset[str], least: float) -> dict[tuple[str, str], Trait]:
    """What a concept has, by heading and id."""
    bare = source.skeleton
    found: dict[tuple[str, str], Trait] = {}
    for inward, relations in ((False, bare.relations_from(number)), (True, bare.relations_to(number))):
        for relation in relations:
            kind = RELATION_KINDS[KIND_NAMES[bare.kind[relation]]]
            confidence = bare.confidence[relation]
            if kind.name in only and confidence >= least:
                other = bare.source[relation] if inward else bare.target[relation]
                heading = kind.inverse_heading if inward else kind.heading
                trait = Trait(heading, bare.ids[other], bare.labels[other], round(confidence, 4))
                found[heading, trait.id] = trait
    return found


_HEADINGS = [title for kind in RELATION_KINDS.values() for title in (kind.heading, kind.inverse_heading)]


def _sorted(traits: Iterable[Trait]) -> tuple[Trait, ...]:
    return tuple(sorted(traits, key=lambda trait: (_HEADINGS.index(trait.heading), trait.label, trait.id)))


def _between(source: Source, numbers: Sequence[int]) -> tuple[Edge, ...]:
    bare = source.skeleton
    found: set[int] = set()
    for one, other in combinations(numbers, 2):
        found.update(relation for relation in bare.relations_from(one) if bare.target[relation] == other)
        found.update(relation for relation in bare.relations_from(other) if bare.target[relation] == one)
    contrast = KIND_NAMES.index("contrasts_with")
    ordered = sorted(found, key=lambda relation: (bare.kind[relation] != contrast, relation))
    return tuple(edge(source, source.relation(relation)) for relation in ordered)
