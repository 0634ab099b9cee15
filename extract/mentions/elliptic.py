"""Short names under a heading: "Pruning" in the section "Decision trees" is decision tree pruning."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import BlockKind, MarkKind
from extract.language import ParsedBlock, ParsedDocument
from extract.mentions.mention import Mention, Synonymy
from extract.mentions.split import title_terms
from graph.labels import fold

_EMPHASIS = frozenset({MarkKind.STRONG, MarkKind.EMPHASIS})


def elliptic_synonymies(parsed: ParsedDocument) -> Iterator[Synonymy]:
    """For a one-word title or emphasised term H below a heading M, "M H" as its full name.

    Most such names don't exist: only those count that a vocabulary lists.
    """
    note = parsed.document.note.id
    titles = {
        item.block.index: list(title_terms(note, item, 0, len(item.block.text), "heading"))
        for item in parsed.parsed
        if item.block.kind is BlockKind.HEADING
    }
    for item in parsed.parsed:
        for short in _short_names(note, item, titles):
            for above in parsed.document.headings_above(item.block):
                for whole in titles.get(above.index, ()):
                    surface = f"{whole.surface} {short.surface}"
                    yield Synonymy(
                        fold(f"{whole.key} {short.key}"),
                        short.key,
                        surface,
                        short.surface,
                        note,
                        item.block.index,
                        "elliptic",
                    )


def _short_names(note: str, item: ParsedBlock, titles: dict[int, list[Mention]]) -> Iterator[Mention]:
    terms = titles.get(item.block.index)
    if terms is None:
        marks = [mark for mark in item.block.marks if mark.kind in _EMPHASIS]
        terms = [term for mark in marks for term in title_terms(note, item, mark.start, mark.end, "strong")]
    yield from (term for term in terms if " " not in term.key)
