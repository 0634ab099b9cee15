from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from rdflib.namespace import OWL, RDF, RDFS, SKOS

import export
from export.commands.validate import main
from export.iris import VOCABULARIES
from export.validate import ONTOLOGY, SHAPES, check, vocabulary
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


@pytest.mark.parametrize(
    ("turtle", "words"),
    [
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
    ],
)
def test_what_is_wrong_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], turtle: str, words: str
) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(HEAD)
    assert main([str(path)]) == 0
    path.write_text(HEAD + turtle)
    assert main([str(path)]) == 1
    assert words in capsys.readouterr().out


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
