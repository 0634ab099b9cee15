"""One concept with all that the notes say about it: what, before, after, kinds, parts, where."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable

from msgspec import Struct

from graph.chains import chains_through
from graph.model import Concept, Evidence
from graph.notes import place_key, section_end
from graph.relations import RELATION_KINDS
from graph.skeleton import KIND_NAMES, Skeleton
from graph.source import Source
from graph.views import Link, Place, Ref, place, ref
from graph.weights import LIKELY


class Step(Struct, frozen=True):
    """A concept before or after another one."""

    id: str
    label: str
    explained: bool
    depth: int
    """1 for a direct relation, 2 for one concept between, and so on."""
    via: str
    """Label of the concept next to it on the way; empty when the relation is direct."""
    confidence: float
    """Of the relation to that next concept."""
    certainty: float
    """Of the whole way: the product of the confidences along it."""
    likely: bool
    """Relations that are each likelier than not lead to it, so that `path` counts on it."""


class Spot(Struct, frozen=True):
    """A section of the notes."""

    note: str
    cell: int | None
    line: int
    heading: str
    words: int


class Portrait(Struct, frozen=True):
    """The answer of `explore`; its fields are the keys of `--json`."""

    id: str
    label: str
    kind: str
    aliases: tuple[str, ...]
    explained: bool
    salience: float
    mentions: int
    definitions: tuple[Place, ...]
    learn_first: tuple[Step, ...]
    """In learning order."""
    unlocks: tuple[Step, ...]
    """In learning order."""
    kind_of: tuple[Link, ...]
    kinds: tuple[Link, ...]
    part_of: tuple[Link, ...]
    parts: tuple[Link, ...]
    uses: tuple[Link, ...]
    used_by: tuple[Link, ...]
    contrasts_with: tuple[Link, ...]
    related: tuple[Link, ...]
    topics: tuple[str, ...]
    chains: tuple[tuple[Ref, ...], ...]
    sections: tuple[Spot, ...]
    """Sections that are about it."""
    mentioned: tuple[Place, ...]
    practised: tuple[Place, ...]
    conflicts: tuple[Ref, ...]
    """Other ends of relations that were cut because others contradict them; `--why` shows both sides."""


def portrait(
    source: Source,
    number: int,
    *,
    depth: int | None = None,
    only: frozenset[str] = frozenset(KIND_NAMES),
    min_confidence: float = 0.0,
) -> Portrait:
    """All about the concept with this number.

    `depth` limits how far `learn_first` and `unlocks` reach: by default to the first beginnings, and one
    step on.
    """
    bare = source.skeleton
    concept = source.concept(number)
    sections = tuple(sections_about(source, [concept.id])[concept.id])
    links = _links(source, number, only=only, min_confidence=min_confidence)
    chains = chains_through(bare, number) if only >= _ORDERING else []
    hard = "requires" in only
    before = _walk(source, number, depth=depth, back=True, least=min_confidence) if hard else []
    after = _walk(source, number, depth=depth or 1, back=False, least=min_confidence) if hard else []
    return Portrait(
        id=concept.id,
        label=concept.label,
        kind=str(concept.kind),
        aliases=concept.aliases,
        explained=concept.explained,
        salience=concept.salience,
        mentions=concept.mention_count,
        definitions=tuple(place(evidence) for evidence in concept.definitions),
        learn_first=tuple(before),
        unlocks=tuple(after),
        kind_of=links["is_a", False],
        kinds=links["is_a", True],
        part_of=links["part_of", False],
        parts=links["part_of", True],
        uses=links["uses", False],
        used_by=links["uses", True],
        contrasts_with=_both(links["contrasts_with", False], links["contrasts_with", True]),
        related=_both(links["related", False], links["related", True]),
        topics=tuple(topic.label for topic in source.topics if concept.id in topic.concepts),
        chains=tuple(tuple(ref(source, n) for n in chain) for chain in chains),
        sections=sections,
        mentioned=_mentions(concept, sections),
        practised=tuple(place(evidence) for evidence in concept.practised),
        conflicts=_cut_off(source, concept.id),
    )


def _cut_off(source: Source, name: str) -> tuple[Ref, ...]:
    """Concepts to which a relation was cut."""
    pairs = [(conflict.cut.source, conflict.cut.target) for conflict in source.conflicts]
    ids = {end for pair in pairs if name in pair for end in pair if end != name}
    return tuple(ref(source, source.skeleton.number(other)) for other in sorted(ids))


_ORDERING = frozenset(name for name, kind in RELATION_KINDS.items() if kind.learn_target_first is not None)
"""Kinds that chains are made of: they are shown when none of these is left out."""


def _links(
    source: Source, number: int, *, only: frozenset[str], min_confidence: float
) -> dict[tuple[str, bool], tuple[Link, ...]]:
    """Concepts at the other ends, strongest first, by kind and whether the relation comes in."""
    bare = source.skeleton
    found: dict[tuple[str, bool], list[Link]] = {
        (kind, inward): [] for kind in KIND_NAMES for inward in (False, True)
    }
    for inward, relations in ((False, bare.relations_from(number)), (True, bare.relations_to(number))):
        for relation_number in relations:
            kind = KIND_NAMES[bare.kind[relation_number]]
            if kind not in only or kind == "requires" or bare.confidence[relation_number] < min_confidence:
                continue
            relation = source.relation(relation_number)
            other = ref(source, bare.source[relation_number] if inward else bare.target[relation_number])
            found[kind, inward].append(
                Link(other.id, other.label, other.explained, relation.confidence, str(relation.basis))
            )
    return {key: _strongest(links) for key, links in found.items()}


def _strongest(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (-link.confidence, link.label.casefold(), link.id)))


def _both(one: Iterable[Link], other: Iterable[Link]) -> tuple[Link, ...]:
    return _strongest((*one, *other))


def _walk(source: Source, number: int, *, depth: int | None, back: bool, least: float) -> list[Step]:
    """Prerequisites, or what they unlock, each by its most certain way; in learning order."""
    bare = source.skeleton
    likely = _likely(bare, number, depth=depth, back=back)
    found: dict[int, Step] = {}
    queue = [(-1.0, 0, number, "", 0.0)]
    while queue:
        certainty, level, here, via, confidence = heapq.heappop(queue)
        if here in found or (level and here == number):
            continue
        if level:
            it = ref(source, here)
            certain = round(-certainty, 4)
            found[here] = Step(it.id, it.label, it.explained, level, via, confidence, certain, here in likely)
        if depth is not None and level >= depth:
            continue
        behind = bare.labels[here] if level else ""
        for other, relation in _nearest(bare, here, back=back):
            if other not in found and bare.confidence[relation] >= least:
                step = bare.confidence[relation]
                heapq.heappush(queue, (certainty * step, level + 1, other, behind, round(step, 4)))
    return [found[other] for other in bare.in_order(found)]


def _likely(bare: Skeleton, number: int, *, depth: int | None, back: bool) -> set[int]:
    """What is reached over relations that are likelier than not, in so many steps."""
    reached = {number}
    edge = [number]
    level = 0
    while edge and (depth is None or level < depth):
        steps = [step for here in edge for step in _nearest(bare, here, back=back)]
        edge = sorted({other for other, relation in steps if bare.confidence[relation] >= LIKELY} - reached)
        reached.update(edge)
        level += 1
    return reached


def _nearest(bare: Skeleton, number: int, *, back: bool) -> list[tuple[int, int]]:
    steps = bare.earlier(number) if back else bare.later(number)
    hard = [(other, relation) for other, relation in steps if KIND_NAMES[bare.kind[relation]] == "requires"]
    return sorted(hard, key=lambda step: (-bare.confidence[step[1]], step[0]))


def sections_about(source: Source, concepts: Collection[str]) -> dict[str, list[Spot]]:
    """For each of the concept ids, the sections whose headings name it, in the order of the notes.

    A section's words count those of the sections inside it, unless they are about other concepts; those
    inside it that are about the same concept are not listed again.
    """
    found: dict[str, list[Spot]] = {concept: [] for concept in concepts}
    for note in source.notes:
        inside: dict[str, int] = {}
        for position, section in enumerate(note.sections):
            for concept in section.concepts:
                if concept in found and position >= inside.get(concept, 0) and not section.empty:
                    inside[concept] = end = section_end(note, position)
                    words = sum(
                        part.words
                        for part in note.sections[position:end]
                        if concept in part.concepts or not part.concepts
                    )
                    found[concept].append(Spot(note.id, section.cell, section.line, section.title, words))
    return found


def _mentions(concept: Concept, sections: Iterable[Spot]) -> tuple[Place, ...]:
    """Further places, without those that define it and the headings of its sections, each line once."""
    shown = {_line(evidence) for evidence in concept.definitions}
    shown.update((spot.note, spot.cell, spot.line) for spot in sections)
    kept: list[Evidence] = []
    for evidence in sorted(concept.evidence, key=place_key):
        if _line(evidence) not in shown:
            shown.add(_line(evidence))
            kept.append(evidence)
    return tuple(place(evidence) for evidence in kept)


def _line(evidence: Evidence) -> tuple[str, int | None, int]:
    return evidence.note, evidence.span.cell, evidence.line
