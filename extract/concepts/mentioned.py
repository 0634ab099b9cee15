"""The places kept as evidence that the notes have a concept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.concepts.locate import Occurrence
from extract.concepts.passages import quote, sentence_range
from extract.document import BlockKind
from extract.language import ParsedBlock, ParsedDocument
from graph.model import Evidence

MAX_EVIDENCE = 24
"""Places kept for one concept. Beyond that, more quotes of one term help nobody; the count is kept."""


class Places:
    """Looks up blocks and quotes the sentences around occurrences."""

    def __init__(self, documents: Sequence[ParsedDocument]) -> None:
        self._parsed: Mapping[str, ParsedDocument] = {d.document.note.id: d for d in documents}
        self._blocks: Mapping[tuple[str, int], ParsedBlock] = {
            (d.document.note.id, item.block.index): item for d in documents for item in d.parsed
        }

    def evidence(self, found: Sequence[Occurrence]) -> tuple[Evidence, ...]:
        """The most telling places, in order: headings, then the first of each section, then the rest."""
        ranked = sorted(found, key=lambda o: (self._item(o).block.kind is not BlockKind.HEADING, o))
        seen_sections: set[tuple[str, int | None]] = set()
        first: list[Occurrence] = []
        rest: list[Occurrence] = []
        for occurrence in ranked:
            section = (occurrence.note, self._item(occurrence).block.section)
            (rest if section in seen_sections else first).append(occurrence)
            seen_sections.add(section)
        kept: dict[tuple[str, int, int], Evidence] = {}
        for occurrence in [*first, *rest]:
            if len(kept) >= MAX_EVIDENCE:
                break
            item = self._item(occurrence)
            start, end = sentence_range(item, occurrence.start)
            place = (occurrence.note, occurrence.block, start)
            if place not in kept:
                document = self._parsed[occurrence.note].document
                rule = "mention." + item.block.kind.value
                kept[place] = quote(document, item.block, start, end, rule, around=occurrence.start)
        return tuple(sorted(kept.values()))

    def _item(self, occurrence: Occurrence) -> ParsedBlock:
        return self._blocks[occurrence.note, occurrence.block]
