"""How common words are in general English: the one module that asks wordfreq."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=65536)
def zipf(word: str) -> float:
    """Zipf value of a word: the base-10 logarithm of its frequency per billion words; 0 when unknown.

    R. Speer: wordfreq (2022); van Heuven et al.: SUBTLEX-UK, QJEP 67(6), 2014, for the scale.
    """
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, "en"))
