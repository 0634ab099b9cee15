"""One entry of a configuration file, checked key by key. Every complaint is one line that says what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NoReturn

from graph.cli import did_you_mean
from graph.errors import BadConfiguration
from graph.labels import fold
from graph.model import Kind
from graph.relations import RELATION_KINDS

MAX_NAME = 200
"""Longest name, in characters: what is longer is a sentence."""


class Table:
    """Reads the keys of one TOML table. Raises BadConfiguration, also for keys that are not among `keys`."""

    def __init__(self, where: str, values: Mapping[str, object], keys: Iterable[str]) -> None:
        self.where = where
        self._values = values
        known = list(keys)
        for key in values:
            if key not in known:
                hint = did_you_mean(key, known) or f"; there are {', '.join(known)}"
                if key in {"reject", "add"}:
                    hint = f"; put `{key} = …` above the first section of the file, or write [[{key}]]"
                self.fail(f'unknown key "{key}"{hint}')

    def fail(self, reason: str) -> NoReturn:
        """Raise BadConfiguration for this entry."""
        raise BadConfiguration(self.where, reason)

    def name(self, key: str, *, meaning: str) -> str:
        """A key that must be there: a name."""
        if key not in self._values:
            self.fail(f"`{key}` is missing; give {meaning}")
        return self._name(key, self._values[key])

    def optional_name(self, key: str) -> str:
        """A name, or "" when the key is not there."""
        return self._name(key, self._values[key]) if key in self._values else ""

    def names(self, key: str) -> tuple[str, ...]:
        """A list of names; empty when the key is not there."""
        return tuple(self._name(key, value) for value in self.values(key))

    def values(self, key: str, *, meaning: str = "") -> list[object]:
        """A list of anything. With a meaning, it must be there and not be empty."""
        found = self._values.get(key, [])
        if not isinstance(found, list):
            self.fail(f'`{key}` must be a list; write {key} = ["…", "…"]')
        if meaning and not found:
            self.fail(f"`{key}` is missing or empty; give {meaning}")
        return found

    def flag(self, key: str) -> bool:
        """True or false; false when the key is not there."""
        value = self._values.get(key, False)
        if not isinstance(value, bool):
            self.fail(f"`{key}` must be true or false, without quotes")
        return value

    def concept_kind(self) -> Kind | None:
        """The key `kind` as a kind of concept, or None."""
        name = self._choice("kind", list(Kind))
        return Kind(name) if name else None

    def relation_kind(self) -> str:
        """The key `kind` as a kind of relation, or ""."""
        return self._choice("kind", list(RELATION_KINDS))

    def _choice(self, key: str, choices: list[str]) -> str:
        if key not in self._values:
            return ""
        name = self._name(key, self._values[key]).lower().replace("-", "_").replace(" ", "_")
        if name not in choices:
            hint = did_you_mean(name, choices) or f"; there are {', '.join(choices)}"
            self.fail(f'`{key}` can\'t be "{self._values[key]}"{hint}')
        return name

    def _name(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            self.fail(f'`{key}` must be text in quotes, such as "gradient descent"')
        name = " ".join(value.split())
        if not fold(name):
            self.fail(f'`{key}` holds no letter or digit ("{name}"); write the name of a concept')
        if len(name) > MAX_NAME or not name.isprintable():
            self.fail(f"`{key}` must be one line of at most {MAX_NAME} characters; shorten it")
        return name
