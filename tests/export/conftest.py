"""A graph to ask, as Turtle and in a process that answers queries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import export
from export.workers import Worker
from tests.export.graphs import sample


@pytest.fixture(scope="module")
def turtle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("query") / "graph.ttl"
    path.write_text(export.turtle(sample()))
    return path


@pytest.fixture(scope="module")
def worker(turtle: Path) -> Iterator[Worker]:
    with Worker([turtle], locate=True) as process:
        yield process
