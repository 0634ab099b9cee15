"""Endings of words: those of common nouns and adjectives, and those of names."""

from __future__ import annotations

import re

from extract.concepts.rarity import zipf

KNOWN_STEM = 2.5
"""What -ing and -ed are added to is a word of this Zipf value: "anchor", not the "beij" of Beijing."""

COMMON_STEM = 4.0
"""The same for a stem of three letters: "add" and "siz(e)", not the "tur" of Turing."""

_PREFIX = re.compile(r"^(?:under|hyper|inter|multi|anti|over|post|pre|sub|non|un|re|dis|co|de)-?(?=\w{4})")
_LEARNED = re.compile(
    r"\w{3,}(?:ity|[ts]ion|ment|ness|ism|ance|ence|[ae]ncy|ology|ography|ometry|[os]is|itis|cyte|phase|lith"
    r"|(?<=[oi])some|(?<!b)ase|(?<!r)ose|(?<!andr)oid|lipid|plasm|ship|ical|onal|ular|[iu]al|[ct]ive|[ct]ral|ful"
    r"|ious|eous|[ai]ble|less|ics?|i[sz]er|i[sz]ed|ator|atory|[ae]nt|eme|ane)$|\w{2,}nary$|\w{5,}i[sz]e$"
)
"""Endings that make nouns and adjectives in any field; not those of names in -base and -rose."""
_PROPER_ENDING = re.compile(r"\w{3,}(?:ian|ean)$")
ORDINARY = 4.6
"""What eponyms in -ian are made of is rarer than this: Gauss, Jacob, Hamilton, but not end(ian). So are names
that only look like a prefix and a word."""


def is_derived(word: str) -> bool:
    """True for a word with an ending that makes nouns and adjectives of words: elasticity, chunking."""
    if _LEARNED.match(word) is not None:
        return True
    bare = _PREFIX.sub("", word)
    if bare != word and (is_derived(bare) or (len(word) > len(bare) + 2 and zipf(bare) >= ORDINARY)):
        return True
    stem = re.sub(r"(?:ing|ed)$", "", word)
    if stem == word or len(stem) < 3:
        return False
    doubled = stem[:-1] if stem[-1] == stem[-2] else stem
    known = KNOWN_STEM if len(stem) > 3 else COMMON_STEM
    return max(zipf(stem), zipf(stem + "e"), zipf(doubled)) >= known


def is_eponym(word: str) -> bool:
    """True for an adjective made of a name: Gaussian, Euclidean, but not little-endian."""
    stem = re.sub(r"(?:ian|ean)$", "", word)
    return _PROPER_ENDING.match(word) is not None and max(zipf(stem), zipf(stem + "y")) < ORDINARY
