"""Statements of "X is a Y"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.grammar import SUBJECTS
from extract.relations.mood import DEMANDING
from extract.relations.noun_statements import is_relational, noun_statements
from extract.relations.objects import heads_after
from extract.relations.pattern import Statement
from extract.relations.phrases import is_spelled_number, opens_clause
from extract.relations.scene import Scene
from extract.relations.slots import Slots
from extract.relations.weights import COPULA, COPULA_MODIFIER
from graph.model import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

_METHOD_LIKE = frozenset({Kind.TECHNIQUE, Kind.ALGORITHM, Kind.TASK, Kind.METRIC, Kind.LOSS, Kind.OPTIMIZER})


_OFTEN = frozenset("typically usually often frequently commonly mostly mainly sometimes not".split())
"""With these "X is a Y" is said of some X only."""


_COUNTED = frozenset({"many", "several", "few"})


_ONE_OF = frozenset("another common popular typical famous well-known classic".split())
"""With these a class is named for one of its members."""

_CALCULATED = frozenset({"times", "plus", "minus", "per", "multiplied", "divided", "added"})
"""After a noun these say how a value is calculated: "X is Y times Z" makes X no kind of Y."""


def copula(verb: Token, subjects: list[int], slots: Slots, scene: Scene) -> Iterator[Statement]:
    """X is a kind of Y, or the other way round ("an X is a Y if …"), or what a noun says ("a part of Y")."""
    for attribute in (t for t in verb.rights if t.dep_ == "attr"):
        yield from noun_statements(attribute, subjects, slots)
        if attribute.lower_ == "one":
            for target in heads_after(attribute, slots):
                for source in subjects:
                    yield source, "is_a", target, COPULA, "one_of"
            continue
        if not _names_a_class(attribute, verb) or is_relational(attribute):
            continue
        found = class_of(attribute, slots, scene)
        if found is None:
            continue
        class_, confidence = found
        for source in subjects:
            pair = (class_, source) if _is_defined(verb) else (source, class_)
            yield pair[0], "is_a", pair[1], confidence, "is_a"


def inverse_copula(verb: Token, slots: Slots) -> Iterator[Statement]:
    """ "The most common Y is X", "one of the Ys is X", "two common Ys are A and B": Y is the class."""
    subject = next((t for t in verb.lefts if t.dep_ in SUBJECTS), None)
    if subject is None or any(t.dep_ in {"acl", "relcl", "poss"} for t in subject.children):
        return
    if subject.lower_ == "one":
        classes = heads_after(subject, slots)
    else:
        own = slots.concept_headed_by(subject)
        classes = [own] if own is not None and _is_one_of(subject) else []
    for class_ in classes:
        for member in (t for t in verb.rights if t.dep_ in {"attr", "acomp"} and t.pos_ != "VERB"):
            first = next((t for t in member.subtree if slots.names(t)), None)
            if first is not None and first.i <= member.i:
                for source in slots.listed(first):
                    yield source, "is_a", class_, COPULA, "inverse"


def _is_one_of(noun: Token) -> bool:
    """True for "the most common Y", "another Y", "a popular Y" and "two common Ys"."""
    modifiers = [t for t in noun.lefts if t.dep_ in {"amod", "det", "nummod"}]
    superlative = any(t.tag_ == "JJS" or any(u.tag_ == "RBS" for u in t.lefts) for t in modifiers)
    counted = noun.tag_ == "NNS" and any(is_spelled_number(t) for t in modifiers)
    return superlative or counted or any(t.lower_ in _ONE_OF for t in modifiers)


def _is_defined(verb: Token) -> bool:
    """True in "a space is a Y if …": only some spaces are, and every Y is a space."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.lower_ in {"if", "iff"}:
            return token.nbor(-1).text != ","
        if token.pos_ in {"VERB", "AUX"}:
            return False
    return False


def class_of(noun: Token, slots: Slots, scene: Scene) -> tuple[int, float] | None:
    """The class that a predicate noun names, and how surely: its own name, or the method before a generic
    noun ("a clustering algorithm")."""
    own = slots.concept_headed_by(noun)
    if own is not None:
        return own, COPULA
    class_ = slots.concept_at(noun)
    if class_ is None or scene.concepts[class_].kind not in _METHOD_LIKE:
        return None
    return class_, COPULA_MODIFIER


def _names_a_class(noun: Token, verb: Token) -> bool:
    """True for "a Y" and, said of several, "Y"s; not for one of two ("either a Y or …"), an amount ("51 Y")
    or a product ("Y multiplied by …")."""
    several = any(t.dep_ in SUBJECTS and t.tag_ in {"NNS", "NNPS"} for t in verb.lefts)
    if several and noun.tag_ == "NN" and not any(t.dep_ == "det" for t in noun.lefts):
        return False
    if any(t.lower_ in DEMANDING for t in verb.lefts) or any(t.lower_ in _COUNTED for t in noun.lefts):
        return False
    if any(
        t.lower_ == "either" or t.lower_ in _OFTEN or t.dep_ == "nummod" for t in (*noun.lefts, *verb.rights)
    ):
        return False
    if (several or (noun.tag_ == "NN" and not any(t.dep_ == "det" for t in noun.lefts))) and _is_the_one(
        verb
    ):
        return False
    calculated = any(t.lower_ in _CALCULATED for t in (*verb.doc[verb.i : noun.i], *noun.rights))
    return _indefinite(noun) and not calculated and not opens_clause(noun)


def _indefinite(noun: Token) -> bool:
    determiners = [t.lower_ for t in noun.lefts if t.dep_ in {"det", "poss"}]
    one = determiners in (["a"], ["an"]) and noun.tag_ != "NNS"
    return one or (not determiners and noun.tag_ in {"NNS", "NN"})


def _is_the_one(verb: Token) -> bool:
    """True for "the flow is", with a bare noun after it a state of the one at hand, and for "the flows are",
    those at hand."""
    return any(
        s.dep_ in SUBJECTS and any(t.lower_ == "the" for t in s.lefts if t.dep_ == "det") for s in verb.lefts
    )
