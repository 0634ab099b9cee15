"""Enumerations after a class: "Y such as A, B and C", "Y, including A", "A, B and other Y" (Hearst 1992)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extract.concepts.locate import Occurrence
from extract.concepts.passages import Sentence
from extract.language import ParsedBlock
from extract.relations.cues import COLLECTIVE, KIND_NOUNS
from extract.relations.phrases import is_joined, is_whole, opens_clause
from extract.relations.scene import Scene
from extract.relations.sentence_claims import sentence_claims
from extract.relations.weights import ENUMERATED
from graph.labels import singular
from graph.model import Kind, RelationClaim

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARKERS = frozenset({"as", "like", "including"})
_OF = frozenset({"of", "to", "in"})
_NEAR = 5
"""Tokens after a class in which the word that opens the enumeration stands."""
_SUCH_AS = re.compile(
    r"^(?:\s+(?:methods?|techniques?|algorithms?|models?|approaches|functions?|tasks?|metrics?|tools?))?,?\s*"
    r"(?:\(?\s*(?:such as|including|like|especially|particularly|namely|e\.g\.,?|for example,?|for "
    r"instance,?))\s+"
    r"(?:the\s+|an?\s+)?[*_\"“]*$",
    re.IGNORECASE,
)
_HEADED = re.compile(r"^\s+\w+s\b")
_TOPICS = frozenset({Kind.CONCEPT, Kind.FIELD, Kind.DATA, Kind.MATH, Kind.STATISTICS})
"""Kinds of notions that "X methods" and "X tasks" are about: what follows is no kind of X."""

_COMPARED = re.compile(r"^\s*,\s*like\b")
"""With a comma, "capacitors, like batteries, store energy" likens one to the other."""

_AND_OTHER = re.compile(
    r"^\W{0,3},?\s*(?:and|or)\s+(?:many\s+|any\s+|some\s+)?(?:other|related|similar)\s+(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
_LAST = re.compile(r"\b(?:and|or)\b|&")
_LABEL = re.compile(r"^[\s*_\"”]*:[\s*_\"“]*$")
_END = re.compile(r"^[\s*_\"”]*(?:\([^()]*\)\s*)?[.…]?\s*$")
_BRACKET = re.compile(r"^\s*\((?:the\s+)?[*_\"“]*$")
_NEXT = re.compile(
    r"^\W{0,3}(?:\s*\([^()]*\)\W{0,2})?\s*(?:,|/|,?\s*(?:and|or|&))\s*(?:the\s+|an?\s+|also\s+)?\W{0,2}$"
)


def enumeration_claims(scene: Scene) -> Iterator[RelationClaim]:
    """Members of enumerations are kinds of the class."""
    return sentence_claims(scene, "is_a", ENUMERATED, _members)


def _members(
    scene: Scene, item: ParsedBlock, _sentence: Sentence, occurrences: Sequence[Occurrence]
) -> Iterator[tuple[int, int, str]]:
    """(member, class, name of the form); that X is a method says nothing."""
    listed = _enumerated(scene, item, occurrences)
    return (found for found in listed if not scene.is_empty_class(found[1]))


def _enumerated(
    scene: Scene, item: ParsedBlock, occurrences: Sequence[Occurrence]
) -> Iterator[tuple[int, int, str]]:
    text = item.block.text
    for index, class_ in enumerate(occurrences[:-1]):
        between = text[class_.end : occurrences[index + 1].start]
        if _HEADED.match(between) and scene.concepts[class_.concept].kind in _TOPICS:
            continue
        members = list(_run(scene, item, occurrences[index + 1 :]))
        if _SUCH_AS.match(between) and not _COMPARED.match(between) and _is_listed_class(item, class_):
            for member in members:
                name = "such_as" if _is_attached(item, class_) else "like"
                yield member.concept, class_.concept, name
        elif _BRACKET.match(between) and len(members) > 1 and _is_plural_or_class(item, class_):
            for member in members:
                yield member.concept, class_.concept, "bracket"
        elif index == 0 and len(members) > 1 and _is_labelled_list(item, class_, between, members[-1]):
            for member in members:
                yield member.concept, class_.concept, "labelled"
        elif _AND_OTHER.match(between) and _is_new(item, occurrences[: index + 1], occurrences[index + 1]):
            for member in _run_back(scene, item, occurrences[: index + 1]):
                yield member.concept, occurrences[index + 1].concept, "and_other"


def _is_labelled_list(item: ParsedBlock, class_: Occurrence, between: str, last: Occurrence) -> bool:
    """True for "Optimizers: Adam, RMSprop": a plural, a colon, and names up to the end."""
    text = item.block.text
    whole = (
        not text[: class_.start].strip(' *_-"“') and _LABEL.match(between) and _END.match(text[last.end :])
    )
    return bool(whole) and _is_plural_or_class(item, class_)


def _is_new(item: ParsedBlock, before: Sequence[Occurrence], class_: Occurrence) -> bool:
    """False when the sentence has named the class already ("an electron hits atoms or other electrons":
    other than that one), and when the class only qualifies what follows ("other temperature scales")."""
    span = item.doc.char_span(class_.start, class_.end, alignment_mode="expand")
    if span is None or is_joined(item.block.text, class_):
        return False
    if any(token.lemma_ == span.root.lemma_ for token in item.doc[span.sent.start : span.start]):
        return False
    return (_is_plural_or_class(item, class_) or is_whole(item, class_)) and all(
        found.concept != class_.concept for found in before
    )


def _is_plural_or_class(item: ParsedBlock, class_: Occurrence) -> bool:
    """Classes are named in the plural ("optimizers such as Adam")."""
    span = item.doc.char_span(class_.start, class_.end, alignment_mode="expand")
    if span is None:
        return False
    following = item.doc[span.end] if span.end < len(item.doc) else None
    return _is_plural(span[-1]) or (following is not None and _is_plural(following))


def _is_plural(token: Token) -> bool:
    """By its tag, but for names of fields ("dynamics") and other words that only end in -s; a capital at the
    beginning of a sentence makes a name of a plural."""
    plural = token.tag_ in {"NNS", "NNPS"} or (token.tag_ == "NNP" and token.is_sent_start is True)
    return plural and singular(token.lower_) != token.lower_


def _is_listed_class(item: ParsedBlock, class_: Occurrence) -> bool:
    """False in "properties of nuclei, such as mass" for nuclei: of two plurals the first is enumerated,
    unless it only sorts the second ("types of waves, such as …")."""
    span = item.doc.char_span(class_.start, class_.end, alignment_mode="expand")
    if span is None or not _is_plural_or_class(item, class_):
        return False
    before = span.root.head if span.root.dep_ == "pobj" else None
    if before is None or before.lower_ not in _OF:
        return True
    while before.dep_ in {"prep", "amod", "acomp"}:
        before = before.head
    return before.tag_ != "NNS" or before.lemma_.lower() in KIND_NOUNS | COLLECTIVE


def _is_attached(item: ParsedBlock, class_: Occurrence) -> bool:
    """True when the parse hangs the enumeration on the class, and not on a noun before it."""
    span = item.doc.char_span(class_.start, class_.end, alignment_mode="expand")
    if span is None:
        return False
    for token in item.doc[span.end : span.end + _NEAR]:
        if token.lower_ in _MARKERS:
            head = token.head.head if token.head.lower_ == "such" else token.head
            return head.i >= span.start
    return True


def _run(scene: Scene, item: ParsedBlock, occurrences: Sequence[Occurrence]) -> Iterator[Occurrence]:
    """The first occurrence and those that are coordinated with it."""
    text, previous = item.block.text, None
    for found in occurrences:
        if previous is not None:
            between = text[previous.end : found.start]
            if not _NEXT.match(between) or (")" in between and "(" not in between):
                return
            if "," in between and not _LAST.search(between) and _is_subject(item, found):
                return
        if is_whole(item, found, scene.methods):
            yield found
        previous = found


def _is_subject(item: ParsedBlock, found: Occurrence) -> bool:
    """True in "as particles like pions do, the force is …" for the force."""
    span = item.doc.char_span(found.start, found.end, alignment_mode="expand")
    return span is not None and opens_clause(span[-1])


def _run_back(scene: Scene, item: ParsedBlock, occurrences: Sequence[Occurrence]) -> Iterator[Occurrence]:
    text, following = item.block.text, None
    for found in reversed(occurrences):
        if following is not None and not _NEXT.match(text[found.end : following.start]):
            return
        if is_whole(item, found, scene.methods):
            yield found
        following = found
