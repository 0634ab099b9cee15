"""Which relations SKOS lets us assert.

SKOS Reference (W3C, 2009): `skos:related` is disjoint with `skos:broaderTransitive` (S27), and a hierarchy
with a cycle, though allowed, misleads every program that walks it. A relation that would break one of these
is written as `skos:semanticRelation`, of which both are subproperties: weaker, and still true.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from graph.model import ConceptGraph, Relation
from graph.relations import RELATION_KINDS, SKOS

WEAKENED = SKOS + "semanticRelation"
"""What stands in for a relation that SKOS forbids."""


class Assertion(Struct, frozen=True):
    """A relation and the property that states it."""

    relation: Relation
    predicate: str
    inverse: str | None
    """Property that states it from the target's side, where that is written too."""


def assertions(graph: ConceptGraph) -> list[Assertion]:
    """The relations in the graph's order, each once; none from a concept to itself or to a missing one."""
    relations = usable_relations(graph)
    broader = _hierarchy([link for link in relations if link.kind == "is_a"])
    ancestors = _Ancestors(broader)
    return [_assertion(link, broader, ancestors) for link in relations]


def usable_relations(graph: ConceptGraph) -> list[Relation]:
    """The relations between two different concepts of the graph, each once, in the graph's order."""
    known = {concept.id for concept in graph.concepts}
    first: dict[tuple[str, str, str], Relation] = {}
    for link in graph.relations:
        if link.source != link.target and link.source in known and link.target in known:
            first.setdefault((link.source, link.kind, link.target), link)
    return list(first.values())


def _assertion(link: Relation, broader: Mapping[str, set[str]], ancestors: _Ancestors) -> Assertion:
    kind = RELATION_KINDS[link.kind]
    if link.kind == "is_a" and link.target not in broader.get(link.source, ()):
        return Assertion(link, WEAKENED, None)
    if link.kind == "related" and ancestors.connect(link.source, link.target):
        return Assertion(link, WEAKENED, None)
    # Inverses in our own namespace are left to the ontology; SKOS and DCMI readers expect both ways.
    written = kind.symmetric or link.kind in ("is_a", "part_of")
    return Assertion(link, kind.iri, kind.inverse_iri if written else None)


def _hierarchy(links: list[Relation]) -> dict[str, set[str]]:
    """Parents of each concept, without a cycle: the surest relations stay."""
    parents: dict[str, set[str]] = {}
    for link in links:
        parents.setdefault(link.source, set()).add(link.target)
    if not _has_cycle(parents):
        return parents
    kept: dict[str, set[str]] = {}
    for link in sorted(links, key=lambda link: (-link.confidence, link.source, link.target)):
        if link.source not in _reachable(kept, link.target):
            kept.setdefault(link.source, set()).add(link.target)
    return kept


def _has_cycle(parents: Mapping[str, set[str]]) -> bool:
    """Kahn's algorithm: a cycle is what can't be removed leaf by leaf."""
    children_left = dict.fromkeys(parents, 0)
    for targets in parents.values():
        for target in targets:
            children_left[target] = children_left.get(target, 0) + 1
    free = [node for node, count in children_left.items() if count == 0]
    removed = 0
    while free:
        removed += 1
        for target in parents.get(free.pop(), ()):
            children_left[target] -= 1
            if children_left[target] == 0:
                free.append(target)
    return removed < len(children_left)


def _reachable(parents: Mapping[str, Iterable[str]], start: str) -> set[str]:
    seen = {start}
    stack = [start]
    while stack:
        for parent in parents.get(stack.pop(), ()):
            if parent not in seen:
                seen.add(parent)
                stack.append(parent)
    return seen


class _Ancestors:
    """All that lies above a concept, worked out once for each concept that is asked about."""

    def __init__(self, parents: Mapping[str, set[str]]) -> None:
        self._parents = parents
        self._above: dict[str, set[str]] = {}

    def connect(self, one: str, other: str) -> bool:
        """True when `skos:broaderTransitive` connects the two, either way."""
        return other in self._of(one) or one in self._of(other)

    def _of(self, concept: str) -> set[str]:
        if concept not in self._above:
            self._above[concept] = _reachable(self._parents, concept)
        return self._above[concept]
