"""Views, filters, addresses, learning, ways and what leaves the page, in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.viewer.conftest import Opened

Show = Callable[..., Opened]
RAG = "retrieval-augmented generation"
SVD = "singular value decomposition"


def test_views_keep_the_focus_and_their_address(show: Show) -> None:
    opened = show(address="#c=embedding")
    for view, value in (("Prerequisites", "needs"), ("List", "list")):
        opened.page.locator(".views").get_by_role("button", name=view).click()
        assert opened.page.locator("#concept-title").inner_text() == "embedding"
        assert f"view={value}" in opened.address()
    opened.page.go_back()
    opened.page.go_back()
    assert opened.address() == "c=embedding"


def test_prerequisites_stand_in_order_and_are_reduced(show: Show) -> None:
    opened = show(address="#c=retrieval-augmented-generation&view=needs")
    scene = opened.scene()
    boxes = {box["key"]: box for box in scene["boxes"]}
    axis = "y" if scene["down"] else "x"
    label = {key: " ".join(box["lines"]) for key, box in boxes.items()}
    assert set(label.values()) == {
        RAG,
        "large language model",
        "transformer",
        "attention",
        "embedding",
        "linear algebra",
        "tokenization",
    }
    assert all(boxes[edge["from"]][axis] < boxes[edge["to"]][axis] for edge in scene["edges"])
    drawn = {(label[edge["from"]], label[edge["to"]]) for edge in scene["edges"]}
    assert ("attention", "transformer") in drawn
    assert ("embedding", RAG) not in drawn


def test_wide_order_follows_uses_too(show: Show) -> None:
    opened = show(address="#c=retrieval-augmented-generation&view=needs")
    opened.page.get_by_role("button", name="Kinds, parts and uses too").click()
    assert "vector database" in opened.drawn()
    assert "wide=1" in opened.address()


def test_no_prerequisite_says_what_to_do(show: Show) -> None:
    opened = show(address="#c=t-sne&view=needs")
    assert "Kinds, parts and uses too" in opened.page.locator(".stage-empty").inner_text()


def test_list_is_complete_and_works_by_keyboard(show: Show) -> None:
    opened = show(address="#view=list")
    assert opened.page.locator(".index .concept").count() == 15
    opened.page.locator(".index .concept", has_text=SVD).focus()
    opened.page.keyboard.press("Enter")
    focus = opened.page.locator(".outline-focus")
    assert focus.locator("h2").inner_text() == SVD
    assert focus.locator(".tree .concept", has_text="linear algebra").count() == 1


def test_list_sorts_by_what_waits(show: Show) -> None:
    opened = show(address="#view=list")
    opened.page.locator("#sort").select_option("blocks")
    first = opened.page.locator(".index .concept bdi").first
    expect(first).to_have_text(re.compile("^(?:linear algebra|embedding)$"))


def test_long_lists_grow_on_demand(show: Show) -> None:
    opened = show("many", "#view=list")
    assert opened.page.locator(".index li").count() == 80
    opened.page.get_by_role("button", name="Show all").click()
    assert opened.page.locator(".index li").count() == 600


def test_the_legend_is_the_filter(show: Show) -> None:
    opened = show(address="#c=principal-component-analysis")
    assert "t-SNE" in opened.drawn()
    opened.page.locator("[data-filter='relations:contrasts_with']").click()
    assert "t-SNE" not in opened.drawn()
    assert "hide=contrasts_with" in opened.address()
    assert "1 relation is hidden by filters" in opened.panel()
    opened.page.locator(".legend").get_by_role("button", name="Clear").click()
    assert "t-SNE" in opened.drawn()


@pytest.mark.parametrize(
    ("address", "gone", "left"),
    [
        ("kinds=field", "linear algebra", "matrix"),
        ("basis=background", "matrix", "linear algebra"),
        ("sure=85", "linear algebra", "principal component analysis"),
        ("explained=yes", "latent semantic analysis", "principal component analysis"),
        ("explained=no", "principal component analysis", SVD),
        ("topic=linear-methods", "latent semantic analysis", "linear algebra"),
        ("hide=requires", "linear algebra", SVD),
    ],
)
def test_each_filter_works_by_address(show: Show, address: str, gone: str, left: str) -> None:
    drawn = show(address=f"#c=singular-value-decomposition&{address}").drawn()
    assert gone not in drawn
    assert left in drawn


def test_the_note_filter_leaves_what_that_note_tells(show: Show) -> None:
    opened = show("two notes", "#view=list")
    opened.page.locator("#filter-note").select_option("notes/nlp.ipynb")
    assert "note=notes%2Fnlp.ipynb" in opened.address()
    assert opened.page.locator(".index .concept bdi").all_inner_texts() == ["attention"]
    opened.page.locator("#filter-note").select_option("")
    assert opened.page.locator(".index .concept").count() == 2


def test_a_topic_opens_in_the_panel(show: Show) -> None:
    opened = show(address="#topic=language-models")
    assert "7 concepts of this topic" in opened.panel()
    assert "transformer" in opened.page.locator(".chain").inner_text()
    opened.page.get_by_role("button", name="All topics").click()
    assert opened.address() == ""


def test_relations_say_how_they_are_known_and_not_a_number(show: Show) -> None:
    opened = show(address="#c=singular-value-decomposition")
    assert "stated" in opened.page.locator(".row .sure").all_inner_texts()
    assert "Mathematics vocabulary" in opened.page.locator(".outside").inner_text()
    assert "%" not in opened.page.locator(".panel .row").first.inner_text()


@pytest.mark.parametrize(("wish", "steps"), [("reduce", 1), ("no-preference", 2)])
def test_zoom_jumps_where_motion_is_unwelcome(
    browser: Browser, files: dict[str, Path], wish: str, steps: int
) -> None:
    page = browser.new_page(reduced_motion=wish)  # type: ignore[arg-type]
    page.goto(files["notes"].as_uri() + "#c=embedding")
    page.wait_for_selector("html[data-ready]", state="attached")
    page.wait_for_timeout(300)
    scales = page.evaluate(
        """async () => {
          const before = conceptExplorer.scale();
          document.querySelector("[aria-label='Zoom in']").click();
          const seen = new Set();
          const end = performance.now() + 600;
          while (performance.now() < end) {
            await new Promise(requestAnimationFrame);
            seen.add(conceptExplorer.scale());
          }
          seen.delete(before);
          return [...seen];
        }"""
    )
    assert (len(scales) == 1) == (steps == 1)
    transition = page.evaluate("() => getComputedStyle(document.querySelector('button')).transitionDuration")
    assert (transition == "0s") == (wish == "reduce")
    page.close()


def test_a_smaller_window_gets_a_layout_of_its_own(show: Show) -> None:
    opened = show(address="#c=principal-component-analysis&depth=2")
    assert not opened.scene()["down"]
    opened.page.set_viewport_size({"width": 390, "height": 844})
    opened.until("conceptExplorer.scene().down")
    assert opened.page.evaluate("() => conceptExplorer.scale()") >= 0.7


def test_no_concept_left_says_what_to_do(show: Show) -> None:
    opened = show(address="#view=list&topic=linear-methods&kinds=field%20math%20task%20technique%20algorithm")
    assert "Clear a filter" in opened.page.locator(".outline").inner_text()


@pytest.mark.parametrize("width", [1440, 1000, 390])
def test_the_caption_and_the_tools_do_not_overlap(show: Show, width: int) -> None:
    opened = show(address="#c=retrieval-augmented-generation&view=needs")
    opened.page.set_viewport_size({"width": width, "height": 844})
    note = opened.page.locator(".stage-note").bounding_box()
    tools = opened.page.locator(".tools").bounding_box()
    assert tools is not None
    assert tools["x"] >= 0
    assert tools["x"] + tools["width"] <= width
    assert note is None or note["x"] + note["width"] <= tools["x"]


def test_a_concept_that_nothing_is_tied_to_says_so(show: Show) -> None:
    opened = show("one", "#c=entropy")
    assert "connect it to nothing yet" in opened.page.locator(".stage-empty").inner_text()


def test_prerequisites_of_no_concept_ask_for_one(show: Show) -> None:
    opened = show(address="#view=needs")
    assert "Choose a concept" in opened.page.locator(".stage-note").inner_text()


def test_citation_is_copied(show: Show, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = show(address="#c=attention")
    opened.page.get_by_role("button", name="Copy citation").first.click()
    opened.until("document.querySelector('.message').textContent === 'Copied.'")
    text = opened.page.evaluate("() => navigator.clipboard.readText()")
    assert text == "“Attention weighs tokens.” (notes/algebra.md › Decompositions, line 3)"


def test_pictures_are_saved(show: Show) -> None:
    opened = show(address="#c=singular-value-decomposition")
    opened.page.get_by_text("Share").click()
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name="Save SVG").click()
    root = ElementTree.fromstring(Path(download.value.path()).read_text("utf-8"))
    texts = {element.text for element in root.iter("{http://www.w3.org/2000/svg}text")}
    assert "linear algebra" in texts
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name="Save PNG").click()
    assert download.value.suggested_filename == "singular-value-decomposition.png"
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")
    assert opened.watch.problems == []


def test_prints_the_drawing_and_the_concept(show: Show) -> None:
    opened = show(address="#c=singular-value-decomposition")
    opened.page.emulate_media(media="print")
    opened.page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert opened.page.locator(".paper svg").is_visible()
    assert opened.page.locator(".bar").is_hidden()
    assert opened.page.locator("#concept-title").is_visible()


def test_theme_follows_the_system_and_a_switch(browser: Browser, files: dict[str, Path]) -> None:
    dark = browser.new_page(color_scheme="dark")
    dark.goto(files["notes"].as_uri())
    dark.wait_for_selector("html[data-ready]")
    paper = "() => getComputedStyle(document.body).backgroundColor"
    assert dark.evaluate(paper) == "rgb(23, 27, 34)"
    dark.locator(".bar").get_by_role("button", name="Theme").click()
    assert dark.evaluate(paper) == "rgb(255, 255, 255)"
    dark.reload()
    dark.wait_for_selector("html[data-ready]")
    assert dark.evaluate(paper) == "rgb(255, 255, 255)"
    dark.close()


def test_small_screens_have_all(browser: Browser, files: dict[str, Path]) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(files["notes"].as_uri() + "#c=embedding")
    page.wait_for_selector("html[data-ready]")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Filters").click()
    assert page.locator("[data-filter='relations:requires']").is_visible()
    assert page.locator("#concept-title").is_visible()
    page.close()


def test_a_wrong_address_is_no_harm(show: Show) -> None:
    opened = show(address="#c=nothing&view=spiral&depth=99&sure=abc&topic=none&from=%3Cb%3E&hide=%FF")
    assert opened.watch.problems == []
    assert "concepts and" in opened.panel()


def test_drawing_options_came_through_pyvis(show: Show) -> None:
    text = show().file.read_text("utf-8")
    assert "vis-network" in text
    assert json.dumps("https://unpkg.com") not in text
