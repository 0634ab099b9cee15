"""Which kinds of relation may stand side by side: on one pair, and against what transitivity says."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from graph.model import Basis, Relation, RelationClaim
from graph.weights import BASIS_RANK, DIGITS

STRONG = ("is_a", "part_of", "requires")
"""Kinds that say most about a pair, the most specific first."""

_REDUCIBLE = ("requires", "is_a")

Pair = tuple[str, str]


def strength(relation: Relation) -> tuple[float, int, int]:
    """Sort key of a relation's strength: confidence, then basis, then places."""
    return relation.confidence, BASIS_RANK[relation.basis], len(relation.evidence)


def pair_of(relation: Relation | RelationClaim) -> Pair:
    """The two ends without direction."""
    return min(relation.source, relation.target), max(relation.source, relation.target)


def weigh_opposites(relations: Iterable[Relation]) -> list[Relation]:
    """With less confidence in a guess of which a sentence says the opposite: as much as it leaves open."""
    relations = list(relations)
    said = {
        (relation.source, relation.kind, relation.target): relation.confidence
        for relation in relations
        if relation.basis is Basis.STATED
    }
    weighed = []
    for relation in relations:
        against = said.get((relation.target, relation.kind, relation.source), 0.0)
        if against and relation.basis is not Basis.STATED:
            confidence = round(relation.confidence * (1 - against), DIGITS)
            relation = structs.replace(relation, confidence=confidence)
        weighed.append(relation)
    return weighed


def settle_strong(relations: Iterable[Relation]) -> list[Relation]:
    """On each pair the strongest of is_a, part_of and requires stays; another kind stays only if both are
    stated, or if a sentence says that the one is a kind of the other which it is guessed to require."""
    relations = list(relations)
    winners: dict[Pair, Relation] = {}
    for relation in relations:
        if relation.kind in STRONG:
            pair = pair_of(relation)
            if pair not in winners or _rank(relation) > _rank(winners[pair]):
                winners[pair] = relation
    return [relation for relation in relations if _stands(relation, winners.get(pair_of(relation)))]


def _rank(relation: Relation) -> tuple[object, ...]:
    return *strength(relation), -STRONG.index(relation.kind), relation.source < relation.target


def _stands(relation: Relation, winner: Relation | None) -> bool:
    if winner is None or relation.kind not in STRONG or relation.kind == winner.kind:
        return True
    said = relation.basis is Basis.STATED
    if said and (relation.kind, winner.kind) == ("is_a", "requires") and relation.source == winner.source:
        return True  # that a thing needs its class to be understood takes nothing from what a sentence says
    return said and winner.basis is Basis.STATED


def drop_weak(relations: Iterable[Relation]) -> list[Relation]:
    """Without `uses` where a strong kind holds on the pair, unless that is a less sure guess, and without
    `related` where anything else does."""
    relations = _without_outdone(list(relations))
    strong = {pair_of(relation) for relation in relations if relation.kind in STRONG}
    known = {pair_of(relation) for relation in relations if relation.kind != "related"}
    return [
        relation
        for relation in relations
        if not (relation.kind == "uses" and pair_of(relation) in strong)
        and not (relation.kind == "related" and pair_of(relation) in known)
    ]


def _without_outdone(relations: list[Relation]) -> list[Relation]:
    """Without guessed requirements on pairs of which a sentence surely says that one uses the other."""
    used = {
        pair_of(relation): relation.confidence
        for relation in relations
        if relation.kind == "uses" and relation.basis is Basis.STATED
    }
    return [
        relation
        for relation in relations
        if not (
            relation.kind == "requires"
            and relation.basis is Basis.INFERRED
            and relation.confidence < used.get(pair_of(relation), 0.0)
        )
    ]


def drop_implied(relations: Iterable[Relation]) -> list[Relation]:
    """Without requires and is_a edges that a longer way of the same kind says as surely, unless they are
    stated. A way is as sure as its weakest edge.

    The relations of each of these kinds must be acyclic; then all implied edges can go at once
    (Aho, Garey & Ullman 1972, "The transitive reduction of a directed graph").
    """
    relations = list(relations)
    implied: set[int] = set()
    for kind in _REDUCIBLE:
        following: dict[str, list[Relation]] = {}
        for relation in relations:
            if relation.kind == kind:
                following.setdefault(relation.source, []).append(relation)
        for number, relation in enumerate(relations):
            if (
                relation.kind == kind
                and relation.basis is not Basis.STATED
                and _is_implied(relation, following)
            ):
                implied.add(number)
    return [relation for number, relation in enumerate(relations) if number not in implied]


def _is_implied(relation: Relation, following: dict[str, list[Relation]]) -> bool:
    """True when edges that are each at least as sure lead from its source to its target."""
    seen = {relation.source}
    stack = [relation.source]
    while stack:
        for step in following.get(stack.pop(), ()):
            if step is relation or step.confidence < relation.confidence or step.target in seen:
                continue
            if step.target == relation.target:
                return True
            seen.add(step.target)
            stack.append(step.target)
    return False


def drop_related_kin(relations: Iterable[Relation]) -> list[Relation]:
    """Without `related` between concepts that a way of is_a connects: SKOS S27 forbids both."""
    relations = list(relations)
    parents = _targets(relations, "is_a")
    return [
        relation
        for relation in relations
        if relation.kind != "related"
        or not (
            relation.target in _reach({relation.source}, parents)
            or relation.source in _reach({relation.target}, parents)
        )
    ]


def _targets(relations: Iterable[Relation], kind: str) -> dict[str, set[str]]:
    targets: dict[str, set[str]] = {}
    for relation in relations:
        if relation.kind == kind:
            targets.setdefault(relation.source, set()).add(relation.target)
    return targets


def _reach(starts: set[str], targets: dict[str, set[str]]) -> set[str]:
    seen = set(starts)
    stack = list(starts)
    while stack:
        for node in targets.get(stack.pop(), ()):
            if node not in seen:
                seen.add(node)
                stack.append(node)
    return seen
