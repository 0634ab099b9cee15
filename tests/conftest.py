"""What many tests share: the graph of the sample notes, built once."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

SAMPLE_NOTES = Path(str(files("extract"))) / "sample_notes"


@pytest.fixture(scope="session")
def sample_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the sample notes were built."""
    from extract.__main__ import main

    folder = tmp_path_factory.mktemp("sample") / "concept-graph"
    assert main(["-o", str(folder), "--quiet"]) == 0
    return folder
