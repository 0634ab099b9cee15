"""How common words are in general English: the one module that asks wordfreq."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase

from extract.settings import LEAST_SLIP, SLIP_OF


@lru_cache(maxsize=65536)
def zipf(word: str) -> float:
    """Zipf value of a word: the base-10 logarithm of its frequency per billion words; 0 when unknown.

    R. Speer: wordfreq (2022); van Heuven et al.: SUBTLEX-UK, QJEP 67(6), 2014, for the scale.
    """
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, "en"))


@lru_cache(maxsize=65536)
def is_slip(word: str) -> bool:
    """True for a word that English does not have, one edit behind its first letter from a common one:
    "equivlent", "watiing"."""
    if len(word) < LEAST_SLIP or not word.isalpha() or zipf(word) > 0:
        return False
    return any(zipf(other) >= SLIP_OF for other in set(_edited(word)))


def _edited(word: str) -> Iterator[str]:
    """All words one deletion, swap, insertion or change away, the first letter kept.

    P. Norvig: How to write a spelling corrector (2007).
    """
    for at in range(1, len(word) + 1):
        head, tail = word[:at], word[at:]
        yield head + tail[1:]
        yield head + tail[1:2] + tail[:1] + tail[2:]
        for letter in ascii_lowercase:
            yield head + letter + tail
            yield head + letter + tail[1:]
