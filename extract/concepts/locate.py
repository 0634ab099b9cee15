"""Where concepts occur: every place in the prose that shows one of their names, longest name first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from extract.concepts.merge import Group
from extract.concepts.rarity import zipf
from extract.grammar import BEFORE_NOUN
from extract.language import ParsedBlock, ParsedDocument
from extract.mentions.shape import UNREADABLE, coordinated_before, is_placeholder, overlaps_mark
from extract.settings import COMMON_WORD
from graph.labels import fold, singular

if TYPE_CHECKING:
    from spacy.tokens import Token


class Occurrence(Struct, frozen=True, order=True):
    """One place that shows a concept."""

    note: str
    block: int
    start: int
    end: int
    """Half-open offsets into `Block.text`."""
    concept: int
    """Index of the concept in the list that the locator was made from."""


_BREAK = re.compile(r"[.,;:!?()\[\]|/=<>+]")
_AND = re.compile(r"[\s*_]+(?:and|or|vs\.?|versus)[\s*_]+", re.IGNORECASE)
_SIGN = re.compile(r"[\s*_]*[&/][\s*_]*")
_COMMA = re.compile(r"[*_]*,[\s*_]+")
_NOUN_LIKE = frozenset({"NOUN", "PROPN", "ADJ", "X", "NUM", "SYM", "INTJ"})
_SNAKE = re.compile(r"\w_\w")
"""A name of code, which holds no words: class_weight."""

_ACRONYM = re.compile(r"[A-Z].*[A-Z]|^[A-Z]\d*$|[A-Z]\d|[a-z][A-Z]")


class _Word(Struct, frozen=True):
    word: str
    start: int
    end: int
    token: int


class Locator:
    """Finds the occurrences of a fixed list of concepts."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._concept: dict[str, int] = {}
        self._local: dict[tuple[str, str], int] = {}
        self._cased: set[str] = set()
        keys: set[str] = set()
        for index, group in enumerate(groups):
            for name in group.names:
                self._concept[name.key] = index
                keys.add(name.key)
                if _is_cased(name.key, name.surfaces):
                    self._cased.add(name.key)
            for note, key in group.local:
                self._local[note, key] = index
                keys.add(key)
                self._cased.add(key)
        for key in sorted(keys):
            words = tuple(key.split())
            self._by_first.setdefault(words[0], []).append((words, key))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda candidate: (-len(candidate[0]), candidate[1]))

    def concept_of(self, key: str, note: str = "") -> int | None:
        """The concept that a folded label stands for in a note."""
        return self._local.get((note, key), self._concept.get(key))

    def occurrences(self, note: str, item: ParsedBlock) -> Iterator[Occurrence]:
        """All occurrences in one block, left to right, not overlapping."""
        words = list(_words(item))
        block = item.block.index
        found: list[Occurrence] = []
        index = 0
        while index < len(words):
            match = self._longest(note, item, words, index)
            if match is None:
                index += 1
                continue
            size, concept = match
            for word, shared in self._sharing(note, item, words, range(index, index + size)):
                if found and found[-1].end > word.start:
                    if not _modifies_with(item, word, words[index + size - 1]):
                        break
                    found.pop()
                found.append(Occurrence(note, block, word.start, word.end, shared))
            found.append(Occurrence(note, block, words[index].start, words[index + size - 1].end, concept))
            index += size
        yield from sorted(found)

    def _sharing(
        self, note: str, item: ParsedBlock, words: list[_Word], name: range
    ) -> Iterator[tuple[_Word, int]]:
        """The words before a name that share its head, with the concepts that they mean, right to left:
        "frequency" in "frequency and presence penalties"."""
        text, right = item.block.text, name.start
        while (shared := _coordinated(text, words, right, first=right == name.start)) is not None:
            heads = (words[start : name.stop] for start in range(name.start + 1, name.stop))
            modifier = words[shared.start : shared.stop]
            keys = (" ".join(word.word for word in (*modifier, *head)) for head in heads)
            concept = next((c for key in keys if (c := self.concept_of(key, note)) is not None), None)
            if concept is None:
                return
            yield structs.replace(modifier[-1], start=modifier[0].start), concept
            right = shared.start

    def _longest(
        self, note: str, item: ParsedBlock, words: list[_Word], index: int
    ) -> tuple[int, int] | None:
        for candidate, key in self._by_first.get(words[index].word, ()):
            window = words[index : index + len(candidate)]
            if tuple(word.word for word in window) != candidate:
                continue
            concept = self.concept_of(key, note)
            if concept is not None and self._fits(item, key, window):
                return len(candidate), concept
        return None

    def _fits(self, item: ParsedBlock, key: str, window: list[_Word]) -> bool:
        text = item.block.text
        start, end = window[0].start, window[-1].end
        if any(
            _BREAK.search(text[a.end : b.start]) and not _is_joined(text, a, b, window[-1])
            for a, b in pairwise(window)
        ):
            return False
        surface = text[start:end]
        if key in self._cased and not _ACRONYM.search(surface):
            return False
        if len(window) == 1 and not _is_nominal(item.doc[window[0].token]):
            return False
        return not (is_placeholder(text, start, end) or overlaps_mark(item, start, end, UNREADABLE))


def _coordinated(text: str, words: list[_Word], right: int, *, first: bool) -> range | None:
    """Indexes of the word, or the hyphenated words, that "and", "or", "vs." or a sign joins to the one at
    `right`; before those, a comma does."""
    for last, joint in ((right - 2, _AND), (right - 1, _SIGN)) if first else ((right - 1, _COMMA),):
        if last >= 0 and joint.fullmatch(text[words[last].end : words[right].start]):
            start = last
            while start > 0 and text[words[start - 1].end : words[start].start] == "-":
                start -= 1
            return range(start, last + 1)
    return None


def _modifies_with(item: ParsedBlock, word: _Word, head: _Word) -> bool:
    """True when the parse sees a word in front of the head, and not as a notion beside it."""
    token = item.doc[word.token]
    first = [token, *coordinated_before(token)][-1]
    return first.dep_ in BEFORE_NOUN and first.head.i >= head.token


def _is_joined(text: str, first: _Word, second: _Word, last: _Word) -> bool:
    """True for the slash in "I/O" and in "client/server model"."""
    letters = first.end - first.start == 1 and second.end - second.start == 1
    return text[first.end : second.start] == "/" and (letters or second is not last)


def _is_cased(key: str, surfaces: Mapping[str, int]) -> bool:
    if " " in key or not all(_ACRONYM.search(surface) for surface in surfaces):
        return False
    return len(key) <= 3 or zipf(key) >= COMMON_WORD


def _is_nominal(token: Token) -> bool:
    return (
        token.pos_ in _NOUN_LIKE
        or token.tag_ in {"VBG", "NN", "NNS"}
        or _ACRONYM.search(token.text) is not None
    )


def _words(item: ParsedBlock) -> Iterator[_Word]:
    before = ""
    for token in item.doc:
        if token.is_space or token.is_punct:
            continue
        if _SNAKE.search(token.text):
            yield _Word(token.lower_, token.idx, token.idx + len(token), token.i)
            continue
        starred = (
            len(token) == 1 and not token.whitespace_ and item.doc[token.i + 1 : token.i + 2].text == "*"
        )
        end = token.idx + len(token) + starred
        for word in fold(token.text + "*" * starred).split():
            word = singular("bases", after=before) if token.lower_ == "bases" else word
            yield _Word(word, token.idx, end, token.i)
            before = word


def locate(documents: Iterable[ParsedDocument], groups: Sequence[Group]) -> list[Occurrence]:
    """All occurrences of all concepts, in order of note and place."""
    locator = Locator(groups)
    return sorted(
        found
        for document in documents
        for item in document.parsed
        for found in locator.occurrences(document.document.note.id, item)
    )
