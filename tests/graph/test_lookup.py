from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.labels import slug
from graph.lookup import Names
from graph.model import Concept


def names_of(*labels: str, **aliases: tuple[str, ...]) -> Names:
    concepts = [Concept(slug(label), label) for label in labels]
    concepts += [
        Concept(slug(name.replace("_", " ")), name.replace("_", " "), aliases=a)
        for name, a in aliases.items()
    ]
    return Names.of(sorted(concepts, key=lambda concept: concept.id))


NAMES = names_of(
    "chain rule",
    "transformer",
    "k-means",
    "C++",
    "gradient descent",
    "stochastic gradient descent",
    "backpropagation",
    "singular value decomposition",
    "naïve Bayes",
    "word2vec",
    principal_component_analysis=("PCA",),
    retrieval_augmented_generation=("RAG",),
    regularization=("shrinkage",),
)


@pytest.mark.parametrize(
    ("query", "found", "how"),
    [
        ("chain-rule", "chain-rule", "id"),
        ("Chain rules", "chain-rule", "label"),
        ("the chain rule", "chain-rule", "label"),
        ("Transformers", "transformer", "label"),
        ("K means", "k-means", "label"),
        ("regularisation", "regularization", "label"),
        ("naive bayes", "naive-bayes", "label"),
        ("c++", "c-plus-plus", "label"),
        ("rag", "retrieval-augmented-generation", "alias"),
        ("pca", "principal-component-analysis", "alias"),
        ("back propagation", "backpropagation", "spacing"),
        ("Word 2 Vec", "word2vec", "spacing"),
        ("svd", "singular-value-decomposition", "initials"),
        ("S.V.D.", "singular-value-decomposition", "initials"),
    ],
)
def test_a_concept_is_found_by_what_people_call_it(query: str, found: str, how: str) -> None:
    match = NAMES.find(query)
    assert (match.ids, match.how) == ((found,), how)


def test_a_label_beats_an_alias_of_another() -> None:
    names = names_of("shrinkage", regularization=("shrinkage",))
    assert names.find("shrinkage").ids == ("shrinkage",)


def test_an_alias_of_two_is_ambiguous() -> None:
    names = names_of(neural_network=("NN",), nearest_neighbor=("NN",))
    assert names.find("NN").ids == ("nearest-neighbor", "neural-network")


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("gradeint desc", "gradient descent"),
        ("backprop", "backpropagation"),
        ("regularizatoin", "regularization"),
        ("the transformer architecture", "transformer"),
        ("stochastic", "stochastic gradient descent"),
    ],
)
def test_a_misspelling_suggests_what_was_meant(query: str, label: str) -> None:
    assert NAMES.find(query).ids == ()
    assert label in NAMES.suggest(query)


@given(st.text(max_size=30))
def test_any_text_can_be_asked_for(query: str) -> None:
    NAMES.find(query)
    assert len(NAMES.suggest(query)) <= 5
    assert len(set(NAMES.suggest(query))) == len(NAMES.suggest(query))
