"""Prerequisites that no sentence states: one score from what the notes show and what vocabularies know.

The features are those that told prerequisites from other neighbours on texts of two kinds; their weights are
in `extract.relations.weights`. Sources: reference distance (C. Liang et al.: Measuring prerequisite
relations among concepts, EMNLP 2015), mentions in definitions, order of introduction (C. Liang et al.:
Recovering concept prerequisite relations from university course dependencies, AAAI 2017).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from msgspec import structs

from extract.relations.background import vocabulary_evidence
from extract.relations.background_list import assumed
from extract.relations.homes import Home, Naming, find_homes
from extract.relations.scene import Scene
from extract.relations.weights import (
    GENERAL,
    KEPT_PREREQUISITE,
    KNOWN_AND_LISTED,
    MOST_LISTED,
    MOST_PREREQUISITES,
    PREREQUISITE_BIAS,
    PREREQUISITE_WEIGHT,
)
from graph.model import Basis, Kind, RelationClaim

_PURPOSES = frozenset({Kind.TASK, Kind.METRIC, Kind.TOOL, Kind.TECHNIQUE, Kind.FIELD})

Features = dict[str, float]


def prerequisite_claims(scene: Scene) -> Iterator[RelationClaim]:
    """For each concept its few most likely prerequisites."""
    homes = find_homes(scene)
    taken_for_known = assumed(scene)
    for source, targets in sorted(candidates(scene, homes).items()):
        scored = sorted(
            ((probability(features(scene, homes, source, target)), target) for target in sorted(targets)),
            key=lambda pair: (-pair[0], pair[1]),
        )
        listed = known_and_listed(scene, source, taken_for_known)
        for rank, (confidence, target) in enumerate(scored):
            likely = rank < MOST_PREREQUISITES and confidence >= KEPT_PREREQUISITE
            if likely or target in listed:
                least = KNOWN_AND_LISTED if target in listed else 0.0
                yield _claim(scene, homes, source, target, max(confidence, least))


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


def candidates(scene: Scene, homes: Mapping[int, Home]) -> dict[int, set[int]]:
    """For each concept those that might be its prerequisites: named in its home, in its label, or known."""
    found: dict[int, set[int]] = defaultdict(set)
    for source, home in homes.items():
        found[source].update(home.named)
    for kind, source, target in scene.known.titles:
        if kind == "requires":
            found[source].add(target)
    for source, target in scene.labels_within:
        if scene.concepts[source].evidence and scene.concepts[target].explained:
            found[source].add(target)
    return found


def features(scene: Scene, homes: Mapping[int, Home], source: int, target: int) -> Features:
    """What speaks for and against `target` being a prerequisite of `source`."""
    home = homes.get(source)
    naming = home.named.get(target) if home else None
    values = {
        "in_label": float((source, target) in scene.labels_within),
        "earlier": float(scene.is_earlier(target, source)),
        "known_reverse": float(
            scene.known.holds("requires", target, source)
            or scene.known.holds("is_a", target, source)
            or scene.known.holds("part_of", target, source)
        ),
        "purpose": float(scene.concepts[target].kind in _PURPOSES),
        "common": math.log1p(len(scene.occurrences_by_concept.get(target, ()))),
        "siblings": float(scene.are_siblings(source, target)),
        "target_explained": float(scene.concepts[target].explained),
    }
    if scene.known.holds("requires", source, target):
        values |= _known_features(scene, homes, source, target)
    elif scene.concepts[source].exact_match and scene.concepts[target].exact_match:
        values["not_known"] = 1.0
    if home and naming:
        values |= _naming_features(home, naming)
        values["page"] = float(source in scene.titled)
    return values


def _known_features(scene: Scene, homes: Mapping[int, Home], source: int, target: int) -> Features:
    home = homes.get(source)
    if home is not None and target in home.named:
        return {"known_named": 1.0}
    return {
        "known": 1.0,
        "known_homeless": float(home is None),
        "known_sibling": float(scene.are_siblings(source, target)),
        "known_specific": float(scene.known.basic.get(target, 0) < GENERAL),
    }


def _naming_features(home: Home, naming: Naming) -> Features:
    return {
        "leading": float(naming.leading),
        "inner": float(naming.inner),
        "outer": float(naming.outer and not naming.inner),
        "genus": float(naming.genus),
        "plain": float(naming.plain),
        "repeated": float(naming.sentences > 1),
        "share": math.sqrt(naming.sentences / home.sentences),
        "crowd": math.log1p(len(home.named)),
    }


def probability(values: Features) -> float:
    """The confidence that these features give."""
    score = PREREQUISITE_BIAS + sum(
        PREREQUISITE_WEIGHT.get(name, 0.0) * value for name, value in values.items()
    )
    return round(1 / (1 + math.exp(-score)), 4)


def _claim(
    scene: Scene, homes: Mapping[int, Home], source: int, target: int, confidence: float
) -> RelationClaim:
    home = homes.get(source)
    naming = home.named.get(target) if home else None
    title = scene.known.titles.get(("requires", source, target))
    if naming is not None and naming.evidence is not None:
        rule = "inferred.named_and_known" if title else "inferred." + _where(naming)
        evidence, basis = structs.replace(naming.evidence, rule=rule), Basis.INFERRED
    elif title is None:
        evidence, basis = (
            structs.replace(scene.concepts[source].evidence[0], rule="inferred.in_label"),
            Basis.INFERRED,
        )
    else:
        evidence, basis = vocabulary_evidence(title), Basis.BACKGROUND
    return RelationClaim(
        scene.concepts[source].id, "requires", scene.concepts[target].id, evidence, confidence, basis
    )


def _where(naming: Naming) -> str:
    if naming.defining:
        return "named_in_definition"
    return "named_at_start" if naming.leading else "named_in_text"
