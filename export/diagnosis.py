"""Where a query went wrong.

Oxigraph's own places lie beyond the mistake, at the end of the longest keyword that it tried; rdflib's parser
names the place where it could not go on.
"""

from __future__ import annotations

import re

from export.errors import BadQuery
from export.guard import undeclared_prefix

MAX_LENGTH = 20_000
"""Characters up to which a query is parsed once more for its mistake."""

_GRAMMAR = re.compile(r"\s*error at \d+:\d+: ")


def syntax_error(query: str, reason: str, prefixes: dict[str, str]) -> BadQuery:
    """The error of a query that Oxigraph does not parse; with its place, if that is an undeclared prefix."""
    unknown = undeclared_prefix(query, set(prefixes))
    if unknown:
        name, offset = unknown
        line, column = _place(query, offset)
        return BadQuery(query, f"the prefix {name}: is not declared", line=line, column=column)
    return BadQuery(query, _GRAMMAR.sub("", reason).split("\n")[0])


def located(query: str, error: BadQuery) -> BadQuery:
    """The same error with the place where rdflib's parser stumbles, if it does."""
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    if error.line or len(query) > MAX_LENGTH:
        return error
    try:
        parseQuery(query)
    except ParseBaseException as stumble:
        line, column = _place(query, stumble.loc)
        rest = next(iter(query[stumble.loc :].split()), "")
        reason = f"can't go on at {rest[:30]!r}" if rest else "it ends too early"
        return BadQuery(query, reason, line=line, column=column)
    except Exception:  # whatever else this parser does on bad input, the first error stands
        return error
    return error


def _place(query: str, offset: int) -> tuple[int, int]:
    """1-based line and column of an offset."""
    before = query[:offset].splitlines(keepends=True)
    if not before or before[-1].endswith(("\n", "\r")):
        return len(before) + 1, 1
    return len(before), len(before[-1]) + 1
