"""Loading and the shipped queries: Oxigraph under rdflib's interface against rdflib's own store.

Run `python -m tests.benchmarks.sparql_speed [CONCEPTS RELATIONS]`. Each query of rdflib runs in a process of
its own and is stopped after a limit, so some ratios are lower bounds, marked with ≥.
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from export.iris import prefixes
from export.named import named_queries
from export.skos_turtle import write
from tests.export.graphs import large

REPEATS = 3
VALUES = {
    "prerequisites": ["concept 5000"],
    "unlocks": ["concept 15000"],
    "kinds": ["concept 10"],
    "parts": ["concept 200"],
    "learn-next": ["concept 300"],
    "evidence": ["concept 700", "concept 650"],
    "path": ["concept 900", "concept 100"],
    "common-ground": ["concept 400", "concept 390"],
}
"""What to ask the queries that take values."""


def main() -> None:
    """Measures and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("concepts", nargs="?", type=int, default=20_000)
    parser.add_argument("relations", nargs="?", type=int, default=100_000)
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for one query of rdflib")
    args = parser.parse_args()
    graph = large(args.concepts, args.relations, 1)
    seconds, text = _timed(lambda: write(graph))
    print(f"writing Turtle: {seconds:.2f} s, {len(text) / 1e6:.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.ttl"
        path.write_text(text, encoding="utf-8")
        _compare(path, args.limit)


def _compare(path: Path, limit: float) -> None:
    import rdflib

    from export.rdf import open_graph

    fast_load, fast = _timed(lambda: open_graph([path]))
    slow_load, slow = _timed(lambda: rdflib.Graph().parse(path))
    print(f"{len(slow)} triples; each line: Oxigraph, rdflib, ratio")
    _line("loading", fast_load, slow_load)
    names = prefixes()
    ratios = [slow_load / fast_load]
    for query in named_queries().values():
        text = query.filled(VALUES[query.name]) if query.parameters and query.name in VALUES else query.text
        runs = [_timed(lambda t=text: _rows(fast, t, names)) for _ in range(REPEATS)]  # type: ignore[misc]
        seconds = statistics.median(run[0] for run in runs)
        slow_seconds, answer = _limited(slow, text, names, limit)
        if answer is not None and answer != runs[0][1]:
            print(f"{query.name}: the answers differ ({len(runs[0][1])} and {len(answer)} rows)")
        _line(query.name, seconds, slow_seconds, bound=answer is None)
        ratios.append(slow_seconds / seconds)
    print(f"smallest ratio {min(ratios):.1f}, median {statistics.median(ratios):.1f}")


def _line(name: str, fast: float, slow: float, *, bound: bool = False) -> None:
    print(f"{name:24}{fast:9.3f} s {slow:9.3f} s {'≥' if bound else ' '}{slow / fast:8.1f}", flush=True)


def _timed(run: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    found = run()
    return time.perf_counter() - start, found


def _rows(graph: Any, query: str, names: dict[str, str]) -> list[tuple[str, ...]]:
    """Sorted rows; numbers as floats and lists as sets of parts, since the engines write them differently."""
    found = graph.query(query, initNs=names)
    return sorted(tuple(_plain(value) for value in row) for row in found)


def _plain(value: Any) -> str:
    try:
        return f"{float(value):.6f}"
    except (TypeError, ValueError):
        return ",".join(sorted(str(value).split(", ")))


def _limited(graph: Any, query: str, names: dict[str, str], limit: float) -> tuple[float, Any]:
    """Time and rows; the limit and None for a query that took longer. The child inherits the graph."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)

    def work() -> None:
        theirs.send(_timed(lambda: _rows(graph, query, names)))

    process = context.Process(target=work)
    process.start()
    found = ours.recv() if ours.poll(limit) else (limit, None)
    process.kill()
    process.join()
    return found


if __name__ == "__main__":
    main()
