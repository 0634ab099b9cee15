"""Plain text: paragraphs, lists, and the headings that are plain to see."""

from __future__ import annotations

import pytest

from tests.reading.made import check_positions, parse, written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "One\n  two  \nthree\n\n\nFour *x*",
            ["0 paragraph :1 | One two three", "1 paragraph :6 | Four *x*"],
        ),
        (
            "Title\n=====\nText\n\nSub\n---\n",
            ["0 heading1 :1 | Title", "1 paragraph :3 §0 | Text", "2 heading2 :5 §0 | Sub"],
        ),
        ("GRADIENT DESCENT\n\nIt is.", ["0 heading1 :1 | GRADIENT DESCENT", "1 paragraph :3 §0 | It is."]),
        ("STOP SHOUTING!\n\nSVD", ["0 paragraph :1 | STOP SHOUTING!", "1 paragraph :3 | SVD"]),
        (
            "Steps:\n- one\n  goes on\n- two",
            ["0 paragraph :1 | Steps:", "1 item1 :2 #1 ^0 | one goes on", "2 item1 :4 #1 ^0 | two"],
        ),
        ("1. a\n2) b", ["0 item1 ordered :1 #1 | a", "1 item1 ordered :2 #1 | b"]),
        (
            "long " * 40 + "end.\n" + "more " * 40,
            ["0 paragraph :1 | " + "long " * 40 + "end.", "1 paragraph :2 | " + ("more " * 40).strip()],
        ),
        ("", []),
        ("\n \n\t\n", []),
        ("-\n\n---\n\n=====", ["0 paragraph :1 | -", "1 paragraph :3 | ---", "2 paragraph :5 | ====="]),
    ],
)
def test_plain_text(text: str, expected: list[str]) -> None:
    document = parse(text, name="a.txt", markup="plain")
    check_positions(document)
    assert [written(block) for block in document.blocks] == expected
