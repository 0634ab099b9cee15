"""What relation rules look at: the parsed notes with the concepts found in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from extract.concepts.find import Found
from extract.concepts.locate import Occurrence
from extract.concepts.passages import Sentence, quote, sentences
from extract.document import Block, BlockKind
from extract.language import ParsedBlock, ParsedDocument
from graph.model import Basis, Concept, RelationClaim


class Scene:
    """The parsed documents, their concepts and where each concept occurs. Read-only."""

    def __init__(self, documents: Sequence[ParsedDocument], found: Found) -> None:
        self.documents = tuple(documents)
        self.concepts: tuple[Concept, ...] = found.concepts
        self.headed = found.headed
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

    def sentences(self) -> Iterator[tuple[ParsedDocument, ParsedBlock, Sentence]]:
        """All sentences of the prose, in order."""
        for parsed, item in self.prose():
            for sentence in sentences(item):
                yield parsed, item, sentence

    def subject_of_section(self, parsed: ParsedDocument, block: Block) -> int | None:
        """The one concept that the innermost heading above a block names, if it names just one."""
        headings = parsed.document.headings_above(block)
        heading = next(headings, None)
        if heading is None:
            return None
        named = self.headed.get((parsed.document.note.id, heading.index), frozenset())
        return next(iter(named)) if len(named) == 1 else None

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
