from __future__ import annotations

from pathlib import Path

import pytest

from graph.store import encode
from tests.graph.sample import FILE, sample_graph
from tests.graph.transcripts import FOLDER, replay


def test_the_sample_file_is_what_the_sample_makes() -> None:
    assert FILE.read_bytes() == encode(sample_graph())


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.txt")))
def test_commands_print_what_the_transcript_says(name: str, tmp_path: Path) -> None:
    text = (FOLDER / name).read_text("utf-8")
    assert replay(text, folder=tmp_path) == text
