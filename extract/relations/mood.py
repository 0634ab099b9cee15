"""What a verb says of its being so: negated, supposed, told of once, hedged, or true of some only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.grammar import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEDGES = frozenset("can may might could sometimes possibly perhaps occasionally optionally".split())


_NONE = frozenset({"no", "neither"})
_ENDS = SUBJECTS | {"dobj", "attr"}
_CONDITIONS = frozenset({"if", "when", "whenever", "whether", "unless", "suppose", "where"})


DEMANDING = frozenset({"must", "should"})
"""What X must be or do, it is or does in a case only."""

_SPEAKERS = frozenset({"we", "i", "you", "us"})


_SUPPOSING = frozenset({"suppose", "assume", "imagine", "consider", "let"})


def is_negated(verb: Token) -> bool:
    """True for "X does not V", "X never V", "no X V", "V no X", "neither X nor Y V", or below one."""
    own = any(t.dep_ == "neg" or t.lower_ in {"never", "neither"} for t in verb.children)
    none = any(t.lower_ in _NONE for s in verb.children if s.dep_ in _ENDS for t in s.lefts)
    return own or none or (verb.dep_ in {"xcomp", "advcl", "pcomp"} and is_negated(verb.head))


def is_conditional(verb: Token) -> bool:
    """True in "if X is Y" and "when X is Y": nothing is said to be so; nor in "if …, then X must be Y"."""
    if any(t.lower_ in _CONDITIONS and t.dep_ in {"mark", "advmod"} for t in verb.lefts):
        return True
    return any(t.lower_ in DEMANDING for t in verb.lefts) and any(
        t.dep_ == "advcl" and any(m.lower_ == "if" for m in t.lefts) for t in verb.lefts
    )


def is_told(verb: Token) -> bool:
    """True for what "we" do, let be or suppose: it is about the case at hand; so is what "would" be, and what
    is so "here"."""
    return any(t.lower_ in {"would", "here"} for t in verb.lefts) or any(
        above.lemma_.lower() in _SUPPOSING
        or any(t.lower_ in _SPEAKERS and t.dep_ in SUBJECTS for t in above.lefts)
        for above in (verb, *verb.ancestors)
    )


def is_past(verb: Token) -> bool:
    """True for the past tense, also of what a participle hangs on."""
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        above = next((t for t in verb.ancestors if t.tag_ in {"VBD", "VBZ", "VBP"}), verb)
        return above.tag_ == "VBD"
    return verb.tag_ == "VBD" or any(t.dep_ in {"aux", "auxpass"} and t.tag_ == "VBD" for t in verb.lefts)


def is_restrictive(verb: Token) -> bool:
    """True in "the X that are Y": said of some X only."""
    return verb.dep_ == "relcl" and any(t.lower_ == "that" for t in verb.lefts)


def is_hedged(verb: Token) -> bool:
    """True for "may", "can", "sometimes"."""
    return any(t.lower_ in _HEDGES for t in verb.children)
