"""Notes made by hand, and a short way to write blocks down."""

from __future__ import annotations

from ftfy import fix_encoding

from extract.document import Block, Document, Note, Part
from extract.reading import parse_note


def note(text: str, *, name: str = "note.md", markup: str = "markdown") -> Note:
    return Note(name, "", (Part(text),), markup)


def parse(text: str, *, name: str = "note.md", markup: str = "markdown") -> Document:
    return parse_note(note(text, name=name, markup=markup))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def written(block: Block) -> str:
    """A block in a line, as in `3 item2 ordered :5 §0 #1 <2 ^2 | some text | strong:text`.

    Index, kind with level, line, section, group, parent and lead; the text; the marks.
    """
    head = [str(block.index), f"{block.kind}{block.level or ''}"]
    head += ["ordered"] if block.ordered else []
    head += [f"{block.row},{block.column}"] if block.kind == "cell" else []
    head += [block.language] if block.language else []
    head += [f":{block.line}"]
    for sign, value in (("§", block.section), ("#", block.group), ("<", block.parent), ("^", block.lead)):
        head += [] if value is None else [f"{sign}{value}"]
    marks = [
        f"{mark.kind}:{block.text[mark.start : mark.end]}" + (f"→{mark.target}" if mark.target else "")
        for mark in block.marks
        if block.kind != "math"
    ]
    fields = [" ".join(head), block.text, *marks]
    return " | ".join(field.replace("\n", "⏎") for field in fields)


def check_positions(document: Document) -> None:
    """Everything that holds of the positions of any document's blocks."""
    place = (-1, -1)
    for index, block in enumerate(document.blocks):
        source = document.note.part(block.span.cell).text
        assert block.index == index
        assert block.text
        assert block.text == block.text.strip()
        assert (block.span.cell or 0, block.span.start) >= place
        place = (block.span.cell or 0, block.span.start)
        assert block.line == document.evidence(block.span, "").line
        _check_runs(block, source)
        for mark in block.marks:
            assert 0 <= mark.start < mark.end <= len(block.text)
        for other in (block.section, block.parent, block.lead):
            assert other is None or other < index
    for field in document.fields:
        assert document.evidence(field.span, "").quote


def _check_runs(block: Block, source: str) -> None:
    end, source_end = 0, block.span.start
    for run in block.runs:
        assert run.start == end < run.end
        assert source_end <= run.source_start < run.source_end <= block.span.end
        end, source_end = run.end, run.source_end
        if run.end - run.start == run.source_end - run.source_start:
            read, written_so = block.text[run.start : end], source[run.source_start : source_end]
            exact = all(_corresponds(*pair) for pair in zip(read, written_so, strict=True))
            assert exact or read == fix_encoding(written_so.replace("\0", "\ufffd"))
    assert end == len(block.text)
    for start in range(len(block.text)):
        span = block.source_span(start, start + 1)
        assert block.span.start <= span.start < span.end <= block.span.end


def _corresponds(char: str, source: str) -> bool:
    return char == source or (char in " \n" and source in "\n\r\t ") or (char == "\ufffd" and source == "\0")
