"""Starting: commands that ask a graph load nothing heavy, and answer at once."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

HEAVY = ("spacy", "rdflib", "pyvis", "networkx", "numpy", "pyoxigraph", "thinc", "wordfreq", "markdown_it")

MOST_TIMES_BARE = 5.0
"""`--help` may take five times as long as an empty program."""

MOST_SECONDS = 0.25
"""A look-up in a graph of the size of a course's notes."""

SLACK = 2.0
"""Other programs share the machine that runs the tests. A stray heavy import costs ten times as much."""

RUNS = 7


def median_seconds(*arguments: str) -> float:
    """Median run time of Python with some arguments."""

    def once() -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        return time.perf_counter() - start

    return statistics.median(once() for _ in range(RUNS))


def loaded(code: str) -> set[str]:
    """The heavy packages that a program has loaded when it ends."""
    script = (
        "import sys, io, contextlib\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        f"    {code}\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "module", ["graph.explore", "graph.console", "extract.__main__", "export.__main__", "viewer.__main__"]
)
def test_help_loads_nothing_heavy(module: str) -> None:
    assert loaded(f"import {module} as m; m.main(['--help'])") == set()


def test_a_look_up_loads_nothing_heavy(sample_output: Path) -> None:
    graph = str(sample_output / "graph.json")
    for words in (["gradient descent"], ["SVD", "--json"], ["gradient desent"]):
        assert loaded(f"import graph.explore as m; m.main({[*words, '--graph', graph]!r})") == set()


def test_help_comes_at_once() -> None:
    bare = median_seconds("-c", "pass")
    assert median_seconds("-m", "graph.explore", "--help") <= MOST_TIMES_BARE * bare * SLACK


def test_a_look_up_answers_at_once(sample_output: Path) -> None:
    graph = str(sample_output / "graph.json")
    took = median_seconds("-m", "graph.explore", "gradient descent", "--graph", graph)
    assert took <= MOST_SECONDS * SLACK * max(1.0, (os.getloadavg()[0] / (os.cpu_count() or 1)))
