"""Several concepts side by side: what they share, how they differ, what the notes set against each other."""

from __future__ import annotations

from collections.abc import Sequence
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
    """Places that mention all of them."""


def compare(source: Source, numbers: Sequence[int]) -> Comparison:
    """Compare concepts, in the order given."""
    traits = [_traits(source, number) for number in numbers]
    shared = frozenset.intersection(*traits)
    sides = []
    for number, own in zip(numbers, traits, strict=True):
        concept = source.concept(number)
        definition = place(concept.definition) if concept.definition else None
        others = {source.skeleton.ids[other] for other in numbers}
        distinct = [trait for trait in own - shared if trait.id not in others]
        sides.append(Side(ref(source, number), str(concept.kind), definition, _sorted(distinct)))
    return Comparison(tuple(sides), _sorted(shared), _between(source, numbers), _together(source, numbers))


def _together(source: Source, numbers: Sequence[int]) -> tuple[Place, ...]:
    """Lines that are evidence of each concept."""
    lines = []
    for number in numbers:
        concept = source.concept(number)
        places = sorted((*concept.definitions, *concept.evidence), key=place_key)
        lines.append({(e.note, e.span.cell, e.line): e for e in reversed(places)})
    common = set(lines[0]).intersection(*lines[1:])
    return tuple(place(evidence) for key, evidence in reversed(lines[0].items()) if key in common)


def _traits(source: Source, number: int) -> frozenset[Trait]:
    bare = source.skeleton
    found = set()
    for relation in bare.relations_from(number):
        kind = RELATION_KINDS[KIND_NAMES[bare.kind[relation]]]
        other = bare.target[relation]
        found.add(Trait(kind.heading, bare.ids[other], bare.labels[other]))
    for relation in bare.relations_to(number):
        kind = RELATION_KINDS[KIND_NAMES[bare.kind[relation]]]
        other = bare.source[relation]
        found.add(Trait(kind.inverse_heading, bare.ids[other], bare.labels[other]))
    return frozenset(found)


_HEADINGS = [title for kind in RELATION_KINDS.values() for title in (kind.heading, kind.inverse_heading)]


def _sorted(traits: frozenset[Trait] | list[Trait]) -> tuple[Trait, ...]:
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
