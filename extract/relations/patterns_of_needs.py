"""Patterns by which a sentence states what a notion builds on."""

from __future__ import annotations

from extract.relations.cues import words
from extract.relations.pattern import Pattern

NEEDS: tuple[Pattern, ...] = (
    Pattern(
        "extension_of",
        "requires",
        words(
            "extension generalization generalisation refinement modification adaptation"
            " improvement application combination relaxation reformulation"
        ),
        words("of to"),
        noun=True,
        confidence=0.8,
        example=(
            "Polynomial regression is an extension of linear regression.",
            "polynomial regression",
            "linear regression",
        ),
    ),
    Pattern(
        "operation_on",
        "requires",
        words(
            "average mean sum product ratio difference logarithm root derivative integral inverse "
            "norm function"
            " variance expectation distribution measure estimate reduction proportion fraction rate "
            "limit sequence"
            " set collection combination number amount version approximation solution"
        ),
        words("of between"),
        noun=True,
        confidence=0.5,
        example=("Information gain is the reduction of entropy.", "information gain", "entropy"),
    ),
    Pattern(
        "requires",
        "requires",
        words("require need presuppose necessitate demand"),
        bare=True,
        confidence=0.6,
        example=("Backpropagation requires the chain rule.", "backpropagation", "chain rule"),
    ),
    Pattern(
        "relies_on",
        "requires",
        words("rely build rest draw hinge"),
        words("on upon"),
        confidence=0.75,
        example=("Naive Bayes relies on Bayes' theorem.", "naive Bayes", "Bayes' theorem"),
    ),
    Pattern(
        "based_on",
        "requires",
        words("base build found ground root"),
        words("on upon in"),
        passive=True,
        confidence=0.8,
        example=("Naive Bayes is based on Bayes' theorem.", "naive Bayes", "Bayes' theorem"),
    ),
    Pattern(
        "derived_from",
        "requires",
        words("derive define obtain"),
        words("from"),
        passive=True,
        means=True,
        confidence=0.75,
        example=("Cross-entropy is derived from maximum likelihood.", "cross-entropy", "maximum likelihood"),
    ),
    Pattern(
        "follows_from",
        "requires",
        words("follow"),
        words("from"),
        confidence=0.6,
        example=("The product rule follows from the chain rule.", "product rule", "chain rule"),
    ),
    Pattern(
        "underlies",
        "requires",
        words("underlie underpin"),
        reverse=True,
        confidence=0.65,
        example=("The chain rule underlies backpropagation.", "backpropagation", "chain rule"),
    ),
    Pattern(
        "extends",
        "requires",
        words("extend generalize generalise"),
        confidence=0.6,
        example=("Gradient boosting extends boosting.", "gradient boosting", "boosting"),
    ),
    Pattern(
        "computed_with",
        "requires",
        words("compute calculate estimate define derive express obtain"),
        words("with using via by through from"),
        passive=True,
        means=True,
        confidence=0.65,
        example=("The gradient is computed with the chain rule.", "gradient", "chain rule"),
    ),
    Pattern(
        "remedies",
        "requires",
        words("prevent avoid mitigate overcome combat counteract alleviate"),
        method=True,
        confidence=0.4,
        example=("Regular vaccination prevents measles.", "vaccination", "measles"),
    ),
    Pattern(
        "combines",
        "requires",
        words("combine unify merge integrate"),
        method=True,
        confidence=0.55,
        example=("AdaBoost combines weak learners.", "AdaBoost", "weak learner"),
    ),
    Pattern(
        "measures",
        "requires",
        words("measure quantify summarize summarise visualize visualise plot rank compare"),
        method=True,
        deep=True,
        confidence=0.55,
        example=("The Gini index measures the impurity of a node.", "Gini index", "impurity"),
    ),
    Pattern(
        "transforms",
        "requires",
        words("transform convert map scale normalize normalise encode decompose split project factorize"),
        method=True,
        confidence=0.45,
        example=(
            "One-hot encoding transforms categorical variables.",
            "one-hot encoding",
            "categorical variable",
        ),
    ),
    Pattern(
        "foundation_of",
        "requires",
        words("foundation basis cornerstone prerequisite prerequisites requirement precondition backbone"),
        words("of for to"),
        noun=True,
        reverse=True,
        confidence=0.75,
        example=("The chain rule is a prerequisite for backpropagation.", "backpropagation", "chain rule"),
    ),
    Pattern(
        "required_for",
        "requires",
        words("require need"),
        words("for to in"),
        passive=True,
        reverse=True,
        confidence=0.7,
        example=("The chain rule is required for backpropagation.", "backpropagation", "chain rule"),
    ),
)
