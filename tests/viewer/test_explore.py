"""Finding a concept, its neighbourhood, its panel and its evidence, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest

from tests.viewer.conftest import Opened

Show = Callable[..., Opened]
PCA = "principal component analysis"
SVD = "singular value decomposition"


def test_opens_with_the_topics_and_asks_for_nothing(show: Show) -> None:
    opened = show()
    cards = [box["lines"][0] for box in opened.scene()["boxes"] if box["type"] == "card"]
    assert cards == ["Linear methods", "Language models", "Other concepts"]
    assert "15 concepts and 21 relations from 2 notes" in opened.panel()
    assert opened.watch.requests == [opened.file.as_uri()]
    assert opened.watch.problems == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("svd", SVD),
        ("pca", PCA),
        ("transfromer", "transformer"),
        ("singular vlaue", SVD),
        ("predicts tokens", "large language model"),
        ("matrices", "matrix"),
    ],
)
def test_search_finds_labels_aliases_typos_and_definitions(show: Show, typed: str, first: str) -> None:
    assert show().search(typed)[0] == first


def test_search_by_keyboard(show: Show) -> None:
    opened = show()
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("a")
    opened.page.keyboard.press("ArrowDown")
    second = opened.page.locator("#search-list li[aria-selected=true] bdi").first.inner_text()
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("#concept-title").inner_text() == second
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("emb")
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#search-list").is_hidden()


def test_search_says_when_nothing_is_found(show: Show) -> None:
    opened = show()
    assert opened.search("qqqqzzzz") == []
    assert "Nothing found" in opened.page.locator("#search-list").inner_text()


def test_focus_draws_the_neighbourhood_before_left_and_after_right(show: Show) -> None:
    opened = show(address="#c=singular-value-decomposition")
    boxes = {" ".join(box["lines"]): box for box in opened.scene()["boxes"]}
    assert set(boxes) == {SVD, PCA, "latent semantic analysis", "linear algebra", "matrix"}
    assert boxes["linear algebra"]["x"] < boxes[SVD]["x"] < boxes[PCA]["x"]


def test_depth_reaches_further(show: Show) -> None:
    opened = show(address="#c=singular-value-decomposition")
    near = opened.drawn()
    opened.page.get_by_role("button", name="Depth 2").click()
    assert near < opened.drawn()
    assert "depth=2" in opened.address()


def test_a_click_in_the_drawing_moves_the_focus(show: Show) -> None:
    opened = show(address="#c=singular-value-decomposition")
    opened.click_box(opened.key_of(PCA))
    opened.until("location.hash.includes('principal')")
    assert opened.page.locator("#concept-title").inner_text() == PCA
    opened.page.go_back()
    assert opened.page.locator("#concept-title").inner_text() == SVD


def test_a_click_on_a_topic_filters_by_it(show: Show) -> None:
    opened = show()
    card = next(box for box in opened.scene()["boxes"] if box["lines"] == ["Language models"])
    place = opened.page.evaluate(
        "([key, up]) => { const at = conceptExplorer.toScreen(key);"
        " at.y -= up * conceptExplorer.scale(); return at; }",
        [card["key"], card["height"] / 2 - 14],
    )
    opened.page.locator(".drawing canvas").click(position=place)
    opened.until("location.hash.includes('topic=language-models')")
    assert "Language models" in opened.panel()


def test_a_click_on_an_edge_opens_its_evidence(show: Show) -> None:
    opened = show(address="#c=singular-value-decomposition")
    ends = {opened.key_of(SVD), opened.key_of(PCA)}
    edges = opened.scene()["edges"]
    number = next(at for at, edge in enumerate(edges) if {edge["from"], edge["to"]} == ends)
    place = opened.page.evaluate("(number) => conceptExplorer.middleOf(number)", number)
    opened.page.locator(".drawing canvas").click(position=place)
    proof = opened.page.locator(".proof:visible")
    proof.wait_for()
    assert "To understand PCA you need the SVD first." in proof.inner_text()


def test_panel_tells_what_it_is_and_where(show: Show) -> None:
    opened = show(address="#c=singular-value-decomposition")
    text = opened.panel()
    assert "Also: SVD" in text
    assert "explained in the notes" in text
    assert "notes/algebra.md › Decompositions, line 3" in text
    definition = opened.page.locator(".definition blockquote")
    assert definition.locator("mark").first.inner_text() == SVD
    assert "**" not in definition.inner_text()


def test_formulas_are_drawn_as_mathml(show: Show) -> None:
    opened = show(address="#c=eigenvector")
    math = opened.page.locator(".definition math").last
    assert math.get_attribute("aria-label") == r"Av = \lambda v"
    assert opened.page.evaluate("() => document.querySelector('math mi').namespaceURI").endswith("MathML")
    assert "$" not in opened.page.locator(".definition blockquote").inner_text()


def test_relations_open_to_evidence_and_say_why_this_direction(show: Show) -> None:
    opened = show(address="#c=principal-component-analysis")
    opened.page.get_by_role("button", name=f"Why: {PCA} requires {SVD}").click()
    proof = opened.page.locator(".proof").first
    text = proof.inner_text()
    assert "Why this direction?" in text
    assert f"To understand {PCA} you need {SVD} first" in text
    assert "Confidence 93 %" in text
    assert "Basis: stated" in text
    assert "Rule cue.requires: Reads" in text
    assert "To understand PCA you need the SVD first." in text
    assert proof.locator("mark").all_inner_texts() == ["PCA", "SVD"]


def test_groups_carry_the_headings_of_the_relation_table(show: Show) -> None:
    opened = show(address="#c=principal-component-analysis")
    headings = [text.split("\n")[0] for text in opened.page.locator(".group h3").all_inner_texts()]
    assert headings[:3] == ["Learn first", "Kind of", "Contrasts with"]


def test_relations_from_vocabularies_stand_apart_and_name_them(show: Show) -> None:
    opened = show(address="#c=singular-value-decomposition")
    outside = opened.page.locator(".outside")
    assert "From vocabularies, not from these notes" in outside.inner_text()
    outside.get_by_role("button", name="Why").click()
    assert "Mathematics vocabulary" in outside.inner_text()
    edges = [edge for edge in opened.scene()["edges"] if edge["background"]]
    assert len(edges) == 1


def test_conflicts_show_both_sides(show: Show) -> None:
    opened = show(address="#c=embedding")
    text = opened.page.locator(".conflict").inner_text()
    assert "Left out: embedding requires attention" in text
    assert "An embedding needs attention." in text
    assert "Kept: attention requires embedding" in text
    assert "Attention needs embeddings." in text


def test_topic_chains_lead_on(show: Show) -> None:
    opened = show(address="#c=transformer")
    opened.page.locator(".chain").get_by_role("button", name="retrieval-augmented generation").click()
    assert opened.page.locator("#concept-title").inner_text() == "retrieval-augmented generation"


def test_links_to_notes_are_relative_and_of_known_kinds(show: Show) -> None:
    opened = show(address="#c=singular-value-decomposition")
    links = opened.page.locator(".definition a")
    assert [link.get_attribute("href") for link in links.all()] == [
        "../notes/notes/algebra.md",
        "obsidian://open?vault=My%20vault&file=notes%2Falgebra.md",
        "vscode://file/home/me/notes/notes/algebra.md:3",
    ]
    assert all("noopener" in (link.get_attribute("rel") or "") for link in links.all())


def test_labels_do_not_overlap_and_stay_put(show: Show) -> None:
    opened = show("many")
    busiest = opened.page.evaluate(
        "() => [...document.querySelectorAll('#panel-content .concept')].map((one) => one.dataset.id)"
    )
    for concept in busiest[:4]:
        for depth in (1, 2):
            address = f"#c={concept}&depth={depth}"
            scene = show("many", address).scene()
            assert scene == show("many", address).scene()
            assert scene["boxes"]
            for a, b in combinations(scene["boxes"], 2):
                apart_x = abs(a["x"] - b["x"]) >= (a["width"] + b["width"]) / 2 - 0.01
                apart_y = abs(a["y"] - b["y"]) >= (a["height"] + b["height"]) / 2 - 0.01
                assert apart_x or apart_y, (a["lines"], b["lines"])


def test_what_was_cut_is_said(show: Show) -> None:
    opened = show("many")
    hub = opened.page.locator("#panel-content .concept").first.get_attribute("data-id")
    opened = show("many", f"#c={hub}&depth=3")
    assert "not drawn" in opened.page.locator(".stage-note").inner_text()
    assert opened.scene()["hidden"] > 0


def test_a_graph_with_no_concept_says_what_to_do(show: Show) -> None:
    opened = show("empty")
    assert "concepts build NOTES" in opened.panel()
    for view in ("Prerequisites", "List", "Map"):
        opened.page.locator(".views").get_by_role("button", name=view).click()
    assert opened.watch.problems == []


def test_a_graph_with_one_concept_works(show: Show) -> None:
    opened = show("one", "#c=entropy")
    assert "connects it to nothing yet" in opened.panel() or "connect it to nothing yet" in opened.panel()
    for view in ("Prerequisites", "List", "Map"):
        opened.page.locator(".views").get_by_role("button", name=view).click()
    assert opened.watch.problems == []
