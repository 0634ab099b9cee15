"""Relations that a sentence states: the patterns, applied to the dependency parse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.concepts.passages import Sentence
from extract.document import BlockKind
from extract.language import ParsedBlock, ParsedDocument
from extract.relations.cues import (
    KIND_NOUNS,
    MEMBER_ORDER,
    NEEDING,
    PART_NOUNS,
    SUBDIVIDED,
    SUBDIVIDING,
    TOPICAL_NOUNS,
)
from extract.relations.members import is_run_in, members
from extract.relations.objects import heads_after, objects, prepositional
from extract.relations.pattern import Pattern
from extract.relations.patterns import PATTERNS
from extract.relations.scene import Scene
from extract.relations.slots import Slots, is_anaphor
from extract.relations.weights import COPULA, COPULA_MODIFIER, DIVIDED, HEDGED
from graph.model import Basis, Kind, RelationClaim

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEDGES = frozenset("can may might could sometimes possibly perhaps occasionally optionally".split())
_METHOD_LIKE = frozenset({Kind.TECHNIQUE, Kind.ALGORITHM, Kind.TASK, Kind.METRIC, Kind.LOSS, Kind.OPTIMIZER})
_USERLESS = frozenset({Kind.TASK, Kind.FIELD, Kind.DATA})
"""Kinds that use nothing: "X is used in classification tasks" tells a use of X, not a means of the task."""

_CONDITIONS = frozenset({"if", "when", "whenever", "whether", "unless", "suppose", "where"})
_SPEAKERS = frozenset({"we", "i", "you", "us"})
_SUPPOSING = frozenset({"suppose", "assume", "imagine", "consider", "let"})
_DASHES = frozenset({"-", "--", "---", "–", "—"})
_OFTEN = frozenset("typically usually often frequently commonly mostly mainly sometimes not".split())
"""With these "X is a Y" is said of some X only."""

_OF = frozenset({"of", "for", "in"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SAID_OUTRIGHT = frozenset({"operation_on"})
"""Patterns that need a verb: what stands beside "number of Y" is as often the next member of a list."""

_CALCULATED = frozenset({"times", "plus", "minus", "per", "multiplied", "divided", "added"})
"""After a noun these say how a value is calculated: "X is Y times Z" makes X no kind of Y."""

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
        label = _label(scene, parsed, item)
        topic = label if label is not None else subject
        continues = topic is None or _continues(scene, parsed, item, sentence, topic)
        slots = Slots(item, occurrences, subject, label, scene.methods, continues=continues)
        past = scene.is_told_in_past(parsed)
        for source, kind, target, confidence, name in statements(sentence, slots, scene, past=past):
            if source == target or scene.is_ordinary(source) or scene.is_ordinary(target):
                continue
            if not scene.is_umbrella(target if kind == "part_of" else source):
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


def _continues(
    scene: Scene, parsed: ParsedDocument, item: ParsedBlock, sentence: Sentence, topic: int
) -> bool:
    """True when "it" can mean the topic: the sentence is the first of its block, or the one before is about
    the topic or about "it", too."""
    before = [span for span in item.doc.sents if span.end_char <= sentence.start and span.text.strip()]
    if not before:
        return True
    subject = next((t for t in before[-1].root.lefts if t.dep_ in _SUBJECTS), None)
    if subject is None:
        return True
    named = {
        found.concept
        for found in scene.in_block(parsed, item.block)
        if found.start <= subject.idx < found.end
    }
    return topic in named or (not named and is_anaphor(subject))


def statements(sentence: Sentence, slots: Slots, scene: Scene, *, past: bool = False) -> Iterator[Statement]:
    """All statements of one sentence; `past` admits the past tense: elsewhere it tells what happened once."""
    for token in sentence.span:
        if token.pos_ in {"VERB", "AUX"}:
            if _negated(token) or _conditional(token) or (_in_past(token) and not past) or _is_told(token):
                continue
            factor = HEDGED if _hedged(token) else 1.0
            for source, kind, target, confidence, name in _of_verb(token, slots, scene):
                yield source, kind, target, round(confidence * factor, 4), name
        elif token.dep_ == "appos" and _is_apposition(token):
            yield from _noun_statements(token, slots.antecedents(token.head), slots, beside=True)


def _is_apposition(noun: Token) -> bool:
    """True for "X, a kind of Y"; without an article it is the next of a list, after a dash about a clause."""
    return (
        any(t.dep_ in {"det", "nummod"} and t.lower_ != "all" for t in noun.lefts)
        and noun.left_edge.nbor(-1).text not in _DASHES
    )


def _of_verb(verb: Token, slots: Slots, scene: Scene) -> Iterator[Statement]:
    if verb.lemma_ == "be":
        if not _restrictive(verb) and verb.tag_ != "VBG":
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
        found = objects(
            verb, pattern.prepositions, slots, deep=pattern.deep, listed=pattern.listed, bare=pattern.bare
        )
        for source in subjects:
            for target in found:
                pair = (target, source) if pattern.reverse else (source, target)
                if pattern.kind == "uses" and scene.concepts[pair[0]].kind in _USERLESS:
                    continue
                thing = scene.concepts[source].kind is Kind.CONCEPT
                said = "related" if pattern.method and thing else pattern.kind
                yield pair[0], said, pair[1], pattern.confidence, pattern.name


def _copula(verb: Token, subjects: list[int], slots: Slots, scene: Scene) -> Iterator[Statement]:
    for attribute in (t for t in verb.rights if t.dep_ == "attr"):
        yield from _noun_statements(attribute, subjects, slots)
        if attribute.lower_ == "one":
            for target in heads_after(attribute, slots):
                for source in subjects:
                    yield source, "is_a", target, COPULA, "one_of"
            continue
        if not _names_a_class(attribute, verb) or _is_relational(attribute):
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
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.lower_ in {"if", "iff"}:
            return token.nbor(-1).text != ","
        if token.pos_ in {"VERB", "AUX"}:
            return False
    return False


def _is_relational(noun: Token) -> bool:
    """True for "a generalization of …", "an instance of …": what follows "of" is the point."""
    lemma = _noun_lemma(noun)
    return any(pattern.noun and lemma in pattern.lemmas for pattern in PATTERNS) and any(
        t.lower_ in _OF for t in noun.rights
    )


def _noun_statements(
    noun: Token, subjects: list[int], slots: Slots, *, beside: bool = False
) -> Iterator[Statement]:
    """ "X is a NOUN of Y" and the apposition `beside` it: "X, a NOUN of Y,"."""
    for pattern in PATTERNS:
        if beside and pattern.name in _SAID_OUTRIGHT:
            continue
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
    if kind == "is_a" and subject.tag_ == "NN" and not _gives_example(subject):
        return
    if any(t.dep_ in {"acl", "relcl"} for t in subject.rights):
        return
    listed = [t for t in verb.rights if t.dep_ in {"attr", "dobj"}]
    targets = prepositional(subject, _OF, slots)
    if not targets and noun in TOPICAL_NOUNS and not any(t.lower_ in _OF for t in subject.rights):
        targets = slots.topic() if _is_in_order(subject) else []
    for target in targets:
        for token in listed:
            for source in dict.fromkeys([*slots.fill(token), *slots.listed(token)]):
                yield source, kind, target, DIVIDED, "listing"


def _is_in_order(noun: Token) -> bool:
    """True for "the first step", not for "the deep component"."""
    return all(t.lower_ in MEMBER_ORDER for t in noun.lefts if t.dep_ in {"amod", "compound"})


def _gives_example(noun: Token) -> bool:
    """True for "an example of Y is X" and "the simplest type of Y is X", not for "the form of Y is X"."""
    return noun.lemma_ in {"example", "instance"} or any(
        t.lower_ in {"one", "another", "a", "an", "most"} or t.tag_ == "JJS" for t in noun.lefts
    )


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


def _names_a_class(noun: Token, verb: Token) -> bool:
    """True for "a Y" and, said of several, "Y"s; not for one of two ("either a Y or …"), an amount ("51 Y")
    or a product ("Y multiplied by …")."""
    several = any(t.dep_ in _SUBJECTS and t.tag_ in {"NNS", "NNPS"} for t in verb.lefts)
    if several and noun.tag_ == "NN" and not any(t.dep_ == "det" for t in noun.lefts):
        return False
    if any(
        t.lower_ == "either" or t.lower_ in _OFTEN or t.dep_ == "nummod" for t in (*noun.lefts, *verb.rights)
    ):
        return False
    return _indefinite(noun) and not any(t.lower_ in _CALCULATED for t in noun.rights)


def _indefinite(noun: Token) -> bool:
    determiners = [t.lower_ for t in noun.lefts if t.dep_ == "det"]
    return determiners in (["a"], ["an"]) or (not determiners and noun.tag_ in {"NNS", "NN"})


def _negated(verb: Token) -> bool:
    """True for "X does not V", "X never V", "no X V", and an infinitive below one of these."""
    own = any(t.dep_ == "neg" or t.lower_ in {"never", "neither"} for t in verb.children)
    none = any(t.lower_ == "no" for s in verb.lefts if s.dep_ in _SUBJECTS for t in s.lefts)
    return own or none or (verb.dep_ in {"xcomp", "advcl", "pcomp"} and _negated(verb.head))


def _conditional(verb: Token) -> bool:
    """True in "if X is Y" and "when X is Y": nothing is said to be so."""
    return any(t.lower_ in _CONDITIONS and t.dep_ in {"mark", "advmod"} for t in verb.lefts)


def _is_told(verb: Token) -> bool:
    """True for what "we" do, let be or suppose: it is about the case at hand; so is what "would" be."""
    return any(t.lower_ == "would" for t in verb.lefts) or any(
        above.lemma_.lower() in _SUPPOSING
        or any(t.lower_ in _SPEAKERS and t.dep_ in _SUBJECTS for t in above.lefts)
        for above in (verb, *verb.ancestors)
    )


def _in_past(verb: Token) -> bool:
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        above = next((t for t in verb.ancestors if t.tag_ in {"VBD", "VBZ", "VBP"}), verb)
        return above.tag_ == "VBD"
    return verb.tag_ == "VBD" or any(t.dep_ in {"aux", "auxpass"} and t.tag_ == "VBD" for t in verb.lefts)


def _restrictive(verb: Token) -> bool:
    """True in "the X that are Y": said of some X only."""
    return verb.dep_ == "relcl" and any(t.lower_ == "that" for t in verb.lefts)


def _hedged(verb: Token) -> bool:
    return any(t.lower_ in _HEDGES for t in verb.children)
