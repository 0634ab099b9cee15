"""Patterns of defining and describing sentences, on the parse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.concepts.locate import Occurrence
from extract.concepts.passages import Sentence
from extract.document import BlockKind, MarkKind
from extract.language import ParsedBlock
from graph.labels import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

MIN_WORDS = 5
"""A definition says at least this many words about its term (label: text needs three fewer)."""

_DEFINING_VERBS = frozenset({"refer", "denote", "mean", "define", "describe"})
_DESCRIBING_VERBS = frozenset(
    "measure transform map compute calculate represent estimate predict find learn add combine use involve "
    "model minimize maximize generate convert split reduce normalize allow quantify capture consist extend "
    "assign divide create build generalize state say assume aim encode select introduce control determine "
    "process compare associate contain focus store give produce belong return receive capture describe "
    "extend ignore prevent occur arise happen scale penalize replace modify adapt optimize update train "
    "rely work provide help enable ensure aggregate fit search remove express relate compare evaluate "
    "indicate specify seek treat apply group".split()
)
_GLOSS = re.compile(
    r"^[*_\"”]*\s*(?:\(|[—–]\s*|,\s+)(?:i\.e\.,?\s+)?(?:an?|the|any|each|every)\s+(?:\S+\s+){2,}"
)
_INSIDE = re.compile(
    r"^\W*(?:In|With|During|Under|By using|Through)\s+(?:an?\s+|the\s+|simple\s+|traditional\s+)?\W*$"
)
LABEL_END = re.compile(r"\s*(?:\([^()]*\)\s*)?(?::|\s[–—=-]\s)\s*")


def pattern_of(item: ParsedBlock, sentence: Sentence, found: Occurrence) -> str | None:
    """The name of the pattern by which a sentence defines or describes a concept at a place, or None."""
    text = item.block.text
    words = len(text[sentence.start : sentence.end].split())
    if _is_label(item, found):
        rest = text[found.end :].split()
        return "label_text" if len(rest) >= MIN_WORDS - 2 else None
    if words < MIN_WORDS:
        return None
    head = head_of(item, found)
    if head is None:
        return None
    if _GLOSS.match(text[found.end : sentence.end]) and _glosses(text, found):
        return "gloss"
    if any(t.dep_ == "relcl" and any(w.lower_ == "which" for w in t.subtree) for t in head.rights):
        return "which"
    verb = head.head
    if head.dep_ == "attr" and verb.lemma_ == "be" and _has_formula_subject(item, verb) and list(head.rights):
        return "symbol"
    if _INSIDE.match(text[sentence.start : found.start]) and text[found.end : found.end + 1] == ",":
        return "inside"
    if head.dep_ in {"nsubj", "nsubjpass"} and verb.i < sentence.span.end and not _negated_or_hedged(verb):
        if not is_whole_subject(item, head, found):
            return None
        if any(t.dep_ == "conj" for t in head.rights):
            return None
        if verb.lemma_ == "be" and any(t.dep_ == "attr" and t.pos_ in {"NOUN", "PROPN"} for t in verb.rights):
            return "copula"
        if verb.lemma_ in _DEFINING_VERBS:
            return "refers"
        return "subject" if verb.lemma_ in _DESCRIBING_VERBS or verb.lemma_ == "be" else None
    if head.dep_ in {"oprd", "pobj"} and _is_naming(head):
        return "called"
    return None


def _is_label(item: ParsedBlock, found: Occurrence) -> bool:
    """True for "**Term:** text" and "Term (T) - text" at the start of a block."""
    before = item.block.text[: found.start].strip(" *_\"'“”(").lower()
    if before not in {"", "the", "a", "an"}:
        return False
    match = LABEL_END.match(item.block.text, found.end)
    if match is None:
        return False
    marked = any(
        mark.kind in {MarkKind.STRONG, MarkKind.EMPHASIS, MarkKind.HIGHLIGHT} and mark.start <= found.start
        for mark in item.block.marks
    )
    return (
        marked or item.block.kind in {BlockKind.ITEM, BlockKind.CELL} or item.block.text[match.start()] == ":"
    )


def _glosses(text: str, found: Occurrence) -> bool:
    """False for a comma: a list goes on with it as often as a gloss does."""
    return not text[found.end :].lstrip('*_"”').startswith(",")


def _has_formula_subject(item: ParsedBlock, verb: Token) -> bool:
    subject = next((t for t in verb.lefts if t.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        return False
    start, end = subject.idx, subject.idx + len(subject.text)
    return any(m.kind is MarkKind.MATH and m.start < end and start < m.end for m in item.block.marks)


def head_of(item: ParsedBlock, found: Occurrence) -> Token | None:
    """The token that heads a concept's name."""
    span = item.doc.char_span(found.start, found.end, alignment_mode="expand")
    return span.root if span is not None else None


def is_whole_subject(item: ParsedBlock, head: Token, found: Occurrence) -> bool:
    """False when the subject only contains the term ("the loss function of a linear model")."""
    if head.dep_ == "conj":
        return False
    left = head.left_edge
    while left.i < head.i and (left.dep_ == "det" or left.is_punct):
        left = left.nbor()
    return left.idx >= found.start - 1 or fold(item.block.text[left.idx : found.start]) == ""


def _negated_or_hedged(verb: Token) -> bool:
    return any(t.dep_ == "neg" for t in verb.lefts) or any(t.dep_ == "neg" for t in verb.rights)


def _is_naming(head: Token) -> bool:
    above = head.head
    if head.dep_ == "pobj":
        return above.lower_ == "as" and above.head.lower_ in {"known", "referred", "defined"}
    return above.lemma_ in {"call", "term", "name"}
