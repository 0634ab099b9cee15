"""Heads that may be dropped: "boosting algorithm" is boosting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extract.concepts.names import Name
from extract.concepts.rarity import zipf
from extract.settings import STANDALONE_ZIPF, SUFFIX_HEADS, WAY_HEADS
from extract.vocabulary import VocabularyConcept


def suffixed(names: Mapping[str, Name], known: Mapping[str, VocabularyConcept]) -> Iterator[tuple[str, str]]:
    """("X algorithm", "X") where the notes use both and X stands alone as a term."""
    for key in sorted(names):
        stem, _, head = key.rpartition(" ")
        if head not in SUFFIX_HEADS or stem not in names or not _stands_alone(stem, known):
            continue
        if head not in WAY_HEADS or stem in known or _is_act(stem):
            yield key, stem


def _stands_alone(stem: str, known: Mapping[str, VocabularyConcept]) -> bool:
    words = stem.split()
    if stem in known:
        return True
    return zipf(words[-1]) < STANDALONE_ZIPF and (len(words) > 1 or len(stem) > 3)


def _is_act(stem: str) -> bool:
    """True for a name whose ending shows that it is something one does, and not a tool or a thing."""
    return stem.endswith(("ing", "ion", "sis"))
