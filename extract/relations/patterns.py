"""Lexico-syntactic patterns as data: a predicate, its two slots, what it claims, and a worked example.

Every example is also the pattern's test. Hypernym patterns follow Hearst (1992); the rest are the cues by
which textbooks state parts, prerequisites, uses and contrasts. Slots are filled on the dependency parse.

M. A. Hearst: Automatic acquisition of hyponyms from large text corpora. COLING 1992, 539-545.
"""

from __future__ import annotations

from msgspec import Struct

from extract.relations.cues import words


class Pattern(Struct, frozen=True):
    """A predicate between a subject X and an object Y."""

    name: str
    kind: str
    """Relation kind claimed."""
    lemmas: frozenset[str]
    """Verb lemmas; for `noun` patterns, lemmas of the noun in "X is a NOUN of Y"."""
    prepositions: frozenset[str] = frozenset()
    """Y is the object of one of these; empty: Y is the direct object (or the passive's agent)."""
    deep: bool = False
    """Y may also stand inside the object ("measures the angle between two Y")."""
    number: str = ""
    """Number of X where it matters, singular or plural: a system includes parts, systems include kinds."""
    listed: bool = False
    """Y opens a list whose members are read from the text where the parse breaks off."""
    passive: bool = False
    """The verb is a passive participle ("X is based on Y")."""
    noun: bool = False
    """The predicate is "X is a NOUN of Y"."""
    reverse: bool = False
    """False: X kind Y. True: Y kind X."""
    confidence: float = 0.7
    example: tuple[str, str, str] = ("", "", "")
    """A sentence, the source and the target that it must give."""


PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "kind_of",
        "is_a",
        words(
            "kind type form sort variant variety subtype subclass class example instance "
            "special-case case version flavor"
            " subfield branch family member"
        ),
        words("of"),
        noun=True,
        confidence=0.8,
        example=(
            "Ridge regression is a type of regularized regression.",
            "ridge regression",
            "regularized regression",
        ),
    ),
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
        "component_of",
        "part_of",
        words(
            "part component element step stage phase ingredient building-block layer parameter constituent"
            " hyperparameter"
        ),
        words("of in"),
        noun=True,
        confidence=0.65,
        example=("The decoder is a component of the transformer.", "decoder", "transformer"),
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
        "consists_of",
        "part_of",
        words("consist"),
        words("of"),
        reverse=True,
        listed=True,
        confidence=0.85,
        example=("A transformer consists of an encoder and a decoder.", "encoder", "transformer"),
    ),
    Pattern(
        "composed_of",
        "part_of",
        words("compose make build form assemble"),
        words("of up from out"),
        passive=True,
        reverse=True,
        listed=True,
        confidence=0.85,
        example=("A neural network is composed of layers.", "layer", "neural network"),
    ),
    Pattern(
        "comprises",
        "part_of",
        words("comprise contain"),
        reverse=True,
        listed=True,
        confidence=0.55,
        example=("A neural network contains hidden layers.", "hidden layer", "neural network"),
    ),
    Pattern(
        "requires",
        "requires",
        words("require need presuppose assume necessitate demand"),
        confidence=0.6,
        example=("Backpropagation requires the chain rule.", "backpropagation", "chain rule"),
    ),
    Pattern(
        "relies_on",
        "requires",
        words("rely depend build rest draw hinge"),
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
        confidence=0.75,
        example=("Cross-entropy is derived from maximum likelihood.", "cross-entropy", "maximum likelihood"),
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
        words("compute calculate estimate define derive express obtain measure evaluate"),
        words("with using via by through from"),
        passive=True,
        confidence=0.65,
        example=("The gradient is computed with the chain rule.", "gradient", "chain rule"),
    ),
    Pattern(
        "remedies",
        "requires",
        words("prevent avoid mitigate overcome combat counteract detect alleviate diagnose"),
        confidence=0.4,
        example=("Regular vaccination prevents measles.", "vaccination", "measles"),
    ),
    Pattern(
        "combines",
        "requires",
        words("combine unify merge integrate"),
        confidence=0.55,
        example=("AdaBoost combines weak learners.", "AdaBoost", "weak learner"),
    ),
    Pattern(
        "measures",
        "requires",
        words("measure quantify summarize summarise visualize visualise plot rank compare"),
        deep=True,
        confidence=0.55,
        example=("The Gini index measures the impurity of a node.", "Gini index", "impurity"),
    ),
    Pattern(
        "transforms",
        "requires",
        words(
            "transform convert map scale normalize normalise encode decompose replace split project factorize"
        ),
        confidence=0.45,
        example=(
            "One-hot encoding transforms categorical variables.",
            "one-hot encoding",
            "categorical variable",
        ),
    ),
    Pattern(
        "includes",
        "part_of",
        words("include incorporate"),
        reverse=True,
        number="singular",
        listed=True,
        confidence=0.5,
        example=(
            "XGBoost includes L1 regularization.",
            "L1 regularization",
            "XGBoost",
        ),
    ),
    Pattern(
        "kinds_include",
        "is_a",
        words("include"),
        reverse=True,
        number="plural",
        listed=True,
        confidence=0.6,
        example=("Market structures include oligopoly and monopoly.", "oligopoly", "market structure"),
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
        words("for by to in"),
        passive=True,
        reverse=True,
        confidence=0.7,
        example=("The chain rule is required for backpropagation.", "backpropagation", "chain rule"),
    ),
    Pattern(
        "uses",
        "uses",
        words("use apply employ leverage utilize utilise exploit adopt implement support"),
        confidence=0.7,
        example=("RAG uses a vector database.", "RAG", "vector database"),
    ),
    Pattern(
        "trained_with",
        "uses",
        words("train optimize optimise fit solve learn implement estimate minimize perform evaluate"),
        words("with using via by through"),
        passive=True,
        confidence=0.6,
        example=("Neural networks are trained with gradient descent.", "neural network", "gradient descent"),
    ),
    Pattern(
        "used_in",
        "uses",
        words("use apply employ"),
        words("in by within"),
        passive=True,
        reverse=True,
        confidence=0.6,
        example=("The chain rule is used in backpropagation.", "backpropagation", "chain rule"),
    ),
    Pattern(
        "differs_from",
        "contrasts_with",
        words("differ"),
        words("from"),
        confidence=0.9,
        example=("Lasso regression differs from ridge regression.", "Lasso regression", "ridge regression"),
    ),
)
