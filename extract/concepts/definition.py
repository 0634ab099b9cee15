"""Definitions: the sentence or list item that best says what a concept is, verbatim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from extract.concepts.defining import attribute_of, head_of, is_picked, pattern_of
from extract.concepts.home import section_subjects
from extract.concepts.labelled import (
    defines_label,
    is_linked,
    label_end,
    own_subject,
    says_enough,
    sentence_end,
    speaks_of_another,
)
from extract.concepts.layout import placed
from extract.concepts.locate import Occurrence
from extract.concepts.passages import Sentence, quote, sentences
from extract.concepts.saying import WEAK_NOUNS
from extract.concepts.telling import tells
from extract.document import PROSE
from extract.language import ParsedBlock, ParsedDocument
from extract.settings import (
    DEFINING,
    FIRST_IN_SECTION,
    HEDGED,
    HOME_SECTION,
    LINKED_LABEL,
    ONE_CASE,
    OTHER_SUBJECT,
    OWN_SUBJECT,
    PATTERN_WEIGHT,
    SUBORDINATE,
    UNDEVELOPED,
    UNFINISHED,
    WEAK_PREDICATE,
)
from extract.wordlists import GENERIC
from graph.model import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Token

_AT_HOME = frozenset({"label_text", "copula", "refers", "gloss", "which", "called", "does"})
"""Patterns that define the better in a section named after the concept; the others only describe there."""

_FIRST_COUNTS = _AT_HOME - {"does"}
_HEDGES = frozenset(
    "partly partially often typically usually sometimes already still also always never rarely mostly then "
    "now again not".split()
)
_COMPLEMENTS = frozenset({"prep", "relcl", "acl", "appos", "advcl"})


class Description(Struct, frozen=True):
    """A passage that defines or describes a concept, and how well."""

    concept: int
    score: float
    evidence: Evidence
    explains: bool = True
    """False for a sentence that only mentions the concept, as one that something happens to."""

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
    by_note: dict[str, dict[int, list[Occurrence]]] = defaultdict(lambda: defaultdict(list))
    for found in occurrences:
        by_note[found.note][found.block].append(found)
    descriptions: dict[int, dict[Evidence, Description]] = defaultdict(dict)
    for parsed in documents:
        for told in _in_note(parsed, by_note[parsed.document.note.id], headed):
            known = descriptions[told.concept].get(told.evidence)
            if known is None or told.score > known.score:
                descriptions[told.concept][told.evidence] = told
    return {
        concept: sorted(
            found.values(),
            key=lambda d: (-d.score, d.evidence.note, d.evidence.span.cell or 0, d.evidence.span),
        )
        for concept, found in descriptions.items()
    }


def _in_note(
    parsed: ParsedDocument,
    here: Mapping[int, Sequence[Occurrence]],
    headed: Mapping[tuple[str, int], frozenset[int]],
) -> Iterator[Description]:
    subjects = section_subjects(parsed, headed)
    for found in placed(parsed, here, subjects):
        rule = "definition." + found.pattern
        evidence = quote(parsed.document, found.item.block, found.start, found.end, rule)
        yield Description(found.concept, PATTERN_WEIGHT[found.pattern], evidence)
    seen: set[tuple[int | None, int]] = set()
    for item in parsed.parsed:
        if item.block.kind in PROSE:
            home = subjects.get(item.block.index, frozenset())
            yield from _in_block(parsed, item, here.get(item.block.index, ()), home, seen)


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
        for found in here:
            if not (sentence.start <= found.start and found.end <= sentence.end):
                continue
            read = _read(item, sentence, found, here)
            if read is None:
                continue
            pattern, end, score = read
            sound = score - PATTERN_WEIGHT[pattern] > WEAK_PREDICATE
            if found.concept in home and pattern in _AT_HOME and sound:
                score += HOME_SECTION
                if pattern in _FIRST_COUNTS and (item.block.section, found.concept) not in seen:
                    score += FIRST_IN_SECTION
            seen.add((item.block.section, found.concept))
            rule = "definition." + pattern
            evidence = quote(parsed.document, item.block, sentence.start, end, rule, around=found.start)
            explains = score >= DEFINING or found.concept in home or tells(pattern, item, found)
            yield Description(found.concept, score, evidence, explains)


def _read(
    item: ParsedBlock, sentence: Sentence, found: Occurrence, here: Sequence[Occurrence]
) -> tuple[str, int, float] | None:
    """The pattern by which a sentence tells of a concept, where its passage ends, and what it is worth."""
    start = label_end(item, found)
    if start is not None:
        end = sentence_end(item, start)
        if not defines_label(item, found, start):
            return ("subject", end, PATTERN_WEIGHT["subject"]) if says_enough(item, start, end) else None
        score = PATTERN_WEIGHT["label_text"] + _label_weight(item, found, start, here)
        return "label_text", end, score
    pattern = pattern_of(item, sentence, found)
    if pattern is None:
        return None
    return pattern, sentence.end, PATTERN_WEIGHT[pattern] + _frame_weight(item, sentence, pattern, found)


def _label_weight(item: ParsedBlock, found: Occurrence, start: int, here: Sequence[Occurrence]) -> float:
    """What takes away from a label's text."""
    weight = LINKED_LABEL if is_linked(item, found) else 0.0
    if speaks_of_another(item, found, start, here):
        return weight + OTHER_SUBJECT
    return weight + (OWN_SUBJECT if own_subject(item, start) is not None else 0.0)


def _frame_weight(item: ParsedBlock, sentence: Sentence, pattern: str, found: Occurrence) -> float:
    """What the rest of the sentence takes away from a pattern."""
    weight = UNFINISHED if item.block.text[: sentence.end].endswith(":") else 0.0
    head = head_of(item, found)
    if head is None:
        return weight
    if head.head.dep_ == "advcl":
        weight += SUBORDINATE
    if pattern == "does" and any(t.lower_ in _HEDGES for t in head.head.children):
        weight += HEDGED
    return weight + (_copula_weight(head, found) if pattern == "copula" else 0.0)


def _copula_weight(subject: Token, found: Occurrence) -> float:
    """What "X is Y" loses when Y is an opinion, a bare class or a comparison, or X is one case."""
    verb = subject.head
    attribute = attribute_of(verb)
    if attribute is None:
        return 0.0
    developed = any(t.dep_ in _COMPLEMENTS for t in attribute.rights)
    weight = WEAK_PREDICATE if attribute.lemma_.lower() in WEAK_NOUNS else 0.0
    if any(t.lower_ in _HEDGES for t in (*verb.children, *attribute.lefts)):
        weight += HEDGED
    if any(t.lower_ == "same" or t.tag_ in {"JJR", "RBR"} for t in attribute.lefts):
        weight += WEAK_PREDICATE
    if not developed:
        weight += _bare_weight(attribute)
    if _is_one_case(subject, found, developed=developed):
        weight += ONE_CASE
    return weight


def _bare_weight(attribute: Token) -> float:
    """A class and nothing more: which one of the class it is, remains open."""
    compound = any(t.dep_ in {"compound", "amod", "nmod"} for t in attribute.lefts)
    definite = any(t.lower_ == "the" for t in attribute.lefts)
    if definite or attribute.lemma_.lower() in GENERIC:
        return WEAK_PREDICATE
    return UNDEVELOPED if not compound else 0.0


def _is_one_case(subject: Token, found: Occurrence, *, developed: bool) -> bool:
    """True for "the opportunity cost of housing is land": not for any cost, but for that of one thing."""
    if any(t.dep_ in {"relcl", "acl"} and t.idx >= found.end for t in subject.rights):
        return True
    for preposition in subject.rights:
        if preposition.dep_ != "prep" or preposition.idx < found.end:
            continue
        of = next((t for t in preposition.rights if t.dep_ == "pobj"), None)
        general = of is not None and any(t.lower_ in {"a", "an", "any"} for t in of.lefts)
        if not (developed or general) or (of is not None and is_picked(of)):
            return True
    return False
