"""Sentences that explain: they say something of a concept in general, and not what happens to one once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.concepts.defining import head_of, is_main
from extract.concepts.labelled import label_end
from extract.concepts.locate import Occurrence
from extract.concepts.saying import STATE_VERBS
from extract.document import BlockKind
from extract.grammar import SUBJECTS
from extract.language import ParsedBlock

if TYPE_CHECKING:
    from spacy.tokens import Token

_SURE = frozenset({"label_text", "gloss", "which", "called", "inside", "symbol"})
"""Patterns that say what their concept is, or what holds for it, wherever they stand."""

_STATES = STATE_VERBS | {"be", "consist", "comprise"}
_OTHERS = frozenset("another other one no such that those".split())
_PASSING = frozenset({"to", "from", "in", "into", "on"})


def tells(pattern: str, item: ParsedBlock, found: Occurrence) -> bool:
    """True when a sentence of a pattern explains its concept outside of the concept's own section, too.

    "A resolver caches answers" does; "it shows that the resolver is slow", "this resolver is slow" and the
    step "- The resolver sends an answer" don't.
    """
    head = head_of(item, found)
    if pattern in _SURE or head is None or label_end(item, found) is not None:
        return True
    if head.dep_ not in SUBJECTS:
        return not (head.dep_ == "pobj" and head.head.lower_ in _PASSING)
    if not (is_main(head.head) or _is_spliced(head.head)) or any(
        t.tag_ == "PRP$" or t.lower_ in _OTHERS for t in head.lefts
    ):
        return False
    return pattern == "copula" or _is_general(item, head)


def _is_spliced(verb: Token) -> bool:
    """True for the first of two sentences with only a comma between: "routers forward, hosts don't"."""
    above = verb.head
    joined = verb.dep_ in {"advcl", "ccomp"} and verb.i < above.i and above.dep_ == "ROOT"
    return joined and not any(t.dep_ == "mark" or t.tag_ in {"WRB", "WDT", "WP"} for t in verb.lefts)


def _is_general(item: ParsedBlock, subject: Token) -> bool:
    """True for what holds of any: not of what is past, nor of one that acts in a list of steps."""
    verb = subject.head
    past = any(t.tag_ == "VBD" for t in (verb, *verb.lefts))
    definite = any(t.lower_ == "the" for t in subject.lefts)
    acts = item.block.kind is BlockKind.ITEM and definite and verb.lemma_ not in _STATES
    return not past and not acts
