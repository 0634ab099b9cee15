from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from rdflib.namespace import DCTERMS, RDF, SKOS

import export
from export.iris import checked_base, encode, note_path, safe_iri
from graph.errors import BadConfiguration
from graph.model import Concept, ConceptGraph, Kind, Topic
from tests.export.graphs import NASTY, PCA_AGAIN, TEXT, graphs, sample

CG = rdflib.Namespace("https://concept-graph.example/ns#")
CONCEPT = rdflib.Namespace("https://concept-graph.example/concept/")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
REL = rdflib.Namespace("https://concept-graph.example/relation/")


def read(text: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=text, format="turtle")


def oxigraph_triples(text: str) -> set[tuple[str, str, str, str, str]]:
    return {
        _key(t.subject.value, t.predicate.value, t.object)
        for t in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)
    }


def _key(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> tuple[str, str, str, str, str]:
    if isinstance(value, ox.Literal):
        return subject, predicate, value.value, value.datatype.value, value.language or ""
    return subject, predicate, value.value, "iri", ""


def rdflib_triples(graph: rdflib.Graph) -> set[tuple[str, str, str, str, str]]:
    found = set()
    for s, p, o in graph:
        assert isinstance(s, rdflib.URIRef)
        if isinstance(o, rdflib.Literal):
            plain = RDF.langString if o.language else rdflib.XSD.string
            found.add((str(s), str(p), str(o), str(o.datatype or plain), o.language or ""))
        else:
            assert isinstance(o, rdflib.URIRef)
            found.add((str(s), str(p), str(o), "iri", ""))
    return found


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_both_parsers_read_the_same_triples_from_any_graph(graph: ConceptGraph) -> None:
    text = export.turtle(graph)
    assert rdflib_triples(read(text)) == oxigraph_triples(text)


@given(graphs())
@settings(max_examples=30, deadline=None)
def test_labels_and_quotes_survive(graph: ConceptGraph) -> None:
    rdf = read(export.turtle(graph))
    assert len(set(rdf.subjects(RDF.type, SKOS.Concept))) == len(graph.concepts)
    for concept in graph.concepts:
        label = rdf.value(CONCEPT[encode(concept.id)], SKOS.prefLabel)
        assert str(label) == as_rdf(concept.label)
    quotes = {str(o) for o in rdf.objects(None, CG.quote)}
    for concept in graph.concepts:
        assert {as_rdf(place.quote) for place in concept.evidence} <= quotes


def as_rdf(text: str) -> str:
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def test_the_same_graph_gives_the_same_text() -> None:
    assert export.turtle(sample()) == export.turtle(sample())


def test_the_contract_for_concepts_and_relations() -> None:
    rdf = read(export.turtle(sample()))
    pca, svd = CONCEPT.pca, CONCEPT.svd
    assert set(rdf.objects(pca, SKOS.altLabel)) == {
        rdflib.Literal("PCA", lang="en"),
        rdflib.Literal("principal components", lang="en"),
    }
    assert (pca, CG.requires, svd) in rdf
    assert (CONCEPT.whitening, CG.uses, svd) in rdf
    assert (pca, SKOS.broader, CONCEPT["dimensionality-reduction"]) in rdf
    assert (CONCEPT["dimensionality-reduction"], SKOS.narrower, pca) in rdf
    assert (CONCEPT.whitening, DCTERMS.isPartOf, pca) in rdf
    assert (pca, DCTERMS.hasPart, CONCEPT.whitening) in rdf
    for one, other in ((pca, CONCEPT.whitening), (CONCEPT.whitening, pca)):
        assert (one, SKOS.related, other) in rdf
    assert str(rdf.value(pca, CG.kind)) == "technique"
    assert rdf.value(pca, CG.explained).toPython() is True
    assert float(rdf.value(pca, CG.salience)) == 0.9


def test_the_contract_for_statements_and_evidence() -> None:
    rdf = read(export.turtle(sample()))
    statement = REL["pca.requires.svd"]
    assert rdf.value(statement, RDF.predicate) == CG.requires
    assert float(rdf.value(statement, CG.confidence)) == 0.9
    assert str(rdf.value(statement, CG.basis)) == "stated"
    rows = rdf.query(
        """SELECT ?quote ?path ?cell ?line ?start ?end WHERE {
             ?statement cg:evidence ?e .
             ?e cg:quote ?quote ; cg:note/cg:path ?path ; cg:line ?line ; cg:start ?start ; cg:end ?end ;
                prov:wasDerivedFrom ?note .
             OPTIONAL { ?e cg:cell ?cell }
             ?e oa:hasTarget/oa:hasSelector [ oa:exact ?quote ] , [ oa:start ?start ; oa:end ?end ] .
           } ORDER BY ?path""",
        initBindings={"statement": statement},
    )
    found = [tuple(value.toPython() if value is not None else None for value in row) for row in rows]
    assert found == [
        ('PCA: "rotate, then\nproject".', "2 Linear/svd.md", None, 9, 120, 148),
        ("PCA is a dimensionality reduction built on the SVD.", "ml.ipynb", 4, 1, 0, 51),
    ]


def test_evidences_of_one_passage_share_their_target() -> None:
    rdf = read(export.turtle(sample()))
    other_rule = structs.replace(PCA_AGAIN, rule="another_rule")
    graph = sample()
    pca = next(item for item in graph.concepts if item.id == "pca")
    changed = structs.replace(pca, definitions=(*pca.definitions, other_rule))
    concepts = tuple(changed if item.id == "pca" else item for item in graph.concepts)
    more = read(export.turtle(structs.replace(graph, concepts=concepts)))
    count = len(set(rdf.subjects(RDF.type, CG.Evidence)))
    assert len(set(more.subjects(RDF.type, CG.Evidence))) == count + 1
    assert set(more.subjects(RDF.type, OA.SpecificResource)) == set(
        rdf.subjects(RDF.type, OA.SpecificResource)
    )


def test_no_line_is_long_for_its_lists() -> None:
    many = tuple(Concept(f"c{n:03}", f"c{n:03}", Kind.MODEL) for n in range(200))
    topic = Topic("t", "T", tuple(item.id for item in many), ())
    text = export.turtle(ConceptGraph("T", (), many, (), topics=(topic,)))
    assert max(map(len, text.splitlines())) < 140
    assert len(set(read(text).objects(None, SKOS.member))) == 200


def test_a_cut_relation_is_shown_and_not_asserted() -> None:
    rdf = read(export.turtle(sample()))
    cut = REL["matrix.requires.pca.cut"]
    assert (CONCEPT.matrix, CG.requires, CONCEPT.pca) not in rdf
    assert (cut, RDF.type, CG.CutRelation) in rdf
    assert set(rdf.objects(cut, CG.contradicts)) == {REL["pca.requires.svd"], REL["svd.requires.matrix"]}


def test_topics_are_ordered_collections() -> None:
    rdf = read(export.turtle(sample()))
    topic = rdflib.URIRef("https://concept-graph.example/topic/pca")
    order = list(rdf.items(rdf.value(topic, SKOS.memberList)))
    assert order == [CONCEPT.matrix, CONCEPT.svd, CONCEPT.pca]
    assert set(rdf.objects(topic, SKOS.member)) == set(order)


@given(st.lists(TEXT, min_size=2, max_size=2, unique=True))
def test_two_ids_never_share_an_iri(pair: list[str]) -> None:
    assert encode(pair[0]) != encode(pair[1])
    assert note_path(pair[0]) != note_path(pair[1])


@pytest.mark.parametrize("base", ["https://me.example/notes", "urn:my:", "http://localhost:8000/x#"])
def test_another_base(base: str) -> None:
    text = export.turtle(sample(), base_iri=base)
    assert f"<{checked_base(base)}concept/>" in text
    assert rdflib_triples(read(text)) == oxigraph_triples(text)


@pytest.mark.parametrize(
    "base", ["", "notes", "http://a b/", "http://x/?q=", "http://x/#a#", "http://<x>/", *NASTY]
)
def test_a_bad_base_is_refused(base: str) -> None:
    with pytest.raises(BadConfiguration):
        export.turtle(sample(), base_iri=base)


@given(TEXT | st.text("abc:/#?@[]%<> \\é", max_size=20).map("http://".__add__))
def test_an_iri_that_passes_is_valid_for_oxigraph(text: str) -> None:
    iri = safe_iri(text)
    if iri is not None:
        assert list(ox.parse(f"<{iri}> <{iri}> <{iri}> .".encode(), format=ox.RdfFormat.N_TRIPLES))
