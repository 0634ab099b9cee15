"""The README says what the program does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.readme import README, commands, rewritten


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("readme")
    subprocess.run([sys.executable, "-m", "extract", "-q", "-o", place / "concept-graph"], check=True)
    return place


def test_the_readme_has_examples() -> None:
    assert len(commands(README.read_text("utf-8"))) >= 6


def test_every_example_prints_what_the_readme_shows(folder: Path) -> None:
    text = README.read_text("utf-8")
    assert rewritten(text, folder) == text
