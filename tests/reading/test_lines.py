"""Lines that stand for themselves: labelled terms, bold titles, links alone."""

from __future__ import annotations

import pytest

from extract.document import BOLD_TITLE, FILE_TITLE, BlockKind, MarkKind
from extract.reading.parse import entitled
from extract.settings import SHORT_PAGE
from tests.extract.made import document


def blocks(text: str) -> list[tuple[str, str]]:
    """(kind, text) of each block; bold titles are shown as such."""
    return [
        ("title" if b.kind is BlockKind.HEADING and b.level == BOLD_TITLE else b.kind.value, b.text)
        for b in document(text).blocks
    ]


CASES = {
    "labelled terms on lines of one paragraph": (
        "**Primase** - makes primers\n**Ligase** - joins fragments\nof DNA",
        [("paragraph", "Primase - makes primers"), ("paragraph", "Ligase - joins fragments of DNA")],
    ),
    "a bold line alone is a title": (
        "**Slow start**\nThe window doubles.",
        [("title", "Slow start"), ("paragraph", "The window doubles.")],
    ),
    "a bold term at the start of a wrapped line is no label": (
        "Training uses the\n**chain rule** to go backwards.",
        [("paragraph", "Training uses the chain rule to go backwards.")],
    ),
    "a bold line with a colon introduces what follows": (
        "**Key components:**\n\n- an encoder",
        [("paragraph", "Key components:"), ("item", "an encoder")],
    ),
    "a bold sentence is stress": ("**Never do this again.**", [("paragraph", "Never do this again.")]),
    "links alone are no part of the sentence below": (
        "[[Home]] [[Index]]\nA scheduler picks a process.",
        [("paragraph", "Home Index"), ("paragraph", "A scheduler picks a process.")],
    ),
    "a bold line in an item stays an item": (
        "- **Slow start**\n  The window doubles.",
        [("item", "Slow start"), ("paragraph", "The window doubles.")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_lines(name: str) -> None:
    text, expected = CASES[name]
    assert blocks(text) == expected


def test_an_entry_with_a_label_ends_the_section_of_a_bold_title() -> None:
    note = document("# Routing\n\n**Within a subnet**\n\nText.\n\n**Switch**: a device of the link layer.")
    heading, title, text, entry = note.blocks
    assert text.section == title.index
    assert entry.section == heading.index


def test_a_short_note_stands_below_its_file_name() -> None:
    note = entitled(document("Keeps reads apart from writes.\n\n## When\n\n- often", "CQRS.md"))
    title, first, section, item = note.blocks
    assert (title.kind, title.level, title.text) == (BlockKind.HEADING, FILE_TITLE, "CQRS")
    assert (first.section, section.section, item.lead) == (title.index, title.index, section.index)
    span = title.source_span(0, len(title.text))
    assert note.note.parts[0].text[span.start : span.end] == "Keeps reads apart from writes."


def test_a_title_that_the_note_says_is_not_said_again() -> None:
    assert [b.level for b in entitled(document("# CQRS\n\nText.", "CQRS.md")).blocks] == [1, 0]


def test_a_long_note_has_no_heading_of_its_file() -> None:
    blocks = entitled(document("word " * (SHORT_PAGE + 1), "lecture.md")).blocks
    assert all(block.kind is not BlockKind.HEADING for block in blocks)


def test_a_file_name_is_read_as_words() -> None:
    assert document("Text.", "consumer-choice.md").title == "consumer choice"


def test_a_line_of_many_tags_is_read_at_once() -> None:
    tags = "#a-" * 60
    assert blocks(f"Text.\n{tags}!\n")[0][0] == "paragraph"
    assert len(blocks(f"Text.\n{tags}\n")) == 2


def test_a_small_letter_with_a_subscript_is_a_formula_and_a_substance_is_none() -> None:
    (block,) = document("The delay d<sub>max</sub> of CO<sub>2</sub> and v</sub> it.").blocks
    assert block.text == "The delay dmax of CO2 and v it."
    assert [(block.text[mark.start : mark.end], mark.kind) for mark in block.marks] == [
        ("max", MarkKind.MATH)
    ]
