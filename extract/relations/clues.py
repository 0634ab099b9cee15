"""Clues: what in the notes and the vocabularies speaks for one concept being a prerequisite of another.

The features are those that told prerequisites from other neighbours on notes of several fields; their
weights are in `extract.relations.weights`. Sources: mentions in definitions and order of introduction
(C. Liang et al.: Recovering concept prerequisite relations from university course dependencies, AAAI 2017).
"""

from __future__ import annotations

import math
from collections import defaultdict

from extract.document import MarkKind
from extract.relations.contrast import contrast_pairs
from extract.relations.homes import Home, Naming, find_homes
from extract.relations.pages import Pages
from extract.relations.scene import Scene
from extract.relations.weights import (
    PREREQUISITE_BIAS,
    PREREQUISITE_WEIGHT,
)
from extract.settings import SHORT_PAGE
from graph.labels import fold
from graph.model import Kind

_PURPOSES = frozenset({Kind.TASK, Kind.METRIC, Kind.TOOL, Kind.TECHNIQUE, Kind.FIELD})
_SPECIFIC = frozenset(
    {Kind.ALGORITHM, Kind.MODEL, Kind.ARCHITECTURE, Kind.ACTIVATION, Kind.LOSS, Kind.OPTIMIZER, Kind.METRIC}
)
"""Kinds of which one is built on another; notions and data are needed by everything."""

_ALL = 0.999
"""A share from which nothing is missing but a rounding error."""

Features = dict[str, float]


class Clues:
    """A scene with what is said about each concept, gathered once. Read-only."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.homes = find_homes(scene)
        self.pages = Pages(scene)
        self.likenesses = self.pages.likenesses()
        self._contrasted = contrast_pairs(scene)
        self._linking = frozenset(
            concept
            for concept, page in self.pages.pages.items()
            if any(
                mark.kind is MarkKind.WIKILINK for item in page.document.parsed for mark in item.block.marks
            )
        )

    def has_short_page(self, concept: int) -> bool:
        """True when the notes are about one concept each, and a short one is about this."""
        page = self.pages.pages.get(concept)
        return bool(self.likenesses) and page is not None and page.words.total() <= SHORT_PAGE

    def is_told_by_links(self, concept: int) -> bool:
        """True when the note about a concept links others: its author says what belongs together."""
        return concept in self._linking

    def naming(self, source: int, target: int) -> Naming | None:
        """How the home of one concept names another, if it does."""
        home = self.homes.get(source)
        return home.named.get(target) if home else None

    def candidates(self) -> dict[int, set[int]]:
        """For each concept those that might be its prerequisites: named in its home, in its label or in part
        on its page, or known."""
        scene = self.scene
        found: dict[int, set[int]] = defaultdict(set)
        for source, home in self.homes.items():
            found[source].update(home.named)
        for kind, source, target in scene.known.titles:
            if kind == "requires":
                found[source].add(target)
        for source, target in scene.labels_within:
            if scene.concepts[source].evidence and scene.concepts[target].explained:
                found[source].add(target)
        for source, target in self.likenesses:
            found[source].add(target)
        return found

    def features(self, source: int, target: int) -> Features:
        """What speaks for and against `target` being a prerequisite of `source`."""
        scene = self.scene
        values = {
            "in_label": float((source, target) in scene.labels_within),
            "earlier": float(scene.is_earlier(target, source)),
            "known_reverse": float(
                any(scene.known.holds(kind, target, source) for kind in ("requires", "is_a", "part_of"))
            ),
            "purpose": float(scene.concepts[target].kind in _PURPOSES),
            "common": math.log1p(len(scene.occurrences_by_concept.get(target, ()))),
            "siblings": float(scene.are_siblings(source, target)),
            "contrasted": float((min(source, target), max(source, target)) in self._contrasted),
            "inside": float((target, source) in scene.inside),
            "contains": float((source, target) in scene.inside),
            "salience": scene.concepts[source].salience,
            "target_explained": float(scene.concepts[target].explained),
        }
        if scene.known.holds("requires", source, target):
            values |= self._known_features(source, target)
        elif scene.concepts[source].exact_match and scene.concepts[target].exact_match:
            values["not_known"] = 1.0
        if (likeness := self.likenesses.get((source, target))) is not None:
            values |= {
                "title_share": likeness.share,
                "whole_title": float(likeness.share > _ALL),
                "title_back": float(likeness.back > _ALL),
                "alike": likeness.cosine,
            }
        naming = self.naming(source, target)
        if naming:
            values |= _naming_features(self.homes[source], naming)
            values["linked"] = float(naming.linked and not self._is_kind_by_name(target, source))
            values["page"] = float(source in scene.titled)
            values["no_page"] = float(source in scene.titled and likeness is None)
        return values

    def _is_kind_by_name(self, concept: int, class_: int) -> bool:
        one, other = (fold(self.scene.concepts[index].label) for index in (concept, class_))
        return one.endswith(" " + other)

    def _known_features(self, source: int, target: int) -> Features:
        if self.naming(source, target):
            return {"known_named": 1.0}
        return {
            "known": 1.0,
            "known_homeless": float(source not in self.homes),
            "known_method": float(self.scene.concepts[target].kind in _SPECIFIC),
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
        "introduced": float(naming.introduced),
        "defining": float(naming.defining),
        "as_subject": naming.as_subject / naming.sentences,
    }


def probability(values: Features) -> float:
    """The confidence that these features give."""
    score = PREREQUISITE_BIAS + sum(
        PREREQUISITE_WEIGHT.get(name, 0.0) * value for name, value in values.items()
    )
    return round(1 / (1 + math.exp(-score)), 4)
