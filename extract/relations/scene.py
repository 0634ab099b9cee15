"""What relation rules look at: the parsed notes with the concepts found in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import product

from extract.concepts.find import Found
from extract.concepts.locate import Occurrence
from extract.concepts.passages import Sentence, quote, sentences
from extract.document import Block, BlockKind
from extract.language import ParsedBlock, ParsedDocument
from extract.mentions.barred import is_furniture
from extract.mentions.siblings import Family, family_of
from extract.mentions.title import title_surface
from extract.relations.frames import frame_of
from extract.relations.known import find_known
from extract.relations.labels import is_label, labels_within
from extract.relations.standing import methods, ordinary, told_in_past, umbrellas, vague
from extract.settings import SUFFIX_HEADS
from extract.vocabulary import Vocabularies
from graph.labels import fold
from graph.model import Basis, Concept, Kind, RelationClaim

MANY_TOPICS = 3
"""Headings that name concepts, from which on a note is on many topics: its title and two sections."""


class Scene:
    """The parsed documents, their concepts and where each concept occurs. Read-only."""

    def __init__(
        self,
        documents: Sequence[ParsedDocument],
        found: Found,
        vocabularies: Vocabularies,
    ) -> None:
        self.documents = tuple(documents)
        self.concepts: tuple[Concept, ...] = found.concepts
        self.headed = found.headed
        self.known = find_known(found.concepts, vocabularies)
        self._occurrences: dict[tuple[str, int], list[Occurrence]] = defaultdict(list)
        for occurrence in found.occurrences:
            self._occurrences[occurrence.note, occurrence.block].append(occurrence)

    @cached_property
    def occurrences_by_concept(self) -> dict[int, list[Occurrence]]:
        """Occurrences of each concept, in order."""
        grouped: dict[int, list[Occurrence]] = defaultdict(list)
        for found in self._occurrences.values():
            for occurrence in found:
                grouped[occurrence.concept].append(occurrence)
        return {concept: sorted(found) for concept, found in sorted(grouped.items())}

    @cached_property
    def labels_within(self) -> frozenset[tuple[int, int]]:
        """Pairs of concepts where the first one's label contains the second's name, not as its head."""
        return labels_within(
            {
                index: [fold(label) for label in (concept.label, *concept.aliases)]
                for index, concept in enumerate(self.concepts)
            }
        )

    @cached_property
    def _families(self) -> dict[int, set[Family]]:
        return families(self)

    def are_siblings(self, first: int, second: int) -> bool:
        """True when the two label items of one list or name headings under one heading."""
        one, other = self._families.get(first), self._families.get(second)
        return bool(one and other and not one.isdisjoint(other))

    @cached_property
    def inside(self) -> frozenset[tuple[int, int]]:
        """Pairs (member, whole): a heading or labelled item stands somewhere below a heading."""
        found: set[tuple[int, int]] = set()
        for parsed in self.documents:
            note = parsed.document.note.id
            for item in parsed.parsed:
                members = self.named_by(parsed, item)
                for heading in parsed.document.headings_above(item.block) if members else ():
                    found.update(product(members, self.headed.get((note, heading.index), ())))
        return frozenset(found)

    def named_by(self, parsed: ParsedDocument, item: ParsedBlock) -> frozenset[int]:
        """The concepts that a heading names, or the one that labels an item."""
        block = item.block
        if block.kind is BlockKind.HEADING:
            return self.headed.get((parsed.document.note.id, block.index), frozenset())
        first = self.in_block(parsed, block)[:1] if block.kind is BlockKind.ITEM else []
        return frozenset({first[0].concept} if first and is_label(item, first[0]) else ())

    @cached_property
    def by_name(self) -> dict[str, int]:
        """Concept by folded label, then by folded alias."""
        names: dict[str, int] = {}
        for index, concept in enumerate(self.concepts):
            names.setdefault(fold(concept.label), index)
        for index, concept in enumerate(self.concepts):
            for alias in concept.aliases:
                names.setdefault(fold(alias), index)
        return names

    @cached_property
    def titled(self) -> frozenset[int]:
        """Concepts that have a note of their own: its title is their name."""
        names = {fold(title_surface(parsed)) for parsed in self.documents}
        return frozenset(
            index
            for index, concept in enumerate(self.concepts)
            if not names.isdisjoint(fold(label) for label in (concept.label, *concept.aliases))
        )

    @cached_property
    def heading(self) -> frozenset[int]:
        """Concepts after which headings or notes are named."""
        return self.titled.union(*self.headed.values())

    def is_earlier(self, first: int, second: int) -> bool:
        """True when the notes introduce one concept before another."""
        a, b = self.occurrences_by_concept.get(first), self.occurrences_by_concept.get(second)
        return bool(a and b and a[0] < b[0])

    def is_ordinary(self, concept: int) -> bool:
        """True for a word of everyday English that the notes take for known: no heading is named after it,
        and nothing shows that it is a term."""
        return concept in self._ordinary

    @cached_property
    def _ordinary(self) -> frozenset[int]:
        return ordinary(self.concepts, self.headed)

    def is_umbrella(self, concept: int) -> bool:
        """True for "model" or "method" unless one heading or a note is named after it."""
        return concept in self._umbrellas

    def is_empty_class(self, concept: int) -> bool:
        """True for "algorithm" or "method": that X is one says nothing of X, unless a note is about them."""
        return fold(self.concepts[concept].label) in SUFFIX_HEADS and concept not in self.titled

    def is_foreign_field(self, concept: int, class_: int) -> bool:
        """True for a field as the class of what is none: a decision tree is no machine learning."""
        kinds = self.concepts[concept].kind, self.concepts[class_].kind
        return kinds[1] is Kind.FIELD and kinds[0] not in {Kind.FIELD, Kind.CONCEPT}

    @cached_property
    def _umbrellas(self) -> frozenset[int]:
        return umbrellas(self.concepts, self.headed) - self.titled

    def is_end(self, concept: int) -> bool:
        """True for what a stated relation can begin or end at: a notion, not an everyday or a vague word."""
        return concept not in self._ordinary and concept not in self._vague

    @cached_property
    def _vague(self) -> frozenset[int]:
        return vague(self.concepts, self._umbrellas)

    @cached_property
    def methods(self) -> frozenset[int]:
        """Concepts that are methods, models or architectures."""
        return methods(self.concepts)

    def is_told_in_past(self, parsed: ParsedDocument) -> bool:
        """True for a note most of whose finite verbs are in the past tense: it tells history."""
        return parsed.document.note.id in self._past

    @cached_property
    def _past(self) -> frozenset[str]:
        return frozenset(parsed.document.note.id for parsed in self.documents if told_in_past(parsed))

    def in_block(self, parsed: ParsedDocument, block: Block) -> list[Occurrence]:
        """Occurrences in one block, left to right."""
        return self._occurrences.get((parsed.document.note.id, block.index), [])

    def in_sentence(self, parsed: ParsedDocument, item: ParsedBlock, sentence: Sentence) -> list[Occurrence]:
        """Occurrences in one sentence, left to right."""
        found = self.in_block(parsed, item.block)
        return [o for o in found if sentence.start <= o.start and o.end <= sentence.end]

    def prose(self) -> Iterator[tuple[ParsedDocument, ParsedBlock]]:
        """All parsed blocks but headings, in order."""
        for parsed in self.documents:
            for item in parsed.parsed:
                if item.block.kind is not BlockKind.HEADING:
                    yield parsed, item

    @cached_property
    def sentences(self) -> tuple[tuple[ParsedDocument, ParsedBlock, Sentence], ...]:
        """All sentences of the prose, in order; of blocks outside sections only those that name a concept."""
        return tuple(
            (parsed, item, sentence)
            for parsed, item in self.prose()
            if item.block.section is not None or self.in_block(parsed, item.block)
            for sentence in sentences(item)
        )

    def section_of(self, parsed: ParsedDocument, block: Block) -> tuple[int, int] | None:
        """The concept that a block's section is about, and the heading that says so.

        Headings that name no concept ("How it works") belong to the section above; one that names several is
        about none of them. In a note on many topics only what stands right below the title is about it.
        """
        passed = False
        for heading in parsed.document.headings_above(block):
            named = self.headed.get((parsed.document.note.id, heading.index), frozenset())
            if not named:
                passed = passed or not (is_furniture(fold(heading.text)) or frame_of(heading.text))
            else:
                if passed and self.is_of_many_topics(parsed) and parsed.document.is_title(heading):
                    return None
                return (next(iter(named)), heading.index) if len(named) == 1 else None
        return None

    def is_of_many_topics(self, parsed: ParsedDocument) -> bool:
        """True when several headings of a note, beside its title, name concepts."""
        note = parsed.document.note.id
        return note in self._of_many_topics

    @cached_property
    def _of_many_topics(self) -> frozenset[str]:
        named = Counter(note for (note, _), concepts in self.headed.items() if concepts)
        return frozenset(note for note, count in named.items() if count >= MANY_TOPICS)

    def subject_of_section(self, parsed: ParsedDocument, block: Block) -> int | None:
        """The one concept that a block's section is about, if any."""
        section = self.section_of(parsed, block)
        return section[0] if section is not None else None

    def claim(
        self,
        parsed: ParsedDocument,
        block: Block,
        where: tuple[int, int],
        source: int,
        kind: str,
        target: int,
        *,
        rule: str,
        confidence: float,
        basis: Basis,
    ) -> RelationClaim:
        """A claim between two concepts, with the range of the block's text as evidence."""
        return RelationClaim(
            source=self.concepts[source].id,
            kind=kind,
            target=self.concepts[target].id,
            evidence=quote(parsed.document, block, *where, rule, around=where[0]),
            confidence=confidence,
            basis=basis,
        )


def families(scene: Scene) -> dict[int, set[Family]]:
    """For each concept the lists and sections among whose members it is."""
    found: dict[int, set[Family]] = defaultdict(set)
    for parsed in scene.documents:
        for item in parsed.parsed:
            if (family := family_of(parsed.document.note.id, item.block)) is not None:
                for concept in scene.named_by(parsed, item):
                    found[concept].add(family)
    return found
