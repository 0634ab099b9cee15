"""What is no notion in any notes: titles of sections, places in a text, amounts."""

from __future__ import annotations

import re

from extract.wordlists import FURNITURE, GENERIC, QUALIFIERS, STOP_MODIFIERS
from graph.labels import fold


def is_furniture(key: str) -> bool:
    """True for titles of sections and generic words that no subject would list as a notion."""
    return is_barred(key) or key in GENERIC


_NUMBERED = re.compile(
    r"(?:week|lecture|lec|day|unit|module|chapter|session|lesson|part|section|step|scenario|example|exercise"
    r"|question|figure|fig|table|case|case study|appendix|page|slide|problem|experiment"
    r"|quiz|homework|hw|lab|assignment|exam|midterm|problem set|task|note|approach|method|option|attempt|idea"
    r"|solution|strategy|way|rule)(?: [\divx]{1,3}[a-z]?|\d{1,3})"
)
"""The place of something in a text ("week 4", "scenario 1"), as a key."""

_SOURCE = re.compile(r"(?:^|\s)wikipedia(?: page| article| entry)?$")
"""Where something is told: "tone Wikipedia page"."""

_QUANTITY = re.compile(
    r"\d[\d .]*(?:(?:k|m|g|t)(?:b|bit|byte|bp|hz|da|w|v|j|g|l|m|pa|ev|cal)|bit|byte|bp|hz|da|mol|pa|ev|cal)"
    r"|\d[\d .]+[bwvjglm]"
    r"|\d[\d .]*(?:m|u|µ|n|p|c)(?:s|m|g|l|v|w|a|mol)"
    r"|(?:milli|micro|nano|pico|kilo|mega|giga|tera)(?:second|meter|gram|liter|byte|bit|hertz|volt|watt|mole|dalton)"
)
"""An amount ("80 MB", not "5G") or a unit with its prefix ("millisecond"), as a key."""


def is_quantity(text: str) -> bool:
    """True for an amount with its unit, in one word: "80MB"."""
    return text[:1].isdigit() and not text.endswith("bit") and _QUANTITY.fullmatch(fold(text)) is not None


def is_barred(key: str) -> bool:
    """True for what is no notion in any notes; a generic word may be one where the notes define it."""
    if not key or key in FURNITURE or key in STOP_MODIFIERS or _NUMBERED.fullmatch(key):
        return True
    if _SOURCE.search(key) or _QUANTITY.fullmatch(key):
        return True
    first, _, rest = key.partition(" ")
    return bool(rest) and (key in GENERIC or (first in QUALIFIERS and rest in GENERIC))
