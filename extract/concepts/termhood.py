"""Termhood: how sure we are that a group of names is a notion that a reader would look up."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from extract.concepts.merge import Group
from extract.concepts.names import Name
from extract.concepts.rarity import zipf
from extract.settings import (
    ACRONYM,
    BIAS,
    COMMON_SURNAME,
    DEGREE,
    FOREIGN_SCRIPT,
    GENERIC_FIRST,
    GENERIC_HEAD,
    KEPT_FIRST,
    MANY_WORDS,
    MOST_FOR_SIZE,
    NESTED_PENALTY,
    PARTIAL,
    PASSING_ONCE,
    PER_DOUBLING,
    PER_NOTE,
    PER_SIZE_DOUBLED,
    PER_SIZE_HALVED,
    PERSON,
    PHRASE_RARITY_PIVOT,
    PHRASE_RARITY_SLOPE,
    RARE_COMPOUND,
    RARE_SCRIPT,
    RARITY_PIVOT,
    RARITY_SLOPE,
    RULE_WEIGHT,
    SECOND_RULE,
    SOLID_HEAD,
    UNKNOWN_WORD,
    UNLISTED,
    USUAL_NAMES,
    VOCABULARY_WEIGHT,
    WORDS_WEIGHT,
)
from extract.wordlists import (
    DEGREES,
    FUNCTION_WORDS,
    GENERIC,
    GIVEN_NAMES,
    KEPT_MODIFIERS,
    SOLID_HEADS,
    STOP_MODIFIERS,
    WEAK_ALONE,
)

_SHOWN = frozenset({"heading", "run_in", "strong", "emphasis", "title"})
_PASSING = frozenset({"noun_phrase", "of_phrase", "topic", "listed"})
_CODE = re.compile(r"[a-z]\d|\d[a-z]")
_INNER_CAPITAL = re.compile(r"[^\W\d_][A-Z]|[A-Z]{2}|[A-Za-z]\d")


def termhood(groups: Iterable[Group], names: Mapping[str, Name]) -> list[float]:
    """Log-odds for each group, in order."""
    groups = list(groups)
    nested = nested_share(names)
    partial = _modifiers(names) | _compounds(names)
    unlisted = UNLISTED * coverage(groups)
    size = _size_weight(names)
    foreign = FOREIGN_SCRIPT if _mostly_ascii(names) else 0.0
    weak = [all(name.key in WEAK_ALONE for name in group.names) for group in groups]
    return [
        _score(group, nested, weak=is_weak)
        + size
        + (PARTIAL if all(name.key in partial for name in group.names) else 0.0)
        + (PERSON if group.vocabulary is None and all(map(_is_person, group.names)) else 0.0)
        + (VOCABULARY_WEIGHT if group.vocabulary and not is_weak else unlisted)
        + (0.0 if any(name.key.isascii() or _has_ascii(name.key) for name in group.names) else foreign)
        for group, is_weak in zip(groups, weak, strict=True)
    ]


def coverage(groups: Sequence[Group]) -> float:
    """The share of the terms that headings, run-in titles and emphasis name which a vocabulary lists."""
    shown = [group for group in groups if any(map(is_shown, group.names))]
    return sum(group.vocabulary is not None for group in shown) / len(shown) if shown else 0.0


def is_shown(name: Name) -> bool:
    """True for a name in a heading, a run-in title or emphasis."""
    return not _SHOWN.isdisjoint(name.rules)


def _mostly_ascii(names: Mapping[str, Name]) -> bool:
    return sum(not _has_ascii(key) for key in names) < RARE_SCRIPT * len(names)


def _has_ascii(key: str) -> bool:
    return any("a" <= c <= "z" for c in key)


def nested_share(names: Mapping[str, Name]) -> dict[str, float]:
    """For each key, the share of its places in which it only is a part of one longer name (C-value).

    K. Frantzi, S. Ananiadou, H. Mima: Automatic recognition of multi-word terms: the C-value/NC-value method.
    International Journal on Digital Libraries 3(2), 115-130, 2000.
    """
    inside: dict[str, Counter[str]] = defaultdict(Counter)
    for key, name in names.items():
        words = key.split()
        for size in range(1, len(words)):
            for start in range(len(words) - size + 1):
                part = " ".join(words[start : start + size])
                if part in names:
                    inside[part][key] += name.frequency
    shares = {}
    for key, longer in inside.items():
        own = names[key].frequency
        shares[key] = max(longer.values()) / (own + sum(longer.values()))
    return shares


def _score(group: Group, nested: Mapping[str, float], *, weak: bool) -> float:
    score = BIAS + _rule_weight(group) + (0.0 if weak else _frequency_weight(group))
    lead = max(group.names, key=lambda name: (name.frequency, name.key))
    score += max(_form_weight(name) for name in group.names if name.frequency * 4 >= lead.frequency)
    score -= NESTED_PENALTY * min(nested.get(name.key, 0.0) for name in group.names)
    score += PASSING_ONCE if group.vocabulary is None and _is_said_once(group) else 0.0
    if any(_is_acronym(name) for name in group.names):
        return score + ACRONYM
    return score + (UNKNOWN_WORD if all(_is_unknown(name) for name in group.names) else 0.0)


def _is_said_once(group: Group) -> bool:
    """True for a phrase, or a word that English does not have, that the prose names in passing at one
    place."""
    if len({place for name in group.names for place in name.places}) > 1:
        return False
    passing = all(rule.partition(".")[0] in _PASSING for name in group.names for rule in name.rules)
    return passing and all(" " in name.key or zipf(name.key) == 0 for name in group.names)


def _modifiers(names: Mapping[str, Name]) -> set[str]:
    """Codes that the notes put in front of several heads ("L1" of L1 norm and L1 penalty)."""
    heads = Counter(key.split()[0] for key in names if " " in key)
    return {key for key in names if " " not in key and _CODE.fullmatch(key) and heads[key] > 1}


def _compounds(names: Mapping[str, Name]) -> set[str]:
    """Rare phrases "A of B" of two names that are as common: said of two notions, not a third one."""
    found = set()
    for key, name in names.items():
        one, of, other = key.partition(" of ")
        if of and " " in one and name.frequency <= RARE_COMPOUND:
            parts = names.get(one), names.get(other)
            if all(part is not None and part.frequency >= name.frequency for part in parts):
                found.add(key)
    return found


def _is_unknown(name: Name) -> bool:
    """True for a word that English does not have and that only passes by in the prose."""
    passing = all(rule.partition(".")[0] in _PASSING for rule in name.rules)
    return " " not in name.key and passing and zipf(name.key) == 0


def _is_person(name: Name) -> bool:
    """True for a given name and a surname, always in capitals: "Gregor Mendel", "Stanley B. Prusiner"."""
    words = name.key.split()
    if len(words) < 2 or words[0] not in GIVEN_NAMES or zipf(words[-1]) >= COMMON_SURNAME:
        return False
    return all(word[:1].isupper() for surface in name.surfaces for word in surface.split())


def _is_acronym(name: Name) -> bool:
    return " " not in name.key and all(_INNER_CAPITAL.search(surface) for surface in name.surfaces)


def _rule_weight(group: Group) -> float:
    seen = {rule for name in group.names for rule in name.rules}
    weights = sorted((_weight_of(rule) for rule in seen), reverse=True)
    return sum(weight if index == 0 else SECOND_RULE * weight for index, weight in enumerate(weights[:4]))


def _weight_of(rule: str) -> float:
    base, _, variant = rule.partition(".")
    return RULE_WEIGHT[base] * (SECOND_RULE if variant else 1.0)


def _frequency_weight(group: Group) -> float:
    places = len({place for name in group.names for place in name.places})
    notes = len({note for name in group.names for note in name.notes})
    return PER_DOUBLING * math.log2(places) + PER_NOTE * math.log2(notes)


def _form_weight(name: Name) -> float:
    key = name.key
    words = [word for word in key.split() if word not in FUNCTION_WORDS] or key.split()
    weight = WORDS_WEIGHT.get(len(words), MANY_WORDS)
    if len(words) == 1:
        return weight + RARITY_SLOPE * (RARITY_PIVOT - zipf(words[0]))
    mean = sum(zipf(word) for word in words) / len(words)
    weight += PHRASE_RARITY_SLOPE * (PHRASE_RARITY_PIVOT - mean)
    head = [word for word in key.partition(" of ")[0].split() if word not in FUNCTION_WORDS][-1:]
    if head and head[0] in GENERIC:
        weight += SOLID_HEAD if head[0] in SOLID_HEADS else GENERIC_HEAD
    if all("-" in surface.split()[0] for surface in name.surfaces):
        return weight
    if words[0] in KEPT_MODIFIERS:
        weight += KEPT_FIRST
    elif words[0] in STOP_MODIFIERS:
        weight += GENERIC_FIRST
    if words[0] in DEGREES:
        weight += DEGREE
    return weight


def _size_weight(names: Mapping[str, Name]) -> float:
    """Log-odds for the size of the notes: the longer they are, the more passing phrases recur in them."""
    doublings = math.log2(max(len(names), 1) / USUAL_NAMES)
    return min(-doublings * (PER_SIZE_DOUBLED if doublings > 0 else PER_SIZE_HALVED), MOST_FOR_SIZE)
