"""Two graphs compared by concept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from graph.labels import fold
from graph.model import Concept, ConceptGraph, Relation
from graph.relations import whole_percent
from graph.weights import CONFIDENCE_CHANGE, RENAMED_SHARE


class Renamed(Struct, frozen=True):
    """One concept under two names."""

    old: str
    new: str


class Change(Struct, frozen=True):
    """A field of a concept that is in both graphs."""

    label: str
    field: str
    """`label`, `kind`, `definition` or `aliases`."""
    old: str
    new: str


class Tie(Struct, frozen=True):
    """A relation by the labels of its ends."""

    source: str
    kind: str
    target: str
    confidence: float


class Retied(Struct, frozen=True):
    """A relation whose confidence or basis changed."""

    source: str
    kind: str
    target: str
    old: str
    new: str


class Difference(Struct, frozen=True):
    """The answer of `diff`; its fields are the keys of `--json`. Concepts are given by label, sorted."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    renamed: tuple[Renamed, ...]
    newly_explained: tuple[str, ...]
    no_longer_explained: tuple[str, ...]
    changed: tuple[Change, ...]
    relations_new: tuple[Tie, ...]
    relations_gone: tuple[Tie, ...]
    relations_changed: tuple[Retied, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing changed."""
        return not any(getattr(self, name) for name in self.__struct_fields__)


def diff(old: ConceptGraph, new: ConceptGraph) -> Difference:
    """What changed from `old` to `new`. A renamed concept's relations are compared under its new name."""
    before = {concept.id: concept for concept in old.concepts}
    after = {concept.id: concept for concept in new.concepts}
    gone = [concept for concept in old.concepts if concept.id not in after]
    come = [concept for concept in new.concepts if concept.id not in before]
    renamed = _renamed(gone, come)
    taken = set(renamed.values())
    pairs = [(before[name], after[name]) for name in sorted(before.keys() & after.keys())]
    pairs += [(before[one], after[other]) for one, other in sorted(renamed.items())]
    ties = _ties(old.relations, renamed, after, before), _ties(new.relations, {}, after, before)
    return Difference(
        new=_labels(concept for concept in come if concept.id not in taken),
        gone=_labels(concept for concept in gone if concept.id not in renamed),
        renamed=tuple(
            Renamed(before[one].label, after[other].label) for one, other in sorted(renamed.items())
        ),
        newly_explained=_labels(b for a, b in pairs if b.explained and not a.explained),
        no_longer_explained=_labels(b for a, b in pairs if a.explained and not b.explained),
        changed=tuple(change for a, b in pairs for change in _changes(a, b, renamed)),
        relations_new=tuple(ties[1][key][0] for key in sorted(ties[1].keys() - ties[0].keys())),
        relations_gone=tuple(ties[0][key][0] for key in sorted(ties[0].keys() - ties[1].keys())),
        relations_changed=_retied(*ties),
    )


def _labels(concepts: Iterable[Concept]) -> tuple[str, ...]:
    return tuple(sorted((concept.label for concept in concepts), key=lambda label: (label.casefold(), label)))


def _renamed(gone: list[Concept], come: list[Concept]) -> dict[str, str]:
    """Old id to new id: a name of one is a name of the other, or most of their places are the same."""
    named: dict[str, list[Concept]] = {}
    placed: dict[_Place, list[Concept]] = {}
    for one in gone:
        for name in _names(one):
            named.setdefault(name, []).append(one)
        for spot in _places(one):
            placed.setdefault(spot, []).append(one)
    pairs = []
    for other in come:
        shared = Counter(one.id for spot in _places(other) for one in placed.get(spot, ()))
        for one in {c.id: c for spot in _places(other) for c in placed.get(spot, ())}.values():
            share = shared[one.id] / max(len(_places(one)), len(_places(other)))
            if share > RENAMED_SHARE:
                pairs.append((-share, one.id, other.id))
        pairs += [(-_SAME_NAME, one.id, other.id) for name in _names(other) for one in named.get(name, ())]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, old_id, new_id in sorted(pairs):
        if old_id not in found and new_id not in taken:
            found[old_id] = new_id
            taken.add(new_id)
    return found


_Place = tuple[str, str]
_SAME_NAME = 2.0
"""More than any share of places: a shared name is the best sign."""


def _places(concept: Concept) -> set[_Place]:
    return {(evidence.note, evidence.quote) for evidence in concept.evidence}


def _names(concept: Concept) -> set[str]:
    return {fold(name) for name in (concept.label, *concept.aliases)}


def _changes(one: Concept, other: Concept, renamed: Mapping[str, str]) -> list[Change]:
    quotes = [c.definition.quote if c.definition else "" for c in (one, other)]
    fields = [
        ("kind", str(one.kind), str(other.kind)),
        ("definition", *quotes),
        ("aliases", ", ".join(one.aliases), ", ".join(other.aliases)),
    ]
    if one.id not in renamed:
        fields.insert(0, ("label", one.label, other.label))
    return [Change(other.label, field, old, new) for field, old, new in fields if old != new]


_Key = tuple[str, str, str]


def _ties(
    relations: tuple[Relation, ...],
    renamed: Mapping[str, str],
    after: Mapping[str, Concept],
    before: Mapping[str, Concept],
) -> dict[_Key, tuple[Tie, Relation]]:
    found = {}
    for relation in relations:
        source, target = (renamed.get(end, end) for end in (relation.source, relation.target))
        labels = [(after[end] if end in after else before[end]).label for end in (source, target)]
        found[source, relation.kind, target] = (
            Tie(labels[0], relation.kind, labels[1], relation.confidence),
            relation,
        )
    return found


def _retied(
    old: Mapping[_Key, tuple[Tie, Relation]], new: Mapping[_Key, tuple[Tie, Relation]]
) -> tuple[Retied, ...]:
    found = []
    for key in sorted(old.keys() & new.keys()):
        (_, one), (tie, other) = old[key], new[key]
        if abs(one.confidence - other.confidence) >= CONFIDENCE_CHANGE or one.basis != other.basis:
            found.append(Retied(tie.source, tie.kind, tie.target, _state(one), _state(other)))
    return tuple(found)


def _state(relation: Relation) -> str:
    return f"{whole_percent(relation.confidence)}% {relation.basis}"
