"""The build from end to end: the same bytes every time, and quotes that are the text at their place."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.__main__ import FILES, main
from extract.build import build_graph
from extract.document import Note, Part, line_of
from extract.overrides.entries import Overrides
from extract.reading import ReadResult
from extract.vocabulary import load_vocabularies
from graph.model import Evidence
from graph.store import encode, load
from tests.conftest import SAMPLE_NOTES

NOTES = {
    "b/ridge.md": "# Ridge regression\n\n**Ridge regression** is a model. It requires [[Linear algebra]].",
    "a/Linear algebra.md": "# Linear algebra\n\nA **matrix** is a table of numbers.\r\n\r\n"
    "SVD (singular value decomposition) splits a matrix.\n",
    "a/lasso.ipynb": json.dumps(
        {
            "nbformat": 4,
            "metadata": {},
            "cells": [
                {
                    "cell_type": "markdown",
                    "source": ["# Lasso\n", "\n", "**Lasso** is a linear model, unlike ridge regression.\n"],
                },
                {"cell_type": "code", "source": "from sklearn.linear_model import Lasso", "outputs": []},
                {"cell_type": "markdown", "source": "## Types of models\n\n- Ridge regression\n- Lasso\n"},
            ],
        }
    ),
    "z.txt": "MODELS\n\nAn elastic net combines ridge regression and lasso.\n",
}


def write(folder: Path, names: list[str]) -> Path:
    """A folder with the notes, made in this order."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(NOTES[name], encoding="utf-8", newline="")
    return folder


def built(output: Path, *roots: Path, seed: str = "0") -> dict[str, bytes]:
    """What a build in a process of its own writes."""
    command = [sys.executable, "-m", "extract", *map(str, roots), "-o", str(output), "--quiet"]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    return {name: (output / name).read_bytes() for name in FILES}


def test_the_same_notes_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "x", tmp_path / "y"
    first = built(one / "out", write(one / "notes", sorted(NOTES)), seed="1")
    second = built(other / "out", write(other / "notes", sorted(NOTES, reverse=True)), seed="2")
    for name in FILES:
        assert first[name] == second[name], name


def test_the_order_of_roots_does_not_matter(tmp_path: Path) -> None:
    folder = write(tmp_path / "notes", sorted(NOTES))
    roots = [folder / "a", folder / "b", folder / "z.txt"]
    first = built(tmp_path / "1", *roots, seed="3")
    second = built(tmp_path / "2", *reversed(roots), roots[0], seed="4")
    for name in FILES:
        assert first[name] == second[name], name


def test_the_sample_notes_give_the_same_bytes_anywhere(sample_output: Path, tmp_path: Path) -> None:
    again = built(tmp_path / "out", seed="5")
    for name in FILES:
        assert again[name] == (sample_output / name).read_bytes(), name


def test_no_path_of_the_machine_is_in_what_is_written(sample_output: Path) -> None:
    for name in FILES:
        data = (sample_output / name).read_bytes()
        for path in (sample_output, SAMPLE_NOTES, Path(sys.prefix)):
            assert str(path).encode() not in data, name


def test_a_later_build_in_the_same_process_gives_the_same_bytes(sample_output: Path, tmp_path: Path) -> None:
    write(tmp_path / "notes", sorted(NOTES))
    assert main([str(tmp_path / "notes"), "-o", str(tmp_path / "other"), "--quiet"]) == 0
    assert main(["-o", str(tmp_path / "out"), "--quiet"]) == 0
    for name in FILES:
        assert (tmp_path / "out" / name).read_bytes() == (sample_output / name).read_bytes(), name


def evidence(value: object) -> Iterator[dict[str, Any]]:
    """Every evidence in a graph.json."""
    if isinstance(value, dict):
        if "quote" in value and "span" in value:
            yield value
        for inner in value.values():
            yield from evidence(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from evidence(inner)


def source_text(path: Path, cell: int | None) -> str:
    """The text that a span points into, read without the program's own reader."""
    text = path.read_bytes().decode("utf-8-sig")
    if cell is None:
        return text
    source = json.loads(text)["cells"][cell]["source"]
    return source if isinstance(source, str) else "".join(source)


def assert_quotes(graph: dict[str, Any], root: Path) -> int:
    count = 0
    for found in evidence(graph):
        span = found["span"]
        text = source_text(root / found["note"], span.get("cell"))
        assert text[span["start"] : span["end"]] == found["quote"]
        assert found["line"] == line_of(text, span["start"])
        assert found["quote"].strip()
        count += 1
    return count


def test_every_quote_of_the_sample_notes_is_the_text_at_its_place(sample_output: Path) -> None:
    graph = json.loads((sample_output / "graph.json").read_bytes())
    assert assert_quotes(graph, SAMPLE_NOTES) > 1000


def test_every_quote_of_a_mixed_folder_is_the_text_at_its_place(tmp_path: Path) -> None:
    root = write(tmp_path / "notes", sorted(NOTES))
    assert main([str(root), "-o", str(tmp_path / "out"), "--quiet"]) == 0
    graph = json.loads((tmp_path / "out" / "graph.json").read_bytes())
    assert assert_quotes(graph, root) > 10
    assert {note["id"] for note in graph["notes"]} == set(NOTES)


TERMS = "gradient descent|Ridge Regression|SVD|loss functions|Bayesâ€™ theorem|naïve Bayes|k-means".split("|")
MARKUP = (
    "$x^2$|`code`|[[Ridge Regression]]|[SVD](a.md)|<b>|&amp;|\\*|e\u0301|😀|(SVD)|is a|requires|and|"
    "~~gone~~|==marked==|[^1]|\u200b|\ufb01t|is called|such as|[[k-means#Steps]]|e.g.|\u202e"
).split("|")
INLINE = st.sampled_from([*TERMS, *(f"**{term}**" for term in TERMS), *MARKUP])
LINE = st.lists(INLINE, min_size=1, max_size=6).map(" ".join)
LINES = st.lists(LINE, min_size=1, max_size=3)
BLOCK = st.one_of(
    LINE,
    LINE.map(lambda line: f"{line}."),
    st.builds(lambda level, line: "#" * level + " " + line, st.integers(1, 4), LINE),
    LINES.map(lambda lines: "\n".join(f"- **{line}:** {line}" for line in lines)),
    LINES.map(lambda lines: "\n".join(f"{number}. {line}" for number, line in enumerate(lines))),
    LINE.map(lambda line: f"> {line}\n> {line}"),
    st.tuples(LINE, LINE).map(lambda two: f"| {two[0]} | b |\n|---|---|\n| {two[1]} | c |"),
    LINE.map(lambda line: f"```\n{line}\n```"),
    LINE.map(lambda line: f"$$\n{line}\n$$"),
    LINE.map(lambda line: f"{line}\n==="),
    LINE.map(lambda line: f"<!-- {line} -->"),
    LINE.map(lambda line: f"[^1]: {line}"),
    LINE.map(lambda line: f"---\ntitle: {line}\naliases: [{line}]\n---"),
)
MARKDOWN = st.builds(
    lambda blocks, gap, end: gap.join(blocks) + end,
    st.lists(BLOCK, min_size=1, max_size=8),
    st.sampled_from(["\n\n", "\r\n\r\n", "\n"]),
    st.sampled_from(["", "\n", "\r"]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(MARKDOWN, min_size=1, max_size=3))
def test_every_quote_is_the_text_at_its_place(texts: list[str]) -> None:
    notes = tuple(Note(f"{number}.md", "0" * 64, (Part(text),)) for number, text in enumerate(texts))
    graph, _ = build_graph(ReadResult(notes, ()), load_vocabularies(), Overrides(), title="made")
    told: list[Evidence] = [e for c in graph.concepts for e in (*c.evidence, *c.definitions, *c.practised)]
    told += [e for r in graph.relations for e in r.evidence]
    by_id = {note.id: note for note in notes}
    for found in told:
        text = by_id[found.note].part(found.span.cell).text
        assert text[found.span.start : found.span.end] == found.quote
        assert found.line == line_of(text, found.span.start)
    encode(graph)


def test_what_was_written_can_be_loaded(sample_output: Path) -> None:
    graph = load(sample_output / "graph.json")
    assert len(graph.concepts) > 300
    assert encode(graph) == (sample_output / "graph.json").read_bytes()
    kinds = {relation.kind for relation in graph.relations}
    assert kinds == {"requires", "is_a", "part_of", "uses", "contrasts_with", "related"}


def test_the_turtle_is_turtle_and_the_page_is_one_file(sample_output: Path) -> None:
    import pyoxigraph

    data = (sample_output / "graph.ttl").read_bytes()
    assert sum(1 for _ in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE)) > 5000
    page = (sample_output / "graph.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy" in page
    assert 'src="http' not in page


# Transcripts of the command.


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = main([str(word) for word in words])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_build_says_what_it_found_on_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "notes", sorted(NOTES))
    (root / "bad.ipynb").write_text("{")
    code, out, err = run(capsys, root, "-o", tmp_path / "out")
    assert (code, out) == (0, "")
    skipped, summary = err.splitlines()
    assert skipped == "skipped bad.ipynb: not a notebook: the JSON is cut off at line 1"
    assert summary.startswith("4 notes (1 skipped): ")
    assert summary.endswith(f" -> {tmp_path / 'out' / 'graph.html'}")


def test_quiet_is_quiet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "notes", ["z.txt"])
    assert run(capsys, root, "-o", tmp_path / "out", "-q") == (0, "", "")


def test_ignored_notes_are_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "notes", sorted(NOTES))
    assert run(capsys, root, "-o", tmp_path / "out", "--ignore", "a/", "--ignore", "*.txt", "-q")[0] == 0
    assert [note.id for note in load(tmp_path / "out" / "graph.json").notes] == ["b/ridge.md"]


def test_a_vocabulary_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "n.md").write_text("The zorbification of a matrix comes first.\n")
    (tmp_path / "mine.ttl").write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<http://v/z> a skos:Concept ; skos:prefLabel "zorbification"@en ; skos:altLabel "zorbing"@en .\n'
    )
    words = [
        tmp_path / "notes",
        "-o",
        tmp_path / "out",
        "-q",
        "--no-background",
        "--vocabulary",
        tmp_path / "mine.ttl",
    ]
    assert run(capsys, *words) == (0, "", "")
    (concept,) = [c for c in load(tmp_path / "out" / "graph.json").concepts if c.label == "zorbification"]
    assert concept.exact_match == ("http://v/z",)


@pytest.mark.parametrize("words", [["--bogus"], ["-o"], ["--ignore"], ["--outptu", "x"]])
def test_a_wrong_call_is_one_line_and_exit_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(words)
    assert stop.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_help_shows_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    shown = capsys.readouterr().out
    for option in ("--output", "--ignore", "--vocabulary", "--no-background", "--config", "--quiet"):
        assert option in shown
