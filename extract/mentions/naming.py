"""Sentences that name things: "X is a …", "is called X", "also known as X", "X, or Y,"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import structs

from extract.language import ParsedBlock, ParsedDocument
from extract.mentions.mention import Mention, Synonymy
from extract.mentions.noun_phrase import phrase_mention, phrase_range, prose
from extract.mentions.shape import STRESSED, is_title_term, overlaps_mark, strip_articles, strip_edges
from extract.wordlists import GENERIC
from graph.labels import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

_CALLED = frozenset({"call", "name", "term", "dub"})
_DEFINING = frozenset({"refer", "denote", "define", "mean"})
_TRANSLATED = re.compile(
    r"\s*\((?:cs|da|de|el|en|es|et|fi|fr|hu|is|it|ja|ko|la|nl|no|pl|pt|ru|sv|tr|uk|zh"
    r"|english|finnish|french|german|greek|italian|latin|spanish|swedish)\s*[.:]\s*(?P<other>[^()]{2,60})\)",
    re.IGNORECASE,
)
"""A translation in brackets after the code or name of its language (ISO 639-1)."""

_POINTING = frozenset({"this", "that", "these", "those", "such"})
_PICKING = frozenset({"one", "such", "other"})
"""Before a subject these say that it is one of several: "one such device is a …" defines no device."""

_ALSO = re.compile(
    r"(?:,|\()?\s*(?:also|sometimes|often|commonly|otherwise|better|formerly|more commonly)\s+"
    r"(?:known|called|named|referred to|written|termed|abbreviated)(?:\s+(?:simply|just))?(?:\s+as)?\s+"
    r"(?:an?\s+|the\s+)?(?P<other>[\w\s'’+#.-]{2,60}?)(?=[,;:.)(]|\s+(?:is|are|was|or|and|in|which|that)\b|$)",
    re.IGNORECASE,
)


def definition_mentions(parsed: ParsedDocument) -> Iterator[Mention]:
    """Subjects of defining sentences: "X is a/an/the …", "X refers to …", "X is defined as …"."""
    note = parsed.document.note.id
    for item in prose(parsed):
        for sentence in item.doc.sents:
            subject = defined_subject(sentence.root)
            found = phrase_mention(note, item, subject, "defined") if subject is not None else None
            if found is not None and not (found.key in GENERIC and _is_narrowed(subject)):
                emphasised = overlaps_mark(item, found.start, found.end, STRESSED)
                yield structs.replace(found, rule="defined_emphasised") if emphasised else found


def defined_subject(root: Token) -> Token | None:
    """The head of the subject of a sentence that says what the subject is; None for any other sentence."""
    subject = next((t for t in root.lefts if t.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.pos_ not in {"NOUN", "PROPN", "VERB", "ADJ", "X"}:
        return None
    if any(t.dep_ == "neg" for t in root.children) or any(t.tag_ == "MD" for t in root.lefts):
        return None
    if any(t.dep_ == "det" and t.lower_ not in {"a", "an", "the"} for t in subject.lefts):
        return None
    if any(t.lower_ in _PICKING for t in subject.lefts):
        return None
    if root.lemma_ == "be":
        attribute = next((t for t in root.rights if t.dep_ == "attr"), None)
        if attribute is None or attribute.pos_ not in {"NOUN", "PROPN"}:
            return None
        determined = any(t.dep_ == "det" and t.lower_ in {"a", "an", "the", "any"} for t in attribute.lefts)
        plural = subject.tag_ in {"NNS", "NNPS"} and attribute.tag_ == "NNS"
        counted = attribute.lower_ == "one" or any(t.dep_ == "nummod" for t in attribute.lefts)
        return subject if determined or plural or counted else None
    return subject if root.lemma_ in _DEFINING and not _is_command(root) else None


def _is_narrowed(subject: Token | None) -> bool:
    """True for "a change in velocity": what is defined is more than the noun."""
    return subject is not None and any(t.dep_ == "prep" and t.lower_ != "of" for t in subject.rights)


def _is_command(root: Token) -> bool:
    return root.tag_ == "VB" and not any(t.dep_ in {"aux", "nsubj"} for t in root.lefts)


def called_mentions(parsed: ParsedDocument) -> Iterator[Mention]:
    """Objects of naming verbs: "is called a monoid", "known as overfitting", "referred to as the margin"."""
    note = parsed.document.note.id
    for item in prose(parsed):
        for token in item.doc:
            named = _named_by(token)
            if named is not None and (found := phrase_mention(note, item, named, "called")):
                yield found


def _named_by(verb: Token) -> Token | None:
    if verb.lemma_ in _CALLED:
        return next((t for t in verb.rights if t.dep_ in {"oprd", "dobj", "attr"} and t.pos_ != "PRON"), None)
    if verb.lower_ in {"known", "referred"}:
        for preposition in verb.rights:
            if preposition.lower_ == "as":
                return next((t for t in preposition.rights if t.dep_ in {"pobj", "pcomp"}), None)
            for inner in preposition.rights:
                if inner.lower_ == "as":
                    return next((t for t in inner.rights if t.dep_ in {"pobj", "pcomp"}), None)
    return None


def also_synonymies(parsed: ParsedDocument) -> Iterator[Synonymy]:
    """Pairs from "X (also known as Y)", "X, also called Y," and "X (de: Y)"."""
    for item in parsed.parsed:
        text = item.block.text
        for match in (*_ALSO.finditer(text), *_TRANSLATED.finditer(text)):
            if (found := gloss(parsed, item, match, "also")) is not None:
                yield found


def gloss(parsed: ParsedDocument, item: ParsedBlock, match: re.Match[str], rule: str) -> Synonymy | None:
    """The pair of the phrase right before a match and its group `other`, if both have the shape of a term."""
    text = item.block.text
    first = _phrase_before(item, match.start())
    start, end = strip_edges(text, *match.span("other"))
    if first is None or start >= end or not is_title_term(item, start, end):
        return None
    surface, other = text[slice(*first)], text[strip_articles(text, start, end) : end]
    return Synonymy(
        fold(surface), fold(other), surface, other, parsed.document.note.id, item.block.index, rule
    )


def _phrase_before(item: ParsedBlock, offset: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before an offset."""
    tokens = [t for t in item.doc if t.idx + len(t.text) <= offset]
    while tokens and (tokens[-1].is_punct or tokens[-1].is_space or tokens[-1].pos_ in {"AUX", "ADV"}):
        tokens.pop()
    if not tokens or tokens[-1].pos_ not in {"NOUN", "PROPN", "VERB"}:
        return None
    head = _modified_noun(tokens[-1])
    found = phrase_range(item, head)
    if found is None or found[1] < tokens[-1].idx or any(t.lower_ in _POINTING for t in head.lefts):
        return None
    return found if is_title_term(item, *found) else None


def _modified_noun(token: Token) -> Token:
    """The noun that a phrase after a preposition belongs to: "trees" of "trees with a shallow depth"."""
    while token.dep_ == "pobj" and token.head.dep_ == "prep" and token.head.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head.head
    return token
