"""Acronyms that the notes never spell out beside the name: CORS and "cross-origin resource sharing"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from extract.concepts.names import Name
from extract.mentions.abbreviation import MIN_SHORT, is_acronym
from extract.wordlists import FUNCTION_WORDS, GENERIC, SOLID_HEADS


def spelled_out(names: Mapping[str, Name], short_forms: Collection[str]) -> Iterator[tuple[str, str]]:
    """(acronym, long name) by key, where just one name of the acronym's notes has its initials, one word for
    each letter. Acronyms that the notes or a vocabulary explain (`short_forms`) are left alone."""
    by_initials: dict[str, list[Name]] = defaultdict(list)
    for key, name in sorted(names.items()):
        words = key.split()
        if len(words) > MIN_SHORT:
            by_initials["".join(word[0] for word in words)].append(name)
            if any(word in FUNCTION_WORDS for word in words):
                by_initials["".join(word[0] for word in words if word not in FUNCTION_WORDS)].append(name)
    for key, name in sorted(names.items()):
        if key in short_forms or not all(map(is_acronym, name.surfaces)):
            continue
        letters = max(name.surfaces, key=lambda surface: (name.surfaces[surface], surface)).casefold()
        long = [other.key for other in by_initials.get(letters, ()) if _belongs(name, other)]
        if len(long) == 1:
            yield key, long[0]


def _belongs(acronym: Name, long: Name) -> bool:
    """True for a name of the acronym's notes that is no chance phrase: it recurs, a heading says it, or the
    note is about the acronym."""
    if long.notes.isdisjoint(acronym.notes) or long.key.split()[-1] in GENERIC - SOLID_HEADS:
        return False
    return long.frequency > 1 or "title" in acronym.rules or "heading" in long.rules
