"""The part that a phrase plays in its sentence: what the sentence is about, and what an enumeration lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.grammar import subject_of
from extract.language import ParsedDocument
from extract.mentions.mention import Mention
from extract.mentions.noun_phrase import phrase_mention, prose

if TYPE_CHECKING:
    from spacy.tokens import Token

_GENERIC_DETERMINERS = frozenset({"a", "an", "every", "any", "all"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_LEAST_LISTED = 3
"""Two coordinated nouns are as often a pair of things at hand as two notions."""


def topic_mentions(parsed: ParsedDocument) -> Iterator[Mention]:
    """Subjects that open a sentence in generic form: "Paging divides memory …", "A monoid has …"."""
    note = parsed.document.note.id
    for item in prose(parsed):
        for sentence in item.doc.sents:
            subject = _generic_subject(sentence.root)
            if subject is not None and (found := phrase_mention(note, item, subject, "topic")):
                yield found


def listed_mentions(parsed: ParsedDocument) -> Iterator[Mention]:
    """Members of enumerations: "… consists of glycolysis, the citric acid cycle and …"."""
    note = parsed.document.note.id
    for item in prose(parsed):
        for token in item.doc:
            if token.dep_ == "conj" or token.pos_ not in _NOUNS:
                continue
            members = [token, *token.conjuncts]
            if len(members) >= _LEAST_LISTED and all(member.pos_ in _NOUNS for member in members):
                for member in members:
                    if found := phrase_mention(note, item, member, "listed"):
                        yield found


def _generic_subject(root: Token) -> Token | None:
    subject = subject_of(root)
    if subject is None or (subject.pos_ not in _NOUNS and subject.tag_ != "VBG"):
        return None
    before = [t for t in root.sent if t.i < subject.i and t not in set(subject.subtree)]
    if any(not t.is_punct and not t.is_space for t in before):
        return None
    determiners = [t for t in subject.lefts if t.dep_ in {"det", "poss", "nummod"}]
    return subject if all(t.lower_ in _GENERIC_DETERMINERS for t in determiners) else None
