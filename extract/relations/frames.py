"""What a heading or lead sentence says about the list below it: "Types of X", "Components of X", "Steps"."""

from __future__ import annotations

import re

from msgspec import Struct

from graph.labels import fold


class Frame(Struct, frozen=True):
    """How the children of a frame hang on its concept."""

    name: str
    pattern: re.Pattern[str]
    """Searched in the heading or lead sentence without the concept's own name."""
    kind: str
    """Relation kind claimed between child and concept; empty: the children are not claimed at all."""
    confidence: float
    example: str
    """A heading or lead sentence that the frame fits, with X for the concept."""


def _frame(name: str, words: str, kind: str, confidence: float, example: str) -> Frame:
    words = re.sub(r"\s*\n\s*", "", words)
    return Frame(name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE), kind, confidence, example)


FRAMES: tuple[Frame, ...] = (
    _frame(
        "silent",
        r"""advantages?|disadvantages?|pros|cons|benefits?|limitations?|drawbacks?|strengths?|weaknesses|challenges?|
        example of|use cases?|applications?|used (?:for|in|to)|useful (?:for|when|in)|why|when|tips?|
        questions?|
        exercises?|references|resources|prerequisites?|background|can be used|allows?|helps?|main points|
        contents?|
        properties|goals?|purposes?|interpretations?|notation|issues|problems?|considerations|differences?|
        compared|comparisons?|history|notes?|remarks?|see also|further reading|links|where|such that""",
        "",
        0.0,
        "Advantages of X",
    ),
    _frame(
        "components",
        r"""components?|consists? of|composed of|comprises?|contains?(?=\s*:)|made up of|made of|
        building blocks?|ingredients?|
        (?:main|basic|core|key|essential|two|three|four|five|several|following) (?:parts|elements|pieces)|
        parts of|
        elements of|anatomy|structure of|architecture of|layers of""",
        "part_of",
        0.7,
        "Core components of X",
    ),
    _frame(
        "parameters",
        r"(?:hyper)?parameters?|settings|hyper-parameters?|assumptions?|assumes?",
        "part_of",
        0.7,
        "The key parameters in X are:",
    ),
    _frame(
        "steps",
        r"""steps?|stages?|phases?|pipeline|workflow|how (?:it|they|an?|the|[\w -]+) works?|works? (?:by|
        as follows|
        in|roughly)|how \S*\s*works|building an?|procedure|the process of|life ?cycle""",
        "part_of",
        0.75,
        "How X works",
    ),
    _frame(
        "ideas",
        r"""(?:key|core|main|basic|fundamental|central|important) (?:concepts?|ideas?|features?|principles?|
        notions?|
        aspects|elements)|characteristics|key terms|backbone|innovations""",
        "part_of",
        0.55,
        "Key concepts of X",
    ),
    _frame(
        "kinds",
        r"""types?|kinds?|categor(?:y|ies)|variants?|variations?|forms of|classes of|families|flavou?rs?|
        versions?|
        subtypes?|sub-types?""",
        "is_a",
        0.8,
        "There are two main types of X:",
    ),
    _frame("examples", "examples? (?:of|are|include)", "is_a", 0.8, "Examples of X are:"),
    _frame(
        "methods",
        r"(?:methods?|techniques?|approaches|algorithms?|models?(?!\s+of\b)|strategies|architectures?)"
        r"(?!\s+(?:(?:for\s+)?(?:dealing\s+with|handling|avoiding|preventing|reducing|fighting|solving)"
        r"|against|to\s+(?:deal\s+with|handle|avoid|prevent|reduce|fight|solve))\b)",
        "is_a",
        0.65,
        "X methods",
    ),
    _frame(
        "instruments",
        r"tasks?|tools?|librar(?:y|ies)|frameworks?|packages?|metrics?|measures?|criteria",
        "related",
        0.4,
        "X tools",
    ),
)
"""Of the frames that fit, the one whose words come first decides; of two at one place, the first here."""

PROCESS = re.compile(
    r"(?:preprocessing|pre-processing|pipeline|workflow|evaluation|process|life ?cycle|procedure)$",
    re.IGNORECASE,
)
"""Labels of activities: what is listed under them are their parts rather than their kinds."""


_FACET = re.compile(r"[\W_]*(?P<words>[^\W\d_][\w' -]{2,40}?)[\W_]*:?[\W_]*")
_EXAMPLES = next(frame for frame in FRAMES if frame.name == "examples")


def facet_of(text: str) -> Frame | None:
    """The frame of an item that says how the items below it hang on what the item itself is about:
    "Examples:", "Types", "Main components:"."""
    label = _FACET.fullmatch(text)
    if label is None:
        return None
    return _EXAMPLES if fold(label["words"]) in {"example", "instance"} else frame_of(label["words"])


def frame_of(text: str) -> Frame | None:
    """The frame whose words come first in the text, or None."""
    found = [
        (match.start(), number)
        for number, frame in enumerate(FRAMES)
        if (match := frame.pattern.search(text)) is not None
    ]
    return FRAMES[min(found)[1]] if found else None
