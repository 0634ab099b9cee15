"""Relations that no sentence states: prerequisites from definitions and mentions, is-a from head nouns.

The prerequisite score combines, in log-odds: the definition of A mentions B; the share of A's home passages
that mention B against the reverse (reference distance, C. Liang et al.: Measuring prerequisite relations among
concepts, EMNLP 2015); the order of introduction; and how basic B is.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator

from msgspec import Struct

from extract.document import BlockKind
from extract.relations.scene import Scene
from graph.labels import fold
from graph.model import Basis, Evidence, Kind, RelationClaim

HEAD_NOUN = 0.8
"""Confidence that "modifier + X" is a kind of X when the notes have both ("stochastic gradient descent")."""

BIAS = -1.9
IN_DEFINITION = 1.3
PER_HOME_SHARE = 2.2
PER_BACK_SHARE = -2.6
INTRODUCED_EARLIER = 0.5
FOUNDATION = 0.5
"""B is mathematics, statistics or data, and A is not."""
SAME_HEAD = -0.6
"""Both end in the same word: siblings rather than prerequisites."""
KEPT = 0.42
"""Least confidence of an inferred prerequisite."""
MOST = 5
"""Most inferred prerequisites per concept: true prerequisites are a few, not dozens."""

_FOUNDATIONS = frozenset({Kind.MATH, Kind.STATISTICS, Kind.DATA})


class _Seen(Struct):
    """What a concept's home passages (its definitions and its section) mention."""

    passages: int
    mentions: Counter[int]
    evidence: dict[int, Evidence]


def inferred_claims(scene: Scene) -> Iterator[RelationClaim]:
    """Prerequisites and head-noun hypernyms."""
    yield from _head_nouns(scene)
    yield from _prerequisites(scene)


def _head_nouns(scene: Scene) -> Iterator[RelationClaim]:
    keys: dict[str, int] = {}
    for index, concept in enumerate(scene.concepts):
        keys.setdefault(fold(concept.label), index)
    for index, concept in enumerate(scene.concepts):
        words = fold(concept.label).split()
        for size in range(len(words) - 1, 0, -1):
            parent = keys.get(" ".join(words[-size:]))
            if parent is not None and parent != index and concept.evidence and " of " not in concept.label:
                yield RelationClaim(
                    source=concept.id,
                    kind="is_a",
                    target=scene.concepts[parent].id,
                    evidence=_renamed(concept.evidence[0], "inferred.head_noun"),
                    confidence=HEAD_NOUN,
                    basis=Basis.INFERRED,
                )
                break


def _renamed(evidence: Evidence, rule: str) -> Evidence:
    return Evidence(evidence.note, evidence.span, evidence.line, evidence.quote, rule, evidence.heading)


def _prerequisites(scene: Scene) -> Iterator[RelationClaim]:
    homes = _homes(scene)
    first = {concept: found[0] for concept, found in scene.occurrences_by_concept.items()}
    for source in sorted(homes):
        home = homes[source]
        scored = []
        for target, count in home.mentions.items():
            if target == source:
                continue
            score = BIAS + PER_HOME_SHARE * count / home.passages
            if target in home.evidence and home.evidence[target].rule == "definition":
                score += IN_DEFINITION
            back = homes.get(target)
            if back is not None:
                score += PER_BACK_SHARE * back.mentions[source] / back.passages
            if target in first and first[target] < first[source]:
                score += INTRODUCED_EARLIER
            kinds = scene.concepts[source].kind, scene.concepts[target].kind
            if kinds[1] in _FOUNDATIONS and kinds[0] not in _FOUNDATIONS:
                score += FOUNDATION
            if _last_word(scene, source) == _last_word(scene, target):
                score += SAME_HEAD
            scored.append((1 / (1 + math.exp(-score)), target))
        for confidence, target in sorted(scored, key=lambda pair: (-pair[0], pair[1]))[:MOST]:
            if confidence >= KEPT:
                yield RelationClaim(
                    source=scene.concepts[source].id,
                    kind="requires",
                    target=scene.concepts[target].id,
                    evidence=_renamed(home.evidence[target], "inferred.mentions"),
                    confidence=round(confidence, 4),
                    basis=Basis.INFERRED,
                )


def _last_word(scene: Scene, index: int) -> str:
    return fold(scene.concepts[index].label).split()[-1]


def _homes(scene: Scene) -> dict[int, _Seen]:
    """For each concept with a home of its own, what is mentioned there."""
    homes: dict[int, _Seen] = {}
    definitions: dict[tuple[str, int | None, int], list[int]] = defaultdict(list)
    for index, concept in enumerate(scene.concepts):
        for evidence in concept.definitions[:2]:
            definitions[evidence.note, evidence.span.cell, evidence.span.start].append(index)
    for parsed, item, sentence in scene.sentences():
        if item.block.kind is BlockKind.CELL:
            continue
        span = item.block.source_span(sentence.start, sentence.end)
        owners = set(definitions.get((parsed.document.note.id, span.cell, span.start), ()))
        subject = scene.subject_of_section(parsed, item.block)
        mentioned = {found.concept for found in scene.in_sentence(parsed, item, sentence)}
        for owner in sorted(owners | ({subject} if subject is not None else set())):
            seen = homes.setdefault(owner, _Seen(0, Counter(), {}))
            seen.passages += 1
            seen.mentions.update(mentioned)
            rule = "definition" if owner in owners else "section"
            for concept in sorted(mentioned):
                if concept not in seen.evidence or (
                    rule == "definition" and seen.evidence[concept].rule != "definition"
                ):
                    seen.evidence[concept] = parsed.document.evidence(span, rule)
    return homes
