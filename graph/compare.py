"""Several concepts side by side: what they share, how they differ, what the notes set against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from msgspec import Struct

from graph.model import Concept, Evidence, Span
from graph.notes import place_key
from graph.portrait import Spot, sections_about
from graph.quotes import plain
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
    read: tuple[Spot, ...]
    """Sections that are about it."""
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
    about = sections_about(source, {source.skeleton.ids[number] for number in numbers})
    sides = []
    for number, own in zip(numbers, traits, strict=True):
        concept = source.concept(number)
        definition = place(concept.definition) if concept.definition else None
        others = {source.skeleton.ids[other] for other in numbers}
        distinct = [trait for key, trait in own.items() if key not in common and trait.id not in others]
        read = tuple(about[concept.id])
        sides.append(Side(ref(source, number), str(concept.kind), definition, read, _sorted(distinct)))
    shared = [min((own[key] for own in traits), key=lambda trait: trait.confidence) for key in common]
    between = tuple(edge for edge in _between(source, numbers) if _wanted(edge, only, min_confidence))
    return Comparison(tuple(sides), _sorted(shared), between, _together(source, numbers))


def _wanted(edge: Edge, only: frozenset[str], least: float) -> bool:
    return edge.kind in only and edge.confidence >= least


def _together(source: Source, numbers: Sequence[int]) -> tuple[Place, ...]:
    """Sentences that are evidence of each concept, and others of lines about all of them that contrast."""
    seen = [_sentences(source.concept(number)) for number in numbers]
    lines = set.intersection(*({_line(evidence) for evidence in found} for found in seen))
    kept: dict[tuple[str, Span], Evidence] = {}
    for evidence in sorted((e for found in seen for e in found if _line(e) in lines), key=place_key):
        everywhere = all(_spot(evidence) in {_spot(e) for e in found} for found in seen)
        if everywhere or _CONTRAST.search(plain(evidence.quote)):
            kept.setdefault(_spot(evidence), evidence)
    places = [place(evidence) for evidence in kept.values()]
    return tuple(sorted(places, key=lambda shown: not _CONTRAST.search(shown.text)))


def _sentences(concept: Concept) -> list[Evidence]:
    return [*concept.definitions, *concept.evidence]


def _line(evidence: Evidence) -> tuple[str, int | None, int]:
    return evidence.note, evidence.span.cell, evidence.line


def _spot(evidence: Evidence) -> tuple[str, Span]:
    return evidence.note, evidence.span


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
