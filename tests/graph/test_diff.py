from __future__ import annotations

import json
import subprocess
import sys
import types
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from graph.console import main
from graph.diff import Difference, Renamed, Retied, Tie, diff
from graph.model import ConceptGraph
from graph.store import save
from tests.graph.made import made_graph
from tests.graph.sample import sample_graph

SAMPLE = sample_graph()
NOTHING = diff(SAMPLE, SAMPLE)


def changed(**fields: object) -> Difference:
    return structs.replace(NOTHING, **fields)


def with_concept(name: str, **fields: object) -> ConceptGraph:
    concepts = tuple(structs.replace(c, **fields) if c.id == name else c for c in SAMPLE.concepts)
    return structs.replace(SAMPLE, concepts=concepts)


def without(name: str) -> ConceptGraph:
    return structs.replace(
        SAMPLE,
        concepts=tuple(c for c in SAMPLE.concepts if c.id != name),
        relations=tuple(r for r in SAMPLE.relations if name not in (r.source, r.target)),
        topics=(),
    )


def test_a_graph_does_not_differ_from_itself() -> None:
    assert NOTHING.empty
    assert all(getattr(NOTHING, name) == () for name in NOTHING.__struct_fields__)


def test_new_and_gone_mirror_each_other() -> None:
    assert diff(without("entropy"), SAMPLE) == changed(new=("entropy",))
    assert diff(SAMPLE, without("entropy")) == changed(gone=("entropy",))
    momentum = Tie("Adam", "uses", "momentum", 0.9)
    assert diff(without("momentum"), SAMPLE) == changed(new=("momentum",), relations_new=(momentum,))


def test_explanations_come_and_go() -> None:
    explained = with_concept("matrix", explained=True)
    assert diff(SAMPLE, explained) == changed(newly_explained=("matrix",))
    assert diff(explained, SAMPLE) == changed(no_longer_explained=("matrix",))


def test_a_concept_under_another_name_is_renamed_and_keeps_its_relations() -> None:
    old = with_concept("momentum", id="momentum-term", label="momentum term")
    relations = tuple(
        structs.replace(r, target="momentum-term") if r.target == "momentum" else r for r in SAMPLE.relations
    )
    old = structs.replace(old, relations=relations)
    assert diff(old, SAMPLE) == changed(renamed=(Renamed("momentum term", "momentum"),))


def test_relations_are_compared_by_kind_confidence_and_basis() -> None:
    first, *rest = SAMPLE.relations
    less = structs.replace(
        SAMPLE, relations=(structs.replace(first, confidence=first.confidence - 0.3), *rest)
    )
    [change] = diff(less, SAMPLE).relations_changed
    assert isinstance(change, Retied)
    assert change.new == f"{first.confidence:.0%} {first.basis}"
    slightly = structs.replace(first, confidence=first.confidence - 0.05)
    assert diff(structs.replace(SAMPLE, relations=(slightly, *rest)), SAMPLE).empty


@given(st.integers(0, 50), st.integers(0, 50))
def test_two_graphs_differ_both_ways_alike(one: int, other: int) -> None:
    a, b = made_graph(12 + one % 5, 30, seed=one), made_graph(12 + other % 5, 30, seed=other)
    there, back = diff(a, b), diff(b, a)
    assert (there.new, there.gone) == (back.gone, back.new)
    assert [(r.old, r.new) for r in there.renamed] == sorted((r.new, r.old) for r in back.renamed)
    assert there.relations_new == back.relations_gone
    assert set(there.newly_explained) == set(back.no_longer_explained)


def _answer(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["diff", *words])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_diff_prints_text_markdown_and_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = tmp_path / "a.json", tmp_path / "b.json"
    save(without("momentum"), one)
    save(SAMPLE, other)
    code, text, _ = _answer(capsys, str(one), str(other))
    assert code == 1
    assert text == "New concepts (1)\n  + momentum\n\nNew relations (1)\n  + Adam uses momentum\n"
    _, markdown, _ = _answer(capsys, str(one), str(other), "--format", "markdown")
    assert markdown == "## New concepts (1)\n\n- momentum\n\n## New relations (1)\n\n- Adam uses momentum\n"
    _, data, _ = _answer(capsys, str(one), str(other), "--json")
    assert json.loads(data)["new"] == ["momentum"]
    assert _answer(capsys, str(one), str(one))[0] == 0


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    notes = tmp_path / "vault" / "notes"
    notes.mkdir(parents=True)

    def git(*words: str) -> None:
        identity = ["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *identity, *words], cwd=notes, check=True, capture_output=True)

    git("init", "-q")
    for text in ("old", "new"):
        (notes / "a.md").write_text(text)
        git("add", ".")
        git("commit", "-qm", text)
    return notes


def test_diff_builds_revisions_of_the_notes(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(words: list[str]) -> int:
        text = Path(words[0], "a.md").read_text()
        save(SAMPLE if text == "new" else without("entropy"), Path(words[2], "graph.json"))
        print("built")
        return 0

    fake = types.ModuleType("extract.__main__")
    fake.main = build  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "extract.__main__", fake)
    code, out, err = _answer(capsys, "HEAD~1", "HEAD", "--notes", str(repository))
    assert (code, out) == (1, "New concepts (1)\n  + entropy\n")
    assert err.count("built") == 2


@pytest.mark.parametrize("revision", ["no-such", "--exec=true", "HEAD~9"])
def test_what_is_neither_a_graph_nor_a_revision_is_an_error(
    revision: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = _answer(capsys, "--notes", str(repository), "--", revision, "HEAD")
    assert (code, out) == (2, "")
    assert err.startswith("error: ")
    assert err.count("\n") == 1
