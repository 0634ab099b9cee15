"""Enumerations after a class, and terms that are set against each other."""

from __future__ import annotations

import pytest

from extract.relations.contrast import contrast_claims
from extract.relations.enumeration import enumeration_claims
from extract.relations.stated import stated_claims
from extract.relations.sums import sum_claims
from tests.relations.made import scene, triples

CASES = {
    "such as": (
        "Optimizers such as Adam, RMSprop and AdaGrad adapt their steps.",
        ["optimizer", "Adam", "RMSprop", "AdaGrad"],
        {("adam", "is_a", "optimizer"), ("rmsprop", "is_a", "optimizer"), ("adagrad", "is_a", "optimizer")},
    ),
    "and other": (
        "Dropout, early stopping and other regularization techniques help.",
        ["dropout", "early stopping", "regularization technique"],
        {
            ("dropout", "is_a", "regularization-technique"),
            ("early-stopping", "is_a", "regularization-technique"),
        },
    ),
    "a field in -s is no plural": (
        "Physics helps in medical diagnostics, such as ultrasound and tomography.",
        ["medical diagnostics", "ultrasound", "tomography"],
        set(),
    ),
    "a word for any method is no class": (
        "Algorithms such as Adam and RMSprop adapt their steps.",
        ["algorithm", "Adam", "RMSprop"],
        set(),
    ),
    "in brackets": (
        "It supports several optimizers (Adam, RMSprop).",
        ["optimizer", "Adam", "RMSprop"],
        {("adam", "is_a", "optimizer"), ("rmsprop", "is_a", "optimizer")},
    ),
    "the enumeration ends with its bracket": (
        "As with ensemble methods (such as bagging), dropout averages models.",
        ["ensemble method", "bagging", "dropout"],
        {("bagging", "is_a", "ensemble-method")},
    ),
    "a name that only modifies is no member": (
        "Regularization techniques such as learning rate tuning help.",
        ["regularization technique", "learning rate"],
        set(),
    ),
    "a plural, a colon and names": (
        "Optimizers: Adam, RMSprop and AdaGrad.",
        ["optimizer", "Adam", "RMSprop", "AdaGrad"],
        {("adam", "is_a", "optimizer"), ("rmsprop", "is_a", "optimizer"), ("adagrad", "is_a", "optimizer")},
    ),
    "a colon before a sentence lists nothing": (
        "Optimizers: Adam and RMSprop adapt their steps.",
        ["optimizer", "Adam", "RMSprop"],
        set(),
    ),
    "of two plurals the first is enumerated": (
        "Astronomers list properties of comets, such as brightness and period.",
        ["comet", "brightness", "period"],
        set(),
    ),
    "but not the word that only sorts": (
        "There are many types of waves, such as ripples.",
        ["wave", "ripple"],
        {("ripple", "is_a", "wave")},
    ),
    "others than the one that was named": (
        "A moving electron can be hit by photons or other electrons.",
        ["electron", "photon"],
        set(),
    ),
    "several of what only qualifies": (
        "Neural networks beat learning methods such as kernel methods.",
        ["learning method", "kernel"],
        set(),
    ),
    "a sum": (
        "Total cost (TC) = fixed cost + variable cost.",
        ["total cost|TC", "fixed cost", "variable cost"],
        {("fixed-cost", "part_of", "total-cost"), ("variable-cost", "part_of", "total-cost")},
    ),
    "an equation without a sum has no parts": (
        "Total cost = fixed cost.",
        ["total cost", "fixed cost"],
        set(),
    ),
    "unlike": (
        "Unlike ridge regression, lasso regression sets coefficients to zero.",
        ["ridge regression", "lasso regression"],
        {("lasso-regression", "contrasts_with", "ridge-regression")},
    ),
    "unlike something of it": (
        "Unlike bagging outputs, boosting gives few errors.",
        ["bagging", "boosting"],
        set(),
    ),
    "unlike, with a clause of its own": (
        "Unlike binary classification, where logistic regression suffices, softmax gives many probabilities.",
        ["binary classification", "logistic regression", "softmax"],
        {("softmax", "contrasts_with", "binary-classification")},
    ),
    "unlike, with a main clause that the parser misreads": (
        "Unlike bagging, which builds independent models and combines their predictions, boosting builds "
        "models sequentially.",
        ["bagging", "boosting"],
        {("boosting", "contrasts_with", "bagging")},
    ),
    "axes of a plot are no contrast": (
        "The graph shows pressure versus volume.",
        ["pressure", "volume"],
        set(),
    ),
    "a singular is no class": (
        "A model such as this one, like boosting, is slow.",
        ["model", "boosting"],
        set(),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_enumeration(name: str) -> None:
    text, names, expected = CASES[name]
    made = scene(text, names)
    assert triples([*enumeration_claims(made), *contrast_claims(made), *sum_claims(made)]) == expected


def test_what_a_sentence_sets_against_each_other_it_does_not_state_otherwise() -> None:
    text, names, _ = CASES["unlike, with a main clause that the parser misreads"]
    assert not list(stated_claims(scene(text, names)))
