"""Slots: which concepts fill the subject or an object of a predicate, on the dependency parse."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from extract.concepts.locate import Occurrence
from extract.document import MarkKind
from extract.language import ParsedBlock
from extract.relations.cues import CLASSING_NOUNS, FINITE, SUBJECTS
from extract.relations.phrases import (
    is_anaphor,
    is_collective,
    is_expletive,
    is_generic,
    is_joined,
    joins,
    shares_subject,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVES = frozenset({"that", "which", "who"})
_NARROWING = frozenset({"prep", "relcl", "acl"})
_MODIFYING = frozenset({"amod", "compound", "nmod"})
_INSIDE = frozenset({"between", "in", "among"})
_POINTING = frozenset({"this", "that", "these", "those", "another", "some"})
_SEQUENCED = frozenset(
    "first second third last next previous latter former following same other whole above below".split()
)
"""Adjectives that pick one thing out of several."""


class Slots:
    """The concepts of one sentence, by the tokens that head them.

    A pronoun stands for the label of the item or else for what is spoken of: the subject of the section, or
    of the sentence before. A labelled item's verb without a subject is said of the label. Of `methods`
    several are still the same ("SVM models").
    """

    def __init__(
        self,
        item: ParsedBlock,
        occurrences: Iterable[Occurrence],
        spoken_of: int | None,
        label: int | None = None,
        methods: Collection[int] = (),
    ) -> None:
        self._methods = methods
        self._root: dict[int, int] = {}
        self._extent: dict[int, tuple[int, int]] = {}
        self._inside: dict[int, int] = {}
        self._spans: list[tuple[int, int, int]] = []
        self._doc = item.doc
        self._topic = label if label is not None else spoken_of
        self._label = label
        self._formulas = {m.start for m in item.block.marks if m.kind is MarkKind.MATH}
        for found in occurrences:
            span = item.doc.char_span(found.start, found.end, alignment_mode="expand")
            if span is None or is_joined(item.block.text, found):
                continue
            self._root[span.root.i] = found.concept
            self._extent[span.root.i] = span.start, span.end
            self._spans.append((span.start, span.end, found.concept))
            for token in span:
                self._inside[token.i] = found.concept

    def concept_at(self, token: Token) -> int | None:
        """The concept whose name the token heads, or which names the generic head ("the SGD algorithm")."""
        if token.i in self._root:
            return None if self._is_compounded(token) else self._root[token.i]
        if token.lemma_.lower() in CLASSING_NOUNS and token.i > 0:
            before = token.nbor(-1)
            if before.dep_ in {"compound", "nmod", "amod"} and before.head == token:
                concept = self._inside.get(before.i)
                return concept if token.tag_ != "NNS" or concept in self._methods else None
        return None

    def fill(self, token: Token, *, deep: bool = False, whole: bool = False) -> Iterator[int]:
        """Concepts of the phrase at a token, with its coordinated and appositive phrases.

        Of a generic head those that follow it count, too ("a set of X"): with `deep` of any head ("the angle
        between two X"), with `whole` of none.
        """
        own = None if is_collective(token) else self.concept_at(token)
        if own is not None:
            yield own
        elif not whole and (deep or is_generic(token)):
            for preposition in token.rights:
                if preposition.lower_ == "of" or (deep and preposition.lower_ in _INSIDE):
                    for inner in preposition.rights:
                        if inner.dep_ == "pobj":
                            yield from self.fill(inner, deep=deep)
        for other in token.rights:
            if self._starts_a_clause(other):
                continue
            if (other.dep_ == "conj" and other.pos_ in {"NOUN", "PROPN", "X", "VERB", "ADJ"}) or (
                other.dep_ == "appos" and own is None and other.left_edge.nbor(-1).text != "("
            ):
                yield from self.fill(other, deep=deep, whole=whole)

    def _starts_a_clause(self, token: Token) -> bool:
        """True for "A, which combines B, C builds …" at C: coordinated by the parse, subject of what
        follows."""
        end = self._extent.get(token.i, (0, token.i + 1))[1]
        while end < len(self._doc) and self._doc[end].tag_ == "RB":
            end += 1
        if end >= len(self._doc) or self._doc[end].tag_ not in FINITE:
            return False
        verb = self._doc[end]
        governor = next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), None)
        return governor is not None and governor not in {verb, verb.head}

    def listed(self, first: Token) -> list[int]:
        """Concepts of the list that begins with the phrase at a token ("an A, the B and C").

        Read from the text, because parses of longer lists break off. A member that a finite verb follows is
        the subject of another clause.
        """
        start = next((n for n, (a, b, _) in enumerate(self._spans) if a <= first.i < b), None)
        if start is None:
            return []
        found = []
        for n in range(start, len(self._spans)):
            begin, end, concept = self._spans[n]
            if n > start and not joins(self._doc, self._spans[n - 1][1], begin):
                break
            following = self._doc[end] if end < len(self._doc) else None
            if n > start and following is not None and following.tag_ in FINITE:
                break
            if n > start and following is not None and following.tag_ in {"NN", "NNS"}:
                break
            found.append(concept)
        return found

    def is_narrowed(self, token: Token) -> bool:
        """True when a phrase means less than its head's concept: "coil resistance", "the observer's motion",
        "this network", "two hidden layers", "the last layer"."""
        start, end = self._extent.get(token.i, (token.i, token.i + 1))
        outside = [t for t in token.lefts if not start <= t.i < end]
        return self._is_compounded(token) or any(
            t.dep_ == "poss"
            or (t.dep_ == "det" and t.lower_ in _POINTING)
            or (t.dep_ == "nummod" and t.like_num)
            or (t.dep_ == "amod" and (t.lower_ in _SEQUENCED or t.tag_ == "JJS"))
            for t in outside
        )

    def _is_compounded(self, token: Token) -> bool:
        """True when a noun outside the name qualifies it: "traffic light" is no light."""
        start, end = self._extent.get(token.i, (token.i, token.i + 1))
        return any(
            t.dep_ in {"compound", "nmod"} and t.pos_ in {"NOUN", "PROPN"} and not start <= t.i < end
            for t in token.lefts
        )

    def is_qualified(self, token: Token) -> bool:
        """True when adjectives or numbers stand beside a name: "careful tuning", "fewer samples"."""
        start, end = self._extent.get(token.i, (token.i, token.i + 1))
        return any(t.dep_ in {"amod", "nummod", "quantmod"} and not start <= t.i < end for t in token.lefts)

    def subjects(self, verb: Token, *, whole: bool = False) -> list[int]:
        """Concepts of which the verb says something: its subject, antecedent, or the section's subject.

        With `whole`, only if they are all of the subject ("a property of X is Y" says nothing of X, nor does
        "the X between them is Y").
        """
        seen: set[int] = set()
        while verb.i not in seen:
            seen.add(verb.i)
            subject = next((t for t in verb.lefts if t.dep_ in SUBJECTS), None)
            if subject is not None and subject.lower_ not in _RELATIVES:
                return self._subject_concepts(subject, whole)
            if any(t.dep_ == "expl" for t in verb.lefts):
                return []
            if verb.dep_ in {"relcl", "acl"}:
                return [] if self._restricts(verb) else self.antecedents(verb.head, whole=whole)
            if shares_subject(verb):
                verb = verb.head
                continue
            break
        return [self._label] if self._label is not None and verb.dep_ == "ROOT" else []

    def _restricts(self, verb: Token) -> bool:
        """True for a clause that picks some out of what its noun names ("models that need X", "models based
        on X"), and so says nothing of them all; a noun that says what something is ("X is a model based on
        Y") passes it on to X."""
        noun = verb.head
        if verb.lower_ == "using" or (verb.tag_ == "VBN" and noun.dep_ == "pobj"):
            return True
        if noun.dep_ in {"attr", "appos"}:
            return False
        opening = next((t for t in verb.lefts if t.dep_ in SUBJECTS), verb)
        return opening.i == 0 or opening.nbor(-1).text not in {",", "(", "–", "—"}

    def names(self, token: Token) -> bool:
        """True when a token belongs to the name of a concept."""
        return token.i in self._inside

    def heads(self, token: Token) -> bool:
        """True when a token heads the name of a concept."""
        return token.i in self._root

    def concept_headed_by(self, token: Token) -> int | None:
        """The concept whose name the token heads, if any."""
        return self._root.get(token.i)

    def topic(self) -> list[int]:
        """What a sentence is about that doesn't say so: its item's label, else its section's subject."""
        return [self._topic] if self._topic is not None else []

    def gerund_objects(self, verb: Token) -> list[int]:
        """Concepts of the activity that is the subject ("Computing X requires Y")."""
        for subject in verb.lefts:
            if subject.tag_ == "VBG" and subject.dep_ in {"csubj", "nsubj", "advcl"}:
                return [c for t in subject.rights if t.dep_ == "dobj" for c in self.fill(t)]
        return []

    def _subject_concepts(self, subject: Token, whole: bool) -> list[int]:
        if self.heads(subject) and (self.is_narrowed(subject) or self._is_instance(subject)):
            return []
        found = [] if whole and self._is_about_another(subject) else list(self.fill(subject, whole=whole))
        if not found and self._topic is not None and is_anaphor(subject) and not is_expletive(subject):
            return [self._topic]
        return found

    def is_said_in_general(self, verb: Token) -> bool:
        """True unless the subject is one of several or something of what it names ("the input of X")."""
        subject = next((t for t in verb.lefts if t.dep_ in SUBJECTS), None)
        if subject is None or subject.lower_ in _RELATIVES:
            return True
        return not (self._is_about_another(subject) or self.is_narrowed(subject))

    def _is_instance(self, noun: Token) -> bool:
        """True for "the map f", with a symbol: one map; "a map f" stands for all."""
        end = self._extent[noun.i][1]
        symbol = end < len(self._doc) and self._doc[end].idx in self._formulas
        return symbol and not any(t.lower_ in {"a", "an", "any", "every"} for t in noun.lefts)

    def _is_about_another(self, subject: Token) -> bool:
        own = set(range(*self._extent.get(subject.i, (subject.i, subject.i + 1))))
        return any(t.dep_ in _NARROWING and t.i not in own for t in subject.rights) or (
            subject.i in self._extent and any(t.dep_ in _MODIFYING and t.i not in own for t in subject.lefts)
        )

    def antecedents(self, noun: Token, *, whole: bool = False) -> list[int]:
        """Concepts that a clause or apposition at a noun is about: "X is a Y that …" is about X."""
        if noun.dep_ == "attr" and noun.head.lemma_ == "be":
            return self.subjects(noun.head, whole=whole)
        own = self.concept_at(noun)
        if own is not None:
            return [own]
        if noun.dep_ == "appos":
            return self.antecedents(noun.head, whole=whole)
        return []
