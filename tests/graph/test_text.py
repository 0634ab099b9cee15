from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.notes import is_overview, note_key, show_place
from graph.quotes import clean, plain
from graph.relations import whole_percent
from graph.terminal import Screen, columns, cut_to, wrap


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("**PCA** is *linear*.", "PCA is linear."),
        ("__PCA__ is _linear_.", "PCA is linear."),
        ("snake_case_name and 2*3*4", "snake_case_name and 2*3*4"),
        (
            "see [PCA](#pca) and [[SVD]] and [[Ridge|ridge regression]]",
            "see PCA and SVD and ridge regression",
        ),
        ("![a plot](plot.png) of `x_1`", "a plot of x_1"),
        ("$x^2 * y * z$ and $$A_1 B_1$$", "x^2 * y * z and A_1 B_1"),
        ("costs $5 and $6", "costs $5 and $6"),
        ("- an item\n- another", "an item another"),
        ("## A *heading* ##", "A heading"),
        ("> quoted\n> twice", "quoted twice"),
        ("a note[^1] here <b>bold</b><br>line <!-- hidden -->", "a note here bold line"),
        (r"\*not emphasis\*", "*not emphasis*"),
        ("**Ridge (L2", "Ridge (L2"),
        ("`a * b * c` and `x_y_z`", "a * b * c and x_y_z"),
        (r"\$5 and $x$", "$5 and x"),
        ("a < b and c > d", "a < b and c > d"),
        ("\x1b[31mred\x1b[0m\x07\u202eevil", "[31mred[0mevil"),
    ],
)
def test_marks_are_taken_away_for_display(quote: str, shown: str) -> None:
    assert plain(quote) == shown


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    for shown in (plain(text), clean(text)):
        assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or "\ud800" <= c <= "\udfff" for c in shown)
        assert "\n" not in shown


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf"])), st.integers(20, 100))
def test_wrapped_text_fits_and_keeps_its_letters(text: str, width: int) -> None:
    tidy = clean(text)
    rows = wrap(tidy, width, first=2, later=4)
    assert all(columns(row) <= width - (4 if number else 2) for number, row in enumerate(rows))
    assert "".join(rows).replace(" ", "") == tidy.replace(" ", "")
    assert columns(cut_to(tidy, width)) <= width


def test_colours_are_for_terminals_and_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert Screen(Terminal()).paint("a", "title") == "\x1b[1ma\x1b[0m"
    assert Screen(io.StringIO()).paint("a", "title") == "a"
    monkeypatch.setenv("NO_COLOR", "1")
    assert Screen(Terminal()).paint("a", "title") == "a"
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert Screen(Terminal()).paint("a", "title") == "a"


@pytest.mark.parametrize(("columns_set", "width"), [("50", 50), ("7", 40), ("500", 100), ("wide", 80)])
def test_the_width_follows_the_terminal_within_reason(
    columns_set: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns_set)
    assert Screen(io.StringIO()).width == width


def test_notes_are_read_in_the_order_of_their_numbers() -> None:
    notes = ["10-end.md", "2-middle.md", "1-start.md", "2-middle/3.md", "a.md"]
    assert sorted(notes, key=note_key) == [
        "1-start.md",
        "2-middle/3.md",
        "2-middle.md",
        "10-end.md",
        "a.md",
    ]
    assert is_overview("x/README.md")
    assert not is_overview("x/readme-first.md")


def test_places_count_cells_from_one() -> None:
    assert show_place("a.md", line=3, cell=None) == "a.md:3"
    assert show_place("a.ipynb", line=3, cell=0) == "a.ipynb cell 1 line 3"


@pytest.mark.parametrize(
    ("confidence", "shown"), [(0.0, 0), (0.494, 49), (0.4975, 49), (0.5, 50), (0.615, 62), (0.996, 100)]
)
def test_what_is_not_likely_is_not_rounded_up_to_it(confidence: float, shown: int) -> None:
    assert whole_percent(confidence) == shown
