"""What is known, plans, gaps and ways, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext

from graph.journey import journey_to
from graph.source import Memory
from graph.weights import LIKELY
from tests.viewer import made
from tests.viewer.conftest import Opened

Show = Callable[..., Opened]


RAG = "retrieval-augmented generation"


SVD = "singular value decomposition"


def steps(opened: Opened) -> list[str]:
    return opened.page.locator(".steps .concept bdi").all_inner_texts()


def test_gaps_are_one_click_away(show: Show) -> None:
    opened = show()
    opened.page.get_by_role("button", name="What do the notes never explain?").click()
    listed = set(opened.page.locator(".index .concept bdi").all_inner_texts())
    assert listed == {"linear algebra", "matrix", "vector database", "latent semantic analysis"}
    assert "explained=no" in opened.address()
    assert "Used and never explained" in opened.page.locator(".outline").inner_text()
    assert opened.page.locator(".index .concept bdi").first.inner_text() == "linear algebra"
    opened.page.locator(".index .concept").first.click()
    assert "Unlocks" in opened.panel()


def test_what_is_known_shortens_the_way_and_is_kept(show: Show) -> None:
    opened = show(address="#c=retrieval-augmented-generation&tab=learn")
    whole = steps(opened)
    assert whole[-1] == RAG
    assert whole.index("embedding") < whole.index("attention") < whole.index("transformer")
    opened.page.get_by_label("I know attention").first.click()
    assert steps(opened) == ["transformer", "large language model", RAG]
    opened.page.reload()
    opened.page.wait_for_selector(".steps")
    assert steps(opened) == ["transformer", "large language model", RAG]
    assert "What I can learn next" in opened.panel()
    assert "unlocks 1" in opened.panel()


def test_plans_and_prerequisites_rely_on_what_is_likely(show: Show) -> None:
    opened = show("unsure", "#c=goal&tab=learn&view=needs")
    assert steps(opened) == ["sure", "goal"]
    assert opened.drawn() == {"sure", "goal"}
    assert "1 concept by less certain relations left out." in opened.panel()
    opened.page.get_by_label("also follow less certain relations").check()
    assert set(steps(opened)) == {"doubtful", "sure", "goal"}
    assert "left out" not in opened.panel()
    assert "unsure=1" in opened.address()
    opened.page.get_by_role("button", name="Less certain too").click()
    assert opened.drawn() == {"sure", "goal"}


def test_the_page_plans_as_the_terminal_does(show: Show) -> None:
    for label, address in ((RAG, "retrieval-augmented-generation"), ("attention", "attention")):
        opened = show(address=f"#c={address}&tab=learn")
        source = Memory(made.notes_graph())
        goal = source.skeleton.number(address)
        told = journey_to(source, [goal], least=LIKELY)
        assert set(steps(opened)) == {step.label for step in told.steps}
        assert steps(opened)[-1] == label


def test_the_panel_marks_what_is_not_likely(show: Show) -> None:
    opened = show("unsure", "#c=goal")
    assert opened.page.locator(".panel .row .sure").all_inner_texts() == ["stated", "perhaps, stated"]


def test_each_step_tells_why_and_where(show: Show) -> None:
    opened = show("unsure", "#c=goal&tab=learn")
    assert "for goal" in opened.panel()
    opened.page.get_by_role("button", name="Why: goal requires sure").click()
    assert "The goal needs the sure." in opened.panel()


def test_known_concepts_go_out_and_in_as_a_file(show: Show, tmp_path: Path) -> None:
    opened = show(address="#tab=learn")
    file = tmp_path / "known.txt"
    file.write_text("# mine\nSVD\nlinear algebra\nno such thing\n", encoding="utf-8")
    opened.page.locator("input[type=file]").set_input_files(file)
    opened.until("document.querySelector('.message').textContent")
    assert opened.page.locator(".message").inner_text() == "2 concepts read, 1 not in this graph."
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name="Export").click()
    saved = Path(download.value.path()).read_text("utf-8")
    assert saved.splitlines()[1:] == ["linear-algebra", "singular-value-decomposition"]
    opened.page.get_by_role("button", name="Forget all").click()
    assert "Nothing ticked yet" in opened.panel()


def test_plan_is_copied_as_markdown(show: Show, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = show(address="#c=attention&tab=learn")
    opened.page.get_by_role("button", name="Copy as Markdown").click()
    opened.until("document.querySelector('.message').textContent === 'Copied.'")
    text = opened.page.evaluate("() => navigator.clipboard.readText()")
    assert text.startswith("# Plan: attention\n\n- [ ] **")
    assert "- [ ] **attention**, after embedding" in text
    assert "read: notes/algebra.md" in text


def test_ways_between_two_concepts_are_listed_and_drawn(show: Show) -> None:
    opened = show(address="#c=retrieval-augmented-generation&tab=ways")
    opened.page.locator("#start").fill("linear algebra")
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_selector(".way")
    assert "from=linear-algebra" in opened.address()
    assert opened.page.locator(".way").first.locator(".concept bdi").all_inner_texts() == [
        "linear algebra",
        "embedding",
        RAG,
    ]
    assert {"linear algebra", "embedding", RAG} <= opened.drawn()
    assert opened.scene()["name"] == "ways"
    opened.page.locator(".way summary").first.click()
    assert "embedding requires linear algebra" in opened.page.locator(".way").first.inner_text()


def test_unconnected_concepts_say_so(show: Show) -> None:
    opened = show(address="#c=embedding&from=t-sne&tab=ways&hide=is_a%20contrasts_with")
    assert "No way joins them" in opened.panel()


def test_the_story_of_a_newcomer(show: Show) -> None:
    """Find SVD, see what needs it and why, learn the order to RAG knowing linear algebra, list the gaps."""
    opened = show()
    opened.search("SVD")
    opened.page.keyboard.press("Enter")
    assert "Unlocks" in opened.panel()
    opened.page.get_by_role("button", name=re.compile("Why: principal component analysis requires")).click()
    assert "To understand PCA you need the SVD first." in opened.panel()
    opened.search("linear algebra")
    opened.page.keyboard.press("Enter")
    opened.page.get_by_label("I know this").click()
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("RAG")
    opened.page.keyboard.press("Enter")
    opened.page.get_by_role("button", name="How to get here").click()
    way = steps(opened)
    assert "linear algebra" not in way
    assert way == ["tokenization", "embedding", "attention", "transformer", "large language model", RAG]
    opened.page.get_by_role("button", name="Show all in the list").click()
    assert opened.page.locator(".index .concept").count() == 4
