"""What a heading or lead sentence says about the list below it: "Types of X", "Components of X", "Steps"."""

from __future__ import annotations

import re

from msgspec import Struct


class Frame(Struct, frozen=True):
    """How the children of a frame hang on its concept."""

    name: str
    pattern: re.Pattern[str]
    """Searched in the plain text of the heading or lead sentence."""
    kind: str
    """Relation kind claimed between child and concept; empty: the children are not claimed at all."""
    confidence: float


def _frame(name: str, words: str, kind: str, confidence: float) -> Frame:
    return Frame(name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE), kind, confidence)


FRAMES: tuple[Frame, ...] = (
    _frame(
        "none",
        r"advantages?|disadvantages?|pros|cons|benefits?|limitations?|drawbacks?|strengths?|weaknesses|challenges?|"
        r"examples? of use|use cases?|applications?|used (?:for|in)|useful (?:for|when|in)|why|when to|tips|questions?|"
        r"exercises?|references|prerequisites?|background|can be|allows?|helps?|main points|contents?|properties",
        "",
        0.0,
    ),
    _frame(
        "parts",
        r"components?|parts?|elements?|building blocks?|consists? of|composed of|made up of|structure|ingredients?|"
        r"(?:hyper)?parameters?|architecture|layers?",
        "part_of",
        0.75,
    ),
    _frame(
        "steps",
        r"steps?|stages?|phases?|procedure|pipeline|workflow|process|how (?:it|[\w -]+) works?|works? by|as follows",
        "part_of",
        0.6,
    ),
    _frame(
        "kinds",
        r"types?|kinds?|categor(?:y|ies)|variants?|variations?|forms?|classes|families|flavou?rs?|versions?|"
        r"methods?|techniques?|approaches|algorithms?|models?|strategies|tasks?|metrics?|measures?|tools?|frameworks?|"
        r"librar(?:y|ies)|include|including|such as|common|popular|main|several|two|three|four|examples?",
        "is_a",
        0.7,
    ),
)
"""In order: the first frame that fits decides."""


def frame_of(text: str) -> Frame | None:
    """The first frame whose words the text uses, or None."""
    return next((frame for frame in FRAMES if frame.pattern.search(text)), None)
