"""Definitions: verbatim, what the thing is, and never a heading or a question."""

from __future__ import annotations

import pytest

from extract.concepts.find import MAX_DEFINITIONS
from extract.concepts.mentioned import MAX_EVIDENCE
from extract.concepts.passages import MAX_QUOTE
from graph.model import Concept
from tests.extract.made import found_in, vocabulary

KNOWN = vocabulary({"ridge regression": [], "kernel trick": [], "eigenvector": [], "loss function": []})


def ridge(*texts: str, label: str = "ridge regression") -> Concept:
    (concept,) = [c for c in found_in(*texts, known=KNOWN).concepts if c.label == label]
    return concept


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Ridge regression is a linear model that shrinks its coefficients.", "copula"),
        ("Ridge regression refers to least squares with a penalty.", "refers"),
        ("**Ridge regression:** least squares with a penalty on large coefficients.", "label_text"),
        ("- Ridge regression: least squares with a penalty on large coefficients.", "label_text"),
        ("Least squares with a penalty on the size of coefficients is called ridge regression.", "called"),
    ],
)
def test_defining_sentences(text: str, rule: str) -> None:
    definition = ridge(text).definition
    assert definition is not None
    assert definition.rule == f"definition.{rule}"
    assert definition.quote.strip("*- ") == text.strip("*- ")


@pytest.mark.parametrize(
    "text",
    [
        "What is ridge regression?",
        "# Ridge regression",
        "Ridge regression was used here.",
        "We compare ridge regression with least squares in the next chapter.",
        "Ridge regression is not a tree and ridge regression never will be.",
    ],
)
def test_what_defines_nothing(text: str) -> None:
    assert ridge(text).definition is None


def test_the_subject_must_be_the_concept_itself() -> None:
    concept = ridge("The loss function of ridge regression is a sum of squares and a penalty.")
    assert concept.definition is None


def test_the_sentence_in_its_own_section_comes_first() -> None:
    concept = ridge(
        "# Models\n\nRidge regression is a model that many books treat early.\n\n"
        "# Ridge regression\n\nRidge regression is a linear model that shrinks its coefficients.\n"
    )
    assert concept.definition is not None
    assert "shrinks" in concept.definition.quote
    assert concept.definition.heading == "Ridge regression"


def test_further_definitions_are_kept_up_to_a_limit() -> None:
    text = "\n\n".join(f"Ridge regression is a linear model of sort {number}." for number in range(9))
    assert len(ridge(text).definitions) == MAX_DEFINITIONS


def test_evidence_is_kept_up_to_a_limit_and_counted_beyond() -> None:
    text = "\n\n".join(
        f"Then number {number} tried ridge regression again." for number in range(MAX_EVIDENCE + 9)
    )
    concept = ridge(text)
    assert len(concept.evidence) == MAX_EVIDENCE
    assert concept.mention_count == MAX_EVIDENCE + 9
    assert list(concept.evidence) == sorted(concept.evidence)


def test_a_very_long_sentence_is_cut_around_the_term() -> None:
    filler = "the loss function falls, and " * 40
    concept = ridge("The matrix is large and the sky is blue, " * 20 + filler, label="loss function")
    assert concept.evidence
    for evidence in concept.evidence:
        assert len(evidence.quote) <= MAX_QUOTE
        assert "loss function" in evidence.quote


def test_explained_by_a_sentence_or_a_section_and_not_by_a_mention() -> None:
    assert ridge("Ridge regression is a linear model that shrinks its coefficients.").explained
    assert ridge(
        "# Ridge regression\n\nHere least squares gets a penalty. " + "Large weights cost more. " * 6
    ).explained
    assert not ridge("You should know ridge regression before you go on.").explained
    assert not ridge("# Background\n\n- ridge regression\n- the kernel trick\n- eigenvectors\n").explained


def test_an_empty_section_explains_nothing() -> None:
    assert not ridge("# Ridge regression\n\n# Kernel trick\n\nNothing is here.\n").explained


def test_ids_are_unique_and_stable() -> None:
    found = found_in("C++ and C# and C are languages. **C++** is one. **C#** is one. **C** is one.")
    ids = [concept.id for concept in found.concepts]
    assert len(ids) == len(set(ids))


def test_definitions_quote_the_source_with_its_markup() -> None:
    text = "**Ridge regression** is a *linear* model that shrinks $w$ and its `coef_`.\n"
    definition = ridge(text).definition
    assert definition is not None
    assert definition.quote in text
    assert definition.quote == text[definition.span.start : definition.span.end]
