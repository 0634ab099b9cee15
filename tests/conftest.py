"""What all rooms' tests share."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("concepts", deadline=None)  # a busy machine is no flaw of the program
settings.load_profile("concepts")

SAMPLE_NOTES = Path(str(files("extract"))) / "sample_notes"


def need(tool: str | None, what: str) -> str:
    """A program that some tests run. Without it they are skipped, but never where `CONCEPTS_CI` is set."""
    if tool:
        return tool
    if os.environ.get("CONCEPTS_CI"):
        pytest.fail(f"{what} is missing, and CI may skip nothing")
    pytest.skip(f"needs {what}")


@pytest.fixture(scope="session")
def sample_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the sample notes were built, once."""
    from extract.__main__ import main

    folder = tmp_path_factory.mktemp("sample") / "concept-graph"
    assert main(["-o", str(folder), "--quiet"]) == 0
    return folder
