"""Sums in words: "total cost = fixed cost + variable cost" says what a whole is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.concepts.locate import Occurrence
from extract.concepts.passages import Sentence
from extract.language import ParsedBlock
from extract.relations.scene import Scene
from extract.relations.sentence_claims import sentence_claims
from extract.relations.weights import SUMMED
from graph.model import RelationClaim

_BRACKETED = r"^[\s*_\"”]*(?:\([^()]*\)\s*)?"
_EQUALS = re.compile(_BRACKETED + r"=[\s*_\"“]*$")
_PLUS = re.compile(_BRACKETED + r"\+[\s*_\"“]*$")


def sum_claims(scene: Scene) -> Iterator[RelationClaim]:
    """The terms of a sum are parts of what it is the sum of."""
    return sentence_claims(scene, "part_of", SUMMED, _terms)


def _terms(
    _scene: Scene, item: ParsedBlock, _sentence: Sentence, occurrences: Sequence[Occurrence]
) -> Iterator[tuple[int, int, str]]:
    """(part, whole, name of the form); one term alone makes no sum."""
    text = item.block.text
    whole = occurrences[0]
    terms = [found for found in occurrences if found.concept != whole.concept]
    if (
        not terms
        or text[: whole.start].strip(' *_-"“')
        or not _EQUALS.match(text[whole.end : terms[0].start])
    ):
        return
    found = [terms[0]]
    for before, term in pairwise(terms):
        if not _PLUS.match(text[before.end : term.start]):
            break
        found.append(term)
    if len(found) > 1:
        for term in found:
            yield term.concept, whole.concept, "sum"
