"""The stage that turns mentions into concepts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from extract.concepts.definition import describe
from extract.concepts.kind import choose_kind, kind_of_phrase
from extract.concepts.label import choose_labels, lowercase_words
from extract.concepts.locate import Locator, Occurrence, locate
from extract.concepts.merge import Group, merge
from extract.concepts.names import collect_names
from extract.concepts.passages import quote, sentence_range
from extract.concepts.termhood import termhood
from extract.document import BlockKind
from extract.language import ParsedBlock, ParsedDocument
from extract.mentions import find_mentions, find_synonymies
from extract.mentions.mention import Mention
from extract.overrides.edit import edit_groups, seek_names
from extract.overrides.entries import Notice, Overrides
from extract.overrides.settle import settle
from extract.settings import USER_FLOOR
from extract.vocabulary import Vocabularies
from graph.labels import fold, slug
from graph.model import Concept, Evidence, Kind


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


MAX_EVIDENCE = 24
"""Places kept for one concept. Beyond that, more quotes of one term help nobody; the count is kept."""

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
    groups = merge(names, find_synonymies(documents), vocabularies)
    sought = seek_names(overrides, documents, names)
    lowercase = lowercase_words(documents)
    edited = edit_groups(
        overrides,
        groups,
        names,
        vocabularies,
        lambda group: choose_labels(group, lowercase)[0],
        sought=sought,
    )
    scores = termhood([draft.group for draft in edited.drafts], names)
    ranked = [
        (draft, max(score, USER_FLOOR) if draft.kept else score)
        for draft, score in zip(edited.drafts, scores, strict=True)
        if draft.kept or score > 0
    ]
    kept = [(draft.group, score) for draft, score in ranked]
    kept_groups = tuple(group for group, _ in kept)
    occurrences = tuple(locate(documents, kept_groups))
    headed = _headed([*mentions, *sought], Locator(kept_groups))
    concepts, notices = settle(
        _concepts(documents, kept, occurrences, headed, lowercase),
        [draft for draft, _ in ranked],
        edited.unmentioned,
    )
    return Found(concepts, kept_groups, occurrences, headed, (*edited.notices, *notices))


def _headed(mentions: Iterable[Mention], locator: Locator) -> dict[tuple[str, int], frozenset[int]]:
    headed: dict[tuple[str, int], set[int]] = defaultdict(set)
    for mention in mentions:
        if mention.rule.split(".")[0] in {"heading", "title"}:
            concept = locator.concept_of(mention.key, mention.note)
            if concept is not None:
                headed[mention.note, mention.block].add(concept)
    return {place: frozenset(concepts) for place, concepts in sorted(headed.items())}


def _concepts(
    documents: Sequence[ParsedDocument],
    kept: Sequence[tuple[Group, float]],
    occurrences: Sequence[Occurrence],
    headed: Mapping[tuple[str, int], frozenset[int]],
    lowercase: frozenset[str],
) -> list[Concept]:
    descriptions = describe(documents, occurrences, headed)
    places: dict[int, list[Occurrence]] = defaultdict(list)
    for found in occurrences:
        places[found.concept].append(found)
    blocks = {(p.document.note.id, item.block.index): (p, item) for p in documents for item in p.parsed}
    above = _kinds_above(documents, headed)
    treated = _treated(documents, headed, Locator([group for group, _ in kept]))
    top = max((score for _, score in kept), default=1.0)
    taken: Counter[str] = Counter()
    concepts = []
    for index, (group, score) in enumerate(kept):
        label, aliases = choose_labels(group, lowercase)
        told = descriptions.get(index, [])
        definitions = tuple(d.evidence for d in told if d.defines)[:MAX_DEFINITIONS]
        kind = choose_kind(group, label, [d.quote for d in definitions], above.get(index, {}))
        concept_id = slug(label)
        taken[concept_id] += 1
        concepts.append(
            Concept(
                id=concept_id if taken[concept_id] == 1 else f"{concept_id}-{taken[concept_id]}",
                label=label,
                kind=kind,
                aliases=aliases,
                definitions=definitions,
                explained=bool(told) or index in treated,
                salience=round(max(score, 0.0) / top, 4),
                mention_count=len(places[index]),
                evidence=_evidence(blocks, places[index]),
                exact_match=(group.vocabulary.iri,) if group.vocabulary else (),
            )
        )
    return concepts


EXPLAINING_WORDS = 15
"""Words of prose that a section or the items below a label must have to explain what they are named after."""

_SENTENCE_WORDS = 5


def _treated(
    documents: Sequence[ParsedDocument], headed: Mapping[tuple[str, int], frozenset[int]], locator: Locator
) -> frozenset[int]:
    """Concepts to which a section, or the blocks below an item, is devoted: with prose, not only a list."""
    words: Counter[int] = Counter()
    for parsed in documents:
        note = parsed.document.note.id
        labels = {
            item.block.index: locator.concept_of(fold(item.block.text.strip(" :*")), note)
            for item in parsed.parsed
            if item.block.kind is BlockKind.ITEM
        }
        for item in parsed.parsed:
            block = item.block
            count = len(block.text.split())
            if block.kind is BlockKind.HEADING or count < _SENTENCE_WORDS:
                continue
            if block.section is not None:
                for concept in headed.get((note, block.section), ()):
                    words[concept] += count
            above = labels.get(block.parent) if block.parent is not None else None
            if above is not None:
                words[above] += count
    return frozenset(concept for concept, count in words.items() if count >= EXPLAINING_WORDS)


def _kinds_above(
    documents: Sequence[ParsedDocument], headed: Mapping[tuple[str, int], frozenset[int]]
) -> dict[int, Counter[Kind]]:
    """Kinds that the headings above a concept's own heading tell ("Optimizers" above "Adam")."""
    above: dict[int, Counter[Kind]] = defaultdict(Counter)
    for parsed in documents:
        document = parsed.document
        for block in document.blocks:
            if block.kind is not BlockKind.HEADING:
                continue
            parent = next(document.headings_above(block), None)
            kind = kind_of_phrase(parent.text) if parent else None
            if kind is not None:
                for concept in headed.get((document.note.id, block.index), ()):
                    above[concept][kind] += 1
    return above


def _evidence(
    blocks: Mapping[tuple[str, int], tuple[ParsedDocument, ParsedBlock]], found: Sequence[Occurrence]
) -> tuple[Evidence, ...]:
    kept: dict[tuple[str, int, int], Evidence] = {}
    for occurrence in found:
        parsed, item = blocks[occurrence.note, occurrence.block]
        start, end = sentence_range(item, occurrence.start)
        key = (occurrence.note, occurrence.block, start)
        if key in kept:
            continue
        rule = "mention." + item.block.kind.value
        kept[key] = quote(parsed.document, item.block, start, end, rule, around=occurrence.start)
        if len(kept) >= MAX_EVIDENCE:
            break
    return tuple(sorted(kept.values()))
