"""The form of names as evidence of termhood: words, spelling, number."""

from __future__ import annotations

import re

from extract.concepts.names import Name
from extract.concepts.rarity import zipf
from extract.settings import (
    COMMON_SURNAME,
    DEGREE,
    GENERIC_FIRST,
    GENERIC_HEAD,
    KEPT_FIRST,
    LEAST_ACRONYM,
    MANY_WORDS,
    PHRASE_RARITY_PIVOT,
    PHRASE_RARITY_SLOPE,
    RAREST,
    RARITY_PIVOT,
    RARITY_SLOPE,
    SOLID_HEAD,
    WORDS_WEIGHT,
)
from extract.wordlists import (
    DEGREES,
    FUNCTION_WORDS,
    GENERIC,
    GIVEN_NAMES,
    KEPT_MODIFIERS,
    SOLID_HEADS,
    STOP_MODIFIERS,
)

_INNER_CAPITAL = re.compile(r"[^\W\d_][A-Z]")
_INFLECTED = re.compile(r"[A-Z]{2,}(?:ed|ing)")
_JOINTS = frozenset({"and", "or"})


def form_weight(name: Name) -> float:
    """Log-odds for the words of a name: how many, how rare, what head, what modifiers."""
    key = name.key
    words = [word for word in key.split() if word not in FUNCTION_WORDS] or key.split()
    weight = WORDS_WEIGHT.get(len(words), MANY_WORDS)
    if len(words) == 1:
        return weight + RARITY_SLOPE * (RARITY_PIVOT - max(zipf(words[0]), RAREST))
    mean = sum(zipf(word) for word in words) / len(words)
    weight += PHRASE_RARITY_SLOPE * (PHRASE_RARITY_PIVOT - mean)
    head = [word for word in key.partition(" of ")[0].split() if word not in FUNCTION_WORDS][-1:]
    if head and head[0] in GENERIC:
        weight += SOLID_HEAD if head[0] in SOLID_HEADS else GENERIC_HEAD
    if all("-" in surface.split()[0] for surface in name.surfaces):
        return weight
    if words[0] in KEPT_MODIFIERS:
        weight += KEPT_FIRST
    elif words[0] in STOP_MODIFIERS:
        weight += GENERIC_FIRST
    if words[0] in DEGREES:
        weight += DEGREE
    return weight


def is_acronym(name: Name) -> bool:
    """True for a word of three letters or more with inner capitals wherever it occurs: "GRU", "ReLU", "mRNA",
    but neither "P1" nor "XORing"."""
    return (
        " " not in name.key
        and len(name.key) >= LEAST_ACRONYM
        and all(_INNER_CAPITAL.search(s) and not _INFLECTED.fullmatch(s) for s in name.surfaces)
    )


def is_person(name: Name) -> bool:
    """True for a given name and a surname, always in capitals: "Gregor Mendel", "Stanley B. Prusiner"."""
    words = name.key.split()
    if len(words) < 2 or words[0] not in GIVEN_NAMES or zipf(words[-1]) >= COMMON_SURNAME:
        return False
    return all(word[:1].isupper() for surface in name.surfaces for word in surface.split())


def is_plural_only(name: Name) -> bool:
    """True for a name that the notes have in the plural only."""
    return not name.key.endswith("s") and all(surface.lower().endswith("s") for surface in name.surfaces)


def is_joint(name: Name) -> bool:
    """True for two things in one name ("forward and reverse proxy")."""
    return not _JOINTS.isdisjoint(name.key.split()[1:-1])
