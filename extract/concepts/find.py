"""The stage that turns mentions into concepts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, structs

from extract.concepts.case import Casing, casing
from extract.concepts.definition import describe
from extract.concepts.explained import treated
from extract.concepts.ids import distinct_ids
from extract.concepts.kind import choose_kind, is_formal, kind_of_phrase
from extract.concepts.label import choose_labels
from extract.concepts.locate import Locator, Occurrence, locate
from extract.concepts.mentioned import Places
from extract.concepts.merge import Group, merge
from extract.concepts.names import collect_names
from extract.concepts.practice import practised
from extract.concepts.termhood import is_shown, termhood
from extract.document import BlockKind
from extract.language import ParsedDocument
from extract.mentions import find_mentions, find_synonymies
from extract.mentions.mention import Mention
from extract.mentions.siblings import families
from extract.overrides.edit import edit_groups, seek_names
from extract.overrides.entries import Notice, Overrides
from extract.overrides.settle import settle
from extract.settings import LEAST_TYPED, MATH_SHARE, USER_FLOOR
from extract.vocabulary import Vocabularies
from graph.labels import slug
from graph.model import Concept, Kind


class Found(Struct, frozen=True):
    """The concepts of the notes and where they occur."""

    concepts: tuple[Concept, ...]
    groups: tuple[Group, ...]
    """The names of each concept, in the same order."""
    occurrences: tuple[Occurrence, ...]
    headed: dict[tuple[str, int], frozenset[int]]
    """(note, heading block) -> indexes of the concepts that the heading names."""
    notices: tuple[Notice, ...] = ()
    """Overrides that match nothing."""


_NAMING_TITLES = frozenset({"title", "title.joint", "heading", "heading.shared_head", "heading.for"})
"""Rules whose mentions say what a section is about: not the tail of "X in Y" or "X: Y"."""

MAX_DEFINITIONS = 4
"""Definitions kept for one concept, best first."""


def find_concepts(
    documents: Sequence[ParsedDocument], vocabularies: Vocabularies, overrides: Overrides | None = None
) -> Found:
    """Find, merge, rank, locate and describe the concepts of the notes. Overrides have the last word.

    Concepts that overrides add and the notes never mention come last, without a group.
    """
    overrides = overrides or Overrides()
    mentions = find_mentions(documents)
    names = collect_names(mentions)
    vocabularies = vocabularies.for_notes([key for key, name in names.items() if is_shown(name)])
    groups = merge(names, find_synonymies(documents), vocabularies, families(mentions, documents))
    sought = seek_names(overrides, documents, names)
    case = casing(documents, vocabularies.lowercase)
    edited = edit_groups(
        overrides,
        groups,
        names,
        vocabularies,
        lambda group: choose_labels(group, case)[0],
        sought=sought,
    )
    scores = termhood([draft.group for draft in edited.drafts], names)
    ranked = [
        (draft, max(score, USER_FLOOR) if draft.kept else score)
        for draft, score in zip(edited.drafts, scores, strict=True)
        if draft.kept or score > 0
    ]
    occurrences = locate(documents, [draft.group for draft, _ in ranked])
    seen = {occurrence.concept for occurrence in occurrences}
    shown = [i for i, (draft, _) in enumerate(ranked) if i in seen or draft.kept]
    number = {old: new for new, old in enumerate(shown)}
    occurrences = [structs.replace(o, concept=number[o.concept]) for o in occurrences]
    ranked = [ranked[i] for i in shown]
    kept = [(draft.group, score) for draft, score in ranked]
    kept_groups = tuple(group for group, _ in kept)
    locator = Locator(kept_groups)
    headed = _headed([*mentions, *sought], locator)
    concepts, notices = settle(
        _concepts(documents, kept, occurrences, headed, case, locator),
        [draft for draft, _ in ranked],
        edited.unmentioned,
    )
    return Found(concepts, kept_groups, tuple(occurrences), headed, (*edited.notices, *notices))


def _headed(mentions: Iterable[Mention], locator: Locator) -> dict[tuple[str, int], frozenset[int]]:
    headed: dict[tuple[str, int], set[int]] = defaultdict(set)
    for mention in mentions:
        if mention.rule in _NAMING_TITLES:
            concept = locator.concept_of(mention.key, mention.note)
            if concept is not None:
                headed[mention.note, mention.block].add(concept)
    return {place: frozenset(concepts) for place, concepts in sorted(headed.items())}


def _concepts(
    documents: Sequence[ParsedDocument],
    kept: Sequence[tuple[Group, float]],
    occurrences: Sequence[Occurrence],
    headed: Mapping[tuple[str, int], frozenset[int]],
    case: Casing,
    locator: Locator,
) -> list[Concept]:
    descriptions = describe(documents, occurrences, headed)
    places: dict[int, list[Occurrence]] = defaultdict(list)
    for found in occurrences:
        places[found.concept].append(found)
    evidence = Places(documents)
    formal = is_formal([name.key for group, _ in kept for name in group.names])
    above = _kinds_above(documents, headed, formal=formal)
    devoted = treated(documents, headed, locator)
    top = max((score for _, score in kept), default=1.0)
    named = [choose_labels(group, case) for group, _ in kept]
    ids = distinct_ids([(slug(label), label) for label, _ in named])
    concepts = []
    for index, ((group, score), (label, aliases)) in enumerate(zip(kept, named, strict=True)):
        told = descriptions.get(index, [])
        definitions = tuple(d.evidence for d in told if d.defines)[:MAX_DEFINITIONS]
        kind = choose_kind(group, label, [d.quote for d in definitions], above.get(index, {}), formal=formal)
        concepts.append(
            Concept(
                id=ids[index],
                label=label,
                kind=kind,
                aliases=aliases,
                definitions=definitions,
                explained=any(d.explains for d in told) or index in devoted,
                salience=round(max(score, 0.0) / top, 4),
                mention_count=len(places[index]),
                evidence=evidence.evidence(places[index]),
                exact_match=(group.vocabulary.iri,) if group.vocabulary else (),
            )
        )
    concepts = _in_their_field(concepts)
    done = practised(documents, locator, [concept.kind for concept in concepts])
    return [structs.replace(concept, practised=done.get(i, ())) for i, concept in enumerate(concepts)]


def _in_their_field(concepts: list[Concept]) -> list[Concept]:
    """In notes on mathematics alone, what has no kind of its own is a mathematical notion, too."""
    typed = [concept.kind for concept in concepts if concept.kind is not Kind.CONCEPT]
    if len(typed) < LEAST_TYPED or typed.count(Kind.MATH) < MATH_SHARE * len(typed):
        return concepts
    return [structs.replace(c, kind=Kind.MATH) if c.kind is Kind.CONCEPT else c for c in concepts]


def _kinds_above(
    documents: Sequence[ParsedDocument],
    headed: Mapping[tuple[str, int], frozenset[int]],
    *,
    formal: bool,
) -> dict[int, Counter[Kind]]:
    """Kinds that the headings above a concept's own heading tell ("Optimizers" above "Adam")."""
    above: dict[int, Counter[Kind]] = defaultdict(Counter)
    for parsed in documents:
        document = parsed.document
        for block in document.blocks:
            if block.kind is not BlockKind.HEADING:
                continue
            parent = next(document.headings_above(block), None)
            kind = (
                kind_of_phrase(parent.text, formal=formal)
                if parent and not document.is_title(parent)
                else None
            )
            if kind is not None:
                for concept in headed.get((document.note.id, block.index), ()):
                    above[concept][kind] += 1
    return above
