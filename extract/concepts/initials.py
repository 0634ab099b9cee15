"""Acronyms and what they are short for: beside the name, elsewhere in the notes, inside other names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from extract.concepts.names import Name
from extract.mentions.abbreviation import MIN_SHORT, bare_acronym, is_acronym, spoken_initial
from extract.mentions.mention import Synonymy
from extract.settings import OFTEN_USED
from extract.vocabulary import Vocabularies
from extract.wordlists import FUNCTION_WORDS, GENERIC, SOLID_HEADS
from graph.labels import fold

_LABELS = frozenset({"heading", "run_in", "item_label"})
"""Rules of what stands as the name of a text."""


def spelled_out(names: Mapping[str, Name], short_forms: Collection[str]) -> Iterator[tuple[str, str]]:
    """(acronym, long name) by key, where just one name of the acronym's notes has its initials, one word for
    each letter. Acronyms that the notes or a vocabulary explain (`short_forms`) are left alone."""
    by_initials: dict[str, list[Name]] = defaultdict(list)
    for key, name in sorted(names.items()):
        words = key.split()
        if len(words) >= MIN_SHORT:
            for letters in sorted(initials_of(words)):
                by_initials[letters].append(name)
    for key, name in sorted(names.items()):
        bare = [bare_acronym(surface) for surface in name.surfaces]
        if key in short_forms or not all(is_acronym(text) or _is_pair(text) for text in bare):
            continue
        letters = bare_acronym(max(name.surfaces, key=lambda surface: (name.surfaces[surface], surface)))
        belongs = _belongs if len(letters) > MIN_SHORT else _recur
        long = [other.key for other in by_initials.get(letters.casefold(), ()) if belongs(name, other)]
        if len(long) == 1:
            yield key, long[0]


def initials_of(words: Sequence[str]) -> set[str]:
    """The initials of a name's words, also without its small words, and with X for "cross"."""
    ways = [words, [word for word in words if word not in FUNCTION_WORDS]]
    plain = {"".join(word[0] for word in way) for way in ways}
    return plain | {"".join("x" if spoken_initial("x", word) else word[0] for word in way) for way in ways}


def _is_pair(text: str) -> bool:
    """True for two capital letters, which are the initials of many things."""
    return len(text) == MIN_SHORT and text.isalpha() and text.isupper()


def _recur(acronym: Name, long: Name) -> bool:
    """True when two letters and a name with these initials are both used often in the same notes."""
    return min(acronym.frequency, long.frequency) >= OFTEN_USED and _belongs(acronym, long)


def _belongs(acronym: Name, long: Name) -> bool:
    """True for a name of the acronym's notes that is no chance phrase: it recurs, a heading or a label says
    it (and is no phrase such as "cells of the nervous system"), or the note is about the acronym."""
    if long.notes.isdisjoint(acronym.notes) or long.key.split()[-1] in GENERIC - SOLID_HEADS:
        return False
    whole = not _LABELS.isdisjoint(long.rules) and FUNCTION_WORDS.isdisjoint(long.key.split())
    return long.frequency > 1 or "title" in acronym.rules or whole


def acronyms(
    names: Iterable[str], pairs: Iterable[Synonymy], ambiguous: Collection[str], vocabularies: Vocabularies
) -> dict[str, str]:
    """Key of the long form for each acronym that is a word of a longer name: from the notes, else from a
    vocabulary."""
    told = {p.other: p.key for p in pairs if p.rule == "abbreviation" and p.other not in ambiguous}
    found = {}
    for word in sorted({word for key in names if " " in key for word in key.split()}):
        concept = vocabularies.get(word) if word not in ambiguous else None
        if word in told:
            found[word] = told[word]
        elif concept is not None and any(is_acronym(a) and fold(a) == word for a in concept.aliases):
            found[word] = fold(concept.label)
    return found


def spell_out(acronyms: Mapping[str, str]) -> Callable[[str], str]:
    """A rewriting that spells acronyms out in longer names: "pretrained LLM" is "pretrained large language
    model"; an acronym alone stays."""

    def spelled(key: str) -> str:
        if " " not in key:
            return key
        words = " ".join(acronyms.get(word, word) for word in key.split()).split()
        if words[-1] == words[-2]:  # "UDP protocol"
            words.pop()
        return " ".join(words)

    return spelled
