"""The part of concepts.toml that questions read: which checks are off, and which gaps are none."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from msgspec import Struct

from graph.errors import BadConfiguration
from graph.labels import fold

FILE_NAME = "concepts.toml"


class Verdicts(Struct, frozen=True):
    """What the user has decided."""

    off: frozenset[str] = frozenset()
    """Ids of checks that are switched off."""
    not_a_gap: frozenset[str] = frozenset()
    """Folded names of concepts that need no explanation in the notes."""


def find_verdicts(named: Path | None, graph: Path) -> Verdicts:
    """The verdicts in a named file, or in the first concepts.toml of: here, beside the graph, the folder
    above it.

    Raises:
        BadConfiguration: the file can't be read, or a value has the wrong type.
    """
    if named is not None:
        return read_verdicts(named)
    for folder in (Path(), graph.parent, graph.parent.parent):
        if (folder / FILE_NAME).is_file():
            return read_verdicts(folder / FILE_NAME)
    return Verdicts()


def read_verdicts(path: Path) -> Verdicts:
    """The verdicts in a file: `[check] off = [...]` and `[[gap]] not_a_gap = [...]`.

    Raises:
        BadConfiguration: the file can't be read, or a value has the wrong type.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadConfiguration(str(path), (error.strerror or str(error)).lower()) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadConfiguration(str(path), f"not valid TOML ({error})") from error
    check = table.get("check", {})
    gaps = table.get("gap", [])
    if not isinstance(check, dict):
        raise BadConfiguration(str(path), "check must be a table, [check]")
    if isinstance(gaps, dict):
        gaps = [gaps]
    if not isinstance(gaps, list) or not all(isinstance(gap, dict) for gap in gaps):
        raise BadConfiguration(str(path), "gap must be an array of tables, [[gap]]")
    labels = [label for gap in gaps for label in _strings(gap, "not_a_gap", "gap", path)]
    return Verdicts(
        off=frozenset(_strings(check, "off", "check", path)),
        not_a_gap=frozenset(fold(label) for label in labels),
    )


def _strings(table: dict[str, Any], key: str, name: str, path: Path) -> list[str]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BadConfiguration(str(path), f"{name}.{key} must be a list of strings")
    return value
