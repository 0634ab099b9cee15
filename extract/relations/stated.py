"""Relations that a sentence states: the patterns, applied to the dependency parse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.concepts.passages import Sentence
from extract.document import BlockKind
from extract.grammar import subject_of
from extract.language import ParsedBlock, ParsedDocument
from extract.relations.copula import class_of, copula
from extract.relations.cues import NEEDING, REACTING, SUBDIVIDED, SUBDIVIDING
from extract.relations.members import is_run_in, members
from extract.relations.mood import is_conditional, is_hedged, is_negated, is_past, is_restrictive, is_told
from extract.relations.naming import defined_kind, named_kinds
from extract.relations.noun_statements import (
    having,
    is_apposition,
    is_relational,
    listing,
    noun_statements,
    stands_alone,
)
from extract.relations.objects import objects
from extract.relations.pattern import Pattern, Statement
from extract.relations.patterns import PATTERNS
from extract.relations.phrases import is_anaphor, is_for_tasks, is_uncounted
from extract.relations.scene import Scene
from extract.relations.slots import Slots
from extract.relations.statement_claims import statement_claims
from extract.relations.weights import DIVIDED, HEDGED
from graph.model import Kind, RelationClaim

if TYPE_CHECKING:
    from spacy.tokens import Token

_USERLESS = frozenset({Kind.TASK, Kind.FIELD, Kind.DATA})
"""Kinds that use nothing: "X is used in classification tasks" tells a use of X, not a means of the task."""


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
            if is_negated(token) or is_conditional(token) or (is_past(token) and not past) or is_told(token):
                continue
            factor = HEDGED if is_hedged(token) else 1.0
            for source, kind, target, confidence, name in _of_verb(token, slots, scene):
                yield source, kind, target, round(confidence * factor, 4), name
        elif token.dep_ == "appos" and is_apposition(token):
            yield from _beside(token, slots, scene)


def _beside(noun: Token, slots: Slots, scene: Scene) -> Iterator[Statement]:
    """ "X, a kind of Y," and "X, a Y,"."""
    antecedents = slots.antecedents(noun.head)
    yield from noun_statements(noun, antecedents, slots, beside=True)
    found = class_of(noun, slots, scene) if stands_alone(noun) and not is_relational(noun) else None
    if found is not None and not slots.is_narrowed(noun):
        for source in antecedents:
            yield source, "is_a", found[0], found[1], "apposition"


def _of_verb(verb: Token, slots: Slots, scene: Scene) -> Iterator[Statement]:
    if verb.lemma_ == "be":
        if not is_restrictive(verb) and verb.tag_ != "VBG":
            yield from copula(verb, slots.subjects(verb, whole=True), slots, scene)
            yield from defined_kind(verb, slots)
        yield from listing(verb, slots)
        return
    if verb.lemma_ in {"include", "comprise"} and (listed := list(listing(verb, slots))):
        yield from listed
        return
    yield from named_kinds(verb, slots)
    if verb.lemma_ == "have":
        yield from having(verb, slots)
    subjects = slots.subjects(verb) or (slots.gerund_objects(verb) if verb.lemma_ in NEEDING else [])
    if verb.lemma_ in SUBDIVIDING and verb.tag_ == "VBN":
        for target in subjects:
            for source in objects(verb, SUBDIVIDED, slots, listed=True):
                yield source, "is_a", target, DIVIDED, "divided_into"
    for pattern in PATTERNS:
        if pattern.noun or verb.lemma_ not in pattern.lemmas or not _voice_fits(verb, pattern):
            continue
        if pattern.number and (pattern.number == "plural") != _has_plural_subject(verb):
            continue
        if pattern.general and not (slots.is_said_in_general(verb) and is_uncounted(verb)):
            continue
        if pattern.several and not _is_said_of_several(verb):
            continue
        found = objects(
            verb, pattern.prepositions, slots, deep=pattern.deep, listed=pattern.listed, bare=pattern.bare
        )
        for source in subjects:
            for target in found:
                pair = (target, source) if pattern.reverse else (source, target)
                if pattern.kind == "uses" and (
                    scene.concepts[pair[0]].kind in _USERLESS or (pattern.reverse and is_for_tasks(verb))
                ):
                    continue
                thing = scene.concepts[source].kind is Kind.CONCEPT
                said = "related" if pattern.method and thing else pattern.kind
                said = "uses" if pattern.means and is_hedged(verb) else said
                yield pair[0], said, pair[1], pattern.confidence, pattern.name


def _has_plural_subject(verb: Token) -> bool:
    return any(t.dep_ == "nsubj" and t.tag_ in {"NNS", "NNPS"} for t in verb.lefts)


def _is_said_of_several(verb: Token) -> bool:
    """True for "A and B form …" and "A and B join to form …", not for what reacts to something else."""
    said_of = verb if any(t.dep_ == "nsubj" for t in verb.lefts) else verb.head
    subject = next((t for t in said_of.lefts if t.dep_ == "nsubj"), None)
    return subject is not None and bool(subject.conjuncts) and said_of.lemma_ not in REACTING


def _voice_fits(verb: Token, pattern: Pattern) -> bool:
    passive = verb.tag_ == "VBN" and (
        verb.dep_ in {"acl", "amod", "relcl", "ROOT", "conj", "advcl", "ccomp", "xcomp"}
        and not any(t.lower_ in {"have", "has", "had"} and t.dep_ == "aux" for t in verb.lefts)
    )
    return passive == pattern.passive
