"""Lexico-syntactic patterns as data: a predicate, its two slots, what it claims, and a worked example.

Every example is also the pattern's test. Hypernym patterns follow Hearst (1992); the rest are the cues by which
textbooks state parts, prerequisites, uses and contrasts. Slots are filled on the dependency parse.

M. A. Hearst: Automatic acquisition of hyponyms from large text corpora. COLING 1992, 539-545.
"""

from __future__ import annotations

from msgspec import Struct


class Pattern(Struct, frozen=True):
    """A predicate between a subject X and an object Y."""

    name: str
    kind: str
    """Relation kind claimed."""
    lemmas: frozenset[str]
    """Verb lemmas; for `noun` patterns, lemmas of the noun in "X is a NOUN of Y"."""
    prepositions: frozenset[str] = frozenset()
    """Y is the object of one of these; empty: Y is the direct object (or the passive's agent)."""
    passive: bool = False
    """The verb is a passive participle ("X is based on Y")."""
    noun: bool = False
    """The predicate is "X is a NOUN of Y"."""
    reverse: bool = False
    """False: X kind Y. True: Y kind X."""
    confidence: float = 0.7
    example: tuple[str, str, str] = ("", "", "")
    """A sentence, the source and the target that it must give."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "kind_of",
        "is_a",
        _set(
            "kind type form sort variant variety subtype subclass class example instance special-case case version flavor"
            " subset subfield branch family member"
        ),
        _set("of"),
        noun=True,
        confidence=0.9,
        example=(
            "Ridge regression is a type of regularized regression.",
            "ridge regression",
            "regularized regression",
        ),
    ),
    Pattern(
        "extension_of",
        "requires",
        _set(
            "extension generalization generalisation refinement modification adaptation"
            " improvement application combination"
        ),
        _set("of to"),
        noun=True,
        confidence=0.75,
        example=(
            "Polynomial regression is an extension of linear regression.",
            "polynomial regression",
            "linear regression",
        ),
    ),
    Pattern(
        "component_of",
        "part_of",
        _set(
            "part component element step stage phase ingredient building-block layer parameter piece portion constituent"
            " hyperparameter block unit member"
        ),
        _set("of in"),
        noun=True,
        confidence=0.85,
        example=("The decoder is a component of the transformer.", "decoder", "transformer"),
    ),
    Pattern(
        "consists_of",
        "part_of",
        _set("consist"),
        _set("of"),
        reverse=True,
        confidence=0.85,
        example=("A transformer consists of an encoder and a decoder.", "encoder", "transformer"),
    ),
    Pattern(
        "composed_of",
        "part_of",
        _set("compose make build form assemble"),
        _set("of up from out"),
        passive=True,
        reverse=True,
        confidence=0.85,
        example=("A neural network is composed of layers.", "layer", "neural network"),
    ),
    Pattern(
        "comprises",
        "part_of",
        _set("comprise contain"),
        reverse=True,
        confidence=0.7,
        example=("A neural network contains hidden layers.", "hidden layer", "neural network"),
    ),
    Pattern(
        "requires",
        "requires",
        _set("require need presuppose assume necessitate demand"),
        confidence=0.75,
        example=("Backpropagation requires the chain rule.", "backpropagation", "chain rule"),
    ),
    Pattern(
        "relies_on",
        "requires",
        _set("rely depend build rest draw hinge"),
        _set("on upon"),
        confidence=0.75,
        example=("Naive Bayes relies on Bayes' theorem.", "naive Bayes", "Bayes' theorem"),
    ),
    Pattern(
        "based_on",
        "requires",
        _set("base build found ground root"),
        _set("on upon in"),
        passive=True,
        confidence=0.8,
        example=("Naive Bayes is based on Bayes' theorem.", "naive Bayes", "Bayes' theorem"),
    ),
    Pattern(
        "derived_from",
        "requires",
        _set("derive define obtain"),
        _set("from"),
        passive=True,
        confidence=0.75,
        example=("Cross-entropy is derived from maximum likelihood.", "cross-entropy", "maximum likelihood"),
    ),
    Pattern(
        "extends",
        "requires",
        _set("extend generalize generalise"),
        confidence=0.75,
        example=("Gradient boosting extends boosting.", "gradient boosting", "boosting"),
    ),
    Pattern(
        "computed_with",
        "requires",
        _set("compute calculate estimate define derive express obtain measure evaluate"),
        _set("with using via by through from in"),
        passive=True,
        confidence=0.65,
        example=("The gradient is computed with the chain rule.", "gradient", "chain rule"),
    ),
    Pattern(
        "uses",
        "uses",
        _set(
            "use apply employ leverage utilize utilise exploit combine adopt implement incorporate"
            " include support"
        ),
        confidence=0.7,
        example=("RAG uses a vector database.", "RAG", "vector database"),
    ),
    Pattern(
        "trained_with",
        "uses",
        _set("train optimize optimise fit solve learn implement estimate minimize perform evaluate"),
        _set("with using via by through"),
        passive=True,
        confidence=0.6,
        example=("Neural networks are trained with gradient descent.", "neural network", "gradient descent"),
    ),
    Pattern(
        "used_in",
        "uses",
        _set("use apply employ"),
        _set("in by within"),
        passive=True,
        reverse=True,
        confidence=0.6,
        example=("The chain rule is used in backpropagation.", "backpropagation", "chain rule"),
    ),
    Pattern(
        "differs_from",
        "contrasts_with",
        _set("differ"),
        _set("from"),
        confidence=0.9,
        example=("Lasso regression differs from ridge regression.", "Lasso regression", "ridge regression"),
    ),
)

SUBDIVIDING = _set("divide classify categorize categorise group split subdivide")
"""Verbs of "Y can be divided into X1 and X2": each X is a kind of Y."""

SUBDIVIDED = _set("into")

KIND_NOUNS = _set("type kind form variant category example class family sort variety version subtype")
"""Nouns of "types of Y include X": X is a kind of Y."""

PART_NOUNS = _set("component part element step stage ingredient parameter phase hyperparameter block layer")
"""Nouns of "the components of Y are X": X is part of Y."""

ANAPHORS = _set("it this they these")
"""Pronouns that stand for the subject of the section at the beginning of a sentence."""

ANAPHORIC_NOUNS = _set(
    "algorithm method model technique approach procedure process function metric network architecture test theorem rule"
    " distribution system strategy framework measure loss optimizer layer mechanism concept law effect"
)
"""Nouns that with "this" or "the" stand for the subject of the section."""

CONTRAST_MARKERS: dict[str, float] = {
    "unlike": 0.85,
    "versus": 0.8,
    "vs": 0.8,
    "vs.": 0.8,
    "than": 0.0,
}
"""Prepositions that set two concepts against each other, with the confidence of the claim."""
