"""Speed of the page of a made graph: `python -m tests.benchmarks.page_speed [--concepts N]`.

Prints a table with the targets for 100,000 concepts and 400,000 relations; exits 1 when one is missed.
Needs Chromium (or its path in CHROMIUM). Times are medians: of three page loads, of five
tries for each query, of the actions in one page.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.viewer.made import large_graph
from viewer import page

TARGETS = {
    "file, MB": 12.0,
    "interactive, s": 2.0,
    "search, ms (slowest query)": 50.0,
    "focus to drawn, ms (median)": 150.0,
    "heap, MB": 300.0,
}
"""For 100,000 concepts and 400,000 relations."""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
QUERIES = ("vector", "matrix 0500", "ten", "gradeint kernel", "maps each tensor", "zzzzqqqq", "000777")
SEARCH = """(query) => {
  const field = document.getElementById("search");
  field.value = query;
  const start = performance.now();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return performance.now() - start;
}"""
FOCUS = """async (hash) => {
  const start = performance.now();
  location.hash = hash;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - start;
}"""


def main() -> int:
    """Builds the page, measures it, prints the table."""
    parser = argparse.ArgumentParser(description="Measure the page of a made graph.")
    parser.add_argument("--concepts", type=int, default=100_000)
    parser.add_argument("--relations", type=int, default=400_000)
    options = parser.parse_args()
    graph = large_graph(options.concepts, options.relations)
    start = time.perf_counter()
    text = page(graph)
    print(f"rendered in {time.perf_counter() - start:.1f} s")
    ids = [one.id for one in sorted(graph.concepts, key=lambda one: -one.salience)]
    chosen = [ids[len(ids) * part // 97] for part in range(24)]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.html"
        file.write_text(text, encoding="utf-8")
        found = {"file, MB": file.stat().st_size / 1e6, **_measured(file, chosen)}
    missed = False
    for name, value in found.items():
        target = TARGETS.get(name)
        missed |= target is not None and value > target
        print(f"{name:32} {value:9.2f}" + (f"   target {target:g}" if target else ""))
    return int(missed)


def _measured(file: Path, ids: list[str]) -> dict[str, float]:
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        loads = []
        for _ in range(3):
            tab = browser.new_page(viewport={"width": 1440, "height": 900})
            tab.goto(file.as_uri())
            tab.wait_for_selector("html[data-ready]", state="attached", timeout=60_000)
            loads.append(
                tab.evaluate("() => performance.getEntriesByName('interactive')[0].startTime") / 1000
            )
        tab.wait_for_timeout(3000)
        searches = [statistics.median(tab.evaluate(SEARCH, query) for _ in range(5)) for query in QUERIES]
        focuses = [tab.evaluate(FOCUS, f"c={one}") for one in ids]
        deep = [tab.evaluate(FOCUS, f"c={one}&depth=3") for one in ids[:8]]
        needs = [tab.evaluate(FOCUS, f"c={one}&view=needs") for one in ids[:8]]
        lists = [tab.evaluate(FOCUS, f"c={one}&view=list") for one in ids[:4]]
        heap = _heap(tab)
        browser.close()
    return {
        "interactive, s": statistics.median(loads),
        "search, ms (slowest query)": max(searches),
        "search, ms (median query)": statistics.median(searches),
        "focus to drawn, ms (median)": statistics.median(focuses),
        "focus to drawn, ms (slowest)": max(focuses),
        "depth 3 to drawn, ms (slowest)": max(deep),
        "prerequisites, ms (slowest)": max(needs),
        "list, ms (slowest)": max(lists),
        "heap, MB": heap,
    }


def _heap(tab: Any) -> float:
    session = tab.context.new_cdp_session(tab)
    session.send("HeapProfiler.collectGarbage")
    return float(session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6


if __name__ == "__main__":
    sys.exit(main())
