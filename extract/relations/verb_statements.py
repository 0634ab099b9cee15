"""Statements that a verb makes of its subject: the patterns, and the verbs that need more than a pattern."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.grammar import subject_of
from extract.relations.copula import copula, inverse_copula
from extract.relations.cues import NEEDED, NEEDING, REACTING, SUBDIVIDED, SUBDIVIDING
from extract.relations.mood import is_hedged, is_restrictive
from extract.relations.naming import NAMING, defined_kind, named_kinds
from extract.relations.noun_statements import listing, noun_statements, parts_named
from extract.relations.objects import object_tokens, objects, prepositional
from extract.relations.pattern import Pattern, Statement
from extract.relations.patterns import PATTERNS
from extract.relations.phrases import is_for_tasks, is_restricted, is_uncounted
from extract.relations.scene import Scene
from extract.relations.slots import Slots
from extract.relations.weights import DIVIDED, NEEDED_FOR
from graph.model import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

_USERLESS = frozenset({Kind.TASK, Kind.FIELD, Kind.DATA})
"""Kinds that use nothing: "X is used in classification tasks" tells a use of X, not a means of the task."""

_LIGHT = frozenset({"form", "constitute", "represent", "provide", "lay", "make"})
"""Verbs that leave it to their object to say something: "forms the basis of", "makes use of"."""

_CLASSES = frozenset({"family", "class", "group", "category"})
_PURPOSES = frozenset({"for", "to", "in"})


def verb_statements(verb: Token, slots: Slots, scene: Scene) -> Iterator[Statement]:
    """What a verb says of its subject, and its subject of it."""
    if verb.lemma_ == "be":
        yield from _of_being(verb, slots, scene)
        return
    if verb.lemma_ in {"include", "comprise"} and (listed := list(listing(verb, slots))):
        yield from listed
        return
    if verb.lemma_ in NAMING:
        yield from named_kinds(verb, slots)
        yield from parts_named(verb, slots)
    subjects = slots.subjects(verb) or (slots.gerund_objects(verb) if verb.lemma_ in NEEDING else [])
    if verb.lemma_ in SUBDIVIDING and verb.tag_ == "VBN":
        yield from _divided(verb, subjects, slots)
    if verb.lemma_ in _LIGHT:
        for noun in (t for t in verb.rights if t.dep_ == "dobj"):
            yield from noun_statements(noun, subjects, slots)
    for pattern in PATTERNS:
        if _fits(verb, pattern, slots):
            yield from _of_pattern(verb, pattern, subjects, slots, scene)


def _of_being(verb: Token, slots: Slots, scene: Scene) -> Iterator[Statement]:
    if not is_restrictive(verb) and verb.tag_ != "VBG":
        subjects = slots.subjects(verb, whole=True)
        yield from copula(verb, subjects, slots, scene)
        yield from inverse_copula(verb, slots)
        yield from defined_kind(verb, slots)
        yield from _needed(verb, subjects, slots)
    yield from listing(verb, slots)
    yield from parts_named(verb, slots)


def _needed(verb: Token, subjects: list[int], slots: Slots) -> Iterator[Statement]:
    """ "X is essential for Y": Y requires X."""
    for adjective in (t for t in verb.rights if t.dep_ == "acomp" and t.lower_ in NEEDED):
        for target in prepositional(adjective, _PURPOSES, slots):
            for source in subjects:
                yield target, "requires", source, NEEDED_FOR, "needed_for"


def _divided(verb: Token, subjects: list[int], slots: Slots) -> Iterator[Statement]:
    """ "Y is divided into X1 and X2": sorts of Ys, and parts of the one Y, unless they end in its name."""
    subject = subject_of(verb)
    if subject is not None and is_restricted(subject):
        return
    whole = (
        subject is not None
        and subject.tag_ not in {"NNS", "NNPS"}
        and any(t.dep_ == "det" for t in subject.lefts)
    )
    for target in subjects:
        for source in objects(verb, SUBDIVIDED, slots, listed=True):
            kind = "part_of" if whole and not slots.ends_alike(source, target) else "is_a"
            yield source, kind, target, DIVIDED, "divided_into"


def _fits(verb: Token, pattern: Pattern, slots: Slots) -> bool:
    """True when a pattern's predicate is this verb, said as the pattern wants it."""
    if pattern.noun or (pattern.lemmas and verb.lemma_ not in pattern.lemmas):
        return False
    if not _voice_fits(verb, pattern):
        return False
    if pattern.particle and not any(t.dep_ == "prt" and t.lower_ == pattern.particle for t in verb.rights):
        return False
    if pattern.number and (pattern.number == "plural") != _has_plural_subject(verb):
        return False
    if pattern.general and not (slots.is_said_in_general(verb) and is_uncounted(verb)):
        return False
    if pattern.gathered and not _is_gathered(verb, pattern):
        return False
    return not pattern.several or _is_said_of_several(verb)


def _is_gathered(verb: Token, pattern: Pattern) -> bool:
    return any(token.lemma_ in _CLASSES for token in object_tokens(verb, pattern.prepositions))


def _of_pattern(
    verb: Token, pattern: Pattern, subjects: list[int], slots: Slots, scene: Scene
) -> Iterator[Statement]:
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
