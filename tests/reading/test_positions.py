"""Whatever a note holds, every block leads back to its source."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import CellKind, Note, Part, line_of
from extract.reading import parse_note
from tests.reading.made import check_positions, parse

_SIGNS = [
    *"abc ,.:|*_`~$#>-+=[](){}<>!^%&\\\n\t\0\r",
    *(
        "\n\n",
        "  \n",
        "\r\n",
        "    ",
        "> ",
        "- ",
        "1. ",
        "# ",
        "```",
        "~~~",
        "$$",
        "\\(",
        "\\)",
        "\\[",
        "\\]",
    ),
    *(
        "[[",
        "]]",
        "](",
        "](b.md)",
        "**",
        "==",
        "%%",
        ":::",
        "!!! note\n",
        "[^1]",
        "[^1]: ",
        "^[",
        "\n: ",
        "|-|-|",
    ),
    *(
        "<b>",
        "</b>",
        "<br>",
        "<!--",
        "-->",
        "<div>",
        "</div>",
        "<h2>",
        "&amp;",
        "&#x41;",
        "\\begin{a}",
        "\\end{a}",
    ),
    *(":ref:`x`", "{term}`y`", "```{note} T\n", "> [!tip] U\n", "- [ ] ", "a:: b", "[@k]", "#tag", " ^id123"),
    *("---\n", "===\n", "[a]: b\n", "Größe", "数学", "\U0001d54f", "\u00a0", "\u2028", "\x0c", "\ufeff", "é"),
]
noisy = st.lists(st.sampled_from(_SIGNS), max_size=60).map("".join)
texts = st.one_of(noisy, st.text(max_size=200))


@given(noisy)
@settings(max_examples=600, deadline=None)
def test_every_run_of_markdown_leads_to_its_source(text: str) -> None:
    check_positions(parse(text))


@given(texts, st.sampled_from(["markdown", "plain"]))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str, markup: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    check_positions(parse(text, markup=markup))


@given(st.lists(st.tuples(noisy, st.sampled_from(CellKind)), max_size=4))
@settings(max_examples=100, deadline=None)
def test_cells_point_into_themselves(cells: list[tuple[str, CellKind]]) -> None:
    parts = tuple(Part(text, kind, index) for index, (text, kind) in enumerate(cells))
    document = parse_note(Note("note.ipynb", "", parts))
    check_positions(document)
    assert all(block.span.cell is not None for block in document.blocks)


@given(noisy)
@settings(max_examples=100, deadline=None)
def test_reading_is_repeatable(text: str) -> None:
    assert parse(text) == parse(text)


@given(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1, max_size=30))
def test_plain_words_stay_as_they_are(words: list[str]) -> None:
    text = " ".join(words)
    (block,) = parse(text).blocks
    assert block.text == text
    for word in words:
        start = text.index(word)
        span = block.source_span(start, start + len(word))
        assert text[span.start : span.end] == word


def test_a_term_inside_markup_leads_to_its_own_letters() -> None:
    document = parse("> - so **ridge\n>   regression** is")
    (block,) = document.blocks
    start = block.text.index("ridge regression")
    span = block.source_span(start, start + len("ridge regression"))
    assert document.evidence(span, "").quote == "ridge\n>   regression"


def test_a_formula_leads_to_all_of_it() -> None:
    document = parse("let $x^2$ be")
    (block,) = document.blocks
    assert document.evidence(block.source_span(4, 5), "").quote == "$x^2$"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 0), (2, 1), (0, 100)])
def test_ranges_outside_a_block_are_refused(start: int, end: int) -> None:
    (block,) = parse("some text").blocks
    with pytest.raises(ValueError, match="no source"):
        block.source_span(start, end)


@given(st.text(alphabet="ab\r\n", max_size=40))
def test_line_of_counts_all_line_ends(text: str) -> None:
    line = 1
    for offset, char in enumerate(text):
        assert line_of(text, offset) == line
        if char == "\n" or (char == "\r" and text[offset + 1 : offset + 2] != "\n"):
            line += 1


def test_headings_above_a_block_go_on_over_cells() -> None:
    parts = (
        Part("# One\n## Two", CellKind.TEXT, 0),
        Part("x = 1", CellKind.CODE, 1),
        Part("Text.", CellKind.TEXT, 2),
    )
    document = parse_note(Note("note.ipynb", "", parts))
    code, paragraph = document.blocks[2:]
    assert [heading.text for heading in document.headings_above(paragraph)] == ["Two", "One"]
    assert code.section == paragraph.section == 1


def test_mojibake_is_repaired_in_the_plain_text_and_stays_in_the_source() -> None:
    document = parse("so *Bayesâ€™* theorem")
    check_positions(document)
    (block,) = document.blocks
    assert block.text == "so Bayes’ theorem"
    assert document.evidence(block.source_span(3, 9), "").quote == "Bayesâ€™"


def test_title_is_the_field_else_the_only_top_heading_else_the_stem() -> None:
    assert parse("---\ntitle: Given\n---\n# Top").title == "Given"
    assert parse("# Top\n## Sub").title == "Top"
    assert parse("# One\n# Two", name="a/b.c.md").title == "b.c"


def test_the_only_top_heading_after_prose_is_a_section() -> None:
    matrix = parse(
        "A matrix is a rectangular array of numbers.\n\n# Operations\n## Transpose", name="Matrix.md"
    )
    assert matrix.title == "Matrix"
    assert [matrix.is_title(block) for block in matrix.blocks] == [False, False, False]
    dated = parse("2024-03-01\n\n# Matrix\n\nA matrix is an array.", name="linear algebra.md")
    assert (dated.title, dated.is_title(dated.blocks[1])) == ("Matrix", True)
    assert parse("# Definition\n\nA matrix is an array.", name="Matrix.md").title == "Matrix"
