"""Acronyms and what they are short for: beside the name, elsewhere in the notes, inside other names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from extract.concepts.names import Name
from extract.mentions.abbreviation import MIN_SHORT, bare_acronym, is_acronym, spoken_initial
from extract.mentions.mention import Synonymy
from extract.vocabulary import Vocabularies
from extract.wordlists import FUNCTION_WORDS, GENERIC, SOLID_HEADS
from graph.labels import fold


def spelled_out(names: Mapping[str, Name], short_forms: Collection[str]) -> Iterator[tuple[str, str]]:
    """(acronym, long name) by key, where just one name of the acronym's notes has its initials, one word for
    each letter. Acronyms that the notes or a vocabulary explain (`short_forms`) are left alone."""
    by_initials: dict[str, list[Name]] = defaultdict(list)
    for key, name in sorted(names.items()):
        words = key.split()
        if len(words) > MIN_SHORT:
            for letters in sorted(_initials(words)):
                by_initials[letters].append(name)
    for key, name in sorted(names.items()):
        if key in short_forms or not all(is_acronym(bare_acronym(surface)) for surface in name.surfaces):
            continue
        letters = max(name.surfaces, key=lambda surface: (name.surfaces[surface], surface))
        letters = bare_acronym(letters).casefold()
        long = [other.key for other in by_initials.get(letters, ()) if _belongs(name, other)]
        if len(long) == 1:
            yield key, long[0]


def _initials(words: Sequence[str]) -> set[str]:
    """The initials of a name's words, also without its small words, and with X for "cross"."""
    ways = [words, [word for word in words if word not in FUNCTION_WORDS]]
    plain = {"".join(word[0] for word in way) for way in ways}
    return plain | {"".join("x" if spoken_initial("x", word) else word[0] for word in way) for way in ways}


def _belongs(acronym: Name, long: Name) -> bool:
    """True for a name of the acronym's notes that is no chance phrase: it recurs, a heading says it
    (and is no phrase such as "cells of the nervous system"), or the note is about the acronym."""
    if long.notes.isdisjoint(acronym.notes) or long.key.split()[-1] in GENERIC - SOLID_HEADS:
        return False
    whole = "heading" in long.rules and FUNCTION_WORDS.isdisjoint(long.key.split())
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
        return " ".join(acronyms.get(word, word) for word in key.split()) if " " in key else key

    return spelled
