"""The preferred label: the standard singular term, in the case in which the field writes it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from msgspec import Struct

from extract.concepts.merge import Group
from extract.concepts.names import Name
from extract.concepts.rarity import zipf
from extract.language import ParsedDocument, is_shouted
from graph.labels import fold, is_irregular_plural, singular

NAME_ZIPF = 3.4
"""A capitalised word that the notes never write in lower case is a proper name if it is rarer than this."""

NAMED_ZIPF = 4.0
"""The same for a word that the notes capitalise within a sentence ("the Maxwell equations") or give an 's."""

PLURAL_ONLY = 1.0
"""A cut form that is this many Zipf units rarer than the word is no singular: "bia", "baye", "len"."""

_NAME = re.compile(r"(?<=[a-z],\s|.[a-z]\s)[A-Z][a-z]+(?:\s[A-Z][a-z]+)*(?=['’]s\b|[\s,.;)])")
"""One or more capitalised words after a word in lower case."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ACRONYM = re.compile(r"[A-Z].*[A-Z]|[A-Z]\d|\d|^[A-Z]$|[a-z][A-Z]")


class Casing(Struct, frozen=True):
    """How the notes write words."""

    lowercase: frozenset[str] = frozenset()
    """Words in lower case somewhere."""
    named: frozenset[str] = frozenset()
    """Words with a capital in the middle of a sentence."""


def casing(documents: Iterable[ParsedDocument], lowercase: frozenset[str] = frozenset()) -> Casing:
    """The case of all words of the notes' prose; `lowercase` are words known from elsewhere."""
    texts = [item.block.text for document in documents for item in document.parsed]
    return Casing(
        lowercase | {word for text in texts for word in _WORD.findall(text) if word.islower()},
        frozenset(word for text in texts for name in _NAME.findall(text) for word in _WORD.findall(name)),
    )


def choose_labels(group: Group, case: Casing) -> tuple[str, tuple[str, ...]]:
    """The preferred label of a group and its other labels, sorted, none of them a mere spelling of the
    first."""
    if group.vocabulary is not None and "(" not in group.vocabulary.label:
        label = group.vocabulary.label
    else:
        label = _best_surface(max(group.names, key=_standing), case)
    others: dict[str, str] = {}
    for name in sorted(group.names, key=lambda name: name.key):
        if name.key != fold(label):
            others[name.key] = _best_surface(name, case)
    for _, key in sorted(group.local):
        others.setdefault(key, key.upper())
    plurals = {plural for name in group.names for plural in _irregular_plurals(name)}
    return label, tuple(sorted((set(others.values()) | plurals) - {label}))


def _irregular_plurals(name: Name) -> set[str]:
    """Plurals that a search by a reader or another tool would not fold: "covariance matrices"."""
    return {s.lower() for s in name.surfaces if s.split() and is_irregular_plural(s.split()[-1])}


def _standing(name: Name) -> tuple[bool, int, int, int, str]:
    """Long forms before acronyms (but GloVe is a name), then the commonest, most variously seen, shortest."""
    acronym = all(sum(map(str.islower, surface)) < 2 for surface in name.surfaces)
    abbreviation = acronym and "short_form" in name.rules and "long_form" not in name.rules
    return (not abbreviation, name.frequency, len(name.rules), -len(name.key), name.key)


def _best_surface(name: Name, case: Casing) -> str:
    spelled = [surface for surface in name.surfaces if _is_singular(surface)] or list(name.surfaces)
    best = max(spelled, key=lambda surface: (name.surfaces[surface], surface.lower() == surface, surface))
    best = unicodedata.normalize("NFC", best).strip().strip("\"'“”‘’*_`")
    best = re.sub(r"^(?:the|an?)\s+", "", best, flags=re.IGNORECASE)
    if is_shouted(best):
        best = best.lower()
    if not _is_singular(best):
        best = _singular_label(best)
    return _WORD.sub(lambda match: _case(match[0], case), best)


def _is_singular(surface: str) -> bool:
    last = (surface.partition(" of ")[0].split() or [""])[-1]
    if last.endswith("S") and not last.isupper():  # SaaS
        return True
    return fold(last) == fold(last.lower()) and last.lower() == singular(last.lower())


def _singular_label(label: str) -> str:
    """The label with its head in the singular: of "bags of words" that is "bag"."""
    label, of, tail = label.partition(" of ")
    return _singular_phrase(label) + of + tail


def _singular_phrase(label: str) -> str:
    head, space, last = label.rpartition(" ")
    if "-" in last or last.isupper():
        return label
    if last[:-1].isupper() and last.endswith("s"):
        return head + space + last[:-1]
    one = singular(last.lower(), after=head.rpartition(" ")[2].lower())
    if zipf(one) < zipf(last.lower()) - PLURAL_ONLY:
        return label
    return head + space + (one.capitalize() if last[:1].isupper() else one)


def _case(word: str, case: Casing) -> str:
    if _ACRONYM.search(word) or not word[:1].isupper():
        return word
    low = word.lower()
    if low in case.lowercase or singular(low) in case.lowercase:
        return low
    stem = re.sub(r"['’]s$", "", low)
    is_name = stem.capitalize() in case.named or stem != low
    return low if zipf(stem) >= (NAMED_ZIPF if is_name else NAME_ZIPF) else word
