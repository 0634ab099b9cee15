"""Facts about each note that the graph keeps: sections, words, dead links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.document import Block, BlockKind, Document
from graph.model import Concept, DeadLink, NoteInfo, Section

_NOT_PROSE = frozenset({BlockKind.HEADING, BlockKind.CODE, BlockKind.MATH})


def note_info(
    document: Document,
    headed: Mapping[tuple[str, int], frozenset[int]],
    concepts: Sequence[Concept],
    dead_links: tuple[DeadLink, ...],
) -> NoteInfo:
    """What the graph keeps of a note."""
    words = {block.index: _words(block) for block in document.blocks}
    return NoteInfo(
        id=document.note.id,
        title=document.title,
        sha256=document.note.sha256,
        words=sum(words.values()),
        sections=tuple(_sections(document, words, headed, concepts)),
        dead_links=dead_links,
    )


def _words(block: Block) -> int:
    return 0 if block.kind in _NOT_PROSE else len(block.text.split())


def _sections(
    document: Document,
    words: Mapping[int, int],
    headed: Mapping[tuple[str, int], frozenset[int]],
    concepts: Sequence[Concept],
) -> list[Section]:
    own: dict[int, int] = {}
    filled: set[int] = set()
    for block in document.blocks:
        if block.kind is BlockKind.HEADING or block.section is None:
            continue
        own[block.section] = own.get(block.section, 0) + words[block.index]
        if block.text.strip() or block.kind in _NOT_PROSE:
            filled.add(block.section)
            filled.update(above.index for above in document.headings_above(document.blocks[block.section]))
    return [
        Section(
            title=block.text,
            level=block.level,
            line=block.line,
            words=own.get(block.index, 0),
            cell=block.span.cell,
            empty=block.index not in filled,
            concepts=tuple(
                sorted(concepts[c].id for c in headed.get((document.note.id, block.index), frozenset()))
            ),
        )
        for block in document.blocks
        if block.kind is BlockKind.HEADING
    ]
