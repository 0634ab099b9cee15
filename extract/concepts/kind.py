"""The kind of a concept: from a vocabulary, its definition, its head noun, or the heading above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from extract.concepts.merge import Group
from graph.labels import fold
from graph.model import Kind

_BY_HEAD: dict[Kind, str] = {
    Kind.ALGORITHM: "algorithm, heuristic, solver, clustering, boosting, bagging, search, decoding, sort, "
    "sampler, forest",
    Kind.MODEL: "model, regression, classifier, network, machine, regressor, estimator model, perceptron, "
    "autoencoder",
    Kind.TECHNIQUE: "technique, method, approach, strategy, procedure, regularization, normalization, "
    "encoding, scaling, tuning, validation, selection, engineering, augmentation, sampling, pruning, "
    "imputation, plot, preprocessing, transformation, pooling, initialization, stopping, learning transfer, "
    "prompting, treatment, therapy, analysis, decomposition, factorization, quantization, distillation, "
    "segmentation technique, scheduling, tokenization, voting, smoothing, chromatography, microscopy, "
    "staining",
    Kind.METRIC: "metric, score, accuracy, precision, recall, error rate, criterion, coefficient of "
    "determination, perplexity, auc, impurity, purity, deviance, similarity score, benchmark, f-measure",
    Kind.LOSS: "loss, loss function, cost function, objective function",
    Kind.ACTIVATION: "activation, activation function, relu, sigmoid, softmax, tanh",
    Kind.OPTIMIZER: "optimizer, optimiser",
    Kind.MATH: "matrix, vector, theorem, lemma, norm, derivative, gradient, integral, function, equation, "
    "space, product, eigenvalue, eigenvector, decomposition theorem, transform, group, ring, set, manifold, "
    "topology, tensor, inequality, identity, polynomial, kernel, basis, distance, logarithm, exponent, "
    "series, sequence, limit, operator, determinant, hyperplane, axiom, homomorphism, isomorphism, "
    "bijection, graph, tree structure, rule of calculus, algebra",
    Kind.STATISTICS: "distribution, variance, covariance, probability, test, statistic, likelihood, "
    "hypothesis, mean, median, deviation, expectation, p-value, interval, correlation, bias, odds, "
    "estimator, prior, posterior, sample, residual, intercept, standard error, degree of freedom, sum of "
    "squares, heteroscedasticity, homoscedasticity, multicollinearity, quantile, percentile, moment, random "
    "variable",
    Kind.DATA: "data, dataset, data set, corpus, label, feature, variable, sample data, training set, test "
    "set, validation set, record, database",
    Kind.TASK: "task, classification, prediction, recognition, detection, translation, summarization, "
    "answering, generation, forecasting, recommendation, segmentation, tagging, retrieval, identification, "
    "diagnosis",
    Kind.FIELD: "field, science, discipline, branch, area, physics, biology, chemistry, economics, "
    "linguistics, statistics, mechanics, dynamics, thermodynamics, geometry, mathematics, processing field, "
    "intelligence, genetics, ecology",
    Kind.TOOL: "tool, library, framework, package, software, platform, toolkit, api, service, language "
    "implementation, database system, app, application programming interface, operating system, compiler, "
    "programming language",
    Kind.ARCHITECTURE: "architecture, transformer, encoder, decoder, neural network, topology of network",
}
"""Head nouns that tell the kind, in any subject."""

_KIND_OF_HEAD = {fold(word): kind for kind, words in _BY_HEAD.items() for word in words.split(",")}

_DEFINED_AS = re.compile(
    r"\b(?:is|are|refers? to|denotes?|means)\s+(?:(?:simply|just|often|usually|typically|also|basically)\s+)?"
    r"(?:an?|the|one of the|any)?\s*(?P<phrase>[\w\s,-]{3,80}?)"
    r"(?=\s+(?:that|which|where|who|used|for|of|in|to|with|by|from|on|designed|based|based|whose|and)\b|[.;:(]|$)"
)
_MOST_HEAD_WORDS = 3


def choose_kind(group: Group, label: str, definitions: Iterable[str], above: Mapping[Kind, int]) -> Kind:
    """The kind of a concept.

    `definitions` are plain texts, best first; `above` counts the kinds that headings above its sections name
    ("Evaluation metrics"). A vocabulary decides first, then the label's head noun, the definition, the
    heading.
    """
    if group.vocabulary is not None and group.vocabulary.kind is not Kind.CONCEPT:
        return group.vocabulary.kind
    by_label = kind_of_phrase(label)
    if by_label is not None:
        return by_label
    for text in definitions:
        if (found := kind_of_definition(text)) is not None:
            return found
    if above:
        return max(sorted(above), key=lambda kind: above[kind])
    return Kind.CONCEPT


def kind_of_phrase(phrase: str) -> Kind | None:
    """The kind that the longest known head of a phrase tells."""
    words = fold(phrase).split()
    for size in range(min(_MOST_HEAD_WORDS, len(words)), 0, -1):
        if (kind := _KIND_OF_HEAD.get(" ".join(words[-size:]))) is not None:
            return kind
    return None


def kind_of_definition(text: str) -> Kind | None:
    """The kind that the predicate of a defining sentence tells: "X is a loss function that …"."""
    match = _DEFINED_AS.search(text)
    return kind_of_phrase(match["phrase"]) if match else None
