"""From `concepts.toml` to overrides: the only part that touches the file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from extract.overrides.check import check_contradictions
from extract.overrides.entries import (
    FILE_NAME,
    Change,
    Merge,
    Named,
    NotGap,
    Overrides,
    Reject,
    RelationEntry,
    Split,
)
from extract.overrides.table import Table
from graph.cli import did_you_mean
from graph.errors import BadConfiguration, PathMissing

SECTIONS = ("concept", "merge", "split", "add", "reject", "relation")
"""Sections that the build reads."""

OTHER_SECTIONS = ("gap", "check")
"""Sections for the commands on a built graph (`graph.verdicts`), which check them. The build only looks
whether the concepts that `gap` names are there."""

MAX_BYTES = 4_000_000
"""A larger file is no list that a person wrote."""

_A_CONCEPT = "the label or id of a concept"


def load_overrides(roots: Sequence[Path], *, config: Path | None = None) -> Overrides:
    """The user's word for some notes: from `config`, or else from `concepts.toml` in each root.

    For a root that is a single note, the file beside it counts. Raises PathMissing for a `config` that does
    not exist, and BadConfiguration for a file that can't be used or contradicts itself or another one.
    """
    if config is not None:
        if not config.exists():
            raise PathMissing(config)
        paths = [config]
    else:
        folders = dict.fromkeys(root if root.is_dir() else root.parent for root in roots)
        paths = [place for folder in folders if (place := folder / FILE_NAME).is_file()]
    overrides = _joined([_read(path, name=_name(path, paths)) for path in paths])
    check_contradictions(overrides)
    return overrides


def _name(path: Path, paths: Sequence[Path]) -> str:
    """How messages call a file: by its name, or its path when several have that name."""
    return path.name if len(paths) == 1 else str(path)


def _read(path: Path, *, name: str) -> Overrides:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise BadConfiguration(name, f"can't be read ({reason}); check the file") from error
    if len(data) > MAX_BYTES:
        raise BadConfiguration(
            name, f"larger than {MAX_BYTES // 1_000_000} MB; check that it is the right file"
        )
    return parse_overrides(data, name=name)


def parse_overrides(data: bytes, *, name: str) -> Overrides:
    """Overrides from the bytes of a file; `name` stands for it in messages. Raises BadConfiguration."""
    try:
        values = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadConfiguration(name, "not UTF-8 text; save it with that encoding") from None
    except tomllib.TOMLDecodeError as error:
        raise BadConfiguration(name, f"not valid TOML: {_one_line(error)}; correct it there") from None
    except RecursionError:
        raise BadConfiguration(
            name, "nested too deeply; sections hold only names and lists of names"
        ) from None
    known = (*SECTIONS, *OTHER_SECTIONS)
    for section in values:
        if section not in known:
            hint = did_you_mean(section, known) or f"; there are {', '.join(known)}"
            raise BadConfiguration(name, f'unknown section "{section}"{hint}')
    return Overrides(
        splits=tuple(_split(w, v) for w, v in _tables(values, "split", name)),
        additions=tuple(_named(w, v) for w, v in _entries(values, "add", name)),
        merges=tuple(_merge(w, v) for w, v in _tables(values, "merge", name)),
        changes=tuple(_change(w, v) for w, v in _tables(values, "concept", name)),
        rejections=tuple(_reject(w, v) for w, v in _entries(values, "reject", name)),
        relations=tuple(_relation(w, v) for w, v in _tables(values, "relation", name)),
        not_gaps=tuple(gap for w, v in _entries(values, "gap", name) for gap in _not_gaps(w, v)),
    )


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _joined(read: Sequence[Overrides]) -> Overrides:
    return Overrides(
        splits=tuple(entry for one in read for entry in one.splits),
        additions=tuple(entry for one in read for entry in one.additions),
        merges=tuple(entry for one in read for entry in one.merges),
        changes=tuple(entry for one in read for entry in one.changes),
        rejections=tuple(entry for one in read for entry in one.rejections),
        relations=tuple(entry for one in read for entry in one.relations),
        not_gaps=tuple(entry for one in read for entry in one.not_gaps),
    )


def _entries(values: dict[str, Any], section: str, name: str) -> Iterator[tuple[str, object]]:
    """The entries of a section with their places in the file ("concepts.toml: [[add]] 2")."""
    found = values.get(section, [])
    where = f"{name}: [[{section}]]"
    if isinstance(found, dict):
        found = [found]
    if not isinstance(found, list):
        raise BadConfiguration(where, f"`{section}` must be a list or [[{section}]] sections")
    for number, value in enumerate(found, 1):
        yield f"{where} {number}", value


def _tables(values: dict[str, Any], section: str, name: str) -> Iterator[tuple[str, dict[str, object]]]:
    for where, value in _entries(values, section, name):
        if not isinstance(value, dict):
            raise BadConfiguration(where, f"write a section [[{section}]] with one key on each line")
        yield where, value


def _change(where: str, values: dict[str, object]) -> Change:
    table = Table(where, values, ("match", "label", "aliases", "kind"))
    entry = Change(
        where=where,
        match=table.name("match", meaning=_A_CONCEPT),
        label=table.optional_name("label"),
        aliases=table.names("aliases"),
        kind=table.concept_kind(),
    )
    if not (entry.label or entry.aliases or entry.kind):
        table.fail("changes nothing; give `label`, `aliases` or `kind`")
    return entry


def _named(where: str, value: object) -> Named:
    values = value if isinstance(value, dict) else {"label": value}
    table = Table(where, values, ("label", "aliases", "kind"))
    label = table.name("label", meaning="the name of the concept")
    return Named(where, label, table.names("aliases"), table.concept_kind())


def _merge(where: str, values: dict[str, object]) -> Merge:
    table = Table(where, values, ("into", "from"))
    table.values("from", meaning='the names of the other concepts, such as from = ["ridge"]')
    return Merge(where, table.name("into", meaning=_A_CONCEPT), table.names("from"))


def _split(where: str, values: dict[str, object]) -> Split:
    table = Table(where, values, ("match", "into"))
    parts = table.values("into", meaning='the names of its parts, such as into = ["L1 norm", "L2 norm"]')
    return Split(
        where, table.name("match", meaning=_A_CONCEPT), tuple(_named(f"{where}, into", p) for p in parts)
    )


def _reject(where: str, value: object) -> Reject:
    values = value if isinstance(value, dict) else {"match": value}
    return Reject(where, Table(where, values, ("match",)).name("match", meaning=_A_CONCEPT))


def _relation(where: str, values: dict[str, object]) -> RelationEntry:
    table = Table(where, values, ("source", "kind", "target", "reject"))
    entry = RelationEntry(
        where=where,
        source=table.name("source", meaning=_A_CONCEPT),
        target=table.name("target", meaning=_A_CONCEPT),
        kind=table.relation_kind(),
        reject=table.flag("reject"),
    )
    if not (entry.kind or entry.reject):
        table.fail("`kind` is missing; give requires, is_a, part_of, uses, contrasts_with or related")
    return entry


def _not_gaps(where: str, value: object) -> Iterator[NotGap]:
    """The names in a `[[gap]]`, as far as they are any: the commands that act on them check the rest."""
    names = value.get("not_a_gap") if isinstance(value, dict) else None
    if isinstance(names, list):
        yield from (NotGap(where, name) for name in names if isinstance(name, str))
