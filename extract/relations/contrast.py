"""Terms that a sentence sets against each other: "Unlike X, Y …", "X instead of Y", "X vs. Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.concepts.locate import Occurrence
from extract.concepts.passages import Sentence
from extract.grammar import SUBJECTS
from extract.language import ParsedBlock
from extract.relations.phrases import is_whole
from extract.relations.scene import Scene
from extract.relations.sentence_claims import sentence_claims
from extract.relations.weights import CONTRASTED
from graph.model import Kind, RelationClaim

_UNLIKE = re.compile(
    r"(?:^|[,;(]\s*|\bbut\s+)(?:unlike|(?:in|by) contrast (?:to|with)|as opposed to)\s+(?:the\s+|"
    r"an?\s+|\w+\s+)?$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?:^|[,;(]\s*|\bbut\s+)(?:compared|in comparison) (?:to|with)\s+(?:the\s+|an?\s+)?$", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"\b(?:distinctions?|contrasts?|differences)\s+(?:is\s+made\s+)?between\s+(?:the\s+|an?\s+)?\W{0,2}$",
    re.IGNORECASE,
)
_AND = re.compile(
    r"^\W{0,3}(?:[-–—]{1,3}[^-–—;.]{0,120}[-–—]{1,3}|\([^()]*\))?\s*and\s+(?:the\s+|an?\s+)?\W{0,2}$",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"^\W{0,3}\s*(?:instead of|rather than)\s+(?:the\s+|an?\s+)?\W{0,2}$", re.IGNORECASE)
_DIFFERENT = re.compile(
    r"^\W{0,3}\s*(?:is|are)\s+(?:very |quite |fundamentally |completely |entirely )?"
    r"(?:different from|distinct from|the opposite of|opposed to)\s+(?:the\s+|an?\s+)?\W{0,2}$",
    re.IGNORECASE,
)
_VERSUS = re.compile(r"^\W{0,3}\s*(?:\bvs\.?|versus)\s+(?:the\s+|an?\s+)?\W{0,2}$", re.IGNORECASE)
_OPENS_CLAUSE = re.compile(r",\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)
_CHART = re.compile(
    r"\b(?:graph(?:s|ed)?|plots?|plott(?:ed|ing)|measurements?|spectr(?:um|a)|curves?|charts?|function)\b",
    re.IGNORECASE,
)
"""Where axes are named, "X versus Y" is no contrast."""


def contrast_claims(scene: Scene) -> Iterator[RelationClaim]:
    """Pairs of terms that a sentence sets against each other."""
    return sentence_claims(scene, "contrasts_with", CONTRASTED, _contrasts)


def contrast_pairs(scene: Scene) -> frozenset[tuple[int, int]]:
    """Pairs that some sentence sets against each other, the smaller number first."""
    return frozenset(
        pair
        for parsed, item, sentence in scene.sentences
        for pair in contrasted_in(scene, item, sentence, scene.in_sentence(parsed, item, sentence))
    )


def contrasted_in(
    scene: Scene, item: ParsedBlock, sentence: Sentence, occurrences: Sequence[Occurrence]
) -> frozenset[tuple[int, int]]:
    """The pairs that a sentence sets against each other, the smaller number first."""
    found = _contrasts(scene, item, sentence, occurrences)
    return frozenset((min(one, other), max(one, other)) for one, other, _ in found if one != other)


def _contrasts(
    scene: Scene, item: ParsedBlock, sentence: Sentence, occurrences: Sequence[Occurrence]
) -> Iterator[tuple[int, int, str]]:
    text = item.block.text
    for index, found in enumerate(occurrences):
        before_it = text[sentence.start : found.start]
        if (_UNLIKE.search(before_it) or _COMPARED.search(before_it)) and is_whole(
            item, found, scene.methods
        ):
            other = _set_against(item, occurrences[index + 1 :], found, occurrences)
            if other is not None:
                yield other.concept, found.concept, "unlike"
        if index == 0:
            continue
        before = occurrences[index - 1]
        between = text[before.end : found.start]
        if (
            _BETWEEN.search(text[sentence.start : before.start])
            and _AND.match(between)
            and is_whole(item, before, scene.methods)
            and is_whole(item, found, scene.methods)
        ):
            yield before.concept, found.concept, "unlike"
        if _DIFFERENT.match(between) and is_whole(item, before) and is_whole(item, found, scene.methods):
            yield before.concept, found.concept, "unlike"
        if _INSTEAD.match(between) and _same_kind(scene, before, found):
            yield before.concept, found.concept, "instead_of"
        elif (
            _VERSUS.match(between)
            and is_whole(item, found)
            and not _CHART.search(text[sentence.start : sentence.end])
        ):
            yield before.concept, found.concept, "versus"


def _set_against(
    item: ParsedBlock, after: Sequence[Occurrence], found: Occurrence, occurrences: Sequence[Occurrence]
) -> Occurrence | None:
    """What is set against a term: the subject of the main clause; where the parser sees none, the name that
    the next comma opens the main clause with ("Unlike A, which …, B …"). In "unlike A, where B is …, B is …"
    a B there is set against a B here."""
    subject = next((o for o in occurrences if o is not found and _is_subject(item, o)), None)
    if subject is not None:
        aside = (o for o in after if o.start < subject.start)
        return None if any(o.concept == subject.concept for o in aside) else subject
    return next((o for o in after if _OPENS_CLAUSE.search(item.block.text[found.end : o.start])), None)


def _same_kind(scene: Scene, first: Occurrence, second: Occurrence) -> bool:
    """Alternatives are of one kind, and of a known one; else "rather than" compares something about them."""
    kind = scene.concepts[first.concept].kind
    return kind is scene.concepts[second.concept].kind and kind is not Kind.CONCEPT


def _is_subject(item: ParsedBlock, found: Occurrence) -> bool:
    """True for the subject of the main clause, and for a label."""
    span = item.doc.char_span(found.start, found.end, alignment_mode="expand")
    if span is None:
        return False
    root = span.root
    return root.dep_ == "ROOT" or (root.dep_ in SUBJECTS and root.head.dep_ == "ROOT")
