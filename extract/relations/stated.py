"""Relations that a sentence states: the patterns, applied to the dependency parse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.concepts.passages import Sentence
from extract.document import BlockKind
from extract.grammar import subject_of
from extract.language import ParsedBlock, ParsedDocument
from extract.relations.copula import class_of
from extract.relations.members import is_run_in, members
from extract.relations.mood import is_conditional, is_hedged, is_negated, is_past, is_told
from extract.relations.naming import named_kinds
from extract.relations.noun_statements import (
    announced,
    is_apposition,
    is_relational,
    noun_statements,
    stands_alone,
)
from extract.relations.pattern import Statement
from extract.relations.phrases import is_anaphor
from extract.relations.scene import Scene
from extract.relations.slots import Slots
from extract.relations.statement_claims import statement_claims
from extract.relations.verb_statements import verb_statements
from extract.relations.weights import HEDGED
from graph.model import RelationClaim

if TYPE_CHECKING:
    from spacy.tokens import Token


def stated_claims(scene: Scene) -> Iterator[RelationClaim]:
    """Claims of all patterns in all sentences that are neither questions nor negated."""
    for parsed, item, sentence in scene.sentences:
        text = item.block.text[sentence.start : sentence.end]
        occurrences = scene.in_sentence(parsed, item, sentence)
        if not occurrences or text.rstrip().endswith("?"):
            continue
        before = _subject_before(item, sentence)
        subject = scene.subject_of_section(parsed, item.block)
        label = _label(scene, parsed, item)
        topic = label if label is not None else subject
        named = _named_at(scene, parsed, item, before)
        if topic is None or not _continues(before, named, topic):
            subject, label = named, None
        if subject is None and label is None and len(occurrences) < 2:
            continue
        slots = Slots(item, occurrences, subject, label, scene.methods)
        past = scene.is_told_in_past(parsed)
        found = statements(sentence, slots, scene, past=past)
        yield from statement_claims(scene, parsed, item, sentence, occurrences, found)


def _label(scene: Scene, parsed: ParsedDocument, item: ParsedBlock) -> int | None:
    """The one concept that labels an item or a paragraph with a run-in title."""
    if item.block.kind is not BlockKind.ITEM and not is_run_in(item):
        return None
    named = members(scene, parsed, item)
    return named[0] if len(named) == 1 else None


def _subject_before(item: ParsedBlock, sentence: Sentence) -> Token | None:
    """The subject of the sentence before, in the same block."""
    before = [span for span in item.doc.sents if span.end_char <= sentence.start and span.text.strip()]
    if not before:
        return None
    return subject_of(before[-1].root)


def _continues(before: Token | None, named: int | None, topic: int) -> bool:
    """True when "it" can mean the topic: no sentence goes before, or it is about the topic or "it", too."""
    return before is None or topic == named or (named is None and is_anaphor(before))


def _named_at(scene: Scene, parsed: ParsedDocument, item: ParsedBlock, token: Token | None) -> int | None:
    """The concept whose name a token is the head of."""
    if token is None:
        return None
    found = scene.in_block(parsed, item.block)
    return next((o.concept for o in found if o.start <= token.idx < o.end <= token.idx + len(token)), None)


def statements(sentence: Sentence, slots: Slots, scene: Scene, *, past: bool = False) -> Iterator[Statement]:
    """All statements of one sentence; `past` admits the past tense: elsewhere it tells what happened once."""
    for token in sentence.span:
        if token.pos_ in {"VERB", "AUX"}:
            if is_negated(token) or is_conditional(token) or is_told(token):
                continue
            if is_past(token) and not past:
                yield from named_kinds(token, slots)
                continue
            factor = HEDGED if is_hedged(token) else 1.0
            for source, kind, target, confidence, name in verb_statements(token, slots, scene):
                yield source, kind, target, round(confidence * factor, 4), name
        elif token.dep_ == "appos" and is_apposition(token):
            yield from _beside(token, slots, scene)
        elif token.tag_ == "NNS":
            yield from announced(token, slots)


def _beside(noun: Token, slots: Slots, scene: Scene) -> Iterator[Statement]:
    """ "X, a kind of Y," and "X, a Y,"."""
    antecedents = slots.antecedents(noun.head)
    yield from noun_statements(noun, antecedents, slots, beside=True)
    found = class_of(noun, slots, scene) if stands_alone(noun) and not is_relational(noun) else None
    if found is not None and not slots.is_narrowed(noun):
        for source in antecedents:
            yield source, "is_a", found[0], found[1], "apposition"
