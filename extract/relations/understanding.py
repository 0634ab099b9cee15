"""What a sentence says one must know first: "To understand X you need to know Y", "Recall Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.concepts.locate import Occurrence
from extract.concepts.passages import Sentence
from extract.language import ParsedBlock
from extract.relations.scene import Scene
from extract.relations.sentence_claims import stated_claim
from extract.relations.weights import TO_UNDERSTAND
from graph.model import RelationClaim

_GOAL = re.compile(
    r"\b(?:to|before (?:you )?|in order to)\s*(?:fully |really |properly |deeply )?(?:understand(?:ing)?|"
    r"grasp(?:ing)?|follow(?:ing)?|learn(?:ing)?|study(?:ing)?|master(?:ing)?|appreciate)\b",
    re.IGNORECASE,
)
_NEED = re.compile(
    r"\b(?:needs?|must|should|have to|has to|requires?|helps?|review|recall|know|familiar|understand|learn|"
    r"look at)\b",
    re.IGNORECASE,
)


_CLOSE = re.compile(
    r";|:|\s(?:because|since|as|while|whereas|but|so|although|which|when|if)\s", re.IGNORECASE
)
"""Where the main clause ends: what follows gives reasons or goes on to something else."""


def understanding_claims(scene: Scene) -> Iterator[RelationClaim]:
    """The notion after "to understand" requires those that the main clause names, before or after it."""
    for parsed, item, sentence in scene.sentences:
        goal = _GOAL.search(item.block.text, sentence.start, sentence.end)
        if goal is None:
            continue
        found = scene.in_sentence(parsed, item, sentence)
        after = [o for o in found if o.start >= goal.end()]
        if not after:
            continue
        opens = goal.start() - sentence.start <= _OPENING
        needed = _after(item, sentence, after) if opens else _before(item, sentence, found, goal.start())
        for other in needed:
            if other.concept != after[0].concept:
                statement = after[0].concept, "requires", other.concept, TO_UNDERSTAND, "to_understand"
                yield stated_claim(scene, parsed, item, sentence, statement)


def _after(item: ParsedBlock, sentence: Sentence, after: Sequence[Occurrence]) -> list[Occurrence]:
    """What is needed in "to understand X, you need Y"."""
    text = item.block.text
    need = _NEED.search(text, after[0].end, after[1].start) if len(after) > 1 else None
    if need is None:
        return []
    close = _CLOSE.search(text, need.end(), sentence.end)
    end = close.start() if close else sentence.end
    return [other for other in after[1:] if other.start < end]


def _before(
    item: ParsedBlock, sentence: Sentence, found: Sequence[Occurrence], goal: int
) -> list[Occurrence]:
    """What is needed in "Y is needed to understand X" and "you must know Y before studying X"."""
    text = item.block.text
    named = [o for o in found if o.end <= goal]
    if not _NEEDED.search(text, sentence.start, goal) or _CLOSE.search(text, sentence.start, goal):
        return []
    return named if len(named) <= _MOST_NEEDED else []


_NEEDED = re.compile(
    r"\b(?:must|should|needs?|needed|required|essential|necessary|crucial|prerequisites?)\b", re.IGNORECASE
)
_MOST_NEEDED = 3
"""A clause that names more before its "to understand" is about other things."""

_OPENING = 12
"""Characters before the words "to understand" that open the sentence ("So, in order …")."""
