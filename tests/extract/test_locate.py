"""Where concepts occur: the longest name first, acronyms in their case, never in code or formulas."""

from __future__ import annotations

from extract.concepts.locate import Locator, locate
from extract.concepts.merge import Group
from tests.extract.made import by_hand, group, name, read


def shown(text: str, *groups: Group) -> list[tuple[str, int]]:
    """(text, concept) of every occurrence."""
    (parsed,) = read(text)
    blocks = {block.index: block for block in parsed.document.blocks}
    return [
        (blocks[found.block].text[found.start : found.end], found.concept)
        for found in locate([parsed], groups)
    ]


def test_the_longest_name_wins() -> None:
    concepts = group(name("regression")), group(name("ridge regression"))
    assert shown("Ridge regression is a regression.", *concepts) == [
        ("Ridge regression", 1),
        ("regression", 0),
    ]


def test_spellings_are_found() -> None:
    concepts = (group(name("neural network")), group(name("cross validation")))
    found = shown("Neural Networks need cross-validation. A neural network learns.", *concepts)
    assert found == [("Neural Networks", 0), ("cross-validation", 1), ("neural network", 0)]


def test_acronyms_that_are_words_are_found_in_capitals_only() -> None:
    it = group(name("IT", rules=["short_form"]))
    assert shown("In IT, it is said that IT rules. It does.", it) == [("IT", 0), ("IT", 0)]


def test_plurals_of_base_are_found_where_they_are_meant() -> None:
    concepts = group(name("knowledge base")), group(name("orthonormal basis"))
    found = shown("Knowledge bases hold facts; orthonormal bases span spaces.", *concepts)
    assert found == [("Knowledge bases", 0), ("orthonormal bases", 1)]


def test_single_letters_with_signs_are_names() -> None:
    concepts = group(name("A* search")), group(name("A/B testing"))
    found = shown(
        "A* search finds a way by a search. A/B testing compares; a, b testing does not.", *concepts
    )
    assert found == [("A* search", 0), ("A/B testing", 1)]


def test_names_do_not_go_over_punctuation() -> None:
    assert shown("We saw a neural, network like thing (neural) network.", group(name("neural network"))) == []


def test_formulas_code_and_placeholders_hold_no_concept() -> None:
    concept = group(name("margin"))
    assert shown("The `margin` and $margin$ and [margin] and the margin.", concept) == [("margin", 0)]


def test_an_ambiguous_abbreviation_means_what_its_note_says() -> None:
    first = Group((name("support vector machine"),), None, frozenset({("note-1.md", "svm")}))
    second = Group((name("state value method"),), None, frozenset({("note-2.md", "svm")}))
    documents = read("The SVM separates.", "The SVM iterates.")
    assert [(found.note, found.concept) for found in locate(documents, [first, second])] == [
        ("note-1.md", 0),
        ("note-2.md", 1),
    ]


def test_a_verb_is_no_concept() -> None:
    parsed = by_hand("We boost the boost.", "We/PRP boost/VBP the/DT boost/NN ./.")
    locator = Locator([group(name("boost"))])
    (item,) = parsed.parsed
    assert [(found.start, found.end) for found in locator.occurrences("note.md", item)] == [(13, 18)]


def test_occurrences_never_overlap() -> None:
    concepts = [
        group(name(key)) for key in ("gradient", "gradient descent", "descent", "stochastic gradient")
    ]
    found = shown("Stochastic gradient descent and gradient descent.", *concepts)
    assert [text for text, _ in found] == ["Stochastic gradient", "descent", "gradient descent"]


def test_look_up_by_key() -> None:
    locator = Locator([Group((name("chain rule"),), None, frozenset({("a.md", "cr")}))])
    assert locator.concept_of("chain rule") == 0
    assert locator.concept_of("cr", "a.md") == 0
    assert locator.concept_of("cr", "b.md") is None


def test_modifiers_that_share_a_head_mean_the_whole_name() -> None:
    concepts = group(name("linear regression")), group(name("logistic regression")), group(name("regression"))
    assert shown("Linear and logistic regression are models.", *concepts[:2]) == [
        ("Linear", 0),
        ("logistic regression", 1),
    ]


def test_compared_modifiers_mean_the_whole_names() -> None:
    concepts = group(name("black box testing")), group(name("white box testing"))
    for joint in (" vs. ", " versus ", " / ", "/", " & "):
        assert shown(f"Black-box{joint}white-box testing", *concepts) == [
            ("Black-box", 0),
            ("white-box testing", 1),
        ]


def test_a_slash_before_a_head_is_in_the_name() -> None:
    concepts = group(name("client server model")), group(name("i o queue")), group(name("mean variance"))
    assert shown("The client/server model has an I/O queue. Give mean/variance.", *concepts) == [
        ("client/server model", 0),
        ("I/O queue", 1),
    ]


def test_a_notion_beside_a_name_shares_no_head() -> None:
    concepts = group(name("mean")), group(name("standard deviation")), group(name("mean deviation"))
    assert shown("The mean and the standard deviation describe it.", *concepts) == [
        ("mean", 0),
        ("standard deviation", 1),
    ]


def test_names_of_code_hold_no_words() -> None:
    assert shown("Set class_weight, or a weight.", group(name("weight"))) == [("weight", 0)]


def test_a_word_at_the_beginning_of_a_sentence_is_no_acronym() -> None:
    acronym = group(name("mAP", rules=["short_form"]))
    assert shown("Maps help. The mAP is high.", acronym) == [("mAP", 0)]
