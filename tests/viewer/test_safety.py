"""Hostile notes change nothing but text; the page asks for nothing; people with any senses can use it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.viewer import made
from tests.viewer.conftest import Opened, Watch
from viewer.notebook import iframe

Show = Callable[..., Opened]


@pytest.mark.parametrize("view", ["map", "needs", "list"])
@pytest.mark.parametrize("tab", ["concept", "learn", "ways"])
def test_hostile_notes_run_nothing(show: Show, view: str, tab: str) -> None:
    ids = [one.id for one in made.hostile_graph().concepts]
    opened = show("hostile")
    for one in ids:
        opened.page.evaluate(
            "(hash) => { location.hash = hash; }", f"c={one}&view={view}&tab={tab}&from={ids[0]}"
        )
        opened.page.wait_for_timeout(10)
        for why in opened.page.get_by_role("button", name=re.compile("^Why")).all()[:2]:
            why.click()
    assert opened.watch.problems == []
    assert opened.watch.requests == [opened.file.as_uri()]
    assert opened.page.locator("img, iframe, object, embed").count() == 0
    hrefs = opened.page.evaluate("() => [...document.querySelectorAll('a[href]')].map((a) => a.protocol)")
    assert set(hrefs) <= {"file:", "obsidian:", "vscode:"}


def test_hostile_text_is_shown_as_text(show: Show) -> None:
    opened = show("hostile")
    for text in ("<img src=x", "</script><script>alert", "onmouseover"):
        assert opened.search(text)[0].startswith(text[:4]) or opened.search(text)
    opened = show("hostile", "#c=img-src-x-onerror-alert-1")
    assert opened.page.locator("#concept-title").inner_text() == made.HOSTILE[0]


def test_a_very_long_label_keeps_the_page_in_shape(show: Show) -> None:
    long = next(one.id for one in made.hostile_graph().concepts if len(one.label) == 10_000)
    opened = show("hostile", f"#c={long}")
    assert opened.page.evaluate("() => document.documentElement.scrollWidth") <= 1440
    assert max(box["width"] for box in opened.scene()["boxes"]) < 300


def test_the_policy_stops_what_is_not_ours(show: Show) -> None:
    opened = show()
    opened.page.evaluate(
        "() => { const s = document.createElement('script'); s.id = 'evil'; "
        "try { s.append('window.bad = 1'); document.body.append(s); } catch {} }"
    )
    assert opened.page.evaluate("() => window.bad") is None
    refused = opened.page.evaluate(
        "() => { try { document.body.insertAdjacentHTML('beforeend', '<b>x</b>'); return false; }"
        " catch { return true; } }"
    )
    assert refused
    assert opened.page.evaluate("() => fetch('https://example.org').then(() => false, () => true)")


def test_nothing_in_the_file_names_an_outside_source(files: dict[str, Path]) -> None:
    text = files["hostile"].read_text("utf-8")
    head, _, tail = text.partition('<script type="application/octet-stream"')
    data = tail.partition("</script>")[0].partition(">")[2]
    assert re.fullmatch(r"[A-Za-z0-9+/=]+", data)
    assert not re.findall(
        r"<(?:script|link|img|iframe)[^>]+(?:src|href)=[\"'](?!data:,)", head + tail, re.IGNORECASE
    )
    assert "sourceMappingURL" not in text
    assert not re.search(r"\son\w+\s*=\s*[\"']", head)
    assert text.count("<script") - len(re.findall(r"[\"']<script>[\"']", text)) == 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_violation(browser: Browser, files: dict[str, Path], scheme: str) -> None:
    # axe is put in by the test, which the page's own policy rightly forbids: it is lifted here only.
    context = browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": 1440, "height": 900}
    )
    page = context.new_page()
    found = []
    for address in (
        "",
        "#c=singular-value-decomposition",
        "#c=embedding&view=needs&tab=learn",
        "#c=embedding&view=list&hide=uses",
        "#c=retrieval-augmented-generation&from=linear-algebra&tab=ways",
    ):
        page.goto("about:blank")
        page.goto(files["notes"].as_uri() + address)
        page.wait_for_selector("html[data-ready]")
        for why in page.get_by_role("button", name=re.compile("^Why")).all()[:2]:
            why.click()
        page.wait_for_timeout(200)
        results = Axe().run(page)
        found += [
            (address, one["id"], [node["html"][:120] for node in one["nodes"][:3]])
            for one in results.response["violations"]
        ]
    context.close()
    assert found == []


def test_all_can_be_reached_by_keyboard(show: Show) -> None:
    opened = show(address="#c=embedding")
    seen = set()
    for _ in range(60):
        opened.page.keyboard.press("Tab")
        seen.add(
            opened.page.evaluate(
                "() => document.activeElement.textContent.trim() || document.activeElement.id"
            )
        )
    assert {"search", "Map", "Prerequisites", "List", "Share", "Concept", "know"} <= seen
    assert any("requires" in one for one in seen)


def test_the_frame_for_notebooks_is_sandboxed_and_works(browser: Browser, tmp_path: Path) -> None:
    markup = iframe(made.notes_graph(), height=500)._repr_html_()
    assert "allow-same-origin" not in markup
    host = tmp_path / "notebook.html"
    host.write_text(f"<!doctype html><title>n</title>{markup}", encoding="utf-8")
    page = browser.new_page(viewport={"width": 1300, "height": 700})
    watch = Watch(page)
    page.goto(host.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("#search").fill("svd")
    frame.locator("#search-list li").first.wait_for()
    page.keyboard.press("Enter")
    assert frame.locator("#concept-title").inner_text() == "singular value decomposition"
    frame.get_by_label("I know this").click()
    assert frame.locator(".is-known").count() >= 1
    assert watch.problems == []
    page.close()
