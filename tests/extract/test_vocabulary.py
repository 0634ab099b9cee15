"""Vocabularies: what can be read, what is refused, and how labels are looked up."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.vocabulary import Vocabularies, load_vocabularies, parse_vocabulary, read_vocabulary
from graph.errors import BadConfiguration, PathMissing
from graph.labels import fold
from graph.model import Kind
from tests.extract.made import vocabulary

TURTLE = b"""
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix cg: <https://concept-graph.example/ns#> .
<http://v/s> a skos:ConceptScheme ; dcterms:title "My field"@en .
<http://v/svd> a skos:Concept ; skos:prefLabel "singular value decomposition"@en , "Zerlegung"@de ;
    skos:altLabel "SVD"@en ; skos:hiddenLabel "singular decomposition" ; cg:kind "math" ;
    cg:requires <http://v/mat> .
<http://v/mat> a skos:Concept ; skos:prefLabel "matrix"@en ; skos:narrower <http://v/cov> ;
    cg:requires <http://else/x> .
<http://v/cov> a skos:Concept ; skos:prefLabel "covariance matrix"@en-GB .
<http://v/de> a skos:Concept ; skos:prefLabel "Nur deutsch"@de .
"""
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
NTRIPLES = f"""<http://v/a> <{_RDF}type> <{_SKOS}Concept> .
<http://v/a> <{_SKOS}prefLabel> "matrix" .
""".encode()
XML = f"""<rdf:RDF xmlns:rdf="{_RDF}" xmlns:skos="{_SKOS}">
<skos:Concept rdf:about="http://v/a"><skos:prefLabel>matrix</skos:prefLabel></skos:Concept></rdf:RDF>
""".encode()
JSON_LD = b"""{"@id": "http://v/a", "@type": "http://www.w3.org/2004/02/skos/core#Concept",
"http://www.w3.org/2004/02/skos/core#prefLabel": "matrix"}"""


def parsed(data: bytes, suffix: str = ".ttl"):
    return parse_vocabulary(data, suffix=suffix, name="v" + suffix)


def test_labels_kinds_and_relations() -> None:
    vocabulary = parsed(TURTLE)
    assert vocabulary.title == "My field"
    assert set(vocabulary.concepts) == {"http://v/svd", "http://v/mat", "http://v/cov"}
    svd = vocabulary.concepts["http://v/svd"]
    assert svd.label == "singular value decomposition"
    assert svd.aliases == ("SVD", "singular decomposition")
    assert svd.kind is Kind.MATH
    assert svd.relations == (("requires", "http://v/mat"),)
    assert vocabulary.concepts["http://v/mat"].relations == ()
    assert vocabulary.concepts["http://v/cov"].relations == (("is_a", "http://v/mat"),)
    assert vocabulary.concepts["http://v/cov"].kind is Kind.CONCEPT


@pytest.mark.parametrize(
    ("data", "suffix"), [(NTRIPLES, ".nt"), (XML, ".rdf"), (JSON_LD, ".jsonld"), (NTRIPLES, ".TTL")]
)
def test_formats(data: bytes, suffix: str) -> None:
    assert [concept.label for concept in parsed(data, suffix).concepts.values()] == ["matrix"]


@pytest.mark.parametrize(
    ("data", "suffix", "reason"),
    [
        (b"hello", ".ttl", "not valid RDF"),
        (b"\xff\xfe\x00", ".ttl", "not valid RDF"),
        (b"<rdf:RDF", ".rdf", "not valid RDF"),
        (b"{", ".jsonld", "not valid RDF"),
        (b"", ".ttl", "no skos:Concept"),
        (b"<http://a> <http://b> <http://c> .", ".ttl", "no skos:Concept"),
        (b"a,b", ".csv", "unknown RDF file type"),
        (b"", "", "unknown RDF file type"),
    ],
)
def test_what_is_no_vocabulary_is_refused_in_one_line(data: bytes, suffix: str, reason: str) -> None:
    with pytest.raises(BadConfiguration, match=reason) as caught:
        parsed(data, suffix)
    assert "\n" not in str(caught.value)


def test_files_that_are_missing_or_no_files(tmp_path: Path) -> None:
    with pytest.raises(PathMissing):
        read_vocabulary(tmp_path / "none.ttl")
    with pytest.raises(BadConfiguration, match="can't be read"):
        read_vocabulary(tmp_path)


def test_a_bracketed_label_is_not_found_by_the_bare_word() -> None:
    data = b"""@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    <http://v/f> a skos:Concept ; skos:prefLabel "field (algebra)"@en ;
        skos:altLabel "commutative division ring"@en ."""
    known = Vocabularies([parsed(data)])
    assert known.get(fold("field")) is None
    assert known.get(fold("commutative division rings")) is not None


def test_earlier_vocabularies_win_and_labels_win_over_aliases() -> None:
    first = parsed(NTRIPLES, ".nt")
    second = parsed(TURTLE)
    assert Vocabularies([first, second]).by_key["matrix"].iri == "http://v/a"
    assert Vocabularies([second, first]).by_key["matrix"].iri == "http://v/mat"


def test_lower_case_words_of_labels() -> None:
    known = Vocabularies([parsed(TURTLE)])
    assert {"matrix", "covariance", "decomposition"} <= known.lowercase
    assert "SVD" not in known.lowercase


def test_the_shipped_vocabulary_is_sound() -> None:
    known = load_vocabularies()
    (shipped,) = known.vocabularies
    assert len(shipped.concepts) > 300
    labels = [concept.label for concept in shipped.concepts.values()]
    assert len(labels) == len(set(labels))
    for concept in shipped.concepts.values():
        assert concept.label == concept.label.strip()
        assert fold(concept.label)
        assert concept.label not in concept.aliases
    assert load_vocabularies(background=False).vocabularies == ()


def test_no_prerequisite_of_the_shipped_vocabulary_is_circular() -> None:
    (shipped,) = load_vocabularies().vocabularies
    for kind in ("requires", "is_a"):
        edges = {c.iri: [t for k, t in c.relations if k == kind] for c in shipped.concepts.values()}
        done: set[str] = set()
        for start in sorted(edges):
            stack: list[tuple[str, list[str]]] = [(start, list(edges[start]))]
            path = {start}
            while stack:
                node, left = stack[-1]
                if not left or node in done:
                    done.add(node)
                    path.discard(node)
                    stack.pop()
                    continue
                following = left.pop()
                assert following not in path, f"{kind}: {following} comes back to itself"
                if following not in done:
                    path.add(following)
                    stack.append((following, list(edges[following])))


def test_in_notes_of_another_field_single_words_of_the_shipped_vocabulary_mean_other_things() -> None:
    known = load_vocabularies()
    biology = known.for_notes(
        ["mitosis", "meiosis", "osmosis", "enzyme", "ribosome", "neuron", "cell", "ecology"]
    )
    assert biology.get("neuron") is None
    assert biology.get("gradient descent") is not None


def test_in_notes_that_touch_the_field_short_names_mean_other_things() -> None:
    macroeconomics = ["inflation", "unemployment", "growth", "money supply", "probability"]
    touched = load_vocabularies().for_notes(macroeconomics)
    assert touched.get("svc") is None
    assert touched.get("support vector network") == touched.get("support vector machine") is not None


def test_in_notes_of_its_field_the_shipped_vocabulary_counts_whole() -> None:
    known = load_vocabularies()
    assert known.for_notes(["neuron", "backpropagation", "gradient descent", "my own heading"]) is known


def test_a_vocabulary_of_the_users_counts_whole_in_any_notes() -> None:
    known = vocabulary({"neuron": []})
    assert known.for_notes(["mitosis", "meiosis"]).get("neuron") is not None


def test_long_labels_are_known_solid_and_apart() -> None:
    known = vocabulary({"feedforward network": [], "logit": []})
    assert known.get("feed forward network") == known.get("feedforward network") is not None
    assert known.get("log it") is None
