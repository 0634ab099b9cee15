"""Phrases on the dependency parse: anaphors, generic heads, and which verb shares the subject of which."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from extract.concepts.locate import Occurrence
from extract.grammar import FINITE, SUBJECTS
from extract.language import ParsedBlock
from extract.relations.cues import ANAPHORIC_NOUNS, ANAPHORS, COLLECTIVE
from extract.wordlists import GENERIC
from graph.labels import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_THIS = frozenset({"this", "the", "these", "such", "both"})


_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_WITHIN = frozenset({"pobj", "prep", "appos", "pcomp"})


_CAPABLE = frozenset({"able", "unable", "likely", "unlikely", "guaranteed", "prone", "bound", "free"})


_OCCASIONS = frozenset({"task", "problem", "application", "setting", "scenario", "situation", "case"})


_FEW = frozenset({"one", "two", "three", "four"})
_WITH = frozenset({"with", "without"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "VBG"})
_JOINING = frozenset({",", "CC"})
_LISTED = frozenset({",", "CC", "DT", "JJ", "NN", "NNS", "NNP", "NNPS", "VBG", "CD", "PRP$"})
"""Tags of what stands between two members of a list."""


def is_joined(text: str, found: Occurrence) -> bool:
    """True for "X" in "non-X" and in "X-producing"."""
    after = text[found.end : found.end + 2]
    return text[max(found.start - 4, 0) : found.start].lower() == "non-" or (
        len(after) > 1 and after[0] == "-" and after[1].isalpha()
    )


def is_whole(item: ParsedBlock, found: Occurrence, methods: Collection[int] | None = None) -> bool:
    """False when the name only modifies a noun after it ("learning rate" in "learning rate tuning").

    Of `methods` several are still the same ("SVM models"); "kernel methods" are no kernel."""
    span = item.doc.char_span(found.start, found.end, alignment_mode="expand")
    if span is None or span.end >= len(item.doc):
        return span is not None
    following = item.doc[span.end]
    if following.tag_ == "POS" or is_joined(item.block.text, found):
        return False
    if following.tag_ == "NNS" and methods is not None and found.concept not in methods:
        return False
    return following.tag_ not in _NOUN_TAGS or following.lemma_.lower() in ANAPHORIC_NOUNS


def shares_subject(verb: Token) -> bool:
    """True when a verb without a subject takes that of the verb above it.

    A participle in front ("Assuming X, Y holds", "Using X, we find Y") and one below a passive ("can be added
    using X") are said of whoever acts, and an infinitive below "shows Y to be" is said of Y.
    """
    head = verb.head
    if verb.dep_ not in {"conj", "xcomp", "advcl", "pcomp", "ccomp"} or head.pos_ not in {"VERB", "AUX"}:
        return False
    if verb.dep_ == "conj":
        first = min((t.i for t in verb.lefts), default=verb.i)
        return verb.doc[first - 1].pos_ not in {"NOUN", "PROPN"}
    if verb.dep_ == "advcl" and (verb.i < head.i or verb.tag_ not in {"VBG", "VBN", "VB"}):
        return False
    if verb.tag_ == "VBG" and any(t.dep_ == "auxpass" for t in head.lefts):
        return False
    if verb.dep_ == "advcl" and verb.lower_ == "using" and head.lemma_ == "be":
        return False
    return verb.dep_ != "xcomp" or not any(t.dep_ == "dobj" and t.i < verb.i for t in head.rights)


def opens_clause(noun: Token) -> bool:
    """True when a finite verb follows ("…, and X only needs …"): the subject of what comes next."""
    following = next((t for t in noun.doc[noun.i + 1 : noun.sent.end] if t.tag_ != "RB"), None)
    return following is not None and following.tag_ in FINITE


def agreeing_noun(verb: Token) -> Token | None:
    """The noun that a relative clause is about: the one that the parse hangs it on, or in "the cosine of two
    vectors, which needs …", where a singular verb can't be said of vectors, the first of the whole phrase."""
    noun = verb.head
    if verb.dep_ != "relcl" or verb.tag_ != "VBZ" or noun.tag_ not in _PLURAL_TAGS:
        return noun
    while noun.dep_ in _WITHIN:
        noun = noun.head
    return None if noun.tag_ in _PLURAL_TAGS or noun.pos_ not in {"NOUN", "PROPN"} else noun


def restricts(verb: Token) -> bool:
    """True for a clause that picks some out of what its noun names ("models that need X", "models based
    on X"), and so says nothing of them all; a noun that says what something is ("X is a model based on
    Y") passes it on to X."""
    noun = verb.head
    if verb.lower_ == "using" or (verb.tag_ == "VBN" and noun.dep_ == "pobj"):
        return True
    if noun.dep_ in {"attr", "appos"}:
        return False
    opening = next((t for t in verb.lefts if t.dep_ in SUBJECTS), verb)
    return opening.i == 0 or opening.nbor(-1).text not in {",", "(", "–", "—"}


def is_collective(token: Token) -> bool:
    """True for "a sequence of X": X are meant."""
    return token.lemma_.lower() in COLLECTIVE and any(t.lower_ == "of" for t in token.rights)


def is_spelled_number(token: Token) -> bool:
    """True for "two" and "one or more": how many there always are; more are so many of a sort."""
    return token.lower_ in _FEW


def is_uncounted(verb: Token) -> bool:
    """True unless the object is an amount of things: "contains 16 units", "contain less data"."""
    return not any(
        (t.dep_ in {"nummod", "quantmod"} and not is_spelled_number(t))
        or t.tag_ == "JJR"
        or t.lower_ in {"most", "much", "many"}
        for child in verb.rights
        if child.dep_ == "dobj"
        for t in child.lefts
    )


def is_for_tasks(verb: Token) -> bool:
    """True for "used in regression tasks": what it is good for, not what uses it."""
    return any(
        t.lemma_.lower() in _OCCASIONS
        for preposition in verb.rights
        if preposition.dep_ == "prep"
        for t in preposition.subtree
    )


def is_generic(token: Token) -> bool:
    """True for a noun that says little without its "of": "the number of X", "the idea of X"."""
    return is_collective(token) or fold(token.text) in GENERIC or token.lemma_.lower() in ANAPHORIC_NOUNS


def is_anaphor(subject: Token) -> bool:
    """True for "it", "this" and "this method" near the beginning of a sentence."""
    near_start = subject.i - subject.sent.start <= 3
    if not near_start:
        return False
    if subject.lower_ in ANAPHORS:
        return True
    determined = any(t.dep_ == "det" and t.lower_ in _THIS for t in subject.lefts)
    bare = all(t.dep_ == "det" for t in subject.lefts)
    return determined and bare and subject.lemma_.lower() in ANAPHORIC_NOUNS


def is_expletive(subject: Token) -> bool:
    """True for "it" in "it is up to you to use X", "it is important to use X": it stands for what follows.
    "It is able to use X" is said of something."""
    verb = subject.head
    if subject.lower_ != "it" or verb.lemma_ != "be":
        return False
    said = [t for t in verb.rights if t.dep_ in {"acomp", "prep"} and t.lower_ not in _CAPABLE]
    return bool(said) and any(
        any(t.tag_ == "TO" for t in infinitive.lefts)
        for above in (verb, *said)
        for infinitive in above.rights
        if infinitive.dep_ in {"xcomp", "ccomp", "advcl"}
    )


def joins(doc: Doc, start: int, end: int) -> bool:
    """True when the tokens between two names make them neighbours in a list: ", the" or "and a"."""
    between = [t for t in doc[start:end] if not t.is_space]
    while between and between[-1].tag_ in {"DT", "PRP$", "JJ"}:
        between.pop()
    return (
        bool(between)
        and between[0].tag_ in _JOINING
        and between[-1].tag_ in _JOINING
        and all(t.tag_ in _LISTED for t in between)
    )


def is_restricted(noun: Token) -> bool:
    """True for a noun of which only some are meant: "graphs that …", "graphs with cycles"."""
    return any(
        child.nbor(-1).text != ","
        and (
            (child.dep_ == "relcl" and child.left_edge.nbor(-1).text != ",")
            or child.dep_ == "acl"
            or (child.dep_ == "prep" and child.lower_ in _WITH)
        )
        for child in noun.rights
    )
