"""Literals and blocks in Turtle."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

LANGUAGE = "en"
"""Language tag of labels and definitions: the extraction reads English."""

DECIMALS = 6
"""Digits kept of confidence and salience: far below what either can mean."""

WIDTH = 110
"""Columns after which a long list of values goes on in the next line."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]')


def literal(text: str) -> str:
    """A plain string. Control characters are escaped; a lone surrogate, which no RDF can hold, is U+FFFD."""
    return f'"{_SPECIAL.sub(_escape, text)}"'


def tagged(text: str) -> str:
    """A string in the language of the notes."""
    return f"{literal(text)}@{LANGUAGE}"


def decimal(value: float) -> str:
    """An xsd:decimal in [0, 1], in canonical form; what is no number is 0."""
    if math.isnan(value):
        return "0.0"
    text = f"{min(max(value, 0.0), 1.0):.{DECIMALS}f}".rstrip("0")
    return f"{text}0" if text.endswith(".") else text


def boolean(value: bool) -> str:
    """An xsd:boolean."""
    return "true" if value else "false"


def block(subject: str, properties: Iterable[tuple[str, Iterable[str]]]) -> str:
    """All that is said of one subject, a property a line; properties without values are left out."""
    found = ((name, list(objects)) for name, objects in properties)
    (name, first), *rest = ((name, objects) for name, objects in found if objects)
    return lines(f"{subject} {_values(name, first)}", *(_values(name, objects) for name, objects in rest))


def lines(*statements: str) -> str:
    """Statements about one subject, which the first begins with; a statement a line."""
    return " ;\n    ".join(statements) + " .\n"


def _values(name: str, objects: list[str]) -> str:
    """A property and its values, in lines of about WIDTH columns."""
    rows: list[list[str]] = [[]]
    width = len(name)
    for value in objects:
        if rows[-1] and width + len(value) > WIDTH:
            rows.append([])
            width = 0
        rows[-1].append(value)
        width += len(value) + 3
    return f"{name} " + " ,\n        ".join(" , ".join(row) for row in rows)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"
