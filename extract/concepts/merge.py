"""One concept for all its names: spelling, abbreviation, synonym, vocabulary. A wrong merge is worse than a
missed one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from extract.concepts.initials import acronyms, spell_out, spelled_out
from extract.concepts.names import Name
from extract.concepts.rarity import zipf
from extract.concepts.suffixes import suffixed
from extract.concepts.variants import gerund, inverted, one_edit, unabbreviated, unspaced
from extract.mentions.mention import Synonymy
from extract.mentions.siblings import Families, told_apart
from extract.settings import COMMON_ALIAS, MIN_TYPO
from extract.vocabulary import Vocabularies, VocabularyConcept
from graph.labels import fold


class Group(Struct, frozen=True):
    """Names that stand for one notion."""

    names: tuple[Name, ...]
    vocabulary: VocabularyConcept | None
    local: frozenset[tuple[str, str]]
    """(note, key) of abbreviations that mean this notion only in that note."""


_OWN = frozenset(
    {"heading", "title", "page", "item_label", "run_in", "cell", "defined", "defined_emphasised"}
)
"""Rules by which a name is shown to have a text of its own."""


class _Union:
    """Groups of keys; two groups that a vocabulary knows as different concepts become one only if the notes
    insist."""

    def __init__(self, known: Mapping[str, VocabularyConcept]) -> None:
        self._parent: dict[str, str] = {}
        self._iri = {key: concept.iri for key, concept in known.items()}

    def find(self, key: str) -> str:
        """The key that stands for the group."""
        root = key
        while (parent := self._parent.get(root, root)) != root:
            root = parent
        while (parent := self._parent.get(key, key)) != root:
            self._parent[key] = root
            key = parent
        return root

    def join(self, a: str, b: str, *, insist: bool = False) -> None:
        """Make one group of two, if they are compatible or the notes `insist`."""
        low, high = sorted((self.find(a), self.find(b)))
        iris = {iri for iri in (self._iri.get(low), self._iri.get(high)) if iri}
        if low != high and (insist or len(iris) < 2):
            self._parent[high] = low
            if iris:
                self._iri[low] = min(iris)


def merge(
    names: Mapping[str, Name],
    pairs: Iterable[Synonymy],
    vocabularies: Vocabularies,
    families: Families | None = None,
) -> list[Group]:
    """Groups of names, sorted by their first key. Independent of the order of its inputs.

    `families` says which names stand side by side in the notes: a vocabulary doesn't make them one.
    """
    pairs = [pair for pair in pairs if pair.other in names]
    elliptic = {
        p.other: c
        for p in pairs
        if p.rule == "elliptic" and zipf(p.other) < COMMON_ALIAS and (c := vocabularies.get(p.key))
    }
    pairs = [
        pair
        for pair in pairs
        if pair.key in names and pair.rule != "elliptic" and not _has_its_own(names[pair.other], pair)
    ]
    ambiguous = _ambiguous(pairs, vocabularies)
    spelled = spell_out(acronyms(names, pairs, ambiguous, vocabularies))
    known = elliptic | _vocabulary_of(names, pairs, ambiguous, vocabularies, spelled)
    known = _without_told_apart(known, names, families or {})
    union = _Union(known)
    _join_same_concept(union, known)
    for pair in pairs:
        if pair.other not in ambiguous:
            union.join(pair.key, pair.other, insist=pair.rule == "mutual")
    short_forms = {pair.other for pair in pairs if pair.rule == "abbreviation"}
    for acronym, long in spelled_out(names, short_forms | known.keys()):
        union.join(acronym, long)
    for variant in (unspaced, unabbreviated, inverted, gerund, spelled):
        _join_variants(union, names, variant)
    _join_typos(union, names)
    for key, stem in suffixed(names, known):
        union.join(key, stem)
    return _groups(names, union, known, pairs, ambiguous)


def _has_its_own(name: Name, pair: Synonymy) -> bool:
    """True for an alias in the front matter that has a text of its own: a notion the note is about, too."""
    return pair.rule == "alias" and not name.rules.keys().isdisjoint(_OWN)


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
    names: Iterable[str],
    pairs: Iterable[Synonymy],
    ambiguous: frozenset[str],
    vocabularies: Vocabularies,
    spelled: Callable[[str], str],
) -> dict[str, VocabularyConcept]:
    """The vocabulary's concept for each key. The notes' own long form overrules the vocabulary's reading."""
    own_reading = {}
    for pair in pairs:
        if pair.rule == "abbreviation" and pair.other not in ambiguous:
            own_reading[pair.other] = vocabularies.get(pair.key)
    known = {}
    for key in names:
        concept = own_reading.get(key, _listed(key, vocabularies, spelled)) if key not in ambiguous else None
        if concept is not None:
            known[key] = concept
    named = {concept.iri for key, concept in known.items() if not _is_loose(key, concept)}
    return {key: c for key, c in known.items() if c.iri in named or not _is_loose(key, c)}


def _without_told_apart(
    known: Mapping[str, VocabularyConcept],
    names: Mapping[str, Name],
    families: Families,
) -> dict[str, VocabularyConcept]:
    """Without the names that the notes put beside another name of the same concept, which keeps it."""
    keys: dict[str, list[str]] = defaultdict(list)
    for key, concept in known.items():
        keys[concept.iri].append(key)
    apart = set()
    for found in keys.values():
        found.sort(key=lambda key: (key != fold(known[key].label), -names[key].frequency, key))
        for index, key in enumerate(found):
            if any(told_apart(families.get(key, {}), families.get(other, {})) for other in found[:index]):
                apart.add(key)
    return {key: concept for key, concept in known.items() if key not in apart}


def _listed(key: str, vocabularies: Vocabularies, spelled: Callable[[str], str]) -> VocabularyConcept | None:
    """The vocabulary's concept for a key, or for its other ways of writing."""
    ways = (key, unabbreviated(key), inverted(key), spelled(key))
    return next((concept for way in ways if (concept := vocabularies.get(way)) is not None), None)


def _is_loose(key: str, concept: VocabularyConcept) -> bool:
    """A common English word that a vocabulary gives as a second name ("dimension" of a vector space): it
    stands for the concept only in notes that also use another of its names."""
    return " " not in key and key != fold(concept.label) and zipf(key) >= COMMON_ALIAS


def _join_same_concept(union: _Union, known: Mapping[str, VocabularyConcept]) -> None:
    first: dict[str, str] = {}
    for key in sorted(known):
        union.join(key, first.setdefault(known[key].iri, key))


def _join_variants(union: _Union, names: Iterable[str], variant: Callable[[str], str]) -> None:
    """Keys that a rewriting makes equal are one, unless a vocabulary tells them apart."""
    first: dict[str, str] = {}
    for key in sorted(names):
        union.join(key, first.setdefault(variant(key), key))


def _join_typos(union: _Union, names: Iterable[str]) -> None:
    """A long word that English does not have, one letter away from the same name with a word that it has."""
    by_shape: dict[tuple[str, ...], list[str]] = defaultdict(list)
    keys = sorted(names)
    for key in keys:
        words = key.split()
        for index, word in enumerate(words):
            if len(word) >= MIN_TYPO:
                by_shape[(*words[:index], "*", *words[index + 1 :])].append(word)
    for shape, candidates in sorted(by_shape.items()):
        odd = [word for word in candidates if len(candidates) > 1 and zipf(word) == 0.0]
        for word in odd:
            for other in candidates:
                if zipf(other) > 0.0 and one_edit(word, other):
                    wrong, right = (
                        " ".join(w if part == "*" else part for part in shape) for w in (word, other)
                    )
                    union.join(wrong, right)


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
