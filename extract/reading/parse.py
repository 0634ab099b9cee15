"""From notes to documents. Pure: nothing here touches the disk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from extract.document import Block, BlockKind, CellKind, Document, Field, Note, ParsedNotes, Part
from extract.reading.blocks import BlockCollector
from extract.reading.fields import front_matter_end, front_matter_fields, inline_fields
from extract.reading.links import dead_links
from extract.reading.markdown import read_heading, read_markdown
from extract.reading.mojibake import repaired
from extract.reading.plain import read_code, read_plain


def parse_notes(
    notes: Iterable[Note], *, files: Iterable[str] = (), unseen: Sequence[str] = ()
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
    tops = [block for block in blocks if block.kind is BlockKind.HEADING and block.level == 1]
    return tops[0].text if len(tops) == 1 else PurePosixPath(note.id).stem
