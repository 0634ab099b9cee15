"""One concept for all its names: spelling, abbreviation, synonym, vocabulary. A wrong merge is worse than a
missed one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from extract.concepts.names import Name
from extract.concepts.rarity import zipf
from extract.mentions.mention import Synonymy
from extract.settings import STANDALONE_ZIPF, SUFFIX_HEADS
from extract.vocabulary import Vocabularies, VocabularyConcept


class Group(Struct, frozen=True):
    """Names that stand for one notion."""

    names: tuple[Name, ...]
    vocabulary: VocabularyConcept | None
    local: frozenset[tuple[str, str]]
    """(note, key) of abbreviations that mean this notion only in that note."""


class _Union:
    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, key: str) -> str:
        root = key
        while (parent := self._parent.get(root, root)) != root:
            root = parent
        while (parent := self._parent.get(key, key)) != root:
            self._parent[key] = root
            key = parent
        return root

    def join(self, a: str, b: str) -> None:
        low, high = sorted((self.find(a), self.find(b)))
        self._parent[high] = low


def merge(names: Mapping[str, Name], pairs: Iterable[Synonymy], vocabularies: Vocabularies) -> list[Group]:
    """Groups of names, sorted by their first key. Independent of the order of its inputs."""
    pairs = [pair for pair in pairs if pair.key in names and pair.other in names]
    ambiguous = _ambiguous(pairs, vocabularies)
    union = _Union()
    known = _vocabulary_of(names, pairs, ambiguous, vocabularies)
    _join_same_concept(union, known)
    for pair in pairs:
        if pair.other not in ambiguous and _compatible(known.get(pair.key), known.get(pair.other)):
            union.join(pair.key, pair.other)
    _join_spacing(union, names, known)
    _join_suffixes(union, names, known)
    return _groups(names, union, known, pairs, ambiguous)


def _compatible(a: VocabularyConcept | None, b: VocabularyConcept | None) -> bool:
    return a is None or b is None or a.iri == b.iri


def _ambiguous(pairs: Iterable[Synonymy], vocabularies: Vocabularies) -> frozenset[str]:
    """Abbreviations for which the notes give two long forms that are not spellings of one."""
    longs: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        if pair.rule == "abbreviation":
            known = vocabularies.get(pair.key)
            longs[pair.other].add(known.iri if known else pair.key.replace(" ", ""))
    return frozenset(
        short for short, forms in longs.items() if len(forms) > 1 and not _one_contains_all(forms)
    )


def _one_contains_all(forms: set[str]) -> bool:
    """True when all forms are cuts of the longest one: the beginning of a long form is easily missed."""
    longest = max(forms, key=lambda form: (len(form), form))
    return all(longest.endswith(form) for form in forms)


def _vocabulary_of(
    names: Iterable[str], pairs: Iterable[Synonymy], ambiguous: frozenset[str], vocabularies: Vocabularies
) -> dict[str, VocabularyConcept]:
    """The vocabulary's concept for each key. The notes' own long form overrules the vocabulary's reading."""
    own_reading = {}
    for pair in pairs:
        if pair.rule == "abbreviation" and pair.other not in ambiguous:
            own_reading[pair.other] = vocabularies.get(pair.key)
    known = {}
    for key in names:
        concept = own_reading.get(key, vocabularies.get(key)) if key not in ambiguous else None
        if concept is not None:
            known[key] = concept
    return known


def _join_same_concept(union: _Union, known: Mapping[str, VocabularyConcept]) -> None:
    first: dict[str, str] = {}
    for key in sorted(known):
        union.join(key, first.setdefault(known[key].iri, key))


def _join_spacing(union: _Union, names: Iterable[str], known: Mapping[str, VocabularyConcept]) -> None:
    """ "pretraining", "pre-training" and "pre training" are one."""
    first: dict[str, str] = {}
    for key in sorted(names):
        other = first.setdefault(key.replace(" ", ""), key)
        if _compatible(known.get(key), known.get(other)):
            union.join(key, other)


def _join_suffixes(union: _Union, names: Mapping[str, Name], known: Mapping[str, VocabularyConcept]) -> None:
    """ "X algorithm" and X are one when the notes use both and X stands alone as a term."""
    for key in sorted(names):
        stem, _, head = key.rpartition(" ")
        if head in SUFFIX_HEADS and stem in names and _stands_alone(stem, known):
            if _compatible(known.get(key), known.get(stem)):
                union.join(key, stem)


def _stands_alone(stem: str, known: Mapping[str, VocabularyConcept]) -> bool:
    words = stem.split()
    if stem in known:
        return True
    return zipf(words[-1]) < STANDALONE_ZIPF and (len(words) > 1 or len(stem) > 3)


def _groups(
    names: Mapping[str, Name],
    union: _Union,
    known: Mapping[str, VocabularyConcept],
    pairs: Iterable[Synonymy],
    ambiguous: frozenset[str],
) -> list[Group]:
    members: dict[str, list[Name]] = defaultdict(list)
    for key in sorted(names):
        if key not in ambiguous:
            members[union.find(key)].append(names[key])
    local: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for pair in pairs:
        if pair.other in ambiguous:
            local[union.find(pair.key)].add((pair.note, pair.other))
    return [
        Group(
            tuple(group),
            next((known[name.key] for name in group if name.key in known), None),
            frozenset(local.get(root, ())),
        )
        for root, group in sorted(members.items())
    ]
