"""Relations that a sentence states: the patterns, applied to the dependency parse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.concepts.passages import Sentence
from extract.document import BlockKind
from extract.language import ParsedBlock, ParsedDocument
from extract.relations.cues import KIND_NOUNS, NEEDING, PART_NOUNS, SUBDIVIDED, SUBDIVIDING, TOPICAL_NOUNS
from extract.relations.members import is_run_in, members
from extract.relations.objects import heads_after, objects, prepositional
from extract.relations.pattern import Pattern
from extract.relations.patterns import PATTERNS
from extract.relations.scene import Scene
from extract.relations.slots import Slots
from extract.relations.weights import COPULA, COPULA_MODIFIER, DIVIDED, HEDGED
from graph.model import Basis, Kind, RelationClaim

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEDGES = frozenset("can may might could sometimes possibly perhaps occasionally optionally".split())
_METHOD_LIKE = frozenset({Kind.TECHNIQUE, Kind.ALGORITHM, Kind.TASK, Kind.METRIC, Kind.LOSS, Kind.OPTIMIZER})
_USERLESS = frozenset({Kind.TASK, Kind.FIELD, Kind.DATA})
"""Kinds that use nothing: "X is used in classification tasks" tells a use of X, not a means of the task."""

_CONDITIONS = frozenset({"if", "when", "whenever", "whether", "unless", "suppose", "where"})
_OF = frozenset({"of", "for", "in"})

Statement = tuple[int, str, int, float, str]
"""Source, kind, target, confidence, name of the pattern."""


def stated_claims(scene: Scene) -> Iterator[RelationClaim]:
    """Claims of all patterns in all sentences that are neither questions nor negated."""
    for parsed, item, sentence in scene.sentences:
        text = item.block.text[sentence.start : sentence.end]
        occurrences = scene.in_sentence(parsed, item, sentence)
        if not occurrences or text.rstrip().endswith("?"):
            continue
        subject = scene.subject_of_section(parsed, item.block)
        if subject is None and len(occurrences) < 2:
            continue
        slots = Slots(item, occurrences, subject, _label(scene, parsed, item))
        for source, kind, target, confidence, name in statements(sentence, slots, scene):
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


def _label(scene: Scene, parsed: ParsedDocument, item: ParsedBlock) -> int | None:
    """The one concept that labels an item or a paragraph with a run-in title."""
    if item.block.kind is not BlockKind.ITEM and not is_run_in(item):
        return None
    named = members(scene, parsed, item)
    return named[0] if len(named) == 1 else None


def statements(sentence: Sentence, slots: Slots, scene: Scene) -> Iterator[Statement]:
    """All statements of one sentence."""
    for token in sentence.span:
        if token.pos_ in {"VERB", "AUX"} and not _negated(token) and not _conditional(token):
            factor = HEDGED if _hedged(token) else 1.0
            for source, kind, target, confidence, name in _of_verb(token, slots, scene):
                yield source, kind, target, round(confidence * factor, 4), name
        elif token.dep_ == "appos":
            yield from _noun_statements(token, slots.antecedents(token.head), slots)


def _of_verb(verb: Token, slots: Slots, scene: Scene) -> Iterator[Statement]:
    if verb.lemma_ == "be":
        if not _restrictive(verb) and verb.tag_ != "VBD":
            yield from _copula(verb, slots.subjects(verb, whole=True), slots, scene)
        yield from _listing(verb, slots)
        return
    if verb.lemma_ in {"include", "comprise"} and (listed := list(_listing(verb, slots))):
        yield from listed
        return
    if verb.lemma_ == "have":
        yield from _having(verb, slots)
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
        found = objects(verb, pattern.prepositions, slots, deep=pattern.deep, listed=pattern.listed)
        for source in subjects:
            for target in found:
                pair = (target, source) if pattern.reverse else (source, target)
                if pattern.kind == "uses" and scene.concepts[pair[0]].kind in _USERLESS:
                    continue
                yield pair[0], pattern.kind, pair[1], pattern.confidence, pattern.name


def _copula(verb: Token, subjects: list[int], slots: Slots, scene: Scene) -> Iterator[Statement]:
    for attribute in (t for t in verb.rights if t.dep_ == "attr"):
        yield from _noun_statements(attribute, subjects, slots)
        if attribute.lower_ == "one":
            for target in heads_after(attribute, slots):
                for source in subjects:
                    yield source, "is_a", target, COPULA, "one_of"
            continue
        if not _indefinite(attribute) or _is_relational(attribute):
            continue
        own = slots.concept_headed_by(attribute)
        class_ = own if own is not None else slots.concept_at(attribute)
        if class_ is None or (own is None and scene.concepts[class_].kind not in _METHOD_LIKE):
            continue
        confidence = COPULA if own is not None else COPULA_MODIFIER
        for source in subjects:
            pair = (class_, source) if _is_defined(verb) else (source, class_)
            yield pair[0], "is_a", pair[1], confidence, "is_a"


def _is_defined(verb: Token) -> bool:
    """True in "a space is a Y if …": only some spaces are, and every Y is a space."""
    clauses = [t for t in verb.rights if t.dep_ == "advcl"]
    return verb.sent[-1].lower_ == "if" or any(
        t.lower_ in {"if", "iff"} for clause in clauses for t in clause.lefts
    )


def _is_relational(noun: Token) -> bool:
    """True for "a generalization of …", "an instance of …": what follows "of" is the point."""
    lemma = _noun_lemma(noun)
    return any(pattern.noun and lemma in pattern.lemmas for pattern in PATTERNS) and any(
        t.lower_ in _OF for t in noun.rights
    )


def _noun_statements(noun: Token, subjects: list[int], slots: Slots) -> Iterator[Statement]:
    """ "X is a NOUN of Y" and the apposition "X, a NOUN of Y,"."""
    for pattern in PATTERNS:
        if pattern.noun and _noun_lemma(noun) in pattern.lemmas:
            for target in prepositional(noun, pattern.prepositions, slots):
                for source in subjects:
                    pair = (target, source) if pattern.reverse else (source, target)
                    yield pair[0], pattern.kind, pair[1], pattern.confidence, pattern.name


def _listing(verb: Token, slots: Slots) -> Iterator[Statement]:
    """ "Types of Y include X1 and X2", "the components of Y are X1 and X2"."""
    subject = next((t for t in verb.lefts if t.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        return
    noun = subject.lemma_.lower()
    kind = "is_a" if noun in KIND_NOUNS else "part_of" if noun in PART_NOUNS else ""
    if not kind:
        return
    listed = [t for t in verb.rights if t.dep_ in {"attr", "dobj"}]
    targets = prepositional(subject, _OF, slots)
    if not targets and noun in TOPICAL_NOUNS and not any(t.lower_ in _OF for t in subject.rights):
        targets = slots.topic()
    for target in targets:
        for token in listed:
            for source in dict.fromkeys([*slots.fill(token), *slots.listed(token)]):
                yield source, kind, target, DIVIDED, "listing"


def _having(verb: Token, slots: Slots) -> Iterator[Statement]:
    """ "Y has three steps: X1, X2 and X3"."""
    for noun in (t for t in verb.rights if t.dep_ == "dobj"):
        lemma = noun.lemma_.lower()
        kind = "is_a" if lemma in KIND_NOUNS else "part_of" if lemma in PART_NOUNS else ""
        after = [t for t in noun.doc[noun.i + 1 : noun.sent.end] if not t.is_space]
        if not kind or not after or after[0].text not in {":", "–", "—", "-"} or noun.tag_ != "NNS":
            continue
        first = next((t for t in after[1:] if slots.names(t)), None)
        if first is None or any(t.pos_ == "VERB" and t.tag_ != "VBG" for t in noun.doc[noun.i : first.i]):
            continue
        for target in slots.subjects(verb):
            for source in slots.listed(first):
                yield source, kind, target, DIVIDED, "having"


def _noun_lemma(noun: Token) -> str:
    before = noun.nbor(-1) if noun.i > 0 else None
    if (
        before is not None
        and before.dep_ in {"amod", "compound"}
        and before.lower_ in {"special", "building"}
    ):
        return f"{before.lower_}-{noun.lemma_.lower()}"
    return noun.lemma_.lower()


def _has_plural_subject(verb: Token) -> bool:
    return any(t.dep_ == "nsubj" and t.tag_ in {"NNS", "NNPS"} for t in verb.lefts)


def _voice_fits(verb: Token, pattern: Pattern) -> bool:
    passive = verb.tag_ == "VBN" and (
        verb.dep_ in {"acl", "amod", "relcl", "ROOT", "conj", "advcl", "ccomp", "xcomp"}
        and not any(t.lower_ in {"have", "has", "had"} and t.dep_ == "aux" for t in verb.lefts)
    )
    return passive == pattern.passive


def _indefinite(noun: Token) -> bool:
    determiners = [t.lower_ for t in noun.lefts if t.dep_ == "det"]
    return determiners in (["a"], ["an"]) or (not determiners and noun.tag_ in {"NNS", "NN"})


def _negated(verb: Token) -> bool:
    return any(t.dep_ == "neg" or t.lower_ in {"never", "neither"} for t in verb.children)


def _conditional(verb: Token) -> bool:
    """True in "if X is Y" and "when X is Y": nothing is said to be so."""
    return any(t.lower_ in _CONDITIONS and t.dep_ in {"mark", "advmod"} for t in verb.lefts)


def _restrictive(verb: Token) -> bool:
    """True in "the X that are Y": said of some X only."""
    return verb.dep_ == "relcl" and any(t.lower_ == "that" for t in verb.lefts)


def _hedged(verb: Token) -> bool:
    return any(t.lower_ in _HEDGES for t in verb.children)
