"""A browser for the whole run, and pages of made graphs that it opens from files."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from graph.model import ConceptGraph
from tests.conftest import need
from tests.viewer import made
from viewer import NoteLinks, page

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
NAMES = ("chromium", "chromium-browser", "google-chrome")
LINKS = NoteLinks(base="../notes/", vault="My vault", editor_root="/home/me/notes")

GRAPHS: dict[str, Callable[[], ConceptGraph]] = {
    "notes": made.notes_graph,
    "hostile": made.hostile_graph,
    "empty": lambda: made.assembled([], []),
    "one": lambda: made.assembled([made.concept("entropy")], []),
    "two notes": lambda: made.assembled(
        [made.concept("entropy"), made.concept("attention", note="notes/nlp.ipynb")], []
    ),
    "unsure": lambda: made.assembled(
        [made.concept(label) for label in ("goal", "sure", "doubtful")],
        [
            made.relation("goal", "requires", "sure", "The goal needs the sure.", confidence=0.5),
            made.relation("goal", "requires", "doubtful", "The goal may need the doubtful.", confidence=0.49),
        ],
    ),
    "many": lambda: made.large_graph(600, 1800),
}


class Watch:
    """What a page asked for and complained about."""

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.problems: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("dialog", lambda dialog: (self.problems.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on(
            "console",
            lambda message: (
                self.problems.append(message.text) if message.type in ("error", "warning") else None
            ),
        )


class Opened:
    """A page in the browser, with what tests ask it."""

    def __init__(self, page: Page, watch: Watch, file: Path) -> None:
        self.page = page
        self.watch = watch
        self.file = file

    def scene(self) -> dict:  # type: ignore[type-arg]
        return self.page.evaluate("() => conceptExplorer.scene()")

    def drawn(self) -> set[str]:
        """Labels of the concepts in the drawing (first lines)."""
        return {" ".join(box["lines"]) for box in self.scene()["boxes"] if box["type"] != "card"}

    def click_box(self, key: int | str) -> None:
        """Clicks a box of the drawing, as a person does."""
        place = self.page.evaluate("(key) => conceptExplorer.toScreen(key)", key)
        self.page.locator(".drawing canvas").click(position=place)

    def key_of(self, label: str) -> int:
        return next(box["key"] for box in self.scene()["boxes"] if " ".join(box["lines"]) == label)

    def search(self, text: str) -> list[str]:
        self.page.locator("#search").fill(text)
        return self.page.locator("#search-list li bdi:first-child").all_inner_texts()

    def panel(self) -> str:
        return self.page.locator("#panel-content").inner_text()

    def until(self, condition: str) -> None:
        """Waits for a JavaScript condition. The page's policy forbids the library's own way of waiting."""
        deadline = time.monotonic() + 8
        while not self.page.evaluate(f"() => {condition}"):
            assert time.monotonic() < deadline, condition
            self.page.wait_for_timeout(20)

    def address(self) -> str:
        return self.page.url.partition("#")[2]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    path = need(path, "Chromium (install it, or name it in CHROMIUM)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    pages = {name: folder / f"{name}.html" for name in GRAPHS}
    for name, path in pages.items():
        rules = {"cue.requires": "Reads “needs … first” and its like."}
        path.write_text(page(GRAPHS[name](), links=LINKS, rules=rules), encoding="utf-8")
    return pages


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(8000)
    yield context
    context.close()


@pytest.fixture
def show(context: BrowserContext, files: dict[str, Path]) -> Callable[..., Opened]:
    def show(name: str = "notes", address: str = "") -> Opened:
        page = context.new_page()
        watch = Watch(page)
        page.goto(files[name].as_uri() + address)
        page.wait_for_selector("html[data-ready]", state="attached")
        return Opened(page, watch, files[name])

    return show
