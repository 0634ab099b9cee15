"""Objects: the concepts that a verb or noun governs, directly or by a preposition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.relations.phrases import is_collective
from extract.relations.slots import Slots

if TYPE_CHECKING:
    from spacy.tokens import Token


def objects(
    verb: Token,
    prepositions: frozenset[str],
    slots: Slots,
    *,
    deep: bool = False,
    listed: bool = False,
    bare: bool = False,
) -> list[int]:
    """Concepts of the direct object, or of the objects of these prepositions (also "using X").

    With `bare` none when the object has adjectives beside its name.
    """
    if bare and any(slots.is_qualified(token) for token in object_tokens(verb, prepositions)):
        return []
    found = _parsed_objects(verb, prepositions, slots, deep=deep)
    if listed:
        for token in object_tokens(verb, prepositions):
            found.extend(() if is_collective(token) else slots.listed(token))
    return list(dict.fromkeys(found))


def object_tokens(verb: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    """The nouns that head the direct object, or the objects of these prepositions."""
    for child in verb.rights:
        if not prepositions and child.dep_ in {"dobj", "oprd"}:
            yield child
        elif child.lower_ in prepositions:
            for inner in child.rights:
                if inner.dep_ == "pobj":
                    yield inner
                elif inner.dep_ == "prep":
                    yield from (t for t in inner.rights if t.dep_ == "pobj")


def _parsed_objects(
    verb: Token, prepositions: frozenset[str], slots: Slots, *, deep: bool = False
) -> list[int]:
    found: list[int] = []
    for child in verb.rights:
        if not prepositions:
            if child.dep_ in {"dobj", "oprd"} or (child.tag_ == "VBG" and slots.heads(child)):
                found.extend(slots.fill(child, deep=deep))
        elif child.lower_ in prepositions and child.dep_ in {"prep", "agent", "prt", "advmod", "pcomp"}:
            found.extend(_below(child, slots))
        elif child.lower_ == "using" and "using" in prepositions:
            found.extend(c for t in child.rights if t.dep_ == "dobj" for c in slots.fill(t))
    return found


def _below(preposition: Token, slots: Slots) -> Iterator[int]:
    for inner in preposition.rights:
        if inner.dep_ == "pobj":
            yield from slots.fill(inner)
        elif inner.dep_ == "prep":
            yield from _below(inner, slots)
        elif inner.dep_ == "pcomp":
            yield from (
                c for t in (inner, *inner.rights) if t.dep_ in {"pcomp", "dobj"} for c in slots.fill(t)
            )


def prepositional(
    noun: Token, prepositions: frozenset[str], slots: Slots, *, whole: bool = False
) -> list[int]:
    """Concepts of the objects of a noun's prepositions ("a kind of X")."""
    found: list[int] = []
    for preposition in noun.rights:
        if preposition.dep_ == "prep" and preposition.lower_ in prepositions:
            for inner in preposition.rights:
                if inner.dep_ == "pobj":
                    found.extend(slots.fill(inner, whole=whole))
    return found


def heads_after(noun: Token, slots: Slots) -> list[int]:
    """The concepts named right by "of X", not those that only stand beside X."""
    inner = (t for of in noun.rights if of.lower_ == "of" for t in of.rights if t.dep_ == "pobj")
    return [concept for token in inner if (concept := slots.concept_at(token)) is not None]
