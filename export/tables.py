"""The graph as flat rows, for all formats that know nodes and edges with attributes."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from export.integrity import usable_relations
from graph.learning import skeleton
from graph.model import Concept, ConceptGraph, Evidence
from graph.notes import show_place
from graph.relations import RELATION_KINDS


class Node(Struct, frozen=True):
    """One concept."""

    id: str
    label: str
    kind: str
    explained: bool
    salience: float
    mentions: int
    aliases: str
    """Separated by ` | `."""
    definition: str
    """The best one, as the note has it."""
    place: str
    """Where that stands."""


class Edge(Struct, frozen=True):
    """One relation."""

    source: str
    target: str
    kind: str
    label: str
    """Reads: source LABEL target."""
    confidence: float
    basis: str
    passages: int
    quote: str
    """The best passage."""
    place: str


class Passage(Struct, frozen=True):
    """One evidence of one relation or concept."""

    source: str
    """Id of the concept, or of the relation's source."""
    kind: str
    """Kind of the relation; `definition`, `mention` or `practice` for a concept."""
    target: str
    """Id of the relation's target; empty for a concept."""
    note: str
    cell: int | None
    line: int
    start: int
    end: int
    rule: str
    heading: str
    quote: str


def nodes(graph: ConceptGraph) -> list[Node]:
    """A row for each concept, in the graph's order."""
    return [_node(concept) for concept in graph.concepts]


def edges(graph: ConceptGraph) -> list[Edge]:
    """A row for each relation, in the graph's order."""
    return [
        Edge(
            link.source,
            link.target,
            link.kind,
            RELATION_KINDS[link.kind].label,
            link.confidence,
            link.basis,
            len(link.evidence),
            link.evidence[0].quote if link.evidence else "",
            _place(link.evidence[0]) if link.evidence else "",
        )
        for link in usable_relations(graph)
    ]


def passages(graph: ConceptGraph) -> list[Passage]:
    """A row for each evidence: those of concepts, then those of relations."""
    rows = []
    for concept in graph.concepts:
        for kind, places in (
            ("definition", concept.definitions),
            ("mention", concept.evidence),
            ("practice", concept.practised),
        ):
            rows += [_passage(concept.id, kind, "", place) for place in places]
    for link in usable_relations(graph):
        rows += [_passage(link.source, link.kind, link.target, place) for place in link.evidence]
    return rows


def learning_order(graph: ConceptGraph) -> list[Concept]:
    """The concepts, foundations first: each after all that it rests on."""
    relations = sorted(usable_relations(graph), key=lambda link: (link.source, link.kind, link.target))
    rank = skeleton(replace(graph, relations=tuple(relations))).rank
    order = sorted(zip(rank, range(len(graph.concepts)), strict=True))
    return [graph.concepts[number] for _, number in order]


def most_salient(graph: ConceptGraph, count: int) -> set[str]:
    """Ids of the most salient concepts, for formats that can't show all."""
    ranked = sorted(graph.concepts, key=lambda concept: (-concept.salience, concept.id))
    return {concept.id for concept in ranked[:count]}


def _node(concept: Concept) -> Node:
    return Node(
        concept.id,
        concept.label,
        concept.kind,
        concept.explained,
        concept.salience,
        concept.mention_count,
        " | ".join(concept.aliases),
        concept.definition.quote if concept.definition else "",
        _place(concept.definition) if concept.definition else "",
    )


def _passage(source: str, kind: str, target: str, place: Evidence) -> Passage:
    span = place.span
    return Passage(
        source,
        kind,
        target,
        place.note,
        span.cell,
        place.line,
        span.start,
        span.end,
        place.rule,
        place.heading,
        place.quote,
    )


def _place(place: Evidence) -> str:
    return show_place(place.note, line=place.line, cell=place.span.cell)
