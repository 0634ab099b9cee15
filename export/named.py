"""The shipped queries: SPARQL files whose head says what they answer.

A file starts with comment lines: `# title: …`, then `# parameter NAME: …` for each value that it takes. In
the query, `VALUES ?NAME { "…"@en }` holds an example of the value, so that each file also runs as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct

from export.errors import UnknownQuery, WrongParameters
from export.terms import tagged

_TITLE = re.compile(r"# title: (.+)")
_PARAMETER = re.compile(r"# parameter (\w+): (.+)")


class NamedQuery(Struct, frozen=True):
    """One shipped query."""

    name: str
    title: str
    parameters: tuple[str, ...]
    """Names of the values it takes, in order."""
    explanations: tuple[str, ...]
    """What each value means."""
    text: str

    def filled(self, values: Sequence[str]) -> str:
        """The query for some values, one for each parameter. Raises WrongParameters."""
        if len(values) != len(self.parameters):
            raise WrongParameters(self.name, self.parameters, len(values))
        text = self.text
        for name, value in zip(self.parameters, values, strict=True):
            text = tagged(value).join(_slot(name).split(text))
        return text


@cache
def named_queries() -> dict[str, NamedQuery]:
    """All shipped queries by name, sorted."""
    folder = files("export").joinpath("queries")
    found = [item for item in folder.iterdir() if item.name.endswith(".rq")]
    return {
        query.name: query
        for query in (
            _parse(item.name.removesuffix(".rq"), item.read_text(encoding="utf-8"))
            for item in sorted(found, key=lambda item: item.name)
        )
    }


def named_query(name: str) -> NamedQuery:
    """One shipped query. Raises UnknownQuery, with the nearest name."""
    from graph.cli import did_you_mean

    queries = named_queries()
    if name not in queries:
        raise UnknownQuery(name, did_you_mean(name, list(queries)))
    return queries[name]


def _parse(name: str, text: str) -> NamedQuery:
    title = _TITLE.match(text)
    if title is None:
        raise ValueError(f"the query {name} has no title")
    parameters = _PARAMETER.findall(text)
    return NamedQuery(
        name, title[1], tuple(key for key, _ in parameters), tuple(words for _, words in parameters), text
    )


def _slot(name: str) -> re.Pattern[str]:
    return re.compile(rf'(?<=VALUES \?{name} \{{ )"[^"\n]*"@en(?= \}})')
