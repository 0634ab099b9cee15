"""The README says what the program does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph.console import BUILDS, QUESTIONS, TOOLS
from tests.readme import README, commands, rewritten


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("readme")
    subprocess.run([sys.executable, "-m", "extract", "-q", "-o", place / "concept-graph"], check=True)
    return place


TRIED_ELSEWHERE = {"serve": "tests/export/test_readme_python.py", "push": "tests/export/test_push.py"}
"""Commands that need a partner: where the README's example of each is run."""


@pytest.mark.parametrize("command", [command.name for command in (*BUILDS, *QUESTIONS, *TOOLS)])
def test_every_command_has_an_example_that_is_run(command: str) -> None:
    text = README.read_text("utf-8")
    call = re.compile(rf"\bconcepts {command}\b")
    if command in TRIED_ELSEWHERE:
        assert call.search(text)
        assert "README" in (README.parent / TRIED_ELSEWHERE[command]).read_text("utf-8")
    else:
        assert any(call.search(line) for line in commands(text))


def test_every_example_prints_what_the_readme_shows(folder: Path) -> None:
    text = README.read_text("utf-8")
    assert rewritten(text, folder) == text
