"""Prerequisites that no sentence states: one score from what the notes show and what vocabularies know."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec import structs

from extract.relations.background import vocabulary_evidence
from extract.relations.background_list import assumed
from extract.relations.clues import Clues, probability
from extract.relations.homes import Naming
from extract.relations.scene import Scene
from extract.relations.weights import (
    IN_PASSING,
    KEPT_LEADING,
    KEPT_ON_PAGE,
    KEPT_PREREQUISITE,
    KNOWN_AND_LISTED,
    LEADING_SALIENCE,
    MOST_LISTED,
    MOST_PREREQUISITES,
    MOST_RELATED,
    RELATED_BY_DEFINITION,
)
from graph.model import Basis, Evidence, Kind, RelationClaim


def prerequisite_claims(scene: Scene) -> Iterator[RelationClaim]:
    """For each concept its few most likely prerequisites."""
    clues = Clues(scene)
    taken_for_known = assumed(scene)
    for source, targets in sorted(clues.candidates().items()):
        scored = sorted(
            ((probability(clues.features(source, target)), target) for target in sorted(targets)),
            key=lambda pair: (-pair[0], pair[1]),
        )
        listed = known_and_listed(scene, source, taken_for_known)
        related = 0
        for rank, (confidence, target) in enumerate(scored):
            likely = rank < MOST_PREREQUISITES and confidence >= least_kept(clues, source, target)
            if target in listed:
                yield _claim(clues, source, target, max(confidence, KNOWN_AND_LISTED))
            elif likely and is_telling(clues, source, target):
                yield _claim(clues, source, target, confidence)
            elif related < MOST_RELATED and is_defined_by(clues, source, target):
                related += 1
                yield _claim(clues, source, target, RELATED_BY_DEFINITION, kind="related")


def least_kept(clues: Clues, source: int, target: int) -> float:
    """The least confidence that makes a prerequisite. A lower one does for what counts in the notes and the
    definition or first sentences name, and on a short page, unless it has links, whose author says there what
    belongs together."""
    naming = clues.naming(source, target)
    if naming is not None and naming.leading:
        short = clues.has_short_page(source)
        counts = clues.scene.concepts[target].salience >= LEADING_SALIENCE
        return KEPT_ON_PAGE if short else KEPT_LEADING if counts else KEPT_PREREQUISITE
    lower = clues.has_short_page(source) and not clues.is_told_by_links(source)
    return KEPT_ON_PAGE if lower else KEPT_PREREQUISITE


def is_defined_by(clues: Clues, source: int, target: int) -> bool:
    """True when the definition of one concept says it in terms of another, which need not come first."""
    naming = clues.naming(source, target)
    if naming is None or not (naming.defining and naming.plain and naming.inner):
        return False
    scene = clues.scene
    says_nothing = scene.is_ordinary(target) or scene.is_umbrella(target) or scene.is_empty_class(target)
    return not (says_nothing or scene.is_umbrella(source))


def is_telling(clues: Clues, source: int, target: int) -> bool:
    """False when all that speaks for a prerequisite is that a long text names it in passing.

    A notion in passing is one that neither counts in the notes nor has a kind; what counts needs even such
    if its definition or first sentences name it, and far from these it takes both. A short note about one
    concept tells of all that it names and that counts or has a note of its own.
    """
    scene = clues.scene
    if scene.known.holds("requires", source, target):
        return True
    if scene.is_ordinary(target) or scene.is_empty_class(target) or scene.is_umbrella(source):
        return False
    if scene.concepts[source].salience <= IN_PASSING and source not in scene.heading:
        return False
    counts = scene.concepts[target].salience > IN_PASSING
    typed = scene.concepts[target].kind is not Kind.CONCEPT
    if clues.has_short_page(source):
        return counts or target in scene.titled
    naming = clues.naming(source, target)
    if naming is None or not naming.plain:
        return False
    if scene.concepts[source].kind is Kind.FIELD and not scene.is_earlier(target, source):
        return False
    if naming.leading:
        return counts or typed or scene.concepts[source].salience >= LEADING_SALIENCE
    return counts and typed


def known_and_listed(scene: Scene, source: int, taken_for_known: Collection[int]) -> frozenset[int]:
    """Known prerequisites that the notes list as what a reader must know already, the most specific ones.

    That is how a list of background ("linear algebra: SVD") gets to the concepts that need it.
    """
    known = [
        target
        for kind, a, target in scene.known.titles
        if kind == "requires" and a == source and target in taken_for_known
    ]
    ranked = sorted(known, key=lambda target: (scene.known.basic.get(target, 0), target))
    return frozenset(ranked[:MOST_LISTED])


def _claim(
    clues: Clues, source: int, target: int, confidence: float, *, kind: str = "requires"
) -> RelationClaim:
    concepts = clues.scene.concepts
    evidence, basis = _evidence(clues, source, target)
    return RelationClaim(concepts[source].id, kind, concepts[target].id, evidence, confidence, basis)


def _evidence(clues: Clues, source: int, target: int) -> tuple[Evidence, Basis]:
    naming = clues.naming(source, target)
    title = clues.scene.known.titles.get(("requires", source, target))
    if naming is not None and naming.evidence is not None:
        rule = "inferred.named_and_known" if title else "inferred." + _where(naming)
        return structs.replace(naming.evidence, rule=rule), Basis.INFERRED
    if title is not None:
        return vocabulary_evidence(title), Basis.BACKGROUND
    if (source, target) in clues.likenesses:
        return structs.replace(
            clues.pages.evidence(source, target), rule="inferred.named_in_part"
        ), Basis.INFERRED
    return structs.replace(clues.scene.concepts[source].evidence[0], rule="inferred.in_label"), Basis.INFERRED


def _where(naming: Naming) -> str:
    if naming.defining:
        return "named_in_definition"
    return "named_at_start" if naming.leading else "named_in_text"
