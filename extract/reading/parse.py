"""From notes to documents. Pure: nothing here touches the disk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from msgspec.structs import replace

from extract.document import (
    FILE_TITLE,
    PROSE,
    Block,
    BlockKind,
    CellKind,
    Document,
    Field,
    Note,
    ParsedNotes,
    Part,
    Run,
    title_heading,
)
from extract.reading.blocks import BlockCollector
from extract.reading.fields import front_matter_end, front_matter_fields, inline_fields
from extract.reading.links import dead_links
from extract.reading.markdown import read_heading, read_markdown
from extract.reading.mojibake import repaired
from extract.reading.plain import read_code, read_plain
from extract.settings import SHORT_PAGE
from graph.labels import fold

LEAST_NOTES = 3
"""Notes that make a vault, in which the names of files are titles."""

_SLUG = re.compile(r"[-_]+")
_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")


def parse_notes(
    notes: Iterable[Note], *, files: Iterable[str] = (), unseen: Sequence[str] = ()
) -> ParsedNotes:
    """Parses all notes and finds the links that lead nowhere.

    `files` and `unseen` are those of `ReadResult`: what else lies beside the notes.
    """
    documents = tuple(parse_note(note) for note in notes)
    if len(documents) >= LEAST_NOTES:
        documents = tuple(entitled(document) for document in documents)
    return ParsedNotes(documents, dead_links(documents, files=files, unseen=unseen))


def parse_note(note: Note) -> Document:
    """Parses one note."""
    collector = BlockCollector()
    fields: list[Field] = []
    for part in note.parts:
        if part.kind is CellKind.CODE:
            read_code(part, collector)
        elif note.markup == "plain":
            read_plain(part, collector)
        elif part.heading:
            read_heading(part, collector)
        else:
            start = front_matter_end(part.text) if part.cell is None else 0
            fields.extend(front_matter_fields(part.text) if start else ())
            _read_markdown(part, start, collector)
    blocks = tuple(repaired(block) for block in collector.blocks)
    fields.extend(inline_fields(blocks, {part.cell: part.text for part in note.parts}))
    return Document(note, _title(note, blocks, fields), blocks, tuple(fields))


def _read_markdown(part: Part, start: int, collector: BlockCollector) -> None:
    """Reads Markdown; what is nested too deeply for the parser is read as plain text."""
    state = collector.state()
    try:
        read_markdown(part, start, collector)
    except RecursionError:
        collector.restore(state)
        read_plain(part, collector, start)


def _title(note: Note, blocks: Sequence[Block], fields: Sequence[Field]) -> str:
    for field in fields:
        if field.name == "title":
            return field.value
    top = title_heading(blocks)
    if top is not None:
        return top.text
    stem = PurePosixPath(note.id).stem
    if " " in stem or note.is_notebook or not _SLUG.search(stem):
        return stem
    return _INNER_CAPITAL.sub(" ", _SLUG.sub(" ", stem)).strip() or stem


def entitled(document: Document) -> Document:
    """A short note below a heading with its title, when no heading says it: in a vault, file names do.

    Such a heading stands for the first block as a whole: that is its place in the source.
    """
    note, title, blocks = document.note, document.title, document.blocks
    words = sum(len(block.text.split()) for block in blocks)
    said = any(block.kind is BlockKind.HEADING and fold(block.text) == fold(title) for block in blocks)
    first = next((block for block in blocks if block.runs and block.kind in PROSE), None)
    if first is None or said or words > SHORT_PAGE or note.is_notebook:
        return document
    place = first.source_span(0, len(first.text))
    runs = (Run(0, len(title), place.start, place.end),)
    heading = Block(0, BlockKind.HEADING, FILE_TITLE, place, first.line, title, runs)
    return replace(document, blocks=(heading, *(_lowered(block) for block in blocks)))


def _lowered(block: Block) -> Block:
    """A block with one more before it."""
    return replace(
        block,
        index=block.index + 1,
        section=0 if block.section is None else block.section + 1,
        parent=None if block.parent is None else block.parent + 1,
        lead=None if block.lead is None else block.lead + 1,
    )
