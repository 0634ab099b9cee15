"""The graph as a whole: concepts in lists, names that fit a search, and figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from msgspec import Struct

from graph.model import Concept
from graph.skeleton import KIND_NAMES
from graph.source import Source
from graph.views import Ref, ref


class Entry(Struct, frozen=True):
    """A concept in a list."""

    id: str
    label: str
    kind: str
    explained: bool
    salience: float
    mentions: int
    aliases: tuple[str, ...]


class Listing(Struct, frozen=True):
    """The answer of `list` and `search`; its fields are the keys of `--json`."""

    concepts: tuple[Entry, ...]
    total: int


SORTS: dict[str, Callable[[Entry], tuple[object, ...]]] = {
    "salience": lambda entry: (-entry.salience, entry.label.casefold(), entry.id),
    "label": lambda entry: (entry.label.casefold(), entry.id),
    "mentions": lambda entry: (-entry.mentions, entry.label.casefold(), entry.id),
}


def list_concepts(
    source: Source,
    *,
    kind: str = "",
    topic: str = "",
    note: str = "",
    explained: bool | None = None,
    sort: str = "salience",
    limit: int | None = None,
) -> Listing:
    """Concepts of one kind, topic (by a part of its label), note (by a part of its id); empty means any."""
    chosen: set[str] | None = None
    if topic:
        wanted = topic.casefold()
        chosen = {c for t in source.topics if wanted in t.label.casefold() for c in t.concepts}
    found = []
    for number, name in enumerate(source.skeleton.ids):
        if chosen is not None and name not in chosen:
            continue
        concept = source.concept(number)
        if _fits(concept, kind=kind, note=note, explained=explained):
            found.append(entry(concept))
    found.sort(key=SORTS[sort])
    return Listing(tuple(found[:limit]), len(found))


def _fits(concept: Concept, *, kind: str, note: str, explained: bool | None) -> bool:
    if kind and concept.kind != kind:
        return False
    if explained is not None and concept.explained != explained:
        return False
    places = (*concept.definitions, *concept.evidence)
    return not note or any(note.casefold() in evidence.note.casefold() for evidence in places)


def entry(concept: Concept) -> Entry:
    """A concept as a line of a list."""
    return Entry(
        concept.id,
        concept.label,
        str(concept.kind),
        concept.explained,
        concept.salience,
        concept.mention_count,
        concept.aliases,
    )


def search(source: Source, query: str, *, limit: int) -> Listing:
    """Concepts whose names fit: the same, then beginning so, then alike."""
    names = source.names
    bare = source.skeleton
    same = [bare.number(name) for name in names.find(query).ids]
    prefixed = names.starting_with(query, limit=limit)
    numbers = list(dict.fromkeys((*same, *prefixed, *names.like(query, limit=limit))))
    return Listing(tuple(entry(source.concept(number)) for number in numbers[:limit]), len(numbers))


class TopicLine(Struct, frozen=True):
    """A topic with its first chain."""

    label: str
    concepts: int
    chain: tuple[Ref, ...]


class Stats(Struct, frozen=True):
    """The answer of `stats`; its fields are the keys of `--json`."""

    title: str
    notes: int
    words: int
    concepts: int
    explained: int
    kinds: dict[str, int]
    relations: int
    relation_kinds: dict[str, int]
    basis: dict[str, int]
    conflicts: int
    topics: tuple[TopicLine, ...]
    foremost: tuple[Ref, ...]
    """The most salient concepts."""


_FOREMOST = 10


def stats(source: Source) -> Stats:
    """The graph in figures."""
    graph = source.whole()
    bare = source.skeleton
    kinds = Counter(str(concept.kind) for concept in graph.concepts)
    relation_kinds = Counter(relation.kind for relation in graph.relations)
    basis = Counter(str(relation.basis) for relation in graph.relations)
    foremost = sorted(range(len(bare.ids)), key=lambda n: (-bare.salience[n], bare.ids[n]))[:_FOREMOST]
    return Stats(
        title=graph.title,
        notes=len(graph.notes),
        words=sum(note.words for note in graph.notes),
        concepts=len(graph.concepts),
        explained=sum(concept.explained for concept in graph.concepts),
        kinds=dict(sorted(kinds.items(), key=lambda item: (-item[1], item[0]))),
        relations=len(graph.relations),
        relation_kinds={kind: relation_kinds.get(kind, 0) for kind in KIND_NAMES},
        basis=dict(sorted(basis.items(), key=lambda item: (-item[1], item[0]))),
        conflicts=len(graph.conflicts),
        topics=tuple(
            TopicLine(
                topic.label,
                len(topic.concepts),
                tuple(ref(source, bare.number(name)) for name in (topic.chains[0] if topic.chains else ())),
            )
            for topic in graph.topics
        ),
        foremost=tuple(ref(source, number) for number in foremost),
    )
