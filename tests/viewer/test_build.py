"""The page as text: its data, its scripts, its overview, its formulas and links. No browser."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import sys
import zlib
from itertools import accumulate, combinations, islice, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from IPython.core.interactiveshell import InteractiveShell
from msgspec import structs

from graph.errors import BadConfiguration
from graph.model import Basis, ConceptGraph, Relation
from graph.relations import RELATION_KINDS
from graph.store import save
from tests.conftest import need
from tests.viewer import made
from viewer import NoteLinks, assets, page
from viewer.__main__ import main
from viewer.formulas import formulas, mathml
from viewer.links import relative_links
from viewer.notebook import subgraph
from viewer.overview import CARD_WIDTH, MOST_CARDS, depths, overview
from viewer.quotes import EVIDENCE_PER_ITEM, LONGEST_QUOTE, Quotes

JS = Path(__file__).parent / "js"


def data_of(text: str) -> dict[str, Any]:
    packed = re.search(r'id="graph-data">([^<]*)<', text)
    assert packed
    return dict(json.loads(zlib.decompress(base64.b64decode(packed[1]))))


def unsparse(columns: list[list[Any]], size: int) -> list[list[Any]]:
    rows, counts, values = columns
    rest = iter(values)
    found = {row: list(islice(rest, count)) for row, count in zip(rows, counts, strict=True)}
    return [found.get(index, []) for index in range(size)]


def quotes_of(places: dict[str, Any]) -> list[str]:
    """The quotes, cut out of their text as JavaScript counts: in UTF-16."""
    text = places["quotes"].encode("utf-16-le", "surrogatepass")
    ends = [2 * end for end in accumulate(places["lengths"])]
    assert ends[-1:] in ([], [len(text)])
    return [text[a:b].decode("utf-16-le", "surrogatepass") for a, b in pairwise([0, *ends])]


@st.composite
def graphs(draw: st.DrawFn) -> ConceptGraph:
    size = draw(st.integers(0, 12))
    names = [f"{draw(st.text(max_size=6))}{index}" for index in range(size)]
    concepts = [made.concept(one, definition=draw(st.text(max_size=20))) for one in names]
    pair = st.tuples(st.integers(0, max(size - 1, 0)), st.integers(0, max(size - 1, 0)))
    kinds = st.sampled_from(list(RELATION_KINDS))
    found = draw(st.lists(st.tuples(pair, kinds), max_size=20)) if size else []
    relations = {(a, kind, b): made.relation(names[a], kind, names[b]) for (a, b), kind in found if a != b}
    return made.assembled(concepts, list(relations.values()))


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_every_concept_and_relation_reaches_the_page(graph: ConceptGraph) -> None:
    data = data_of(page(graph))
    ids = data["concepts"]["id"]
    assert ids == [one.id for one in graph.concepts]
    assert data["concepts"]["label"] == [one.label for one in graph.concepts]
    columns = data["relations"]
    kinds = [one["name"] for one in data["relationKinds"]]
    read = [
        (ids[source], kinds[int(kind)], ids[target])
        for source, kind, target in zip(columns["source"], columns["kind"], columns["target"], strict=True)
    ]
    assert read == [(one.source, one.kind, one.target) for one in graph.relations]
    proofs = unsparse(columns["evidence"], len(read))
    shown = quotes_of(data["places"])
    for relation, numbers in zip(graph.relations, proofs, strict=True):
        quotes = [shown[data["evidence"]["place"][number]] for number in numbers]
        assert quotes == [one.quote for one in relation.evidence]


def test_lone_surrogates_become_question_marks() -> None:
    graph = made.assembled([made.concept("bad \ud800 label")], [], title="t\udfff")
    text = page(graph)
    assert data_of(text)["concepts"]["label"] == ["bad ? label"]
    assert text.encode()


def test_same_graph_same_bytes() -> None:
    assert page(made.notes_graph()) == page(made.notes_graph())


def test_the_file_stays_small() -> None:
    assert len(page(made.large_graph(600, 1800)).encode()) < 2_000_000


def test_evidence_beyond_the_budget_is_counted() -> None:
    quotes = Quotes({}, budget=30)
    first = quotes.add(made.evidence("twenty-four characters.."))
    assert first == 0
    assert quotes.add(made.evidence("another twenty-four here")) is None
    assert quotes.add(made.evidence("twenty-four characters..")) == 0
    assert quotes.left_out == 1


def test_long_and_many_quotes_are_cut_and_say_so() -> None:
    quotes = Quotes({}, budget=10**6)
    quotes.add(made.evidence("x" * (LONGEST_QUOTE + 5)))
    assert quotes.quotes() == ["x" * LONGEST_QUOTE + " …"]
    many = [made.evidence(f"quote {number}") for number in range(EVIDENCE_PER_ITEM + 3)]
    assert len(quotes.add_all(many)) == EVIDENCE_PER_ITEM
    assert quotes.left_out == 3


def test_relations_to_missing_concepts_are_left_out() -> None:
    graph = made.notes_graph()
    dangling = Relation("embedding", "requires", "not-there", 0.9, Basis.STATED)
    broken = structs.replace(graph, relations=(*graph.relations, dangling))
    assert len(data_of(page(broken))["relations"]["source"]) == len(graph.relations)


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_cards_never_overlap_and_hold_each_concept_once(graph: ConceptGraph) -> None:
    cards, flows = overview(graph)
    assert (cards, flows) == overview(graph)
    assert sum(card.total for card in cards) == len(graph.concepts)
    shown = [one for card in cards for one in card.shown]
    assert len(shown) == len(set(shown))
    for a, b in combinations(cards, 2):
        assert abs(a.x - b.x) >= CARD_WIDTH or abs(a.y - b.y) >= (a.height + b.height) / 2


def test_many_topics_are_gathered() -> None:
    concepts = [made.concept(f"concept {number}") for number in range(60)]
    topics = tuple(
        made.Topic(f"t{number}", f"Topic {number}", (one.id,)) for number, one in enumerate(concepts)
    )
    cards, _ = overview(made.assembled(concepts, [], topics=topics))
    assert len(cards) == MOST_CARDS
    assert sum(card.total for card in cards) == 60


def test_without_topics_notes_make_the_cards() -> None:
    cards, _ = overview(made.assembled([made.concept("a"), made.concept("b")], []))
    assert [card.label for card in cards] == ["Linear algebra"]


def test_topics_stand_in_learning_order() -> None:
    cards, flows = overview(made.notes_graph())
    assert cards[0].label == "Linear methods"
    assert cards[0].x < cards[1].x
    assert all(flow.count >= 2 for flow in flows)


def test_depth_is_the_longest_way_and_cycles_do_no_harm() -> None:
    assert depths(4, [(0, 1), (1, 2), (0, 2)]) == [0, 1, 2, 0]
    assert depths(3, [(0, 1), (1, 0), (1, 2)]) == [0, 0, 0]


def test_formulas_become_trees_without_links_or_scripts() -> None:
    tree = mathml(r"\frac{a}{b}")
    assert tree is not None
    assert "mfrac" in json.dumps(tree)
    assert formulas([r"cost is $5 and $6", "no", r"a $x^2$ b $$\sum_i x_i$$"]).keys() == {
        "x^2",
        r"\sum_i x_i",
    }


@pytest.mark.parametrize(
    "latex", [r"\href{javascript:alert(1)}{x}", r"\notacommand{x}", r"\frac{", "}{", "\\", r"\begin{matrix}"]
)
def test_bad_latex_is_no_formula_or_a_harmless_one(latex: str) -> None:
    tree = mathml(latex)
    assert tree is None or not re.search(r"href|script|javascript|annotation", json.dumps(tree[:2]))
    assert tree is None or "href" not in re.findall(r'"(\w+)": ', json.dumps(tree))


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=r"abx^_{}\frac$& ", max_size=24))
def test_no_latex_breaks_the_build(latex: str) -> None:
    for source, tree in formulas([f"${latex}$"]).items():
        assert source in latex
        assert json.dumps(tree)


@pytest.mark.parametrize(
    "base", ["javascript:alert(1)/", "data:text/html,/", "file:x/", "notes", " javascript:x/", "a b/"]
)
def test_a_bad_link_base_is_refused(base: str) -> None:
    with pytest.raises(BadConfiguration):
        NoteLinks(base=base)


def test_links_are_relative_to_the_page(tmp_path: Path) -> None:
    links = relative_links(notes=tmp_path / "notes", page=tmp_path / "out" / "graph.html")
    assert links.base == "../notes/"


def test_all_script_files_are_bundled_and_import_only_earlier_ones() -> None:
    folder = assets.ROOM / "scripts"
    assert sorted(assets.SCRIPTS) == sorted(path.name for path in folder.glob("*.js"))
    assert sorted(assets.STYLES) == sorted(path.name for path in (assets.ROOM / "styles").glob("*.css"))
    for number, name in enumerate(assets.SCRIPTS):
        text = (folder / name).read_text("utf-8")
        assert set(re.findall(r'from "\./([^"]+)"', text)) <= set(assets.SCRIPTS[:number]), name
        assert not re.search(r"\b(innerHTML|outerHTML|insertAdjacentHTML|eval|document\.write)\b", text), name
        exports = re.findall(r"^export (?:async )?(?:function|const) (\w+)", text, re.MULTILINE)
        assert len(re.findall(r"^export ", text, re.MULTILINE)) == len(exports), name


def test_a_script_that_would_end_its_element_is_refused() -> None:
    for text in ("a </script> b", "x <!-- y", "</SCRIPT >"):
        with pytest.raises(ValueError, match="can't stand"):
            assets.inline(text)


def test_command_writes_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stored = tmp_path / "graph.json"
    save(made.notes_graph(), stored)
    assert main(["--graph", str(stored), "--notes", str(tmp_path / "notes")]) == 0
    written = tmp_path / "graph.html"
    assert capsys.readouterr().out.strip() == str(written)
    assert data_of(written.read_text("utf-8"))["links"]["base"] == "notes/"
    assert list(tmp_path.glob(".graph.html*")) == []


@pytest.mark.parametrize("arguments", [["--graph", "none.json"], ["--link-base", "javascript:x/"]])
def test_command_fails_in_one_line(
    tmp_path: Path, arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "concept-graph").mkdir()
    save(made.notes_graph(), tmp_path / "concept-graph" / "graph.json")
    assert main(arguments) == 2
    assert re.fullmatch(r"error: [^\n]+\n", capsys.readouterr().err)


def test_a_graph_shows_itself_in_a_notebook() -> None:
    shell = InteractiveShell.instance()
    shell.user_ns["graph"] = made.notes_graph()
    shown, _ = shell.display_formatter.format(shell.user_ns["graph"])
    assert re.match(r'<iframe title="Machine learning notes"[^>]* sandbox="allow-scripts', shown["text/html"])
    assert shell.run_cell("graph").success
    InteractiveShell.clear_instance()


def test_the_model_needs_no_viewer() -> None:
    code = "import sys, graph.model; print('viewer' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_subgraph_keeps_what_holds_among_its_concepts() -> None:
    part = subgraph(made.notes_graph(), {"embedding", "attention", "transformer"})
    assert [one.id for one in part.concepts] == ["attention", "embedding", "transformer"]
    assert {(one.source, one.target) for one in part.relations} >= {("attention", "embedding")}
    assert len(part.conflicts) == 1
    assert [topic.label for topic in part.topics] == ["Language models"]


def test_importing_the_viewer_loads_no_heavy_library() -> None:
    heavy = ("pyvis", "networkx", "jinja2", "IPython", "latex2mathml")
    code = f"import sys, viewer, viewer.__main__; print([one for one in {heavy} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_scripts_that_compute_pass_their_own_tests() -> None:
    node = need(shutil.which("node"), "Node.js 20 or newer")
    files = sorted(str(path) for path in JS.glob("*.test.mjs"))
    done = subprocess.run([node, "--test", *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:]
    assert re.search(r"# pass [1-9]", done.stdout)
