from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

import export
from export.commands.query import main
from export.engine import Wanted, answer
from export.errors import TooLarge, TooSlow, WrongParameters
from export.guard import refuse_unsafe, tokens
from export.iris import prefixes
from export.named import named_queries, named_query
from export.spelling import spelled_out
from export.worker import Request
from export.workers import CannotLoad, Worker, Workers
from tests.export.graphs import NASTY, sample

LABELS = "SELECT ?l WHERE { ?c a skos:Concept ; skos:prefLabel ?l } ORDER BY ?l"


def run(capfd: pytest.CaptureFixture[str], turtle: Path, *words: str) -> tuple[int, str, str]:
    code = main([*words, "--graph", str(turtle)])
    out, err = capfd.readouterr()
    return code, out, err


def test_a_select_gives_csv_in_a_pipe(capfd: pytest.CaptureFixture[str], turtle: Path) -> None:
    code, out, err = run(capfd, turtle, LABELS)
    assert (code, err) == (0, "")
    assert out.splitlines()[:3] == ["l", "autoencoder", "dimensionality reduction"]


def test_ask_answers_with_the_exit_code(capfd: pytest.CaptureFixture[str], turtle: Path) -> None:
    query = "ASK { concept:pca cg:requires concept:%s }"
    assert run(capfd, turtle, query % "svd", "--format", "table")[:2] == (0, "yes\n")
    assert run(capfd, turtle, query % "whitening", "--format", "table")[:2] == (1, "no\n")


def test_construct_and_describe_give_turtle(capfd: pytest.CaptureFixture[str], turtle: Path) -> None:
    code, out, _ = run(capfd, turtle, "CONSTRUCT WHERE { ?s cg:requires ?o }")
    assert code == 0
    assert out.splitlines()[:2] == [
        "@prefix cg: <https://concept-graph.example/ns#> .",
        "@prefix concept: <https://concept-graph.example/concept/> .",
    ]
    assert len(list(ox.parse(out.encode(), format=ox.RdfFormat.TURTLE))) == 2
    _, described, _ = run(capfd, turtle, "DESCRIBE concept:pca")
    assert "principal component analysis" in described


def test_the_same_answer_every_time(capfd: pytest.CaptureFixture[str], turtle: Path) -> None:
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    assert run(capfd, turtle, query) == run(capfd, turtle, query)


def test_a_query_from_a_file_and_from_standard_input(
    capfd: pytest.CaptureFixture[str], turtle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "labels.rq"
    file.write_text("\ufeff" + LABELS, encoding="utf-8")
    from_file = run(capfd, turtle, str(file))
    monkeypatch.setattr(sys, "stdin", io.StringIO(LABELS))
    assert run(capfd, turtle, "-") == from_file
    assert from_file[0] == 0


@pytest.mark.parametrize(
    ("query", "words", "caret"),
    [
        ("SELECT ?x WHERE {\n  ?x a foo:b }", "the prefix foo: is not declared", (2, 8)),
        ("SELECT ?x WHERE {\n  ?x a skos:Concept\n  ?x ?y ?z }", "can't go on at '?x'", (3, 3)),
        ("SELCT ?x { }", "can't go on at 'SELCT'", (1, 1)),
    ],
)
def test_a_syntax_error_points_at_the_place(
    capfd: pytest.CaptureFixture[str], turtle: Path, query: str, words: str, caret: tuple[int, int]
) -> None:
    code, out, err = run(capfd, turtle, query)
    assert (code, out) == (2, "")
    first, shown, mark = err.splitlines()
    assert words in first
    assert shown == "  " + query.splitlines()[caret[0] - 1]
    assert mark == "  " + " " * (caret[1] - 1) + "^"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "give a query"),
        (["SELECT", "*"], "give one query"),
        (["--named", "prerequisits", "x"], "did you mean prerequisites?"),
        (["--named"], "--named wants the name of a shipped query"),
        (["--named", "Learn_Next", "svd"], "did you mean learn-next?"),
        (["--named", "xyzzy"], "see `concepts query --list`"),
        (["--named", "prerequisites"], "takes NAME, and none were given; write `concepts query --named"),
        (["--named", "path", "pca"], "takes SOURCE TARGET, and 1 was given"),
        (["--named", "prerequisites", "singular", "value"], "quote names of several words"),
        (["--named", "gaps", "pca"], "takes no values, and 1 was given"),
        (["gaps"], "did you mean --named gaps?"),
        (["prerequisite", "pca"], "did you mean --named prerequisites?"),
        (["xyzzy"], "'xyzzy' is no query; --list shows the shipped ones"),
        ([LABELS, "--timeout", "-1"], "'-1' is not a number of seconds above 0"),
        ([LABELS, "--format", "turtle"], "turtle does not fit this query; table or csv or tsv"),
        (["DESCRIBE concept:pca", "--format", "csv"], "csv does not fit this query; turtle or"),
        ([LABELS, "--named", "--list-all"], "did you mean --list?"),
        (["nowhere.rq"], "does not exist"),
    ],
)
def test_a_wrong_call(
    capfd: pytest.CaptureFixture[str], turtle: Path, words: list[str], message: str
) -> None:
    try:
        code, _, err = run(capfd, turtle, *words)
    except SystemExit as stop:
        code, err = int(stop.code or 0), capfd.readouterr().err
    assert code == 2
    assert message in err
    assert len(err.splitlines()) == 1


def test_a_shipped_query_is_shown_with_its_example(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = run(capfd, tmp_path / "none.ttl", "--named", "prerequisites", "--show")
    assert (code, out) == (0, named_query("prerequisites").text)


def test_a_missing_graph(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = run(capfd, tmp_path / "none.ttl", LABELS)
    assert code == 2
    assert "does not exist" in err


def test_a_damaged_graph_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text("this is no turtle")
    with Worker([path]) as process, pytest.raises(CannotLoad, match=r"bad\.ttl is not usable RDF"):
        process.ask(Request(LABELS))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ASK { rel:pca.requires.svd a rdf:Statement }", b"true"),
        ("ASK { ?s a skos:Concept . rel:pca.requires.svd rdf:subject ?s.}", b"true"),
        ("PREFIX r: <https://concept-graph.example/relation/> ASK { r:pca.requires.svd ?p ?o }", b"true"),
        ("PREFIX rel: <https://e.example/> ASK { rel:pca.requires.svd ?p ?o }", b"false"),
        ("ASK { ?s ?p note:ml.ipynb\\;cell\\=4.x.y }", b"false"),
        ("ASK { VALUES ?x { 'rel:a.b.c' } FILTER(?x = 'rel:a.b.c') } # rel:a.b.c", b"true"),
        ("ASK { ?s ?p ?o }", b"true"),
    ],
)
def test_names_with_dots_can_be_copied_from_the_turtle(worker: Worker, query: str, expected: bytes) -> None:
    assert worker.ask(Request(query, Wanted(result="csv"))).body.strip() == expected


@given(st.text(st.sampled_from("ab:.<>?{}\\;= '\"#\n"), max_size=30))
def test_a_query_without_prefixes_stays_as_it_is(query: str) -> None:
    assert spelled_out(query, {}) == query


# Shipped queries


def test_there_are_enough_shipped_queries() -> None:
    assert len(named_queries()) >= 15


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_every_shipped_query_runs_as_it_is_and_with_values(worker: Worker, name: str) -> None:
    query = named_query(name)
    answered = json.loads(worker.ask(Request(query.text, Wanted(result="json"))).body)
    assert answered["results"]["bindings"] or name in ("defined-after-use", "lonely", "practised")
    for value in NASTY:
        worker.ask(Request(query.filled([value] * len(query.parameters))))


def rows(worker: Worker, name: str, *values: str) -> list[list[str]]:
    body = worker.ask(Request(named_query(name).filled(values), Wanted(result="csv"))).body
    return list(csv.reader(io.StringIO(body.decode())))[1:]


def test_shipped_queries_answer_right(worker: Worker) -> None:
    assert rows(worker, "prerequisites", "PCA") == [
        ["singular value decomposition", "math", "true", "true", "false"],
        ["matrix", "math", "false", "false", "true"],
    ]
    assert [row[0] for row in rows(worker, "unlocks", "matrix")] == [
        "singular value decomposition",
        "principal component analysis",
    ]
    assert rows(worker, "path", "whitening", "matrix") == [["2", "singular value decomposition", "", "", ""]]
    assert rows(worker, "explained-in-two-notes") == [
        ["principal component analysis", "2", "2 Linear/svd.md, ml.ipynb"]
    ]
    assert rows(worker, "parts", "PCA") == [["principal component analysis", "whitening", "false"]]
    assert [row[2] for row in rows(worker, "topics")] == [
        "matrix",
        "singular value decomposition",
        "principal component analysis",
    ]
    assert {(row[0], row[2]) for row in rows(worker, "conflicts")} == {
        ("matrix", "principal component analysis")
    }
    assert (
        rows(worker, "evidence", "PCA", "SVD")[1][3] == "PCA is a dimensionality reduction built on the SVD."
    )


def test_a_value_can_not_change_the_query() -> None:
    filled = named_query("prerequisites").filled(['" } ?s ?p ?o . SERVICE <http://x/> { VALUES ?z { "'])
    refuse_unsafe(filled)
    kinds = [token.kind for token in tokens(filled)]
    assert kinds == [token.kind for token in tokens(named_query("prerequisites").filled(["PCA"]))]


def test_the_wrong_number_of_values() -> None:
    with pytest.raises(WrongParameters):
        named_query("path").filled(["one"])


@pytest.mark.parametrize("name", ["pca", "Principal Component Analyses", "principal-component analysis"])
def test_a_concept_is_found_as_people_type_it(
    capfd: pytest.CaptureFixture[str], turtle: Path, name: str
) -> None:
    code, out, _ = run(capfd, turtle, "--named", "prerequisites", name)
    assert (code, len(out.splitlines())) == (0, 3)


def test_an_unknown_concept_is_answered_with_the_nearest(
    capfd: pytest.CaptureFixture[str], turtle: Path
) -> None:
    code, out, err = run(capfd, turtle, "--named", "prerequisites", "witening")
    assert (code, out) == (1, "")
    assert err == "no concept is called 'witening'; did you mean whitening?\n"
    assert "`concepts search`" in run(capfd, turtle, "--named", "prerequisites", "zzzz")[2]


# Formats of results


def store() -> ox.Store:
    made = ox.Store()
    triples = [
        ox.Quad(ox.NamedNode("http://e.example/s"), ox.NamedNode("http://e.example/p"), ox.Literal(text))
        for text in NASTY
        if not any("\ud800" <= c <= "\udfff" for c in text)
    ]
    made.extend(triples)
    for value in (ox.Literal("x", language="de"), ox.Literal(7), ox.Literal(True), ox.BlankNode("b")):
        made.add(ox.Quad(ox.NamedNode("http://e.example/s"), ox.NamedNode("http://e.example/q"), value))
    return made


@pytest.mark.parametrize(
    ("name", "kind"), [("json", ox.QueryResultsFormat.JSON), ("tsv", ox.QueryResultsFormat.TSV)]
)
def test_oxigraph_reads_our_results(name: str, kind: ox.QueryResultsFormat) -> None:
    query = "SELECT ?p ?o ?none WHERE { ?s ?p ?o } ORDER BY ?p STR(?o)"
    body = answer(store(), query, wanted=Wanted(result=name), prefixes={}).body
    expected = [tuple(row) for row in store().query(query)]
    assert sorted(map(str, (tuple(row) for row in ox.parse_query_results(body, format=kind)))) == sorted(
        map(str, expected)
    )


def test_xml_results_are_well_formed() -> None:
    body = answer(store(), "SELECT ?o { ?s ?p ?o }", wanted=Wanted(result="xml"), prefixes={}).body
    values = {
        element.text or ""
        for element in ElementTree.fromstring(body).iter()
        if element.tag.endswith("literal")
    }
    assert "👩‍🔬 emoji" in values
    assert "line\nbreak\r\nand\ttab" in values
    assert ox.parse_query_results(body, format=ox.QueryResultsFormat.XML).variables == [ox.Variable("o")]


def test_csv_results_keep_line_breaks() -> None:
    body = answer(store(), "SELECT ?o { ?s ?p ?o }", wanted=Wanted(result="csv"), prefixes={}).body
    assert ["line\nbreak\r\nand\ttab"] in list(csv.reader(io.StringIO(body.decode(), newline="")))


def test_a_table_shows_no_control_characters() -> None:
    body = answer(store(), "SELECT ?o { ?s ?p ?o }", wanted=Wanted(result="table"), prefixes={}).body.decode()
    assert not set(body) & set("\x00\x07\r\t\x7f\u202e")


# Safety


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"


def test_an_endless_query_ends_and_the_next_one_is_answered(turtle: Path) -> None:
    workers = Workers([turtle], count=1)
    try:
        workers.prefixes()
        started = time.monotonic()
        with pytest.raises(TooSlow):
            workers.ask(Request(ENDLESS), timeout=0.5)
        assert time.monotonic() - started < 5
        assert workers.ask(Request(LABELS), timeout=30).count == len(sample().concepts)
    finally:
        workers.close()


def test_too_many_rows_are_refused(worker: Worker) -> None:
    for query in ("SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"):
        with pytest.raises(TooLarge):
            worker.ask(Request(query, max_rows=10))
    assert worker.ask(Request("SELECT * { ?s ?p ?o } LIMIT 10", max_rows=10)).count == 10


def test_help_and_list_load_nothing_heavy() -> None:
    code = (
        "import sys\nfrom export.commands.query import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\nmain(['--list'])\n"
        "assert not {'rdflib', 'pyoxigraph', 'networkx'} & set(sys.modules), 'heavy'\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "prerequisites NAME" in done.stdout


def test_prefixes_of_the_file_are_known(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(export.turtle(sample(), base_iri="https://me.example/"))
    assert run(capfd, path, "ASK { concept:pca cg:requires concept:svd }", "--format", "table")[1] == "yes\n"
    shutil.copy(path, tmp_path / "other.ttl")
    assert prefixes()["concept"] != "https://me.example/concept/"
