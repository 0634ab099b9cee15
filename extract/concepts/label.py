"""The preferred label: the standard singular term, in the case in which the field writes it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from extract.concepts.case import PLURAL_ONLY, WORD, Casing, cased
from extract.concepts.initials import initials_of
from extract.concepts.merge import Group
from extract.concepts.names import Name
from extract.concepts.rarity import zipf
from extract.language import is_shouted
from extract.settings import DOING_HEADS, TASK_HEADS
from graph.labels import fold, is_irregular_plural, singular

_PREPOSITION = re.compile(r"(?<=\w)\s(?:for|in|with|to|from|on|between|by|without|as|at|under|over)\s(?=\w)")
"""A name with one of these is a title that says how two things go together: it stays as it is written."""

_SEVERAL = re.compile(r"(?:multiple|several|many|various|two|three)\s", re.IGNORECASE)
"""Words before a plural that has no singular: "multiple features"."""


def choose_labels(group: Group, case: Casing) -> tuple[str, tuple[str, ...]]:
    """The preferred label of a group and its other labels, sorted, none of them a mere spelling of the
    first."""
    if group.vocabulary is not None and "(" not in group.vocabulary.label:
        label = group.vocabulary.label
    else:
        label = _best_surface(max(_in_full(group.names), key=_standing), case)
    others: dict[str, str] = {}
    for name in sorted(group.names, key=lambda name: name.key):
        if name.key != fold(label):
            others[name.key] = _best_surface(name, case)
    for _, key in sorted(group.local):
        others.setdefault(key, key.upper())
    plurals = {plural for name in group.names for plural in _irregular_plurals(name)}
    return label, tuple(sorted((set(others.values()) | plurals) - {label}))


def _in_full(names: Sequence[Name]) -> list[Name]:
    """The names but "X task" and "X method" where X is one, and the initials of one."""
    keys = {name.key for name in names}
    letters = {initials for key in keys if " " in key for initials in initials_of(key.split())}
    parts = [(name, name.key.rpartition(" ")) for name in names]
    return [
        name
        for name, (stem, _, head) in parts
        if not (head in TASK_HEADS | DOING_HEADS and stem in keys) and name.key not in letters
    ]


def _irregular_plurals(name: Name) -> set[str]:
    """Plurals that a search by a reader or another tool would not fold: "covariance matrices"."""
    return {s.lower() for s in name.surfaces if s.split() and is_irregular_plural(s.split()[-1])}


def _standing(name: Name) -> tuple[bool, int, int, int, int, str]:
    """Long forms before acronyms (but GloVe is a name), then the commonest, rightly spelled, most variously
    seen, shortest."""
    bare = (re.sub(r"(?<=[A-Z])e?s$", "", surface) for surface in name.surfaces)
    acronym = all(sum(map(str.islower, surface)) < 2 for surface in bare)
    abbreviation = acronym and "short_form" in name.rules and "long_form" not in name.rules
    spelling = _spelling(name.key)
    return (not abbreviation, name.frequency, spelling, len(name.rules), -len(name.key), name.key)


def _best_surface(name: Name, case: Casing) -> str:
    spelled = [surface for surface in name.surfaces if _is_singular(surface)] or list(name.surfaces)
    best = max(
        spelled,
        key=lambda surface: (name.surfaces[surface], _spelling(surface), surface.lower() == surface, surface),
    )
    best = unicodedata.normalize("NFC", best).strip().strip("\"'“”‘’*_`")
    best = re.sub(r"^(?:the|an?)\s+", "", best, flags=re.IGNORECASE)
    if is_shouted(best) or _is_capitals(best, case):
        best = best.lower()
    if not _is_singular(best):
        best = _singular_label(best, case)
    return cased(best, case)


def _spelling(surface: str) -> int:
    """Fewer is worse: minus the words that English does not have, so that a typo never wins a tie."""
    return -sum(zipf(word.lower()) == 0.0 for word in WORD.findall(surface))


def _is_capitals(label: str, case: Casing) -> bool:
    """True for several words all in capitals that the notes also write in lower case: "JOB QUEUE"."""
    words = label.lower().split()
    return len(words) > 1 and label.isupper() and all(word in case.lowercase for word in words)


def _is_singular(surface: str) -> bool:
    if _SEVERAL.match(surface) or _PREPOSITION.search(surface):
        return True
    last = (surface.partition(" of ")[0].split() or [""])[-1]
    if last.endswith("S"):  # SaaS, CORS
        return fold(last) == last.casefold()
    return fold(last) == fold(last.lower()) and last.lower() == singular(last.lower())


def _singular_label(label: str, case: Casing) -> str:
    """The label with its head in the singular: of "bags of words" that is "bag"."""
    label, of, tail = label.partition(" of ")
    return _singular_phrase(label, case) + of + tail


def _singular_phrase(label: str, case: Casing) -> str:
    head, space, last = label.rpartition(" ")
    if "-" in last or last.isupper():
        return label
    if last[:-1].isupper() and last.endswith("s"):
        return head + space + last[:-1]
    if last.endswith("Ses") and last[:-2].isupper():
        return head + space + last[:-2]
    low = last.lower()
    one = singular(low, after=head.rpartition(" ")[2].lower())
    if not head and low in case.named and one not in case.lowercase | case.named:  # Windows
        return label
    if zipf(one) < zipf(low) - PLURAL_ONLY:
        return label
    same = len(one) if low.startswith(one) else len(one) - 1 if low.startswith(one[:-1]) else 1
    return head + space + last[:same] + one[same:]
