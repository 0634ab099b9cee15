"""Termhood: how sure we are that a group of names is a notion that a reader would look up."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from extract.concepts.form import form_weight, is_acronym, is_joint, is_person, is_plural_only
from extract.concepts.merge import Group
from extract.concepts.names import Name
from extract.concepts.rarity import is_slip, zipf
from extract.mentions.mention import IN_SENTENCES
from extract.settings import (
    ACRONYM,
    BIAS,
    DIGITS,
    FOREIGN_SCRIPT,
    JOINT,
    MOST_FOR_SIZE,
    NESTED_PENALTY,
    ONLY_HEADED,
    ONLY_PLURAL,
    ONLY_SHOWN,
    PARTIAL,
    PASSING_ONCE,
    PER_DOUBLING,
    PER_HEADED_DOUBLED,
    PER_NOTE,
    PER_SIZE_DOUBLED,
    PER_SIZE_HALVED,
    PERSON,
    RARE_COMPOUND,
    RARE_SCRIPT,
    RULE_WEIGHT,
    SECOND_RULE,
    SEVERAL,
    SLIP,
    SUFFIX_HEADS,
    UNKNOWN_WORD,
    UNLISTED,
    USUAL_NAMES,
    VOCABULARY_WEIGHT,
)
from extract.wordlists import WEAK_ALONE

_SHOWN = frozenset({"heading", "run_in", "strong", "emphasis", "title"})
_WHOLE = frozenset({"title", "page", "wikilink", "link", "item_of_terms", "roll", "long_form", "short_form"})
"""Rules that see names and nothing else, whether or not a sentence says them."""

_SEVERAL = ("multiple ", "several ", "many ", "various ", "two ", "three ", "different ")
_CODE = re.compile(r"[a-z]\d|\d[a-z]")


def termhood(groups: Iterable[Group], names: Mapping[str, Name]) -> list[float]:
    """Log-odds for each group, in order."""
    groups = list(groups)
    nested, heads = nested_share(names), _headed(names)
    partial = _modifiers(names) | _compounds(names)
    unlisted = UNLISTED * coverage(groups)
    size = _size_weight(names)
    foreign = FOREIGN_SCRIPT if _mostly_ascii(names) else 0.0
    weak = [all(name.key in WEAK_ALONE for name in group.names) for group in groups]
    return [
        _score(group, nested, heads, weak=is_weak)
        + size
        + (PARTIAL if all(name.key in partial for name in group.names) else 0.0)
        + (PERSON if group.vocabulary is None and all(map(is_person, group.names)) else 0.0)
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


def _score(group: Group, nested: Mapping[str, float], heads: Counter[str], *, weak: bool) -> float:
    score = BIAS + _rule_weight(group) + (0.0 if weak else _frequency_weight(group))
    lead = max(group.names, key=lambda name: (name.frequency, name.key))
    score += max(form_weight(name) for name in group.names if name.frequency * 4 >= lead.frequency)
    score -= NESTED_PENALTY * min(nested.get(name.key, 0.0) for name in group.names)
    score += 0.0 if weak or lead.key in SUFFIX_HEADS else PER_HEADED_DOUBLED * math.log2(1 + heads[lead.key])
    score += 0.0 if group.vocabulary else _doubts(group, lead)
    if any(is_acronym(name) for name in group.names):
        return score + ACRONYM
    return score + (UNKNOWN_WORD if all(_is_unknown(name) for name in group.names) else 0.0)


def _doubts(group: Group, lead: Name) -> float:
    """What speaks against names that no vocabulary lists: no sentence says them as a noun phrase, digits,
    two things in one, plural only, once in passing."""
    rules = _rules(group.names)
    doubts = PASSING_ONCE if _is_said_once(group) else 0.0
    if "noun_phrase" not in rules and _WHOLE.isdisjoint(rules):
        doubts += ONLY_HEADED if "heading" in rules else ONLY_SHOWN
    if rules <= IN_SENTENCES and any(is_slip(word) for name in group.names for word in name.key.split()):
        doubts += SLIP
    doubts += DIGITS if any(c.isdigit() for c in lead.key) else 0.0
    doubts += ONLY_PLURAL if all(map(is_plural_only, group.names)) else 0.0
    doubts += SEVERAL if lead.key.startswith(_SEVERAL) and is_plural_only(lead) else 0.0
    return doubts + (JOINT if is_joint(lead) and rules.isdisjoint({"title", "page"}) else 0.0)


def _headed(names: Iterable[str]) -> Counter[str]:
    """For each key, the number of longer names that end in it: what many names qualify is a notion."""
    ends: Counter[str] = Counter()
    for key in names:
        words = key.split()
        ends.update(" ".join(words[start:]) for start in range(1, len(words)))
    return ends


def _is_said_once(group: Group) -> bool:
    """True for a phrase, or a word that English does not have, that the prose names in passing at one
    place."""
    if len({place for name in group.names for place in name.places}) > 1:
        return False
    return _rules(group.names) <= IN_SENTENCES and all(
        " " in name.key or zipf(name.key) == 0 for name in group.names
    )


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
    return " " not in name.key and zipf(name.key) == 0 and _rules([name]) <= IN_SENTENCES


def _rules(names: Iterable[Name]) -> set[str]:
    """The rules that saw some names, without their variants."""
    return {rule.partition(".")[0] for name in names for rule in name.rules}


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


def _size_weight(names: Mapping[str, Name]) -> float:
    """Log-odds for the size of the notes: the longer they are, the more passing phrases recur in them."""
    doublings = math.log2(max(len(names), 1) / USUAL_NAMES)
    return min(-doublings * (PER_SIZE_DOUBLED if doublings > 0 else PER_SIZE_HALVED), MOST_FOR_SIZE)
