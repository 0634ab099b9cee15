"""Kinds that a sentence names: "enzymes called polymerases", "graphs without cycles are called forests", "a
graph without cycles is a *forest*"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.grammar import subject_of
from extract.relations.pattern import Statement
from extract.relations.phrases import is_restricted
from extract.relations.slots import Slots
from extract.relations.weights import COPULA

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMING = frozenset({"call", "name", "term", "dub"})
_ALSO = frozenset("also sometimes often otherwise commonly formerly usually better simply just".split())
"""With these the name is another one for the same."""

_NOUNS = frozenset({"NOUN", "PROPN"})
_PAST = frozenset({"VBN", "VBD"})
_NAME_OPENERS = frozenset({"a", "an", "the", "*", "**", "“", '"'})


def named_kinds(verb: Token, slots: Slots) -> Iterator[Statement]:
    """ "Ys called X" and "Ys that … are called X": X is a kind of Y. Without what tells some Ys from others,
    X is another name for them."""
    if verb.lemma_ not in NAMING or not verb.i or any(t.lower_ in _ALSO for t in verb.lefts):
        return
    noun = _named_noun(verb)
    class_ = slots.concept_headed_by(noun) if noun is not None else None
    if class_ is None:
        return
    if noun == verb.nbor(-1) and (first := _name_after(verb, slots)) is not None:
        yield from ((kind, "is_a", class_, COPULA, "called") for kind in slots.listed(first))
        return
    for child in verb.rights:
        if child.dep_ in {"oprd", "dobj", "attr"}:
            for kind in slots.fill(child):
                yield kind, "is_a", class_, COPULA, "called"


def _named_noun(verb: Token) -> Token | None:
    """The noun some of which get the name: right before the participle, or the restricted subject."""
    if verb.nbor(-1).pos_ in _NOUNS and verb.tag_ in _PAST:
        return verb.nbor(-1)
    if verb.tag_ != "VBN":
        return None
    subject = subject_of(verb)
    return subject if subject is not None and is_restricted(subject) else None


def _name_after(verb: Token, slots: Slots) -> Token | None:
    """The first token of the name right after the participle."""
    following = verb.doc[verb.i + 1 : verb.i + 4]
    first = next((t for t in following if t.lower_ not in _NAME_OPENERS), None)
    return first if first is not None and slots.names(first) else None


def defined_kind(verb: Token, slots: Slots) -> Iterator[Statement]:
    """ "A Y that … is an X", where X ends in the name of Y or is set apart: X is a kind of Y."""
    subject = subject_of(verb)
    class_ = slots.concept_headed_by(subject) if subject is not None else None
    if subject is None or class_ is None or not is_restricted(subject):
        return
    for noun in (t for t in verb.rights if t.dep_ == "attr" and (t.tag_ == "NNS") == (subject.tag_ == "NNS")):
        kind = slots.concept_headed_by(noun)
        definite = any(t.dep_ == "det" and t.lower_ not in {"a", "an"} for t in noun.lefts)
        if kind is not None and not definite and (slots.is_stressed(noun) or noun.lemma_ == subject.lemma_):
            yield kind, "is_a", class_, COPULA, "defined_kind"
