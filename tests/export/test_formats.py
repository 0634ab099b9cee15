from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

import export
from export.__main__ import format_table, main
from export.cypher import string
from export.formats import FORMATS
from export.integrity import usable_relations
from export.iris import DEFAULT_BASE
from graph.model import ConceptGraph
from graph.store import save
from tests.export.graphs import TEXT, graphs, sample
from tests.export.test_turtle import as_rdf, oxigraph_triples, rdflib_triples

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(graph: ConceptGraph, name: str) -> bytes:
    return FORMATS[name].write(graph, base_iri=DEFAULT_BASE)


def as_xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


Key = tuple[str, str, str, str, str]


def cleaned(triples: set[Key]) -> set[Key]:
    return {(s, p, as_xml(o), kind, tag) for s, p, o, kind, tag in triples}


def from_rdflib(data: bytes, name: str) -> set[Key]:
    return rdflib_triples(rdflib.Graph().parse(data=data, format=name))


@pytest.mark.parametrize("name", list(FORMATS))
def test_the_same_graph_gives_the_same_bytes(name: str) -> None:
    assert written(sample(), name) == written(sample(), name)


def test_bytes_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "import hashlib\nfrom export.formats import FORMATS\nfrom tests.export.graphs import sample\n"
        "for f in FORMATS.values():\n"
        "    print(hashlib.sha256(f.write(sample(), base_iri='https://x.example/')).hexdigest())"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


@given(graphs())
@settings(max_examples=25, deadline=None)
def test_every_format_writes_every_graph(graph: ConceptGraph) -> None:
    for name in FORMATS:
        data = written(graph, name)
        assert data.startswith(b"PK") if name == "csv" else "\0" not in data.decode("utf-8")


# RDF


@given(graphs())
@settings(max_examples=15, deadline=None)
def test_all_rdf_formats_say_the_same(graph: ConceptGraph) -> None:
    triples = oxigraph_triples(export.turtle(graph))
    lines = written(graph, "ntriples")
    assert oxigraph_triples(lines.decode()) == triples
    rows = lines.decode().split("\n")[:-1]
    assert rows == sorted(set(rows))
    assert from_rdflib(written(graph, "jsonld"), "json-ld") == triples
    assert cleaned(from_rdflib(written(graph, "rdfxml"), "xml")) == cleaned(triples)
    quads = list(ox.parse(written(graph, "trig"), format=ox.RdfFormat.TRIG))
    assert {str(quad.graph_name) for quad in quads} == {f"<{DEFAULT_BASE}graph>"}
    assert len(set(quads)) == len(triples)


def test_oxigraph_reads_the_other_rdf_formats() -> None:
    triples = oxigraph_triples(export.turtle(sample()))
    for name, kind in (("rdfxml", ox.RdfFormat.RDF_XML), ("jsonld", ox.RdfFormat.JSON_LD)):
        quads = ox.parse(written(sample(), name), format=kind)
        assert len({quad.triple for quad in quads}) == len(triples), name


def test_json_ld_reads_like_json() -> None:
    document = json.loads(written(sample(), "jsonld"))
    pca = next(item for item in document["@graph"] if item["@id"] == "concept:pca")
    assert pca["prefLabel"] == "principal component analysis"
    assert pca["altLabel"] == ["PCA", "principal components"]
    assert pca["requires"] == "concept:svd"
    assert pca["explained"] is True
    assert pca["mentionCount"] == 12


# Graph files


@given(graphs())
@settings(max_examples=25, deadline=None)
def test_networkx_reads_graphml(graph: ConceptGraph) -> None:
    names = [as_xml(concept.id) for concept in graph.concepts]
    read = nx.parse_graphml(written(graph, "graphml").decode(), force_multigraph=True)
    if len(set(names)) == len(names):
        assert set(read.nodes) == set(names)
        assert len(read.edges) == len(usable_relations(graph))
        for concept in graph.concepts:
            node = read.nodes[as_xml(concept.id)]
            assert node["explained"] is concept.explained
            assert node["salience"] == concept.salience
            assert node["mentions"] == concept.mention_count
            assert node.get("label", "") == as_xml(concept.label)


def test_networkx_reads_gexf() -> None:
    read = nx.read_gexf(io.BytesIO(written(sample(), "gexf")))
    assert read.is_directed()
    assert read.nodes["pca"]["label"] == "principal component analysis"
    assert read.nodes["pca"]["explained"] is True
    assert read.nodes["pca"]["salience"] == 0.9
    edge = read.get_edge_data("pca", "svd")
    values = edge if "kind" in edge else next(iter(edge.values()))
    assert values["kind"] == "requires"
    assert values["confidence"] == 0.9
    assert values["passages"] == 2


@given(graphs())
@settings(max_examples=15, deadline=None)
def test_networkx_reads_any_gexf(graph: ConceptGraph) -> None:
    read = nx.read_gexf(io.BytesIO(written(graph, "gexf")))
    assert len(read) == len({as_xml(concept.id) for concept in graph.concepts})


# Tables


# Text that other programs read


@given(TEXT)
def test_a_cypher_string_is_one_literal(text: str) -> None:
    literal = string(text)
    assert "\n" not in literal
    assert re.fullmatch(r"'(?:[^'\\]|\\[\\'\"nrt]|\\u[0-9A-F]{4})*'", literal)
    assert json.loads('"' + literal[1:-1].replace("\\'", "'") + '"') == as_rdf(text)


@given(graphs())
@settings(max_examples=15, deadline=None)
def test_cypher_is_one_statement_a_line(graph: ConceptGraph) -> None:
    lines = written(graph, "cypher").decode().split("\n")[:-1]
    assert len(lines) == 1 + len(graph.concepts) + len(usable_relations(graph))
    assert all(line.endswith(";") for line in lines)


def test_a_cypher_parser_reads_it() -> None:
    grammar = pytest.importorskip("antlr4_cypher")
    antlr4 = pytest.importorskip("antlr4")
    errors: list[str] = []

    class Collect(antlr4.error.ErrorListener.ErrorListener):  # type: ignore[misc,name-defined]
        def syntaxError(self, recognizer, symbol, line, column, message, error):  # type: ignore[no-untyped-def]  # noqa: N802, ARG002
            errors.append(message)

    for line in written(sample(), "cypher").decode().splitlines()[1:]:
        lexer = grammar.CypherLexer(antlr4.InputStream(line))
        parser = grammar.CypherParser(antlr4.CommonTokenStream(lexer))
        parser.removeErrorListeners()
        parser.addErrorListener(Collect())
        parser.script()
    assert errors == []


# The command


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    path = tmp_path / "graph.json"
    save(sample(), path)
    return path


@pytest.mark.parametrize("name", list(FORMATS))
def test_the_command_writes_each_format(stored: Path, tmp_path: Path, name: str) -> None:
    output = tmp_path / f"out{FORMATS[name].suffix}"
    assert main([name, "--graph", str(stored), "-o", str(output)]) == 0
    assert output.read_bytes() == written(sample(), name)


def test_csv_to_a_folder(stored: Path, tmp_path: Path) -> None:
    assert main(["csv", "--graph", str(stored), "-o", str(tmp_path / "tables")]) == 0
    assert {path.name for path in (tmp_path / "tables").iterdir()} == {
        "nodes.csv",
        "edges.csv",
        "evidence.csv",
    }


def test_list_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"]) == 0
    assert capsys.readouterr().out == format_table() + "\n"
    assert len(FORMATS) == 13


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["turtel"], "did you mean turtle?"),
        ([], "name a format"),
        (["turtle", "--graph", "nowhere.json"], "no graph at nowhere.json"),
        (["turtle", "--base-iri", "not an iri"], "is no absolute IRI"),
        (["turtle", "-o", "/dev/null/x"], "can't write"),
    ],
)
def test_a_wrong_call(
    stored: Path, capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    call: Callable[[], int] = lambda: main(words if "--graph" in words else [*words, "--graph", str(stored)])  # noqa: E731
    try:
        code = call()
    except SystemExit as stop:
        code = int(stop.code or 0)
    assert code == 2
    assert message in capsys.readouterr().err


@given(st.sampled_from(sorted(FORMATS)))
def test_every_format_says_what_it_is_for(name: str) -> None:
    assert FORMATS[name].purpose
    assert FORMATS[name].suffix.startswith(".")
