"""Fields: front matter and inline fields, with their places."""

from __future__ import annotations

import pytest

from extract.document import Document
from extract.reading.limits import MAX_FRONT_MATTER_CHARS
from tests.reading.made import check_positions, parse, texts


def fields(document: Document) -> list[tuple[str, str, str]]:
    """Name, value and the text at the place."""
    text = document.note.parts[0].text
    return [(field.name, field.value, text[field.span.start : field.span.end]) for field in document.fields]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_front_matter(line_end: str) -> None:
    text = """---
Title: "Ridge: regression"
aliases: [L2, 'Tikhonov']
count: 3
empty:
requires:
  - "[[maths/Norm#L2|norms]]"
  - plain
  # comment
unquoted: [[SVD]]
nested: {a: b}
text: |
  two
  lines
---
Body.
"""
    document = parse(text.replace("\n", line_end))
    check_positions(document)
    assert [(name, value) for name, value, _ in fields(document)] == [
        ("title", "Ridge: regression"),
        ("aliases", "L2"),
        ("aliases", "Tikhonov"),
        ("count", "3"),
        ("requires", "Norm"),
        ("requires", "plain"),
        ("unquoted", "SVD"),
        ("text", "two\nlines"),
    ]
    assert [place for _, _, place in fields(document)][:7] == [
        *('"Ridge: regression"', "L2", "'Tikhonov'", "3", "maths/Norm", "plain", "SVD"),
    ]
    assert [field.line for field in document.fields] == [2, 3, 3, 4, 7, 8, 10, 12]
    assert document.title == "Ridge: regression"
    assert texts(document) == ["Body."]


@pytest.mark.parametrize(
    "yaml",
    [
        "a: [1, 2",
        "a: b: c",
        "a: [[X]], [[Y]]",
        "key: @x",
        "a: *unknown",
        "- a\n- b: !!python/object:os.system x",
        "a: !!binary x\nb: \x01",
        "a: " + "[" * 500 + "]" * 500,
        "a: " + "x" * MAX_FRONT_MATTER_CHARS,
        "? [complex, key]\n: x",
        "a:\n\tb: tab",
    ],
)
def test_broken_or_odd_yaml_costs_the_fields_and_not_the_note(yaml: str) -> None:
    document = parse(f"---\nfirst: 1\n{yaml}\n---\nBody.")
    check_positions(document)
    assert texts(document)[-1] == "Body."


def test_many_references_in_yaml_are_not_followed() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 20)]
    document = parse("---\n" + "\n".join(lines) + "\n---\nBody.")
    assert len(document.fields) < 20_000
    assert texts(document) == ["Body."]


@pytest.mark.parametrize(
    "text", ["---\ntitle: never closed\n\nBody.", "\n---\ntitle: late\n---\n", "--- \nBody"]
)
def test_what_is_no_front_matter_gives_no_fields(text: str) -> None:
    assert parse(text).fields == ()


def test_toml_front_matter_is_left_out() -> None:
    document = parse('+++\ntitle = "x"\n+++\nBody.')
    assert texts(document) == ["Body."]
    assert document.fields == ()


def test_inline_fields() -> None:
    document = parse(
        "requires:: [[Chain rule]], [[maths/Norm#L2|norms]]\n"
        "Level:: hard *work*\n"
        "- [uses:: gradient] and (see:: [[X]])\n"
        "- std::vector is a::b, key::value\n"
    )
    check_positions(document)
    assert fields(document) == [
        ("requires", "Chain rule", "Chain rule"),
        ("requires", "Norm", "norms"),
        ("level", "hard work", "hard *work"),
        ("uses", "gradient", "gradient"),
        ("see", "X", "X"),
    ]
    assert texts(document)[0] == "requires:: Chain rule, norms\nLevel:: hard work"


def test_code_holds_no_fields() -> None:
    assert parse("```\nrequires:: x\n```").fields == ()
