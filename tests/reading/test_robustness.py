"""Hostile notes: read or given up in moments, never with a traceback."""

from __future__ import annotations

import time

import pytest

from extract.document import line_of
from extract.reading import markdown
from tests.reading.made import check_positions, parse, texts

SECONDS = 20
"""Generous: each case takes a second or so, and minutes when something is quadratic."""

HOSTILE = {
    "nested quotes": ">" * 10_000 + " x",
    "nested brackets": "[" * 10_000 + "x" + "]" * 10_000,
    "nested lists": "".join("  " * depth + "- a\n" for depth in range(300)),
    "nested markers": "- " * 10_000 + "a",
    "nested quotes and lists": "> - " * 2_000 + "a",
    "nested footnotes": "[^a]: " * 3_000,
    "nested directives": "".join("`" * (60 - depth) + "{note}\n" for depth in range(50)),
    "open brackets": "[" * 60_000,
    "open pictures": "![" * 40_000,
    "open wikilinks": "[[" * 40_000,
    "open footnotes": "^[" * 50_000,
    "open tags": "<" * 60_000,
    "open comments": "a <!--\n" * 10_000,
    "open dollars": "$a " * 60_000,
    "open display formulas": "\\[a\n" * 20_000,
    "open hidden comments": "%%a b\n" * 40_001,
    "open highlights": "==a " * 50_000,
    "stars": "*a " * 20_000,
    "mixed stars": "**a*_ " * 10_000,
    "backticks": "".join("`" * count + "a" for count in range(1, 600)),
    "ampersands": "&" * 60_000,
    "spaces": "# a" + " " * 1_000_000 + "b",
    "items": "- a\n" * 20_000,
    "headings": "# a\n" * 20_000,
    "wide table": "|" + "a|" * 1_000 + "\n|" + "-|" * 1_000 + "\n" + ("|" + "a|" * 1_000 + "\n") * 20,
    "blank lines": "\n" * 1_000_000,
    "words": "word " * 200_000,
    "letters": "a" * 1_000_000,
    "braces": "# " + "{#" * 100_000 + "}",
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_markdown_is_read_in_moments(name: str) -> None:
    begin = time.process_time()
    parse(HOSTILE[name])
    assert time.process_time() - begin < SECONDS


@pytest.mark.parametrize("name", ["words", "letters", "spaces", "items", "blank lines"])
def test_hostile_plain_text_is_read_in_moments(name: str) -> None:
    begin = time.process_time()
    parse(HOSTILE[name], markup="plain")
    assert time.process_time() - begin < SECONDS


def test_a_line_of_a_megabyte_keeps_its_words_and_markup() -> None:
    text = "some *marked* words and " * 42_000
    (block,) = parse(text).blocks
    assert block.text.split() == text.replace("*", "").split()
    assert len(block.marks) > 41_000


def test_nul_bytes_are_replaced_in_the_text_and_kept_in_the_source() -> None:
    document = parse("a\0b *c\0d*\n\n# e\0f\n\n|g\0|\n|-|\n|h\0|")
    check_positions(document)
    assert texts(document) == ["a\ufffdb c\ufffdd", "e\ufffdf", "g\ufffd", "h\ufffd"]
    assert document.evidence(document.blocks[0].source_span(0, 3), "").quote == "a\0b"


def test_too_deep_for_the_stack_is_read_as_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def overflow(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(markdown, "block_tokens", overflow)
    assert texts(parse("---\ntitle: x\n---\n*One*\n\nTwo")) == ["*One*", "Two"]


def test_deep_lists_of_real_notes_are_read() -> None:
    text = "".join("  " * depth + f"- level {depth}\n" for depth in range(20))
    assert [block.level for block in parse(text).blocks] == list(range(1, 21))


def test_line_numbers_of_many_places_take_a_moment() -> None:
    text = "a line of text\n" * 50_000
    begin = time.process_time()
    for offset in range(0, len(text), 10):
        line_of(text, offset)
    assert time.process_time() - begin < 5
