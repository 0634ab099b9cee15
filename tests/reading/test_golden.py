"""Golden cases: a note, and the blocks that it is read as."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.made import check_positions, parse, written

GOLDEN = Path(__file__).with_name("golden.txt").read_text(encoding="utf-8")


def cases() -> list[tuple[str, str, str]]:
    parts = [part.split("\n", 1) for part in GOLDEN.split("@@@")[1:]]
    inputs, outputs = parts[::2], parts[1::2]
    return [
        (title.strip(), source, expected[1].strip())
        for (title, source), expected in zip(inputs, outputs, strict=True)
    ]


@pytest.mark.parametrize(("source", "expected"), [pytest.param(*case[1:], id=case[0]) for case in cases()])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_golden(source: str, expected: str, line_end: str) -> None:
    document = parse(source.replace("\n", line_end))
    check_positions(document)
    assert [written(block).replace("\r", "") for block in document.blocks] == expected.split("\n")
