"""The README's Python examples print what it shows."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.readme import README

BLOCKS = re.findall(r"```pycon\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
SHOWN_ADDRESS = "http://127.0.0.1:8765"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("readme")
    subprocess.run([sys.executable, "-m", "extract", "-q", "-o", place / "concept-graph"], check=True)
    return place


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "export.commands.serve", "--port", "0"]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(README.parent)},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    found = re.match(r"(http://\S+)/", process.stderr.readline())
    assert found
    yield found[1]
    process.terminate()
    process.communicate(timeout=10)


def test_there_are_python_examples() -> None:
    assert len(BLOCKS) >= 2
    assert any(SHOWN_ADDRESS in block for block in BLOCKS)


@pytest.mark.parametrize("block", BLOCKS)
def test_python_examples(folder: Path, address: str, monkeypatch: pytest.MonkeyPatch, block: str) -> None:
    monkeypatch.chdir(folder)
    text = block.replace(SHOWN_ADDRESS, address)
    test = doctest.DocTestParser().get_doctest(text, {}, "README", "README.md", 0)
    found: list[str] = []
    result = doctest.DocTestRunner().run(test, out=found.append)
    assert result.attempted > 0
    assert result.failed == 0, "".join(found)
