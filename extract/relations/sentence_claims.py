"""Claims of rules that read sentence by sentence: what they find becomes a claim with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from extract.concepts.locate import Occurrence
from extract.concepts.passages import Sentence
from extract.language import ParsedBlock, ParsedDocument
from extract.relations.pattern import Statement
from extract.relations.scene import Scene
from graph.model import Basis, RelationClaim

Find = Callable[[Scene, ParsedBlock, Sentence, Sequence[Occurrence]], Iterable[tuple[int, int, str]]]
"""What a sentence with these occurrences gives: source, target and the name of the form."""


def sentence_claims(
    scene: Scene, kind: str, confidences: Mapping[str, float], find: Find
) -> Iterator[RelationClaim]:
    """Claims of one kind from all sentences that name two concepts; everyday words are no ends of any."""
    for parsed, item, sentence in scene.sentences:
        occurrences = scene.in_sentence(parsed, item, sentence)
        if len(occurrences) < 2:
            continue
        for source, target, name in find(scene, item, sentence, occurrences):
            if source == target or not (scene.is_end(source) and scene.is_end(target)):
                continue
            yield stated_claim(scene, parsed, item, sentence, (source, kind, target, confidences[name], name))


def stated_claim(
    scene: Scene, parsed: ParsedDocument, item: ParsedBlock, sentence: Sentence, statement: Statement
) -> RelationClaim:
    """The claim of what a sentence states, with the sentence as its evidence."""
    source, kind, target, confidence, name = statement
    return scene.claim(
        parsed,
        item.block,
        (sentence.start, sentence.end),
        source,
        kind,
        target,
        rule="stated." + name,
        confidence=confidence,
        basis=Basis.STATED,
    )
