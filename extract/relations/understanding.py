"""What a sentence says one must know first: "To understand X you need to know Y", "Recall Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    """The first notion after "to understand" requires those that the main clause names."""
    for parsed, item, sentence in scene.sentences:
        text = item.block.text
        goal = _GOAL.search(text, sentence.start, sentence.end)
        if goal is None:
            continue
        found = scene.in_sentence(parsed, item, sentence)
        after = [o for o in found if o.start >= goal.end()]
        if goal.start() - sentence.start > _OPENING or len(after) < 2:
            continue
        need = _NEED.search(text, after[0].end, after[1].start)
        if need is None:
            continue
        close = _CLOSE.search(text, need.end(), sentence.end)
        end = close.start() if close else sentence.end
        for other in after[1:]:
            if other.concept != after[0].concept and other.start < end:
                statement = after[0].concept, "requires", other.concept, TO_UNDERSTAND, "to_understand"
                yield stated_claim(scene, parsed, item, sentence, statement)


_OPENING = 12
"""Characters before the words "to understand" that open the sentence ("So, in order …")."""
