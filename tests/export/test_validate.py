from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.namespace import OWL, RDF, RDFS, SKOS

import export
from export.commands.validate import main
from export.iris import VOCABULARIES
from export.validate import ONTOLOGY, SHAPES, check, check_with_pyshacl, vocabulary
from graph.model import ConceptGraph
from graph.relations import RELATION_KINDS
from tests.export.graphs import graphs, sample

HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in VOCABULARIES.items()) + (
    "@prefix : <https://e.example/> .\n"
    ':s a skos:ConceptScheme ; dcterms:title "S" .\n'
    ':a a skos:Concept ; skos:prefLabel "alpha"@en ; skos:inScheme :s ; cg:kind "model" ;'
    " cg:explained true ; cg:salience 0.5 .\n"
    ':b a skos:Concept ; skos:prefLabel "beta"@en ; skos:inScheme :s ; cg:kind "model" ;'
    " cg:explained true ; cg:salience 0.5 .\n"
)


WRONG = [
    ox.NamedNode("https://e.example/nowhere"),
    ox.Literal("word"),
    ox.Literal("word", language="en"),
    ox.Literal("-1", datatype=ox.NamedNode(VOCABULARIES["xsd"] + "integer")),
    ox.Literal("7.5", datatype=ox.NamedNode(VOCABULARIES["xsd"] + "decimal")),
    ox.Literal("true", datatype=ox.NamedNode(VOCABULARIES["xsd"] + "boolean")),
    ox.BlankNode("b"),
]


def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(data=vocabulary(ONTOLOGY), format="turtle")


@given(graphs())
@settings(max_examples=25, deadline=None)
def test_every_graph_that_we_write_conforms(
    tmp_path_factory: pytest.TempPathFactory, graph: ConceptGraph
) -> None:
    path = tmp_path_factory.mktemp("shapes") / "graph.ttl"
    path.write_bytes(export.turtle(graph).encode())
    assert [str(problem) for problem in check(path)] == []


@given(graphs(), st.data())
@settings(max_examples=40, deadline=None)
def test_pyshacl_finds_the_same_in_damaged_graphs(
    tmp_path_factory: pytest.TempPathFactory, graph: ConceptGraph, data: st.DataObject
) -> None:
    triples = sorted(ox.parse(export.turtle(graph).encode(), format=ox.RdfFormat.TURTLE), key=str)
    some = st.sampled_from(triples)
    values = st.sampled_from([*WRONG, *(triple.object for triple in triples)])
    for first, second, value in data.draw(st.lists(st.tuples(some, some, values), max_size=6)):
        if data.draw(st.booleans()) and first in triples:
            triples.remove(first)
        triples.append(ox.Quad(first.subject, second.predicate, value))
    path = tmp_path_factory.mktemp("damaged") / "graph.nt"
    path.write_bytes(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")
    assert check(path) == check_with_pyshacl(path)


DAMAGES = [
    (":s a skos:Concept .", "both a concept and a scheme (SKOS S9)"),
    (':a skos:altLabel "alpha"@en .', "both preferred and alternative (SKOS S13)"),
    (':a skos:altLabel "x"@en ; skos:hiddenLabel "x"@en .', "both alternative and hidden (SKOS S13)"),
    (':a skos:prefLabel "other"@en .', "two preferred labels in one language (SKOS S14)"),
    (":a skos:broader :b ; skos:related :b .", "related to a concept that is broader than it (SKOS S27)"),
    (":a skos:narrower :b ; skos:related :b .", "narrower than it (SKOS S27)"),
    (":a skos:exactMatch :x ; skos:relatedMatch :x .", "as a related one (SKOS S46)"),
    (":a skos:exactMatch :x ; skos:broadMatch :x .", "as a broader one (SKOS S46)"),
    (":a skos:broader :b . :b skos:broader :a .", "above itself"),
    (':a cg:kind "animal" .', "needs exactly one kind"),
    (":a cg:requires :nowhere .", "requires what is no concept"),
    (":r a rdf:Statement ; rdf:subject :a .", "needs one concept as its object"),
    (':e a cg:Evidence ; cg:quote "q" .', "needs one line"),
    ('_:x a skos:Concept ; skos:prefLabel "x" .', "has no IRI of its own"),
    (":n a prov:Entity ; cg:path 'n' ; cg:sha256 'abc' .", "has a hash that is no SHA-256"),
    (":e a cg:Evidence ; cg:start 5 ; cg:end 5 .", "needs one start, before its end"),
    (":a cg:mentionCount -1 .", "has a mention count that is no whole number"),
    (":a cg:salience 'much' .", "needs one salience from 0 to 1"),
]


@pytest.mark.parametrize(("turtle", "words"), DAMAGES)
def test_what_is_wrong_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], turtle: str, words: str
) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(HEAD)
    assert main([str(path)]) == 0
    capsys.readouterr()
    path.write_text(HEAD + turtle)
    assert main([str(path)]) == 1
    ours = capsys.readouterr().out
    assert words in ours
    assert main([str(path), "--pyshacl"]) == 1
    assert capsys.readouterr().out == ours


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.ttl", None, "does not exist"),
        ("bad.ttl", "a b c", "is not usable RDF"),
        ("notes.md", "# hi", "has no known RDF ending"),
        ("graph.json", "{}", "is not a usable graph"),
    ],
)
def test_a_file_that_is_no_graph(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str | None, words: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    assert main([str(path)]) == 2
    assert words in capsys.readouterr().err


def test_a_file_without_concepts_does_not_conform(tmp_path: Path) -> None:
    path = tmp_path / "empty.ttl"
    path.write_text("")
    assert main([str(path)]) == 1


def test_the_ontology_describes_every_term_that_we_write() -> None:
    described = set(ontology().subjects(RDF.type, None))
    written = rdflib.Graph().parse(data=export.turtle(sample()), format="turtle")
    terms = {term for triple in written for term in triple if str(term).startswith(VOCABULARIES["cg"])}
    assert terms <= described
    for kind in RELATION_KINDS.values():
        for iri in (kind.iri, kind.inverse_iri):
            if iri.startswith(VOCABULARIES["cg"]):
                assert (rdflib.URIRef(iri), RDFS.subPropertyOf, SKOS.semanticRelation) in ontology()


def test_every_term_has_a_label_a_comment_and_a_home() -> None:
    graph = ontology()
    for term in set(graph.subjects(RDF.type, OWL.ObjectProperty)) | set(
        graph.subjects(RDF.type, OWL.DatatypeProperty)
    ):
        for needed in (RDFS.label, RDFS.comment, RDFS.isDefinedBy, RDFS.range):
            assert graph.value(term, needed) is not None, (term, needed)


def test_the_shapes_are_themselves_valid_shacl() -> None:
    import pyshacl

    shapes = rdflib.Graph().parse(data=vocabulary(SHAPES), format="turtle")
    conforms, _, text = pyshacl.validate(
        rdflib.Graph(), shacl_graph=shapes, meta_shacl=True, inference="none"
    )
    assert conforms, text
