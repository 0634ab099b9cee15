"""Loading and the shipped queries: Oxigraph against rdflib's own store and engine, side by side.

Run `python -m tests.benchmarks.sparql_speed [CONCEPTS RELATIONS] [--limit SECONDS]`. Three ways to an answer:

- query: what `concepts query` and the endpoint do, from the text of the query to the CSV that is sent;
- interface: rdflib's interface on Oxigraph (`export.rdf.open_graph`), from the text to rdflib's rows;
- rdflib: rdflib's interface on its own store, from the text to rdflib's rows.

Figures are seconds of processor time in this process, which other work on the machine sways less than the
clock. All run once, cold. A query of rdflib is stopped at the limit; then its ratios are lower bounds, marked
with ≥, and its answer is not compared. Otherwise the answers of interface and rdflib must be the same.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from export.engine import Answer, Wanted, answer
from export.iris import prefixes
from export.named import NamedQuery, named_queries
from export.rdf_files import store_of
from export.skos_turtle import write
from tests.export.graphs import large

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


GOAL = 10.0
"""How many times as fast as rdflib all of it should be."""


class _Stopped(BaseException):
    """The limit has come. No library takes it for an error of its own."""


def main() -> int:
    """Measures and prints a table; 1 if an answer differs or a ratio that is known is below the goal."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("concepts", nargs="?", type=int, default=20_000)
    parser.add_argument("relations", nargs="?", type=int, default=100_000)
    parser.add_argument("--limit", type=float, default=60.0, help="processor seconds for one query of rdflib")
    parser.add_argument("--only", nargs="*", metavar="QUERY", help="measure only these queries")
    args = parser.parse_args()
    graph = large(args.concepts, args.relations, 1)
    seconds, text = _timed(lambda: write(graph))
    print(f"writing Turtle: {seconds:.2f} s, {len(text) / 1e6:.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.ttl"
        path.write_text(text, encoding="utf-8")
        return 0 if _compare(path, args.limit, args.only) else 1


def _compare(path: Path, limit: float, only: list[str] | None) -> bool:
    import rdflib

    from export.rdf import open_graph

    names = prefixes()
    asked = {q.name: _filled(q) for q in named_queries().values() if not only or q.name in only}
    # Ours come first: beside millions of rdflib's objects, the garbage collector slows down everything.
    load, direct = _direct(path, asked, names)
    interface_load, interface = _timed(lambda: open_graph([path]))
    fast = {name: _timed(lambda t=text: _rows(interface, t, names)) for name, text in asked.items()}
    slow_load, slow = _timed(lambda: rdflib.Graph().parse(path))
    print(f"{len(slow)} triples; processor seconds, and how many times as fast as rdflib")
    print(f"{'':24}{'query':>9}{'interface':>11}{'rdflib':>10}{'query':>12}{'interface':>12}")
    good = _line("loading", load, interface_load, slow_load)
    for name, text in asked.items():
        seconds, expected = _limited(lambda t=text: _rows(slow, t, names), limit)
        ours, found = fast[name]
        good &= _line(name, direct[name], ours, seconds, bound=expected is None)
        if expected is not None and _comparable(found) != _comparable(expected):
            print(f"  the answers differ ({len(found)} and {len(expected)} rows)")
            good = False
    return good


def _direct(path: Path, asked: dict[str, str], names: dict[str, str]) -> tuple[float, dict[str, float]]:
    """Seconds of loading and of each query, up to the CSV."""
    load, (store, _) = _timed(lambda: store_of([path]))

    def run(query: str) -> Answer:
        return answer(store, query, wanted=Wanted("csv"), prefixes=names)

    return load, {name: _timed(lambda t=text: run(t))[0] for name, text in asked.items()}


def _filled(query: NamedQuery) -> str:
    return query.filled(VALUES[query.name]) if query.parameters else query.text


def _line(name: str, direct: float, fast: float, slow: float, *, bound: bool = False) -> bool:
    mark = "≥" if bound else " "
    ratios = [slow / max(seconds, 1e-6) for seconds in (direct, fast)]
    shown = "".join(f"{mark:>3}{ratio:9.1f}" for ratio in ratios)
    print(f"{name:24}{direct:9.3f}{fast:11.3f}{slow:10.3f}{shown}", flush=True)
    return bound or min(ratios) >= GOAL


def _timed(run: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    found = run()
    return time.process_time() - start, found


def _rows(graph: Any, query: str, names: dict[str, str]) -> list[Any]:
    return list(graph.query(query, initNs=names))


def _comparable(rows: list[Any]) -> list[tuple[str, ...]]:
    """Sorted rows; numbers as floats and lists as sets of parts, since the engines write them differently."""
    return sorted(tuple(_plain(value) for value in row) for row in rows)


def _plain(value: Any) -> str:
    try:
        return f"{float(value):.6f}"
    except (TypeError, ValueError):
        return ",".join(sorted(str(value).split(", ")))


def _limited(run: Callable[[], Any], limit: float) -> tuple[float, Any]:
    """Time and rows; the limit and None for what took longer."""

    def stop(_: int, __: Any) -> None:
        raise _Stopped

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        return _timed(run)
    except _Stopped:
        return limit, None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


if __name__ == "__main__":
    sys.exit(main())
