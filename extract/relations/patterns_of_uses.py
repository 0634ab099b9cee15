"""Patterns by which a sentence states uses and contrasts."""

from __future__ import annotations

from extract.relations.cues import words
from extract.relations.pattern import Pattern

USES: tuple[Pattern, ...] = (
    Pattern(
        "uses",
        "uses",
        words("use apply employ leverage utilize utilise exploit adopt"),
        confidence=0.7,
        example=("RAG uses a vector database.", "RAG", "vector database"),
    ),
    Pattern(
        "does_via",
        "uses",
        frozenset(),
        words("via"),
        confidence=0.55,
        example=("TCP controls the flow via a sliding window.", "TCP", "sliding window"),
    ),
    Pattern(
        "makes_use_of",
        "uses",
        words("use"),
        words("of"),
        noun=True,
        confidence=0.7,
        example=("Backpropagation makes use of the chain rule.", "backpropagation", "chain rule"),
    ),
    Pattern(
        "trained_with",
        "uses",
        words("train optimize optimise fit solve learn estimate minimize perform evaluate"),
        words("with using via by through"),
        passive=True,
        confidence=0.6,
        example=("Neural networks are trained with gradient descent.", "neural network", "gradient descent"),
    ),
    Pattern(
        "used_in",
        "uses",
        words("use apply employ"),
        words("in within"),
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
