"""What one lexico-syntactic pattern is: a predicate, its two slots, what it claims, and a worked example."""

from __future__ import annotations

from msgspec import Struct


class Pattern(Struct, frozen=True):
    """A predicate between a subject X and an object Y."""

    name: str
    kind: str
    """Relation kind claimed."""
    lemmas: frozenset[str]
    """Verb lemmas; for `noun` patterns, lemmas of the noun in "X is a NOUN of Y"; empty: any."""
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
    bare: bool = False
    """Y has no adjectives of its own: what takes "careful X" or "two X" is a resource, not a notion."""
    method: bool = False
    """The claim holds for a method, model or measure X (what it works on, what it includes); of a thing that
    "contains" or "prevents" Y only `related` is claimed."""
    means: bool = False
    """What X "can be" so is one way among others: only `uses` is claimed."""
    several: bool = False
    """Said of two or more together: "A and B form Y"."""
    general: bool = False
    """Said of X in general and of all of it: "the input of X includes" and "the X includes two" tell of a
    case."""
    gathered: bool = False
    """Y are gathered in a class: "belongs to the family of Y"."""
    particle: str = ""
    """Goes with the verb: "make up"."""
    reverse: bool = False
    """False: X kind Y. True: Y kind X."""
    confidence: float = 0.7
    example: tuple[str, str, str] = ("", "", "")
    """A sentence, the source and the target that it must give."""


Statement = tuple[int, str, int, float, str]
"""Source, kind, target, confidence, name of the pattern."""
