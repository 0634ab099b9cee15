"""Loading and the shipped queries: Oxigraph against rdflib's own store and engine, side by side.

Run `python -m tests.benchmarks.sparql_speed [CONCEPTS RELATIONS] [--limit SECONDS]`. Three ways to an answer:

- query: what `concepts query` and the endpoint do, from the text of the query to the CSV that is sent;
- interface: rdflib's interface on Oxigraph (`export.rdf.open_graph`), from the text to rdflib's rows;
- rdflib: rdflib's interface on its own store, from the text to rdflib's rows.

Figures are seconds of processor time in this process, which other work on the machine sways less than the
clock: of loading once, of a query the best of some tries, on all three sides. What lives before the tries is
no work for the garbage collector, on all three sides as well.

All sides get the same text, and the answers of interface and rdflib must be the same. A query of rdflib is
stopped at the limit; then its ratios are lower bounds, marked with ≥. What it could not answer in the large
graph is therefore compared in a small one, where each query must find something, too.
"""

from __future__ import annotations

import argparse
import gc
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from export.engine import Wanted, answer
from export.iris import prefixes
from export.named import named_queries
from export.rdf_files import store_of
from export.skos_turtle import write
from tests.benchmarks.asked import made, values

NOTES = 200
"""Notes of the large graph."""
SMALL = (60, 120, 2)
"""Concepts, relations and notes of the graph in which rdflib answers every query."""
TRIES = 3
"""Of each query, the best of which counts: single tries are swayed by other work on the machine."""
PATIENCE = 2.0
"""Seconds of rdflib after which a query is not tried again: other work sways long ones little."""
AGAIN = 2.0
"""Seconds after which a query is stopped again: an exception that arises in a destructor is dropped."""
WRITING = 3.0
"""Limits that rdflib has for writing what it holds as Turtle."""

GOAL = 10.0
"""How many times as fast as rdflib all of it should be."""


class _Stopped(BaseException):
    """The limit has come. No library takes it for an error of its own."""


def main() -> int:
    """Measures and prints a table; 1 if an answer differs or a ratio that is known is below the goal."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("concepts", nargs="?", type=int, default=20_000)
    parser.add_argument("relations", nargs="?", type=int, default=100_000)
    parser.add_argument("--limit", type=float, default=30.0, help="processor seconds for one query of rdflib")
    parser.add_argument("--only", nargs="*", metavar="QUERY", help="measure only these queries")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.ttl"
        writing, asked = _written(path, (args.concepts, args.relations, NOTES), args.only)
        good = _compare(path, asked, args.limit, writing)
        _, small = _written(path, SMALL, args.only)
        return 0 if _same(path, small, args.limit) and good else 1


def _written(path: Path, size: tuple[int, int, int], only: list[str] | None) -> tuple[float, dict[str, str]]:
    """Writes a made graph: in how many seconds, and the queries to ask about it, by name."""
    graph = made(*size)
    seconds, text = _timed(lambda: write(graph))
    print("{} concepts, {} relations, {} notes:".format(*size), end=" ")
    print(f"{len(text) / 1e6:.1f} MB of Turtle, written in {seconds:.2f} s")
    path.write_text(text, encoding="utf-8")
    wanted = values(graph)
    return seconds, {
        query.name: query.filled(wanted[query.name]) if query.parameters else query.text
        for query in named_queries().values()
        if not only or query.name in only
    }


def _compare(path: Path, asked: dict[str, str], limit: float, writing: float) -> bool:
    import rdflib

    from export.rdf import open_graph
    from export.rdf_terms import term

    names = prefixes()
    load, direct = _direct(path, asked, names)
    interface_load, interface = _timed(lambda: open_graph([path]))
    _settle()
    fast = {
        name: _best(partial(_rows, interface, text, names), before=term.cache_clear)
        for name, text in asked.items()
    }
    slow_load, slow = _timed(lambda: rdflib.Graph().parse(path))
    _settle()
    print(f"{len(slow)} triples; processor seconds, and how many times as fast as rdflib")
    print(f"{'':24}{'query':>9}{'interface':>11}{'rdflib':>10}{'query':>12}{'interface':>12}{'rows':>8}")
    good = _line("loading", load, interface_load, slow_load, found=len(slow))
    # Of writing, it is asked only that it keeps up.
    slow_writing, text = _limited(partial(slow.serialize, format="turtle"), limit * WRITING)
    _line("writing Turtle", writing, writing, slow_writing, found=len(slow), bound=text is None)
    del text
    for name, text in asked.items():
        seconds, expected = _best(partial(_rows, slow, text, names), limit=limit)
        ours, found = fast[name]
        bound = expected is None
        good &= _line(name, direct[name], ours, seconds, found=len(found), bound=bound)
        good &= bound or _agree(name, found, expected)
    return good


def _direct(path: Path, asked: dict[str, str], names: dict[str, str]) -> tuple[float, dict[str, float]]:
    """Seconds of loading and of each query, up to the CSV."""
    load, (store, _) = _timed(lambda: store_of([path]))
    _settle()
    run = partial(answer, wanted=Wanted("csv"), prefixes=names)
    return load, {name: _best(partial(run, store, text))[0] for name, text in asked.items()}


def _same(path: Path, asked: dict[str, str], limit: float) -> bool:
    """Whether both give the same answer to each query, and one that says something."""
    import rdflib

    from export.rdf import open_graph

    names = prefixes()
    ours, theirs = open_graph([path]), rdflib.Graph().parse(path)
    alike = 0
    for name, text in asked.items():
        found = _rows(ours, text, names)
        _, expected = _limited(partial(_rows, theirs, text, names), limit)
        if expected is None:
            print(f"  {name}: rdflib did not answer within {limit:g} s in the small graph either")
        elif not found:
            print(f"  {name}: the answer is empty")
        else:
            alike += _agree(name, found, expected)
    print(
        f"{alike} of {len(asked)} queries have the same answer on both in the small graph, and none is empty"
    )
    return alike == len(asked)


def _agree(name: str, found: list[Any], expected: list[Any]) -> bool:
    if _comparable(found) == _comparable(expected):
        return True
    print(f"  {name}: the answers differ ({len(found)} and {len(expected)} rows)")
    return False


def _settle() -> None:
    """What lives now is looked at no more by the garbage collector."""
    gc.collect()
    gc.freeze()


def _line(name: str, direct: float, fast: float, slow: float, *, found: int, bound: bool = False) -> bool:
    mark = "≥" if bound else " "
    ratios = [slow / max(seconds, 1e-6) for seconds in (direct, fast)]
    shown = "".join(f"{mark:>3}{ratio:9.1f}" for ratio in ratios)
    print(f"{name:24}{direct:9.3f}{fast:11.3f}{slow:10.3f}{shown}{found:8}", flush=True)
    return bound or min(ratios) >= GOAL


def _timed(run: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    found = run()
    return time.process_time() - start, found


def _best(
    run: Callable[[], Any], *, before: Callable[[], object] = lambda: None, limit: float = 0.0
) -> tuple[float, Any]:
    """The least time of some tries, and what was found; with a limit, None for what took longer."""
    least = found = None
    for _ in range(TRIES):
        before()
        seconds, found = _limited(run, limit) if limit else _timed(run)
        least = seconds if least is None else min(least, seconds)
        if seconds > PATIENCE:
            break
    return least or 0.0, found


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

    running = True

    def stop(_: int, __: Any) -> None:
        if running:
            raise _Stopped

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, limit, AGAIN)
    try:
        try:
            return _timed(run)
        finally:
            running = False  # a signal that comes from now on has nothing to stop
    except _Stopped:
        return limit, None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


if __name__ == "__main__":
    sys.exit(main())
