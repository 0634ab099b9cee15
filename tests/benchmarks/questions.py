"""How long questions take, start of Python included, beside a bare start of Python.

    python -m tests.benchmarks.questions [--concepts 100000] [--relations 400000] [--graph FILE]

Without `--graph`, a graph is made in a temporary folder. Each command runs once to warm the file cache (which
also makes the index of a large graph) and then several times; the fastest is shown.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from graph.index import index_path
from graph.source import open_source
from graph.store import save
from tests.graph.made import made_graph

RUNS = 3


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--concepts", type=int, default=100_000)
    parser.add_argument("--relations", type=int, default=400_000)
    parser.add_argument("--graph", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.graph or Path(folder, "graph.json")
        if options.graph is None:
            save(made_graph(options.concepts, options.relations), path)
        _measure(path)


def _measure(path: Path) -> None:
    print(f"{path.stat().st_size / 1e6:.1f} MB of graph.json")
    begin = time.perf_counter()
    source = open_source(path)
    bare = source.skeleton
    size = index_path(path).stat().st_size / 1e6 if index_path(path).exists() else 0.0
    print(f"opened in {time.perf_counter() - begin:.2f} s, index of {size:.1f} MB")
    hub = bare.labels[max(range(len(bare.ids)), key=lambda n: len(bare.relations_to(n)))]
    deep = bare.labels[bare.in_order(range(len(bare.ids)))[-1]]
    first = bare.labels[bare.in_order(range(len(bare.ids)))[0]]
    print(f"{'bare Python':<34} {_fastest(['-c', 'pass']):6.3f} s")
    for name, words in (
        ("explore, most related concept", ["explore", hub]),
        ("explore, last in learning order", ["explore", deep]),
        ("explore, misspelt", ["explore", f"{hub[:-1]}x{hub[-1]}"]),
        ("explore --why", ["explore", deep, "--why", first]),
        ("path TO", ["path", deep]),
        ("path FROM TO", ["path", first, deep]),
        ("next", ["next"]),
        ("next --known", ["next", "--known", f"{hub},{first}"]),
        ("plan", ["plan", deep]),
        ("gaps", ["gaps"]),
        ("check", ["check"]),
        ("list", ["list", "--limit", "5"]),
        ("search", ["search", deep[:5]]),
        ("stats", ["stats"]),
    ):
        print(f"{name:<34} {_fastest(['-m', 'graph.console', *words, '--graph', str(path)]):6.3f} s")


def _fastest(words: list[str]) -> float:
    best = float("inf")
    for run in range(RUNS + 1):
        begin = time.perf_counter()
        done = subprocess.run([sys.executable, *words], capture_output=True, check=False)
        if done.returncode == 2:
            raise SystemExit(done.stderr.decode())
        if run:
            best = min(best, time.perf_counter() - begin)
    return best


if __name__ == "__main__":
    main()
