"""The one score of prerequisites that no sentence states, and what the whole table of rules gives."""

from __future__ import annotations

from extract.concepts.find import find_concepts
from extract.relations import claim_relations
from extract.relations.clues import Clues, probability
from extract.relations.contrast import contrast_claims
from extract.relations.homes import find_homes
from extract.relations.labels import labels_within
from extract.relations.prerequisites import is_defined_by, prerequisite_claims
from extract.relations.scene import Scene
from extract.relations.weights import IN_PASSING
from extract.vocabulary import Vocabularies, parse_vocabulary
from graph.model import Basis, Kind
from tests.extract.made import NO_VOCABULARY, read
from tests.relations.made import scene, triples

PAGE = """# Ridge regression

Ridge regression minimizes the sum of the residuals and a penalty on the norm of the coefficients.
"""

VOCABULARY = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix cg: <https://concept-graph.example/ns#> .
<urn:v> a skos:ConceptScheme ; <http://purl.org/dc/terms/title> "Field" .
<urn:a> a skos:Concept ; skos:prefLabel "backpropagation"@en ; cg:requires <urn:b> .
<urn:b> a skos:Concept ; skos:prefLabel "chain rule"@en .
"""


def test_a_page_requires_what_its_definition_names() -> None:
    made = scene(PAGE, ["ridge regression", "residual", "norm"], note="Ridge regression.md")
    claims = list(prerequisite_claims(made))
    assert {
        ("ridge-regression", "requires", "norm"),
        ("ridge-regression", "requires", "residual"),
    } == triples(claims)
    assert all(claim.basis is Basis.INFERRED and claim.evidence.quote in PAGE for claim in claims)


def test_a_word_in_passing_without_a_heading_requires_nothing() -> None:
    text = "{}\n\nA lattice is a set with a norm that orders residuals.\n"
    names = ["lattice", "norm", "residual"]
    kinds = {"norm": Kind.MATH, "residual": Kind.MATH}
    for heading, needs in (("# Lattice", {"lattice"}), ("# Things", set[str]())):
        made = scene(text.format(heading), names, kinds=kinds, salience=IN_PASSING)
        claims = triples(prerequisite_claims(made))
        assert {source for source, kind, _ in claims if kind == "requires"} == needs


def test_an_example_counts_less_than_a_term_of_the_definition() -> None:
    text = "# Encoding\n\nEncoding turns the labels of a variable into numbers, such as one-hot vectors."
    made = scene(text, ["encoding", "label", "one-hot vector"])
    assert probability(Clues(made).features(0, 1)) > probability(Clues(made).features(0, 2))


def test_what_a_sentence_asks_for_is_named_in_passing() -> None:
    made = scene("# Encoding\n\nHow is encoding tied to the label?", ["encoding", "label"])
    naming = Clues(made).naming(0, 1)
    assert naming is not None
    assert not naming.plain


def test_a_name_inside_a_name_is_a_prerequisite_unless_it_is_the_head() -> None:
    labels = {
        0: ["gaussian process"],
        1: ["gaussian process regression"],
        2: ["regression"],
        3: ["normality of residual"],
    }
    labels[4] = ["residual"]
    assert labels_within(labels) == {(1, 0), (3, 4)}


def test_what_only_a_vocabulary_knows_is_background_and_names_it() -> None:
    known = Vocabularies([parse_vocabulary(VOCABULARY.encode(), suffix=".ttl", name="v.ttl")])
    text = "# Lists\n\n- The chain rule\n\n## Other\n\n- Backpropagation"
    made = scene(text, ["backpropagation", "chain rule"], vocabularies=known)
    (claim,) = prerequisite_claims(made)
    assert (claim.source, claim.target, claim.basis) == ("backpropagation", "chain-rule", Basis.BACKGROUND)
    assert (claim.evidence.note, claim.evidence.quote) == ("", "Field")


def test_a_vocabulary_that_says_the_reverse_speaks_against() -> None:
    known = Vocabularies([parse_vocabulary(VOCABULARY.encode(), suffix=".ttl", name="v.ttl")])
    text = "# Chain rule\n\nThe chain rule gives the derivative in backpropagation."
    plain = scene(text, ["backpropagation", "chain rule"])
    informed = scene(text, ["backpropagation", "chain rule"], vocabularies=known)
    assert probability(Clues(informed).features(1, 0)) < probability(Clues(plain).features(1, 0))


def test_claims_come_sorted_and_once() -> None:
    claims = claim_relations(scene(PAGE, ["ridge regression", "residual", "norm"]))
    assert claims == sorted(set(claims))
    assert claims == claim_relations(scene(PAGE, ["ridge regression", "residual", "norm"]))


def test_a_concept_is_related_to_what_its_definition_is_told_in() -> None:
    text = (
        "# Heredity\n\n## Mutation\n\nA mutation is a permanent change of the genome.\n\n"
        "## Genome\n\nIt is long.\n"
    )
    documents = read(text)
    found = find_concepts(documents, NO_VOCABULARY)
    number = {concept.label: index for index, concept in enumerate(found.concepts)}
    clues = Clues(Scene(documents, found, NO_VOCABULARY))
    assert is_defined_by(clues, number["mutation"], number["genome"])
    assert not is_defined_by(clues, number["genome"], number["mutation"])


COMPARING = """# Sleet

Sleet, {} hail, falls as clear ice and forms by freezing.
"""


def test_what_is_only_compared_with_is_not_named() -> None:
    names = ["sleet", "hail", "freezing"]
    for words in ("compared to", "in comparison with", "by contrast with", "rather than", "instead of"):
        homes = find_homes(scene(COMPARING.format(words), names))
        assert set(homes[0].named) == {2}, words


def test_what_a_sentence_points_to_is_not_named() -> None:
    names = ["sleet", "hail", "freezing"]
    for sentence in (
        "For details on freezing, see hail.",
        "See also hail.",
        "As we will see in hail, it melts.",
    ):
        homes = find_homes(scene(f"# Sleet\n\nIt falls. {sentence}\n", names))
        assert not any(home.named for home in homes.values()), sentence


def test_what_opens_a_comparison_contrasts() -> None:
    for words in ("Compared to", "In comparison with", "By contrast with"):
        claims = triples(contrast_claims(scene(f"{words} hail, sleet falls slowly.", ["sleet", "hail"])))
        assert claims == {("sleet", "contrasts_with", "hail")}, words


def test_what_the_first_sentences_of_a_page_link_is_needed() -> None:
    text = "# Basis\n\nA basis is a set of [[vectors]] by whose sums all vectors of a space are told.\n"
    plain = text.replace("[[", "").replace("]]", "")
    sure = {}
    for note in (text, plain):
        clues = Clues(scene(note, ["basis", "vectors"]))
        sure[note] = probability(clues.features(0, 1))
    assert sure[text] > sure[plain]


def test_a_bare_link_and_a_link_to_a_kind_of_the_subject_are_not() -> None:
    bare = Clues(scene("# Basis\n\n[[Vectors]]\n", ["basis", "vectors"]))
    assert "linked" not in bare.features(0, 1) or not bare.features(0, 1)["linked"]
    text = "# Model\n\nA simple model of all that grows is the [[growth model]].\n"
    assert not Clues(scene(text, ["model", "growth model"])).features(0, 1).get("linked")
