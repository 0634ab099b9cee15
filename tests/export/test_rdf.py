from __future__ import annotations

import time
from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from rdflib.namespace import SKOS

import export
from export.errors import BadRdf
from export.iris import prefixes
from export.named import named_queries
from export.rdf import memory_graph, open_graph
from export.rdf_files import SUFFIXES, store_of
from graph.model import ConceptGraph
from graph.store import save
from tests.export.graphs import graphs, large, sample
from tests.export.test_turtle import rdflib_triples, read


@pytest.fixture
def turtle(tmp_path: Path) -> Path:
    path = tmp_path / "graph.ttl"
    path.write_text(export.turtle(sample()))
    return path


def plain(rows: rdflib.query.Result) -> list[tuple[str, ...]]:
    return sorted(tuple(number(value) for value in row) for row in rows)


def number(value: object) -> str:
    try:
        return f"{float(str(value)):.6f}"
    except ValueError:
        return ",".join(sorted(str(value).split(", ")))


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_rdflib_and_oxigraph_answer_shipped_queries_alike(turtle: Path, name: str) -> None:
    text = named_queries()[name].text
    fast, slow = open_graph([turtle]), memory_graph([turtle])
    assert plain(fast.query(text, initNs=prefixes())) == plain(slow.query(text, initNs=prefixes()))


def test_an_oxigraph_graph_behaves_as_a_graph(turtle: Path) -> None:
    graph = open_graph([turtle])
    assert len(graph) == len(read(turtle.read_text()))
    pca = rdflib.URIRef("https://concept-graph.example/concept/pca")
    assert str(graph.value(pca, SKOS.prefLabel)) == "principal component analysis"
    assert dict(graph.namespaces())["concept"] == rdflib.URIRef("https://concept-graph.example/concept/")


@given(graphs())
@settings(max_examples=20, deadline=None)
def test_the_fast_reading_gives_what_rdflib_reads(
    tmp_path_factory: pytest.TempPathFactory, graph: ConceptGraph
) -> None:
    path = tmp_path_factory.mktemp("read") / "graph.ttl"
    path.write_bytes(export.turtle(graph).encode())
    assert rdflib_triples(memory_graph([path])) == rdflib_triples(read(path.read_bytes().decode()))


def test_a_built_graph_is_read_as_rdf(tmp_path: Path, turtle: Path) -> None:
    path = tmp_path / "graph.json"
    save(sample(), path)
    assert len(store_of([path])[0]) == len(store_of([turtle])[0])


@pytest.mark.parametrize("suffix", [name for name in SUFFIXES if name != ".json"])
def test_damaged_files_are_named(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"bad{suffix}"
    path.write_text("{{{ this is nothing <")
    with pytest.raises(BadRdf, match="bad"):
        store_of([path])
    with pytest.raises(BadRdf, match="bad"):
        memory_graph([path])


def test_reading_fetches_nothing(tmp_path: Path) -> None:
    path = tmp_path / "remote.jsonld"
    path.write_text('{"@context": "http://127.0.0.1:9/context.jsonld", "name": "x"}')
    with pytest.raises(BadRdf):
        store_of([path])
    path = tmp_path / "entity.rdf"
    path.write_text(
        '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://x/">'
        '<rdf:Description rdf:about="http://x/a"><x:p>&e;</x:p></rdf:Description></rdf:RDF>'
    )
    with pytest.raises(BadRdf):
        store_of([path])


def test_writing_is_faster_than_reading() -> None:
    graph = large(60, 300, 3)
    start = time.process_time()
    text = export.turtle(graph)
    writing = time.process_time() - start
    start = time.process_time()
    rdflib.Graph().parse(data=text, format="turtle")
    assert writing < (time.process_time() - start) / 5
