"""Entries that contradict each other, seen from the file alone."""

from __future__ import annotations

from extract.overrides.entries import Overrides
from graph.errors import BadConfiguration
from graph.labels import fold
from graph.relations import RELATION_KINDS


def check_contradictions(overrides: Overrides) -> None:
    """Raise BadConfiguration for entries that can't all hold, naming both."""
    _check_rejections(overrides)
    _check_merges(overrides)
    _check_repeats(overrides)
    _check_relations(overrides)


def _check_rejections(overrides: Overrides) -> None:
    """A rejected name is a concept nowhere else."""
    wanted: dict[str, str] = {}
    for named in (*overrides.additions, *(part for split in overrides.splits for part in split.parts)):
        wanted |= dict.fromkeys(map(fold, (named.label, *named.aliases)), named.where)
    for merge in overrides.merges:
        wanted[fold(merge.into)] = merge.where
    for change in overrides.changes:
        wanted |= dict.fromkeys(map(fold, (change.match, change.label or change.match)), change.where)
    for entry in overrides.rejections:
        if (other := wanted.get(fold(entry.match))) is not None:
            raise BadConfiguration(
                entry.where, f'"{entry.match}" is rejected here and wanted in {other}; remove one of the two'
            )


def _check_merges(overrides: Overrides) -> None:
    """A concept is merged into one other, which stays."""
    targets = {fold(merge.into): merge for merge in overrides.merges}
    goes: dict[str, str] = {}
    for merge in overrides.merges:
        into = fold(merge.into)
        for name in merge.sources:
            key = fold(name)
            if key == into:
                raise BadConfiguration(
                    merge.where,
                    f'"{name}" is merged into itself (case and plural make no difference); remove it',
                )
            if key in targets:
                raise BadConfiguration(
                    merge.where,
                    f'"{name}" is merged here, but {targets[key].where} merges into it; give both one `into`',
                )
            if goes.setdefault(key, into) != into:
                raise BadConfiguration(
                    merge.where, f'"{name}" is merged into "{merge.into}" and into another; keep one of them'
                )


def _check_repeats(overrides: Overrides) -> None:
    """One `[[concept]]` and one `[[split]]` for each concept; an alias for one concept only."""
    seen: dict[str, str] = {}
    entries = [(entry.match, entry.where) for entry in overrides.changes]
    for name, where in [*entries, *((entry.match, entry.where) for entry in overrides.splits)]:
        other = seen.setdefault(fold(name), where)
        if other != where:
            raise BadConfiguration(where, f'"{name}" already has {other}; make one entry of both')
    owners: dict[str, tuple[str, str]] = {}
    for owner, where, aliases in _aliases(overrides):
        for alias in aliases:
            first = owners.setdefault(fold(alias), (owner, where))
            if first[0] != owner:
                raise BadConfiguration(
                    where, f'"{alias}" is also an alias in {first[1]}; leave it to one of the two concepts'
                )


def _aliases(overrides: Overrides) -> list[tuple[str, str, tuple[str, ...]]]:
    """(folded owner, place, aliases) of every entry that gives aliases."""
    named = (*overrides.additions, *(part for split in overrides.splits for part in split.parts))
    return [
        *((fold(entry.label), entry.where, entry.aliases) for entry in named),
        *((fold(entry.label or entry.match), entry.where, entry.aliases) for entry in overrides.changes),
    ]


def _check_relations(overrides: Overrides) -> None:
    """No relation to itself; none both wanted and rejected, or wanted both ways."""
    wanted = {}
    for entry in overrides.relations:
        ends = fold(entry.source), fold(entry.target)
        if ends[0] == ends[1]:
            raise BadConfiguration(entry.where, f'"{entry.source}" is both ends; name two concepts')
        if not entry.reject:
            wanted[entry.kind, *ends] = entry
    for entry in overrides.relations:
        source, target = fold(entry.source), fold(entry.target)
        other = wanted.get((entry.kind, source, target)) if entry.reject else None
        if not entry.reject and RELATION_KINDS[entry.kind].acyclic:
            other = wanted.get((entry.kind, target, source))
        if other is not None:
            raise BadConfiguration(entry.where, f"contradicts {other.where}; remove one of the two")
