"""Statements that a noun makes: "X is a NOUN of Y", "types of Y include X", "Y has three steps: X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.relations.cues import (
    KIND_NOUNS,
    MEMBER_ORDER,
    PART_NOUNS,
    PARTITIVE_NOUNS,
    TOPICAL_NOUNS,
)
from extract.relations.objects import prepositional
from extract.relations.pattern import Statement
from extract.relations.patterns import PATTERNS
from extract.relations.phrases import is_collective, is_restricted
from extract.relations.slots import Slots
from extract.relations.weights import DIVIDED

if TYPE_CHECKING:
    from spacy.tokens import Token

_DASHES = frozenset({"-", "--", "---", "–", "—"})


_OF, _FOR = frozenset({"of"}), frozenset({"for", "in"})
OF = _OF | _FOR


_SAID_OUTRIGHT = frozenset({"operation_on"})
"""Patterns that need a verb: what stands beside "number of Y" is as often the next member of a list."""


_ARTICLES = frozenset({"a", "an"})
_COMPOUNDS = frozenset({("special", "case"), ("building", "block")})
_COLONS = frozenset({":", "–", "—", "-"})
_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN"})
_NAMING_NOTHING = frozenset({"VERB", "NOUN", "ADP"})
"""Parts of speech that between a colon and a name show that the name is not the first of the list."""


def is_apposition(noun: Token) -> bool:
    """True for "X, a kind of Y"; without an article it is the next of a list, after a dash about a clause."""
    return (
        any(t.dep_ in {"det", "nummod"} and t.lower_ != "all" for t in noun.lefts)
        and noun.left_edge.nbor(-1).text not in _DASHES
    )


def stands_alone(noun: Token) -> bool:
    """True for an apposition with "a" between commas, or up to the end: no member of a list."""
    first, after = noun.left_edge, noun.doc[noun.right_edge.i + 1 :]
    if first.nbor(-1).text != "," or first.lower_ not in _ARTICLES or is_collective(noun):
        return False
    ends = not len(after) or after[0].text in {",", ".", ";", ":", ")", "–", "—"}
    goes_on = len(after) > 1 and after[0].text == "," and after[1].lower_ in _ARTICLES | {"and", "or"}
    return (
        ends
        and not goes_on
        and not any(
            t.dep_ == "conj" or (t.dep_ == "appos" and t != noun) for t in (*noun.rights, *noun.head.rights)
        )
    )


def is_relational(noun: Token) -> bool:
    """True for "a generalization of …", "an instance of …": what follows "of" is the point."""
    lemma = noun_lemma(noun)
    return any(pattern.noun and lemma in pattern.lemmas for pattern in PATTERNS) and any(
        t.lower_ in OF for t in noun.rights
    )


def noun_statements(
    noun: Token, subjects: list[int], slots: Slots, *, beside: bool = False
) -> Iterator[Statement]:
    """ "X is a NOUN of Y" and the apposition `beside` it: "X, a NOUN of Y,"."""
    for pattern in PATTERNS:
        if beside and pattern.name in _SAID_OUTRIGHT:
            continue
        if pattern.noun and (not pattern.lemmas or noun_lemma(noun) in pattern.lemmas):
            for target in prepositional(noun, pattern.prepositions, slots):
                for source in subjects:
                    pair = (target, source) if pattern.reverse else (source, target)
                    yield pair[0], pattern.kind, pair[1], pattern.confidence, pattern.name


def listing(verb: Token, slots: Slots) -> Iterator[Statement]:
    """ "Types of Y include X1 and X2", "the components of Y are X1 and X2"."""
    subject = next((t for t in verb.lefts if t.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        return
    noun = subject.lemma_.lower()
    kind = "is_a" if noun in KIND_NOUNS else "part_of" if noun in PART_NOUNS else ""
    if not kind:
        return
    if kind == "is_a" and subject.tag_ == "NN" and not _gives_example(subject):
        return
    if any(t.dep_ in {"acl", "relcl"} for t in subject.rights):
        return
    listed = [t for t in verb.rights if t.dep_ in {"attr", "dobj"}]
    targets = prepositional(subject, _OF, slots) or prepositional(subject, _FOR, slots)
    if not targets and noun in TOPICAL_NOUNS and not any(t.lower_ in OF for t in subject.rights):
        targets = slots.topic() if _is_in_order(subject) else []
    for target in targets:
        for token in listed:
            for source in dict.fromkeys([*slots.fill(token), *slots.listed(token)]):
                yield source, kind, target, DIVIDED, "listing"


def _is_in_order(noun: Token) -> bool:
    """True for "the first step", not for "the deep component"."""
    return all(t.lower_ in MEMBER_ORDER for t in noun.lefts if t.dep_ in {"amod", "compound"})


def _gives_example(noun: Token) -> bool:
    """True for "an example of Y is X" and "the simplest type of Y is X", not for "the form of Y is X"."""
    return noun.lemma_ in {"example", "instance"} or any(
        t.lower_ in {"one", "another", "a", "an", "most"} or t.tag_ == "JJS" for t in noun.lefts
    )


def announced(noun: Token, slots: Slots) -> Iterator[Statement]:
    """ "Y has three steps: X1, X2 and X3", "there are two types of Y: X1 and X2"."""
    lemma = noun.lemma_.lower()
    kind = "is_a" if lemma in KIND_NOUNS else "part_of" if lemma in PART_NOUNS else ""
    colon = next((t for t in noun.doc[noun.i + 1 : noun.sent.end] if _opens_list(t)), None)
    if not kind or colon is None:
        return
    between = [t for t in noun.doc[noun.i + 1 : colon.i] if not t.is_space]
    first = next((t for t in noun.doc[colon.i + 1 : noun.sent.end] if slots.names(t)), None)
    if first is None or any(t.pos_ in _NAMING_NOTHING for t in noun.doc[colon.i + 1 : first.i]):
        return
    targets: list[int] = []
    if not between and noun.dep_ == "dobj" and noun.head.lemma_ == "have":
        targets = slots.subjects(noun.head)
    elif between and between[0].lower_ == "of" and all(t.pos_ in _PHRASE for t in between[1:]):
        targets = prepositional(noun, _OF, slots)
    for target in targets:
        for source in slots.listed(first):
            yield source, kind, target, DIVIDED, "having"


def _opens_list(token: Token) -> bool:
    """True for a colon, and for a dash that is no hyphen."""
    return token.text in _COLONS and (token.text == ":" or token.nbor(-1).whitespace_ != "")


def parts_named(verb: Token, slots: Slots) -> Iterator[Statement]:
    """ "Regions of Y that … are (called) X": X is part of Y."""
    subject = next((t for t in verb.lefts if t.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.lemma_.lower() not in PARTITIVE_NOUNS:
        return
    if not any(map(is_restricted, (subject, *(t for of in subject.rights for t in of.rights)))):
        return
    for target in prepositional(subject, _OF, slots):
        for noun in (t for t in verb.rights if t.dep_ in {"attr", "oprd", "dobj"}):
            for source in slots.fill(noun):
                yield source, "part_of", target, DIVIDED, "parts_named"


def noun_lemma(noun: Token) -> str:
    """The lemma of a noun, with the word before it in "special case" and "building block"."""
    lemma = noun.lemma_.lower()
    before = noun.nbor(-1).lower_ if noun.i > 0 else ""
    return f"{before}-{lemma}" if (before, lemma) in _COMPOUNDS else lemma
