"""Claims of what one sentence states: which statements are worth one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.concepts.locate import Occurrence
from extract.concepts.passages import Sentence
from extract.language import ParsedBlock, ParsedDocument
from extract.relations.contrast import contrasted_in
from extract.relations.pattern import Statement
from extract.relations.scene import Scene
from extract.relations.sentence_claims import stated_claim
from graph.model import RelationClaim

_ENUMERATING = frozenset({"having", "listing"})
"""Forms that list the members of a whole, among which a word that is vague elsewhere is one ("extension")."""


def statement_claims(
    scene: Scene,
    parsed: ParsedDocument,
    item: ParsedBlock,
    sentence: Sentence,
    occurrences: Sequence[Occurrence],
    found: Iterable[Statement],
) -> Iterator[RelationClaim]:
    """Claims of the statements found in a sentence, but for what it sets against each other."""
    contrasted = contrasted_in(scene, item, sentence, occurrences)
    for statement in found:
        pair = min(statement[0], statement[2]), max(statement[0], statement[2])
        if pair not in contrasted and _is_worth(scene, statement):
            yield stated_claim(scene, parsed, item, sentence, statement)


def _is_worth(scene: Scene, statement: Statement) -> bool:
    """True unless an end is an everyday or a vague word, or the class says nothing."""
    source, kind, target, _, name = statement
    if source == target or not (scene.is_end(target) and (scene.is_end(source) or name in _ENUMERATING)):
        return False
    if kind == "is_a" and (scene.is_empty_class(target) or scene.is_foreign_field(source, target)):
        return False
    return not scene.is_umbrella(target if kind == "part_of" else source)
