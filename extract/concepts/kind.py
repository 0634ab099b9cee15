"""The kind of a concept: from a vocabulary, its definition, its head noun, or the heading above."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from graph.labels import fold
from graph.model import Kind

if TYPE_CHECKING:
    from extract.concepts.merge import Group

_ANYWHERE: dict[Kind, str] = {
    Kind.ALGORITHM: "algorithm, boosting",
    Kind.MODEL: "classifier, regressor, perceptron, autoencoder, linear regression, logistic regression, "
    "language model, statistical model, regression model, linear model, vector machine",
    Kind.TECHNIQUE: "technique, method, approach, strategy, procedure, preprocessing, imputation, sampling, "
    "normalization, factorization, quantization, tokenization, scheduling, prompting, treatment, therapy, "
    "analysis, chromatography, microscopy, staining, distillation",
    Kind.METRIC: "metric, error rate, coefficient of determination, auc, f-measure, information criterion",
    Kind.LOSS: "loss function",
    Kind.ACTIVATION: "activation function, relu, softmax, tanh",
    Kind.MATH: "theorem, equation, eigenvalue, eigenvector, decomposition theorem, tensor, polynomial, "
    "logarithm, hyperplane, axiom, homomorphism, isomorphism, bijection, rule of calculus, algebra, "
    "covariance matrix, vector space, cartesian product, dot product, scalar product, "
    "vector field, quadratic function",
    Kind.STATISTICS: "variance, covariance, probability, statistic, p-value, probability distribution, "
    "normal distribution, standard deviation, standard error, confidence interval, null hypothesis, "
    "degree of freedom, sum of squares, heteroscedasticity, homoscedasticity, multicollinearity, quantile, "
    "percentile, random variable, correlation coefficient, significance test, statistical test",
    Kind.DATA: "data, dataset, data set, corpus, sample data, training set, test set, validation set, "
    "database",
    Kind.TASK: "task, forecasting",
    Kind.FIELD: "science, discipline, physics, biology, chemistry, economics, linguistics, statistics, "
    "mechanics, thermodynamics, mathematics, genetics, ecology, artificial intelligence",
    Kind.TOOL: "library, software, toolkit, api, app, application programming interface, operating system, "
    "compiler, programming language, database system, language implementation",
    Kind.ARCHITECTURE: "architecture, neural network, topology of network",
}
"""Head nouns that tell the kind, in any subject."""

_FORMAL: dict[Kind, str] = {
    Kind.ALGORITHM: "heuristic, solver, clustering, bagging, search, decoding, sort, sampler, forest",
    Kind.MODEL: "model, regression, network, machine, estimator model",
    Kind.TECHNIQUE: "regularization, encoding, scaling, tuning, validation, selection, engineering, "
    "augmentation, pruning, plot, transformation, pooling, initialization, stopping, learning transfer, "
    "decomposition, segmentation technique, voting, smoothing",
    Kind.METRIC: "score, accuracy, precision, recall, perplexity, impurity, purity, deviance, "
    "similarity score, benchmark",
    Kind.LOSS: "loss, cost function, objective function",
    Kind.ACTIVATION: "activation, sigmoid",
    Kind.OPTIMIZER: "optimizer, optimiser",
    Kind.MATH: "matrix, vector, lemma, norm, derivative, gradient, integral, function, space, product, "
    "transform, group, ring, set, manifold, topology, inequality, identity, kernel, basis, distance, "
    "exponent, series, sequence, limit, operator, determinant, graph, tree structure",
    Kind.STATISTICS: "distribution, test, likelihood, hypothesis, mean, median, deviation, expectation, "
    "interval, correlation, bias, odds, estimator, prior, posterior, sample, residual, intercept, moment",
    Kind.DATA: "label, feature, variable, record",
    Kind.TASK: "classification, prediction, recognition, detection, translation, summarization, answering, "
    "generation, recommendation, segmentation, tagging, retrieval, identification, diagnosis",
    Kind.FIELD: "geometry, dynamics, processing field, intelligence",
    Kind.TOOL: "tool, framework, package, platform, service",
    Kind.ARCHITECTURE: "transformer, encoder, decoder",
}
"""Head nouns that have a sense of their own in mathematics and machine learning: elsewhere a loss is no loss
function, a kernel no function of two vectors, and the space that users have no vector space."""

_BRANCH = "field, branch, area"
"""Heads of definitions alone: "is a branch of"."""

_TELLTALE = frozenset(
    "regression classifier gradient eigenvalue eigenvector overfitting theorem integral matrix vector scalar "
    "polynomial variance covariance likelihood probability perceptron hyperparameter dataset neural bayesian "
    "gaussian convex euclidean stochastic topology topological algebra manifold derivative linear "
    "hyperplane tensor backpropagation autoencoder dropout regularization supervised unsupervised "
    "optimizer embedding homomorphism".split()
)
"""Words of terms in mathematics and machine learning that other fields hardly use."""

FORMAL_SHARE = 0.05
"""Notes are of that field when this share of their terms has such a word. In public notes it is 0.14 or more
for mathematics and machine learning, at most 0.012 for systems, biology, networks, psychology, economics."""

NO_FIELD = 15
"""Terms of no field that are added to that count, so that one word decides in the shortest notes only."""

_SOFTWARE = re.compile(
    r"\b(?:software|open-?\s?source|web|python|java|javascript|programming|testing|cloud|machine learning|"
    r"deep learning|streaming)\b[\w\s-]*\b(?:tool|framework|package|platform|service)s?$",
    re.IGNORECASE,
)
"""Two signs of a piece of software, where one of them could be a framework of thought."""


def _table(by_kind: Mapping[Kind, str]) -> dict[str, Kind]:
    return {fold(word): kind for kind, words in by_kind.items() for word in words.split(",")}


_KIND_ANYWHERE = _table(_ANYWHERE)
_KIND_FORMAL = _table(_FORMAL) | _KIND_ANYWHERE
_BRANCHES = frozenset(fold(word) for word in _BRANCH.split(","))

_DEFINED_AS = re.compile(
    r"\b(?:is|are|refers? to|denotes?|means)\s+(?:(?:simply|just|often|usually|typically|also|basically)\s+)?"
    r"(?:an?|the|one of the|any)?\s*(?P<phrase>[\w\s,-]{3,80}?)"
    r"(?=\s+(?:that|which|where|who|used|for|of|in|to|with|by|from|on|designed|based|based|whose|and)\b|[.;:(]|$)"
)
_MOST_HEAD_WORDS = 3
_AFTER_HEAD = re.compile(r"(?<=\w)\s+(?:of|for|in|from|to|with|by|on|vs\.?|as|into|between)\s")


def is_formal(keys: Collection[str]) -> bool:
    """True for the terms of notes on mathematics, statistics or machine learning."""
    telling = sum(not _TELLTALE.isdisjoint(key.split()) for key in keys)
    return telling > FORMAL_SHARE * (len(keys) + NO_FIELD)


def choose_kind(
    group: Group, label: str, definitions: Iterable[str], above: Mapping[Kind, int], *, formal: bool = False
) -> Kind:
    """The kind of a concept.

    `definitions` are plain texts, best first; `above` counts the kinds that headings above its sections name
    ("Evaluation metrics"); `formal` as in `kind_of_phrase`. A vocabulary decides first, then the label's head
    noun, the definition, the heading.
    """
    if group.vocabulary is not None and group.vocabulary.kind is not Kind.CONCEPT:
        return group.vocabulary.kind
    by_label = kind_of_phrase(label, formal=formal)
    if by_label is not None:
        return by_label
    for text in definitions:
        if (found := kind_of_definition(text, formal=formal)) is not None:
            return found
    if above:
        return max(sorted(above), key=lambda kind: above[kind])
    return Kind.CONCEPT


def kind_of_phrase(phrase: str, *, formal: bool = False) -> Kind | None:
    """The kind that the longest known head of a phrase tells. In `formal` notes, those of mathematics and
    machine learning, more heads do."""
    known = _KIND_FORMAL if formal else _KIND_ANYWHERE
    heads = [head for head in _tails(phrase) if " of " in head]  # "degree of freedom"
    heads += _tails(_AFTER_HEAD.split(phrase, maxsplit=1)[0])
    found = next((known[head] for head in heads if head in known), None)
    return found or (Kind.TOOL if _SOFTWARE.search(phrase) else None)


def _tails(phrase: str) -> list[str]:
    """The last words of a phrase, longest first."""
    words = fold(phrase).split()
    return [" ".join(words[-size:]) for size in range(min(_MOST_HEAD_WORDS, len(words)), 0, -1)]


def kind_of_definition(text: str, *, formal: bool = False) -> Kind | None:
    """The kind that the predicate of a defining sentence tells: "X is a loss function that …"."""
    match = _DEFINED_AS.search(text)
    if match is None:
        return None
    words = fold(match["phrase"]).split()
    if text[match.end() :].startswith(" of "):
        if words and words[-1] in _BRANCHES:
            return Kind.FIELD
        if not formal and len(words) == 1 and words[0] not in _KIND_ANYWHERE:  # "is a function of"
            return None
    return kind_of_phrase(match["phrase"], formal=formal)
