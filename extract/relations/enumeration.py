"""Enumerations after a class: "Y such as A, B and C", "Y, including A", "A, B and other Y" (Hearst 1992)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.concepts.locate import Occurrence
from extract.concepts.passages import Sentence
from extract.language import ParsedBlock
from extract.relations.cues import CONTRAST_MARKERS
from extract.relations.scene import Scene
from graph.model import Basis, RelationClaim

SUCH_AS = 0.8
OTHER = 0.85
BRACKET = 0.6
"""Confidence of the three forms: "such as" also gives examples of use, brackets also give details."""

_SUCH_AS = re.compile(
    r"^(?:\s+(?:methods?|techniques?|algorithms?|models?|approaches|functions?|tasks?|metrics?|tools?))?,?\s*"
    r"(?:\(?\s*(?:such as|including|like|especially|particularly|namely|e\.g\.,?|for example,?|for instance,?))\s+"
    r"(?:the\s+|an?\s+)?[*_\"“]*$",
    re.IGNORECASE,
)
_AND_OTHER = re.compile(
    r"^\W{0,3},?\s*(?:and|or)\s+(?:many\s+|any\s+|some\s+)?(?:other|related|similar)\s+(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"^\s*\((?:the\s+)?[*_\"“]*$")
_NEXT = re.compile(
    r"^\W{0,3}(?:\s*\([^()]*\)\W{0,2})?\s*(?:,|/|,?\s*(?:and|or|&))\s*(?:the\s+|an?\s+|also\s+)?\W{0,2}$"
)
_UNLIKE = re.compile(
    r"(?:^|[,;(]\s*|\bbut\s+)(unlike|in contrast to|as opposed to|in contrast with|compared (?:to|with))\s+"
    r"(?:the\s+|an?\s+|\w+\s+)?$",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"^\W{0,3}(?:\s+\w+){0,2}\s*(?:instead of|rather than|\bvs\.?|versus)\s+(?:the\s+|an?\s+)?\W{0,2}$",
    re.IGNORECASE,
)


def enumeration_claims(scene: Scene) -> Iterator[RelationClaim]:
    """Members of enumerations are kinds of the class; terms set against each other contrast."""
    for parsed, item, sentence in scene.sentences():
        occurrences = scene.in_sentence(parsed, item, sentence)
        for source, kind, target, confidence, name in [
            *_members(item, occurrences),
            *_contrasts(item, sentence, occurrences),
        ]:
            if source != target:
                yield scene.claim(
                    parsed,
                    item.block,
                    (sentence.start, sentence.end),
                    source,
                    kind,
                    target,
                    rule="stated." + name,
                    confidence=confidence,
                    basis=Basis.STATED,
                )


def _members(
    item: ParsedBlock, occurrences: Sequence[Occurrence]
) -> Iterator[tuple[int, str, int, float, str]]:
    text = item.block.text
    for index, class_ in enumerate(occurrences[:-1]):
        between = text[class_.end : occurrences[index + 1].start]
        members = list(_run(text, item, occurrences[index + 1 :]))
        if _SUCH_AS.match(between) and _is_plural_or_class(item, class_):
            for member in members:
                yield member.concept, "is_a", class_.concept, SUCH_AS, "such_as"
        elif _BRACKET.match(between) and len(members) > 1 and _is_plural_or_class(item, class_):
            for member in members:
                yield member.concept, "is_a", class_.concept, BRACKET, "bracket"
        elif _AND_OTHER.match(between):
            for member in _run_back(text, item, occurrences[: index + 1]):
                yield member.concept, "is_a", occurrences[index + 1].concept, OTHER, "and_other"


def _is_plural_or_class(item: ParsedBlock, class_: Occurrence) -> bool:
    """Classes are named in the plural ("optimizers such as Adam")."""
    span = item.doc.char_span(class_.start, class_.end, alignment_mode="expand")
    if span is None:
        return False
    following = item.doc[span.end] if span.end < len(item.doc) else None
    return span[-1].tag_ in {"NNS", "NNPS"} or (following is not None and following.tag_ == "NNS")


def _run(text: str, item: ParsedBlock, occurrences: Sequence[Occurrence]) -> Iterator[Occurrence]:
    """The first occurrence and those that are coordinated with it."""
    previous = None
    for found in occurrences:
        if previous is not None:
            between = text[previous.end : found.start]
            if not _NEXT.match(between) or (")" in between and "(" not in between):
                return
        if _is_whole(item, found):
            yield found
        previous = found


def _is_whole(item: ParsedBlock, found: Occurrence) -> bool:
    """False when the name only modifies a noun after it ("learning rate" in "learning rate tuning")."""
    span = item.doc.char_span(found.start, found.end, alignment_mode="expand")
    return span is not None and not (span.root.dep_ == "compound" and span.root.head.i >= span.end)


def _run_back(text: str, item: ParsedBlock, occurrences: Sequence[Occurrence]) -> Iterator[Occurrence]:
    following = None
    for found in reversed(occurrences):
        if following is not None and not _NEXT.match(text[found.end : following.start]):
            return
        if _is_whole(item, found):
            yield found
        following = found


def _contrasts(
    item: ParsedBlock, sentence: Sentence, occurrences: Sequence[Occurrence]
) -> Iterator[tuple[int, str, int, float, str]]:
    text = item.block.text
    for index, found in enumerate(occurrences):
        if match := _UNLIKE.search(text[sentence.start : found.start]):
            confidence = CONTRAST_MARKERS.get(match[1].lower(), 0.75)
            other = occurrences[index + 1] if index + 1 < len(occurrences) else None
            if other is not None and index == 0 and _is_subject(item, other):
                yield other.concept, "contrasts_with", found.concept, confidence, "unlike"
            elif index > 0 and _is_subject(item, occurrences[0]):
                yield occurrences[0].concept, "contrasts_with", found.concept, confidence, "unlike"
        if index and _INSTEAD.match(text[occurrences[index - 1].end : found.start]):
            yield occurrences[index - 1].concept, "contrasts_with", found.concept, 0.75, "instead_of"


def _is_subject(item: ParsedBlock, found: Occurrence) -> bool:
    span = item.doc.char_span(found.start, found.end, alignment_mode="expand")
    return span is not None and span.root.dep_ in {"nsubj", "nsubjpass", "pobj", "ROOT"}
