"""Preferred labels: singular, in the case of the field; and kinds."""

from __future__ import annotations

import pytest

from extract.concepts.case import Casing, casing
from extract.concepts.kind import choose_kind, is_formal, kind_of_definition, kind_of_phrase
from extract.concepts.label import choose_labels
from extract.concepts.names import Name
from extract.settings import RULE_WEIGHT
from graph.model import Kind
from tests.extract.made import group, name, read, vocabulary


def spelled(**surfaces: int) -> Name:
    return Name(
        "k",
        {s.replace("_", " "): n for s, n in surfaces.items()},
        {"heading": 1},
        frozenset({"a"}),
        frozenset({("a", 0)}),
        ("a", 0, 0),
    )


@pytest.mark.parametrize(
    "label",
    [
        "k-means",
        "t-SNE",
        "Bayes' theorem",
        "XGBoost",
        "bias",
        "ReLU",
        "word2vec",
        "C++",
        "L1 regularization",
        "GPT-4",
        "F1 score",
        "p-value",
        "heteroscedasticity",
        "loss",
        "analysis",
    ],
)
def test_forms_that_stay(label: str) -> None:
    assert (
        choose_labels(group(name(label)), Casing(frozenset({"theorem", "regularization", "score"})))[0]
        == label
    )


@pytest.mark.parametrize(
    ("surface", "label"),
    [
        ("Neural Networks", "neural network"),
        ("Covariance matrices", "covariance matrix"),
        ("CNNs", "CNN"),
        ("SaaS", "SaaS"),
        ("sums of squares", "sum of squares"),
        ("bag of words", "bag of words"),
        ("Regression with multiple variables", "regression with multiple variables"),
        ("multiple features", "multiple features"),
        ("the chain rule", "chain rule"),
        ("Gaussian Distributions", "Gaussian distribution"),
        ("Markov Chains", "Markov chain"),
        ("“dropout”", "dropout"),
        ("Be\u0301zier curve", "Bézier curve"),
    ],
)
def test_labels_are_singular_and_lower_case_but_for_names(surface: str, label: str) -> None:
    words = frozenset({"chain", "rule", "curve", "distribution", "network", "matrix", "neural", "covariance"})
    assert choose_labels(group(name(surface)), Casing(words))[0] == label


def test_the_commonest_spelling_wins() -> None:
    assert choose_labels(group(spelled(word2vec=3, Word2Vec=1)), Casing())[0] == "word2vec"


def test_a_long_form_stands_before_its_abbreviation() -> None:
    places = [("a.md", number) for number in range(9)]
    short = name("PCA", places=places, rules=["short_form"])
    long = name("principal component analysis", rules=["long_form"])
    label, aliases = choose_labels(group(short, long), Casing())
    assert label == "principal component analysis"
    assert aliases == ("PCA",)


def test_a_vocabulary_gives_the_label() -> None:
    known = vocabulary({"logistic regression": ["logit model"]}).get("logit model")
    one = group(name("Logit Models"))
    label, aliases = choose_labels(type(one)(one.names, known, frozenset()), Casing())
    assert label == "logistic regression"
    assert [alias.lower() for alias in aliases] == ["logit model"]


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("ridge regression", Kind.MODEL),
        ("hinge loss", Kind.LOSS),
        ("Evaluation metrics", Kind.METRIC),
        ("Adam optimizer", Kind.OPTIMIZER),
        ("covariance matrix", Kind.MATH),
        ("normal distribution", Kind.STATISTICS),
        ("training set", Kind.DATA),
        ("image classification", Kind.TASK),
        ("deep learning library", Kind.TOOL),
        ("activation function", Kind.ACTIVATION),
        ("serendipity", None),
        ("", None),
    ],
)
def test_the_head_tells_the_kind(phrase: str, kind: Kind | None) -> None:
    assert kind_of_phrase(phrase, formal=True) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Apriori is an algorithm that finds frequent item sets.", Kind.ALGORITHM),
        ("Huber is a loss function for regression.", Kind.LOSS),
        ("Adam is fast.", None),
    ],
)
def test_a_definition_tells_the_kind(text: str, kind: Kind | None) -> None:
    assert kind_of_definition(text) is kind


@pytest.mark.parametrize(
    "phrase",
    [
        "weight loss",
        "user space",
        "Unix kernel",
        "optimism bias",
        "stress test",
        "wealth distribution",
        "pilot hypothesis",
        "magnetic field",
        "moral framework",
        "social network",
        "bone matrix",
        "three laws of economics",
    ],
)
def test_a_head_with_a_sense_of_its_own_in_mathematics_tells_nothing_elsewhere(phrase: str) -> None:
    assert kind_of_phrase(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("pinball loss function", Kind.LOSS),
        ("web framework", Kind.TOOL),
        ("Bayes theorem", Kind.MATH),
        ("theorem of the mean", Kind.MATH),
        ("residual degree of freedom", Kind.STATISTICS),
        ("poisson probability distribution", Kind.STATISTICS),
    ],
)
def test_a_head_that_means_the_same_in_every_field_tells_the_kind(phrase: str, kind: Kind) -> None:
    assert kind_of_phrase(phrase) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Demand is a function of the price.", None),
        ("A tissue is a group of cells.", None),
        ("Optics is a branch of physics.", Kind.FIELD),
        ("Flask is an open-source web framework.", Kind.TOOL),
    ],
)
def test_a_definition_in_any_field(text: str, kind: Kind | None) -> None:
    assert kind_of_definition(text) is kind


def test_terms_tell_whether_notes_are_mathematical() -> None:
    daily = [f"sort of bread {number}" for number in range(40)]
    assert is_formal(["ridge regression", "gradient", "hidden layer", "covariance matrix", *daily[:20]])
    assert not is_formal(["concentration gradient", *daily])
    assert not is_formal([])


def test_the_heading_above_tells_the_kind_last() -> None:
    above = {Kind.OPTIMIZER: 1}
    assert choose_kind(group(name("Adam")), "Adam", [], above) is Kind.OPTIMIZER
    assert choose_kind(group(name("Adam")), "Adam", ["Adam is an algorithm."], above) is Kind.ALGORITHM
    assert choose_kind(group(name("hinge loss")), "hinge loss", [], above, formal=True) is Kind.LOSS
    assert choose_kind(group(name("Adam")), "Adam", [], {}) is Kind.CONCEPT


def test_weights_are_numbers_in_log_odds() -> None:
    assert all(-10 < weight < 10 for weight in RULE_WEIGHT.values())


def test_a_word_capitalised_within_a_sentence_is_a_name() -> None:
    notes = read("## Maxwell Equations\n\nWe solve the Maxwell equations for a wave.\n")
    assert choose_labels(group(name("Maxwell Equations")), casing(notes))[0] == "Maxwell equation"


def test_a_word_capitalised_only_in_titles_is_no_name() -> None:
    notes = read("## Gradient Descent\n\n### Update Rule\n\nIt goes downhill.\n")
    assert choose_labels(group(name("Gradient Descent")), casing(notes))[0] == "gradient descent"


@pytest.mark.parametrize(("plural", "label"), [("Biases", "bias"), ("Lenses", "lens"), ("gases", "gas")])
def test_words_in_s_that_are_singular(plural: str, label: str) -> None:
    assert choose_labels(group(name(plural)), Casing())[0] == label


@pytest.mark.parametrize(
    ("surface", "label"),
    [
        ("HashMaps", "HashMap"),
        ("BookLens", "BookLens"),
        ("OSes", "OS"),
        ("CORS", "CORS"),
        ("Movies", "movie"),
    ],
)
def test_plurals_keep_inner_capitals(surface: str, label: str) -> None:
    assert choose_labels(group(name(surface)), Casing())[0] == label


@pytest.mark.parametrize(
    ("notes", "surface", "label"),
    [
        # one lower word lowers the others
        ("## Query Rewriting\n\nA query is slow.", "Query Rewriting", "query rewriting"),
        ("## Manual Expiry\n\nA manual step.", "Manual Expiry", "manual expiry"),
        ("## Big-Endian\n\nA big number.", "Big-Endian", "big-endian"),
        # but not names
        ("We met Anna Freud in Vienna.", "Anna Freud", "Anna Freud"),
        ("- C.G. Jung: dreams", "C.G. Jung", "C.G. Jung"),
        ("It runs on Spark and on Windows.", "Spark", "Spark"),
        ("It runs on Spark and on Windows.", "Windows", "Windows"),
        ("## Church-Rosser\n\nRewriting.", "Church-Rosser", "Church-Rosser"),
        ("Here linux-like. We use Linux; they use Linux too.", "Linux", "Linux"),
        ("Use `spark-submit`, see docs/spark. So Spark works. We like Spark.", "Spark", "Spark"),
        # at the beginning of things only
        ("- Plasticity\n- Grooming\n", "Plasticity", "plasticity"),
        ("- Plasticity\n- Grooming\n", "Grooming", "grooming"),
        ("- Redis\n", "Redis", "Redis"),
        ("The Cochlea is small. Sound enters the Cochlea.", "Cochlea", "cochlea"),
        ("## Law of Demand\n\nThe Law of Demand holds.", "Demand", "demand"),
        ("JOB QUEUE\n\nA job waits in a queue.", "JOB QUEUE", "job queue"),
    ],
)
def test_a_name_has_one_case(notes: str, surface: str, label: str) -> None:
    assert choose_labels(group(name(surface)), casing(read(notes)))[0] == label


def test_a_typo_never_wins_a_tie() -> None:
    right, wrong = name("peripheral vision"), name("periphreal vision")
    assert choose_labels(group(right, wrong), Casing())[0] == "peripheral vision"


def test_an_acronym_with_a_plural_stands_behind_its_long_form() -> None:
    short = Name(
        "vm",
        {"VMs": 5, "VMes": 1},
        {"short_form": 6},
        frozenset({"a"}),
        frozenset({("a", 1, 1)}),
        ("a", 1, 1),
    )
    assert choose_labels(group(short, name("virtual machine")), Casing())[0] == "virtual machine"
