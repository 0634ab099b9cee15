"""Every pattern finds its own example, with the right direction, through the real parse."""

from __future__ import annotations

import pytest

from extract.relations.pattern import Pattern
from extract.relations.patterns import PATTERNS
from extract.relations.stated import stated_claims
from graph.labels import slug
from graph.model import Kind
from tests.relations.made import scene, triples


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_the_example_gives_its_claim(pattern: Pattern) -> None:
    sentence, source, target = pattern.example
    kinds = dict.fromkeys((source, target), Kind.TECHNIQUE) if pattern.method else {}
    claims = list(stated_claims(scene(sentence, [source, target], kinds=kinds)))
    assert (slug(source), pattern.kind, slug(target)) in triples(claims)
    assert f"stated.{pattern.name}" in {claim.evidence.rule for claim in claims}
    assert all(claim.evidence.quote in sentence for claim in claims)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_the_example_never_gives_the_reverse(pattern: Pattern) -> None:
    sentence, source, target = pattern.example
    claims = triples(stated_claims(scene(sentence, [source, target])))
    assert (slug(target), pattern.kind, slug(source)) not in claims


def test_names_are_unique() -> None:
    names = [pattern.name for pattern in PATTERNS]
    assert len(names) == len(set(names))


X, Y, Z = "ridge regression", "linear regression", "least squares"

SENTENCES = {
    "coordinated subjects": (
        "Ridge regression and lasso regression are extensions of linear regression.",
        [X, "lasso regression", Y],
        {
            ("ridge-regression", "requires", "linear-regression"),
            ("lasso-regression", "requires", "linear-regression"),
        },
    ),
    "coordinated objects": (
        "Backpropagation relies on the chain rule and gradient descent.",
        ["backpropagation", "chain rule", "gradient descent"],
        {("backpropagation", "requires", "chain-rule"), ("backpropagation", "requires", "gradient-descent")},
    ),
    "relative clause": (
        "Naive Bayes, which is based on Bayes' theorem, is fast.",
        ["naive Bayes", "Bayes' theorem"],
        {("naive-bayes", "requires", "bayes-theorem")},
    ),
    "participle after the class": (
        "Random forest is an ensemble method based on bagging.",
        ["random forest", "ensemble method", "bagging"],
        {("random-forest", "is_a", "ensemble-method"), ("random-forest", "requires", "bagging")},
    ),
    "apposition": (
        "Dropout, a kind of regularization, is simple.",
        ["dropout", "regularization"],
        {("dropout", "is_a", "regularization")},
    ),
    "types listed": (
        "Types of pruning include pre-pruning and post-pruning.",
        ["pruning", "pre-pruning", "post-pruning"],
        {("pre-pruning", "is_a", "pruning"), ("post-pruning", "is_a", "pruning")},
    ),
    "divided into": (
        "Machine learning is divided into supervised learning and unsupervised learning.",
        ["machine learning", "supervised learning", "unsupervised learning"],
        {
            ("supervised-learning", "is_a", "machine-learning"),
            ("unsupervised-learning", "is_a", "machine-learning"),
        },
    ),
    "calculated": (
        "Electric potential is potential energy per unit charge.",
        ["electric potential", "charge"],
        set(),
    ),
    "subject of the next clause": (
        "Tagging is a labelling problem, and fine-tuning BERT only requires one more layer.",
        ["tagging", "BERT"],
        set(),
    ),
    "it stands for what follows": (
        "# Processor\n\nIt is up to the compiler to use registers efficiently.",
        ["processor", "register"],
        set(),
    ),
    "using beside a copula": (
        "The force is 500 N using techniques of statics.",
        ["force", "statics"],
        set(),
    ),
    "based on, said of the whole clause": (
        "This is due to the small probability of a decrease, based on the number of microstates.",
        ["decrease", "microstate"],
        set(),
    ),
    "a part of what is listed": (
        "All voltage sources have two parts: a source of electrical energy and internal resistance.",
        ["voltage source", "electrical energy"],
        set(),
    ),
    "the clause is about the singular": (
        "They use cosine similarity, the cosine of the angle between two vectors, which requires the norm.",
        ["cosine similarity", "vector", "norm"],
        {("cosine-similarity", "requires", "norm")},
    ),
    "modifiers that share a head": (
        "Sodium and potassium channels are ion channels.",
        ["sodium channel", "potassium channel", "ion channel"],
        {("sodium-channel", "is_a", "ion-channel"), ("potassium-channel", "is_a", "ion-channel")},
    ),
    "a word for any method is no class": (
        "Naive Bayes is a simple algorithm.",
        ["naive Bayes", "algorithm"],
        set(),
    ),
    "one way among others": (
        "The nullspace can be computed using Gaussian elimination.",
        ["nullspace", "Gaussian elimination"],
        {("nullspace", "uses", "gaussian-elimination")},
    ),
    "one derivation among others": (
        "Ohm's law can be derived from the Drude model.",
        ["Ohm's law", "Drude model"],
        {("ohms-law", "uses", "drude-model")},
    ),
    "negated": ("Naive Bayes does not require gradient descent.", ["naive Bayes", "gradient descent"], set()),
    "never": ("Naive Bayes never uses gradient descent.", ["naive Bayes", "gradient descent"], set()),
    "question": ("Does boosting require decision trees?", ["boosting", "decision tree"], set()),
    "existential": (
        "This method is useful when there are many outliers.",
        ["median", "outlier"],
        set(),
    ),
    "generalization is no class": (
        "Deviance is a generalization of variance.",
        ["deviance", "variance", "generalization"],
        {("deviance", "requires", "variance")},
    ),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_sentence(name: str) -> None:
    text, names, expected = SENTENCES[name]
    assert triples(stated_claims(scene(text, names))) == expected


def test_a_pronoun_stands_for_the_subject_of_the_section() -> None:
    text = "# Backpropagation\n\nIt relies on the chain rule."
    claims = triples(stated_claims(scene(text, ["backpropagation", "chain rule"])))
    assert claims == {("backpropagation", "requires", "chain-rule")}


def test_this_method_stands_for_the_subject_of_the_section() -> None:
    text = "# Boosting\n\n## How it works\n\nThis method relies on weak learners."
    claims = triples(stated_claims(scene(text, ["boosting", "weak learner"])))
    assert claims == {("boosting", "requires", "weak-learner")}


def test_the_label_of_an_item_is_its_subject() -> None:
    text = "- **Naive Bayes**: It is based on Bayes' theorem.\n- **Other**: nothing."
    claims = triples(stated_claims(scene(text, ["naive Bayes", "Bayes' theorem"])))
    assert claims == {("naive-bayes", "requires", "bayes-theorem")}


def test_a_hedged_statement_counts_less() -> None:
    plain = next(stated_claims(scene("RAG uses a vector database.", ["RAG", "vector database"])))
    hedged = next(stated_claims(scene("RAG may use a vector database.", ["RAG", "vector database"])))
    assert hedged.confidence < plain.confidence


def test_a_pronoun_stands_for_the_subject_of_the_sentence_before() -> None:
    text = (
        "# Cells\n\nThe cytoskeleton gives the cell its shape. "
        "It consists of microfilaments and microtubules.\n"
    )
    found = triples(stated_claims(scene(text, ["cell", "cytoskeleton", "microfilament", "microtubule"])))
    assert ("microfilament", "part_of", "cytoskeleton") in found
    assert ("microfilament", "part_of", "cell") not in found
