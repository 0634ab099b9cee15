"""Refusing queries that would write or reach out, before they run.

This gives a clear message. That nothing gets out even so is the work of `export.worker`, which takes away the
process's right to open anything.

Reference: SPARQL 1.1 Query Language (W3C, 2013), section 19 (grammar and code point escapes).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from export.errors import Forbidden

UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})
"""Words that start an update. They are refused at the start of a query and after its prologue."""

_TOKEN = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<string>\"\"\"(?:[^\\]|\\.)*?\"\"\" | '''(?:[^\\]|\\.)*?'''
                 | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<comment>\#[^\n\r]*)
    | (?P<variable>[?$]\w+)
    | (?P<blank>_:[\w.-]+)
    | (?P<tag>@[A-Za-z][A-Za-z0-9-]*)
    | (?P<prefixed>(?:[^\W\d_][\w.-]*)?:(?:[\w:%.-]|\\.)*)
    | (?P<word>\w+)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class Token(NamedTuple):
    """One word of a query."""

    kind: str
    text: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    """The words of a query, without space and comments."""
    for match in _TOKEN.finditer(query):
        if match.lastgroup not in ("space", "comment"):
            yield Token(str(match.lastgroup), match.group(), match.start())


def refuse_unsafe(query: str) -> None:
    """Raises Forbidden for updates and for SERVICE, also when written with code point escapes."""
    _refuse(query)
    plain = unescape(query)
    if plain != query:
        _refuse(plain)


def undeclared_prefix(query: str, known: set[str]) -> tuple[str, int] | None:
    """The first prefix that neither the query nor `known` declares, and its offset."""
    declared = set(known)
    before = ""
    for token in tokens(query):
        if token.kind == "prefixed":
            name = token.text.partition(":")[0]
            if before == "PREFIX":
                declared.add(name)
            elif name not in declared:
                return name, token.start
        before = token.text.upper() if token.kind == "word" else ""
    return None


def unescape(query: str) -> str:
    r"""The query with `\uXXXX` and `\UXXXXXXXX` replaced, as a parser may do before all else."""

    def character(match: re.Match[str]) -> str:
        code = int(match.group(1) or match.group(2), 16)
        return chr(code) if code <= 0x10FFFF else match.group()

    return _ESCAPE.sub(character, query)


def _refuse(query: str) -> None:
    prologue = True
    for token in tokens(query):
        if token.kind != "word":
            continue
        word = token.text.upper()
        line = query.count("\n", 0, token.start) + 1
        if word == "SERVICE" or (prologue and word in UPDATES):
            raise Forbidden(word, line=line)
        prologue = prologue and word in ("PREFIX", "BASE")
