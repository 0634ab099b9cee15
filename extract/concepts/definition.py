"""Definitions: the sentence or list item that best says what a concept is, verbatim."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from extract.concepts.locate import Occurrence
from extract.concepts.passages import Sentence, quote, sentences
from extract.document import BlockKind, MarkKind
from extract.language import ParsedBlock, ParsedDocument
from graph.labels import fold
from graph.model import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Token

MIN_WORDS = 5
"""A definition says at least this many words about its term (label: text needs three fewer)."""

PATTERN_WEIGHT = {
    "label_text": 3.0,
    "copula": 3.0,
    "refers": 3.0,
    "gloss": 2.2,
    "which": 2.0,
    "called": 2.0,
    "symbol": 1.4,
    "inside": 1.2,
    "subject": 1.0,
}
"""How surely each pattern defines: "X: text", "X is a …", "X refers to …", "X (a …)", "X, which …", "… is
called X", "$x$ is the X of …", "In X, …", and X as mere subject, which describes rather than defines."""

HOME_SECTION = 1.5
"""The sentence stands in a section (or a one-concept note) that is named after the concept."""

FIRST_IN_SECTION = 1.0
"""... and is the first there that speaks of it."""

WEAK_PREDICATE = -1.5
"""The predicate is an opinion or a fact, not what the thing is: "X is a critical step", "X is one of the
…"."""

DEFINING = 2.0
"""Least score of a definition; below it a sentence is a description."""

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
_WEAK_NOUNS = frozenset(
    "step part way one example reason choice idea issue problem tool key thing advantage challenge aspect "
    "goal question point case result foundation cornerstone".split()
)
_GLOSS = re.compile(
    r"^[*_\"”]*\s*(?:\(|[—–]\s*|,\s+)(?:i\.e\.,?\s+)?(?:an?|the|any|each|every)\s+(?:\S+\s+){2,}"
)
_INSIDE = re.compile(
    r"^\W*(?:In|With|During|Under|By using|Through)\s+(?:an?\s+|the\s+|simple\s+|traditional\s+)?\W*$"
)
_LABEL_END = re.compile(r"\s*(?:\([^()]*\)\s*)?(?::|\s[–—-]\s)\s*")
_HEADING_FREE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.CELL})


class Description(Struct, frozen=True):
    """A passage that defines or describes a concept, and how well."""

    concept: int
    score: float
    evidence: Evidence

    @property
    def defines(self) -> bool:
        """True when it says what the concept is, and not only something about it."""
        return self.score >= DEFINING


def describe(
    documents: Sequence[ParsedDocument],
    occurrences: Iterable[Occurrence],
    headed: Mapping[tuple[str, int], frozenset[int]],
) -> dict[int, list[Description]]:
    """For each concept, the passages that define or describe it, best first.

    `headed` gives, for (note, heading block), the concepts that the heading names.
    """
    by_block: dict[tuple[str, int], list[Occurrence]] = defaultdict(list)
    for found in occurrences:
        by_block[found.note, found.block].append(found)
    descriptions: dict[int, list[Description]] = defaultdict(list)
    for parsed in documents:
        seen_in_section: set[tuple[int | None, int]] = set()
        for item in parsed.parsed:
            if item.block.kind not in _HEADING_FREE:
                continue
            here = by_block.get((parsed.document.note.id, item.block.index), [])
            home = headed.get((parsed.document.note.id, _section(item)), frozenset())
            for told in _in_block(parsed, item, here, home, seen_in_section):
                descriptions[told.concept].append(told)
    for found_list in descriptions.values():
        found_list.sort(key=lambda d: (-d.score, d.evidence.note, d.evidence.span.cell or 0, d.evidence.span))
    return dict(descriptions)


def _section(item: ParsedBlock) -> int:
    return -1 if item.block.section is None else item.block.section


def _in_block(
    parsed: ParsedDocument,
    item: ParsedBlock,
    here: Sequence[Occurrence],
    home: frozenset[int],
    seen: set[tuple[int | None, int]],
) -> Iterator[Description]:
    for sentence in sentences(item):
        if item.block.text[sentence.start : sentence.end].rstrip().endswith("?"):
            continue
        inside = [o for o in here if sentence.start <= o.start and o.end <= sentence.end]
        for found in inside:
            pattern = _pattern(item, sentence, found)
            if pattern is None:
                continue
            score = PATTERN_WEIGHT[pattern] + _predicate_weight(sentence, pattern)
            if found.concept in home:
                score += HOME_SECTION
                if (item.block.section, found.concept) not in seen:
                    score += FIRST_IN_SECTION
            seen.add((item.block.section, found.concept))
            end = len(item.block.text) if pattern == "label_text" else sentence.end
            evidence = quote(
                parsed.document, item.block, sentence.start, end, "definition." + pattern, around=found.start
            )
            yield Description(found.concept, score, evidence)


def _pattern(item: ParsedBlock, sentence: Sentence, found: Occurrence) -> str | None:
    text = item.block.text
    words = len(text[sentence.start : sentence.end].split())
    if _is_label(item, found):
        rest = text[found.end :].split()
        return "label_text" if len(rest) >= MIN_WORDS - 2 else None
    if words < MIN_WORDS:
        return None
    head = _head(item, found)
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
        if not _is_whole_subject(item, head, found):
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
    match = _LABEL_END.match(item.block.text, found.end)
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


def _head(item: ParsedBlock, found: Occurrence) -> Token | None:
    span = item.doc.char_span(found.start, found.end, alignment_mode="expand")
    return span.root if span is not None else None


def _is_whole_subject(item: ParsedBlock, head: Token, found: Occurrence) -> bool:
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


def _predicate_weight(sentence: Sentence, pattern: str) -> float:
    if pattern != "copula":
        return 0.0
    attribute = next((t for t in sentence.span if t.dep_ == "attr"), None)
    if attribute is None:
        return 0.0
    return WEAK_PREDICATE if attribute.lemma_.lower() in _WEAK_NOUNS else 0.0
