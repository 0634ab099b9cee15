"""Heads that may be dropped: "boosting algorithm" is boosting, "translation task" translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extract.concepts.kind import is_formal, kind_of_phrase
from extract.concepts.names import Name
from extract.concepts.rarity import zipf
from extract.settings import DOING_HEADS, STANDALONE_ZIPF, SUFFIX_HEADS, TASK_HEADS, WAY_HEADS
from extract.vocabulary import VocabularyConcept
from graph.model import Kind


def suffixed(names: Mapping[str, Name], known: Mapping[str, VocabularyConcept]) -> Iterator[tuple[str, str]]:
    """("X algorithm", "X") where the notes use both and X stands alone as a term, ("X task", "X") for a task
    X."""
    formal = is_formal(names)
    for key in sorted(names):
        stem, _, head = key.rpartition(" ")
        if head in TASK_HEADS and stem in names and kind_of_phrase(stem, formal=formal) is Kind.TASK:
            yield key, stem
        if head not in SUFFIX_HEADS or stem not in names:
            continue
        done = head in DOING_HEADS and " " in stem and _is_act(stem)
        if not (done or _stands_alone(stem, known)):
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
    return stem.endswith(("ing", "ion", "sis", "ment"))
