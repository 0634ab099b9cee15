"""Slots: which concepts fill the subject or an object of a predicate, on the dependency parse."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from extract.concepts.locate import Occurrence
from extract.grammar import subject_of
from extract.language import ParsedBlock
from extract.relations.named_tokens import NamedTokens
from extract.relations.phrases import (
    agreeing_noun,
    is_anaphor,
    is_collective,
    is_expletive,
    is_generic,
    restricts,
    shares_subject,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVES = frozenset({"that", "which", "who"})
_INSIDE = frozenset({"between", "in", "among"})


class Slots(NamedTokens):
    """The concepts of one sentence, by the tokens that head them.

    A pronoun stands for the label of the item or else for what is spoken of: the subject of the section, or
    of the sentence before. A labelled item's verb without a subject is said of the label.
    """

    def __init__(
        self,
        item: ParsedBlock,
        occurrences: Iterable[Occurrence],
        spoken_of: int | None,
        label: int | None = None,
        methods: Collection[int] = (),
    ) -> None:
        super().__init__(item, occurrences, methods)
        self._topic = label if label is not None else spoken_of
        self._label = label

    def fill(self, token: Token, *, deep: bool = False, whole: bool = False) -> Iterator[int]:
        """Concepts of the phrase at a token, with its coordinated and appositive phrases.

        Of a generic head those that follow it count, too ("a set of X"): with `deep` of any head ("the angle
        between two X"), with `whole` of none.
        """
        own = None if is_collective(token) else self.concept_at(token)
        if own is not None:
            yield own
            yield from (c for t in self.sharing(token) if (c := self.concept_headed_by(t)) is not None)
        elif not whole and (deep or is_generic(token)):
            for preposition in token.rights:
                if preposition.lower_ == "of" or (deep and preposition.lower_ in _INSIDE):
                    for inner in preposition.rights:
                        if inner.dep_ == "pobj":
                            yield from self.fill(inner, deep=deep)
        for other in token.rights:
            if self.starts_a_clause(other):
                continue
            if (other.dep_ == "conj" and other.pos_ in {"NOUN", "PROPN", "X", "VERB", "ADJ"}) or (
                other.dep_ == "appos" and own is None and other.left_edge.nbor(-1).text != "("
            ):
                yield from self.fill(other, deep=deep, whole=whole)

    def subjects(self, verb: Token, *, whole: bool = False) -> list[int]:
        """Concepts of which the verb says something: its subject, antecedent, or the section's subject.

        With `whole`, only if they are all of the subject ("a property of X is Y" says nothing of X, nor does
        "the X between them is Y").
        """
        seen: set[int] = set()
        while verb.i not in seen:
            seen.add(verb.i)
            subject = subject_of(verb)
            if subject is not None and subject.lower_ not in _RELATIVES:
                return self._subject_concepts(subject, whole)
            if any(t.dep_ == "expl" for t in verb.lefts):
                return []
            if verb.dep_ == "acl" and self._label is not None and verb.nbor(-1).text == ",":
                return [self._label]  # "**X**: slow release, found in Y"
            if verb.dep_ in {"relcl", "acl"}:
                noun = agreeing_noun(verb)
                if noun is None or (noun == verb.head and restricts(verb)):
                    return []
                return self.antecedents(noun, whole=whole)
            if shares_subject(verb):
                verb = verb.head
                continue
            break
        return [self._label] if self._label is not None and verb.dep_ == "ROOT" else []

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
        if self.heads(subject) and (self.is_narrowed(subject) or self.is_instance(subject)):
            return []
        found = [] if whole and self.is_about_another(subject) else list(self.fill(subject, whole=whole))
        if not found and self._topic is not None and is_anaphor(subject) and not is_expletive(subject):
            return [self._topic]
        return found

    def is_said_in_general(self, verb: Token) -> bool:
        """True unless the subject is one of several or something of what it names ("the input of X")."""
        subject = subject_of(verb)
        if subject is None or subject.lower_ in _RELATIVES:
            return True
        return not (self.is_about_another(subject) or self.is_narrowed(subject))

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
