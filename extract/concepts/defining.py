"""Patterns of defining and describing sentences, on the parse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.concepts.locate import Occurrence
from extract.concepts.passages import Sentence
from extract.concepts.saying import DESCRIBING_VERBS, DOING_VERBS, SILENT_VERBS
from extract.document import MarkKind
from extract.grammar import SUBJECTS, subject_of
from extract.language import ParsedBlock
from extract.settings import MIN_WORDS
from graph.labels import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINING_VERBS = frozenset({"refer", "denote", "mean", "define", "describe"})
_GLOSS = re.compile(
    r"^[*_\"”]*\s*(?:\((?P<bracket>(?:i\.e\.,?\s+)?(?:an?|the|any|each|every)\s+[^()]+)\)"
    r"|[—–]\s*(?P<dash>(?:an?|the|any|each|every)\s+[^—–]+))"
)
_WHICH = re.compile(r"^[*_\"”]*(?P<joined>\s+(?:or|and)\s+\S+)?\s*(?:\([^()]*\))?\s*,\s+(?P<which>which)\s")
_INSIDE = re.compile(
    r"^\W*(?:In|With|During|Under|By using|Through)\s+(?:an?\s+|the\s+|simple\s+|traditional\s+)?\W*$"
)
_POINTING = frozenset(
    "this that these those each every some many most all both such another other one no".split()
)
_PLAIN = frozenset("corresponding resulting respective associated".split())
"""Adjectives that tell no sort of a thing from others: "the corresponding p-value is …"."""
_GLOSS_WORDS = 3
_DEFINIENS_WORDS = 2


def pattern_of(item: ParsedBlock, sentence: Sentence, found: Occurrence) -> str | None:
    """The name of the pattern by which a sentence defines or describes a concept at a place, or None."""
    text = item.block.text
    head = head_of(item, found)
    if head is None or len(text[sentence.start : sentence.end].split()) < MIN_WORDS:
        return None
    beside = _gloss(item, sentence, found, head) or _aside(item, sentence, found, head)
    if beside is not None:
        return beside
    verb = head.head
    if head.dep_ == "attr" and verb.lemma_ == "be" and _has_formula_subject(item, verb) and list(head.rights):
        return "symbol"
    if _INSIDE.match(text[sentence.start : found.start]) and text[found.end : found.end + 1] == ",":
        return "inside"
    if head.dep_ in SUBJECTS and verb.i < sentence.span.end and not _is_negated(verb):
        return _said_of(item, head, found)
    if head.dep_ in {"oprd", "pobj"} and (naming := _naming_verb(head)) is not None:
        if _has_definiens(naming, found):
            return "called"
        return "subject" if naming.dep_ == "acl" or _names_what_was_said(sentence, naming) else None
    return None


def _said_of(item: ParsedBlock, head: Token, found: Occurrence) -> str | None:
    """What the verb says of its subject: what it is, what it does, or only something about it."""
    if not is_whole_subject(item, head, found) or _is_joined(item, head, found):
        return None
    verb = head.head
    plain = not any(t.dep_ in {"aux", "auxpass"} and t.tag_ == "MD" for t in verb.lefts) and not is_picked(
        head, found
    )
    if verb.lemma_ == "be":
        return "copula" if plain and attribute_of(verb) is not None else "subject"
    if verb.lemma_ in _DEFINING_VERBS and plain:
        return "refers"
    present = verb.tag_ in {"VBZ", "VBP"}
    if verb.lemma_ in DOING_VERBS:
        return "does" if plain and present else "subject"
    if verb.lemma_ in DESCRIBING_VERBS:
        return "subject"
    return "subject" if present and verb.lemma_ not in SILENT_VERBS and is_main(verb) else None


def is_main(verb: Token) -> bool:
    """True for the verb of a main clause, and for one joined to it."""
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    return verb.dep_ == "ROOT"


def attribute_of(verb: Token) -> Token | None:
    """The noun that a form of "be" says a subject is."""
    return next((t for t in verb.rights if t.dep_ == "attr" and t.pos_ in {"NOUN", "PROPN"}), None)


def is_picked(head: Token, found: Occurrence | None = None) -> bool:
    """True for "each router", "these methods", "its loss": some of them, and not what they are."""
    return any(
        t.lower_ in _POINTING or t.dep_ == "nummod" or (t.dep_ == "poss" and t.pos_ == "PRON")
        for t in head.lefts
        if found is None or t.idx < found.start
    )


def _is_joined(item: ParsedBlock, head: Token, found: Occurrence) -> bool:
    """True for "A and B are …"; another name in brackets is no other subject."""
    joined = next((t for t in head.rights if t.dep_ == "conj"), None)
    return joined is not None and "(" not in item.block.text[found.end : joined.idx]


def _gloss(item: ParsedBlock, sentence: Sentence, found: Occurrence, head: Token) -> str | None:
    """What "X (a …)" and "X — the …" do: a phrase of some words defines X, a sentence describes it."""
    match = _GLOSS.match(item.block.text[found.end : sentence.end])
    if match is None or is_picked(head, found):
        return None
    group = "bracket" if match["bracket"] else "dash"
    if len(match[group].split()) <= _GLOSS_WORDS:
        return None
    start, end = (found.end + offset for offset in match.span(group))
    clauses = {"relcl", "acl", "ccomp", "advcl", "pcomp"}
    phrase = (t for t in item.doc if start <= t.idx < end)
    stated = any(t.dep_ in SUBJECTS and t.head.dep_ not in clauses for t in phrase)
    return "subject" if stated or match[group].lower().startswith(("each", "every")) else "gloss"


def _aside(item: ParsedBlock, sentence: Sentence, found: Occurrence, head: Token) -> str | None:
    """ "X, which is the …" defines X; "X, which …" describes it. After "the Y of X" it may be about Y."""
    match = _WHICH.match(item.block.text[found.end : sentence.end])
    if match is None or is_picked(head, found):
        return None
    of = head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.pos_ in {"NOUN", "PROPN"}
    which = item.doc.char_span(found.end, found.end + match.end("which"), alignment_mode="expand")
    clause = which[-1].head if which is not None else head
    if clause.dep_ != "relcl" or (head.dep_ == "conj" and not _is_singular(clause)):
        return None
    named = clause.lemma_ in DOING_VERBS or (clause.lemma_ == "be" and attribute_of(clause) is not None)
    passing = head.dep_ == "pobj" and head.head.lower_ in {"to", "from", "in", "into", "on"}
    surely = (
        not passing and clause.head == head and _is_bare(item, head, found) and not (of or match["joined"])
    )
    return "which" if named and surely and clause.tag_ in {"VBZ", "VBP"} else "subject"


def _is_singular(verb: Token) -> bool:
    """True for "has", "is made": said of the last of several things, and not of all of them."""
    return any(t.tag_ == "VBZ" for t in (verb, *verb.lefts))


def _has_formula_subject(item: ParsedBlock, verb: Token) -> bool:
    subject = subject_of(verb)
    if subject is None:
        return False
    start, end = subject.idx, subject.idx + len(subject.text)
    return any(m.kind is MarkKind.MATH and m.start < end and start < m.end for m in item.block.marks)


def head_of(item: ParsedBlock, found: Occurrence) -> Token | None:
    """The token that heads a concept's name."""
    span = item.doc.char_span(found.start, found.end, alignment_mode="expand")
    return span.root if span is not None else None


def is_whole_subject(item: ParsedBlock, head: Token, found: Occurrence) -> bool:
    """False when the subject only contains the term ("the loss function of a linear model")."""
    return head.dep_ != "conj" and _is_bare(item, head, found)


def _is_bare(item: ParsedBlock, head: Token, found: Occurrence) -> bool:
    """True when only an article stands before the term in its phrase."""
    left = head.left_edge
    while left.i < head.i and (left.dep_ == "det" or left.is_punct or left.lower_ in _PLAIN):
        left = left.nbor()
    return left.idx >= found.start - 1 or fold(item.block.text[left.idx : found.start]) == ""


def _is_negated(verb: Token) -> bool:
    return any(t.dep_ == "neg" for t in verb.children)


def _naming_verb(head: Token) -> Token | None:
    above = head.head
    if head.dep_ == "pobj":
        named = above.lower_ == "as" and above.head.lower_ in {"known", "referred", "defined"}
        return above.head if named else None
    return above if above.lemma_ in {"call", "term", "name"} else None


def _names_what_was_said(sentence: Sentence, verb: Token) -> bool:
    """True for "This is called X" after another sentence."""
    subject = subject_of(verb)
    return (
        subject is not None
        and subject.lower_ in {"this", "it"}
        and verb.dep_ == "ROOT"
        and sentence.span.start > MIN_WORDS
    )


def _has_definiens(verb: Token, found: Occurrence) -> bool:
    """True when the sentence says what it is that gets the name: not "this", nor a letter."""
    named = verb.head if verb.dep_ in {"acl", "relcl"} else None
    while named is None and verb.dep_ in {"conj", "xcomp"}:
        named = subject_of(verb)
        verb = verb.head
    named = named or next((t for t in verb.lefts if t.dep_ in SUBJECTS | {"csubj", "csubjpass"}), None)
    named = named or next((t for t in verb.rights if t.dep_ == "dobj"), None)
    if named is None or named.pos_ == "PRON" or is_picked(named):
        return False
    naming = {t.i for t in verb.subtree} if verb.head == named else set()
    words = [t for t in named.subtree if t.is_alpha and t.dep_ != "det" and t.i not in naming]
    least = _DEFINIENS_WORDS + bool(naming)
    return len([t for t in words if t.idx < found.start or t.idx >= found.end]) >= least
