"""Definitions: the sentence or list item that best says what a concept is, verbatim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from extract.concepts.defining import LABEL_END, head_of, is_whole_subject, pattern_of
from extract.concepts.locate import Occurrence
from extract.concepts.passages import Sentence, quote, sentences
from extract.document import BlockKind
from extract.language import ParsedBlock, ParsedDocument
from graph.model import Evidence

if TYPE_CHECKING:
    pass

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

UNFINISHED = -2.0
"""The sentence ends in a colon: what it announces is a formula or a list."""

SUBORDINATE = -1.5
"""The defining words stand in a subordinate clause ("While X is a powerful method, …")."""

OTHER_SUBJECT = -1.5
"""The text after a label speaks of another concept ("Regularization: XGBoost includes …")."""

DEFINING = 2.0
"""Least score of a definition; below it a sentence is a description."""

_WEAK_NOUNS = frozenset(
    "step part way one example reason choice idea issue problem tool key thing advantage challenge aspect "
    "goal question point case result foundation cornerstone".split()
)
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
            pattern = pattern_of(item, sentence, found)
            if pattern is None:
                continue
            score = PATTERN_WEIGHT[pattern] + _predicate_weight(sentence, pattern)
            score += _clause_weight(item, sentence, pattern, found, here)
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


def _clause_weight(
    item: ParsedBlock, sentence: Sentence, pattern: str, found: Occurrence, here: Sequence[Occurrence]
) -> float:
    """What the frame of the passage takes away from a pattern."""
    if pattern == "label_text":
        return OTHER_SUBJECT if _speaks_of_another(item, found, here) else 0.0
    weight = UNFINISHED if item.block.text[: sentence.end].endswith(":") else 0.0
    head = head_of(item, found)
    if head is not None and head.head.dep_ == "advcl":
        weight += SUBORDINATE
    return weight


def _speaks_of_another(item: ParsedBlock, found: Occurrence, here: Sequence[Occurrence]) -> bool:
    """True when the first sentence after a label has another concept as its subject."""
    label = LABEL_END.match(item.block.text, found.end)
    for other in here:
        if label is None or other.start < label.end():
            continue
        head = head_of(item, other)
        if head is not None and head.dep_ in {"nsubj", "nsubjpass"}:
            return other.concept != found.concept and is_whole_subject(item, head, other)
    return False


def _predicate_weight(sentence: Sentence, pattern: str) -> float:
    if pattern != "copula":
        return 0.0
    attribute = next((t for t in sentence.span if t.dep_ == "attr"), None)
    if attribute is None:
        return 0.0
    return WEAK_PREDICATE if attribute.lemma_.lower() in _WEAK_NOUNS else 0.0
