"""From notes to documents. Pure: nothing here touches the disk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from extract.document import Block, BlockKind, CellKind, Document, Field, Note, ParsedNotes
from extract.reading.blocks import BlockCollector
from extract.reading.fields import front_matter_end, front_matter_fields
from extract.reading.links import dead_links
from extract.reading.markdown import read_heading, read_markdown
from extract.reading.plain import read_code, read_plain


def parse_notes(
    notes: Iterable[Note], *, files: frozenset[str] = frozenset(), unseen: Sequence[str] = ()
) -> ParsedNotes:
    """Parses all notes and finds the links that lead nowhere.

    `files` and `unseen` are those of `ReadResult`: what else lies beside the notes.
    """
    documents = tuple(parse_note(note) for note in notes)
    return ParsedNotes(documents, dead_links(documents, files=files, unseen=unseen))


def parse_note(note: Note) -> Document:
    """Parses one note."""
    collector = BlockCollector()
    fields: list[Field] = []
    for index, part in enumerate(note.parts):
        if part.kind is CellKind.CODE:
            read_code(part, collector)
        elif note.markup == "plain":
            read_plain(part, collector)
        elif part.heading:
            read_heading(part, collector)
        else:
            start = front_matter_end(part.text) if index == 0 and part.cell is None else 0
            if start:
                fields.extend(front_matter_fields(part.text, part.cell))
            read_markdown(part, start, collector)
    blocks = tuple(collector.blocks)
    return Document(note, _title(note, blocks, fields), blocks, tuple(fields))


def _title(note: Note, blocks: Sequence[Block], fields: Sequence[Field]) -> str:
    for field in fields:
        if field.name == "title":
            return field.value
    tops = [block for block in blocks if block.kind is BlockKind.HEADING and block.level == 1]
    if len(tops) == 1:
        return tops[0].text
    return PurePosixPath(note.id).stem
