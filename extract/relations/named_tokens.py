"""The names of concepts on the dependency parse of one sentence: where each stands and what is around it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from extract.concepts.locate import Occurrence
from extract.document import MarkKind
from extract.grammar import BEFORE_NOUN, FINITE
from extract.language import ParsedBlock
from extract.mentions.shape import STRESSED
from extract.relations.cues import CLASSING_NOUNS
from extract.relations.phrases import is_joined, is_spelled_number, joins

if TYPE_CHECKING:
    from spacy.tokens import Token

_NARROWING = frozenset({"prep", "relcl", "acl"})
_POINTING = frozenset({"this", "that", "these", "those", "another", "some"})
_SEQUENCED = frozenset(
    "first second third last next previous latter former following same other whole above below".split()
)
"""Adjectives that pick one thing out of several."""


class NamedTokens:
    """The concepts of one sentence, by the tokens that head their names.

    Of `methods` several are still the same ("SVM models").
    """

    def __init__(
        self, item: ParsedBlock, occurrences: Iterable[Occurrence], methods: Collection[int] = ()
    ) -> None:
        self._methods = methods
        self._root: dict[int, int] = {}
        self._extent: dict[int, tuple[int, int]] = {}
        self._inside: dict[int, int] = {}
        self._spans: list[tuple[int, int, int]] = []
        self._doc = item.doc
        self._stressed = [(m.start, m.end) for m in item.block.marks if m.kind in STRESSED]
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
            if before.dep_ in BEFORE_NOUN and before.head == token:
                concept = self._inside.get(before.i)
                return concept if token.tag_ != "NNS" or concept in self._methods else None
        return None

    def is_stressed(self, token: Token) -> bool:
        """True for a token in bold, italics or highlight."""
        return any(start <= token.idx < end for start, end in self._stressed)

    def names(self, token: Token) -> bool:
        """True when a token belongs to the name of a concept."""
        return token.i in self._inside

    def heads(self, token: Token) -> bool:
        """True when a token heads the name of a concept."""
        return token.i in self._root

    def concept_headed_by(self, token: Token) -> int | None:
        """The concept whose name the token heads, if any."""
        return self._root.get(token.i)

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

    def ends_alike(self, one: int, other: int) -> bool:
        """True for two concepts whose names here end in the same word."""
        ends: dict[int, set[str]] = {one: set(), other: set()}
        for _, end, concept in self._spans:
            if concept in ends:
                ends[concept].add(self._doc[end - 1].lemma_.lower())
        return not ends[one].isdisjoint(ends[other])

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

    def is_qualified(self, token: Token) -> bool:
        """True when adjectives or amounts stand beside a name: "careful tuning", "fewer samples", "16 units";
        not for a number in letters."""
        start, end = self._extent.get(token.i, (token.i, token.i + 1))
        return any(
            t.dep_ in {"amod", "nummod", "quantmod"} and not start <= t.i < end and not is_spelled_number(t)
            for t in token.lefts
        )

    def _is_compounded(self, token: Token) -> bool:
        """True when a noun outside the name qualifies it: "traffic light" is no light."""
        start, end = self._extent.get(token.i, (token.i, token.i + 1))
        return any(
            t.dep_ in {"compound", "nmod"} and t.pos_ in {"NOUN", "PROPN"} and not start <= t.i < end
            for t in self._outside_sharing(token)
        )

    def is_instance(self, noun: Token) -> bool:
        """True for "the map f", with a symbol: one map; "a map f" stands for all."""
        end = self._extent[noun.i][1]
        symbol = end < len(self._doc) and self._doc[end].idx in self._formulas
        return symbol and not any(t.lower_ in {"a", "an", "any", "every"} for t in noun.lefts)

    def is_about_another(self, subject: Token) -> bool:
        """True for more than the name ("a property of X", "the X between them"): the verb is said of that."""
        own = set(range(*self._extent.get(subject.i, (subject.i, subject.i + 1))))
        return any(t.dep_ in _NARROWING and t.i not in own for t in subject.rights) or (
            subject.i in self._extent
            and any(t.dep_ in BEFORE_NOUN and t.i not in own for t in self._outside_sharing(subject))
        )

    def starts_a_clause(self, token: Token) -> bool:
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

    def _outside_sharing(self, head: Token) -> list[Token]:
        sharing = self.sharing(head)
        return [t for t in head.lefts if t not in sharing]

    def sharing(self, head: Token) -> list[Token]:
        """Modifiers before a name that stand for names with the same head: "frequency and presence
        penalties"."""
        first = (t for t in head.lefts if t.dep_ in BEFORE_NOUN and any(c.dep_ == "conj" for c in t.rights))
        chain = [t for modifier in first for t in (modifier, *modifier.subtree)]
        start = self._extent.get(head.i, (head.i, head.i))[0]
        return [t for t in dict.fromkeys(chain) if t.i in self._root and t.i < start]
