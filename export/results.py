"""Answers of queries in the W3C's formats, and as a table for people.

References: SPARQL 1.1 Query Results JSON Format, CSV and TSV Formats, XML Format (W3C, 2013).
Oxigraph's own writers can't stop at a number of rows, so the rows are read first and written here.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

if TYPE_CHECKING:
    import pyoxigraph

    Term = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BARE = frozenset(
    f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("boolean", "integer", "decimal", "double", "date")
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
MAX_CELL = 60
"""Characters of one cell of a table."""


class Rows(Struct, frozen=True):
    """The answer to a SELECT."""

    names: tuple[str, ...]
    rows: list[tuple[Term | None, ...]]


def as_json(answer: Rows | bool) -> bytes:
    """SPARQL results as JSON."""
    if isinstance(answer, bool):
        return json.dumps({"head": {}, "boolean": answer}).encode()
    bindings = [
        {name: _json_term(term) for name, term in zip(answer.names, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    document = {"head": {"vars": list(answer.names)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False).encode("utf-8", "replace")


def as_xml(answer: Rows | bool) -> bytes:
    """SPARQL results as XML. Characters that XML can't hold become U+FFFD."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<sparql xmlns="http://www.w3.org/2005/sparql-results#">',
    ]
    if isinstance(answer, bool):
        lines += ["<head></head>", f"<boolean>{str(answer).lower()}</boolean>"]
    else:
        lines.append("<head>" + "".join(f"<variable name={quoteattr(n)}/>" for n in answer.names) + "</head>")
        lines.append("<results>")
        for row in answer.rows:
            cells = (
                f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>"
                for name, term in zip(answer.names, row, strict=True)
                if term is not None
            )
            lines.append(f"<result>{''.join(cells)}</result>")
        lines.append("</results>")
    return "\n".join([*lines, "</sparql>", ""]).encode("utf-8", "replace")


def as_csv(answer: Rows | bool) -> bytes:
    """SPARQL results as CSV: plain values, and a header."""
    from pyoxigraph import Literal, NamedNode

    valued = (Literal, NamedNode)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    if isinstance(answer, bool):
        writer.writerow([str(answer).lower()])
    else:
        writer.writerow(answer.names)
        writer.writerows(
            [term.value if isinstance(term, valued) else _plain(term) for term in row] for row in answer.rows
        )
    return out.getvalue().encode("utf-8", "replace")


def as_tsv(answer: Rows | bool) -> bytes:
    """SPARQL results as TSV: terms in Turtle's syntax."""
    if isinstance(answer, bool):
        return f"{str(answer).lower()}\n".encode()
    lines = ["\t".join(f"?{name}" for name in answer.names)]
    lines += ["\t".join(_turtle_term(term) for term in row) for row in answer.rows]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def as_table(answer: Rows | bool, *, prefixes: dict[str, str]) -> bytes:
    """SPARQL results for people: aligned columns, IRIs with prefixes, long texts cut."""
    if isinstance(answer, bool):
        return b"yes\n" if answer else b"no\n"
    rows = [[_cell(term, prefixes) for term in row] for row in answer.rows]
    widths = [max(len(name), *(len(row[i]) for row in rows), 0) for i, name in enumerate(answer.names)]
    lines = [_line(answer.names, widths), _line(["─" * width for width in widths], widths)]
    lines += [_line(row, widths) for row in rows]
    lines.append(f"{len(rows)} row{'' if len(rows) == 1 else 's'}")
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(f"{cell:{width}}" for cell, width in zip(cells, widths, strict=True)).rstrip()


def _cell(term: Term | None, prefixes: dict[str, str]) -> str:
    from pyoxigraph import NamedNode

    text = _plain(term)
    if isinstance(term, NamedNode):
        name, namespace = max(
            ((n, iri) for n, iri in prefixes.items() if text.startswith(iri)),
            key=lambda pair: len(pair[1]),
            default=("", ""),
        )
        if namespace:
            return f"{name}:{text.removeprefix(namespace)}"
    text = _CONTROL.sub(" ", text)
    return text if len(text) <= MAX_CELL else text[: MAX_CELL - 1] + "…"


def _plain(term: Term | None) -> str:
    from pyoxigraph import BlankNode, Triple

    if term is None:
        return ""
    return str(term) if isinstance(term, BlankNode | Triple) else term.value


def _json_term(term: Term) -> dict[str, str]:
    from pyoxigraph import BlankNode, Literal, NamedNode

    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Literal):
        found = {"type": "literal", "value": term.value}
        if term.language:
            found["xml:lang"] = term.language
        elif term.datatype.value != _STRING:
            found["datatype"] = term.datatype.value
        return found
    return {"type": "literal", "value": str(term)}


def _xml_term(term: Term) -> str:
    found = _json_term(term)
    value = escape(_NOT_XML.sub("\ufffd", found["value"]), {"\r": "&#13;"})
    name = found["type"]
    attribute = ""
    if "xml:lang" in found:
        attribute = f" xml:lang={quoteattr(found['xml:lang'])}"
    if "datatype" in found:
        attribute = f" datatype={quoteattr(found['datatype'])}"
    return f"<{name}{attribute}>{value}</{name}>"


def _turtle_term(term: Term | None) -> str:
    from pyoxigraph import Literal

    if term is None:
        return ""
    if isinstance(term, Literal) and not term.language and term.datatype.value in _BARE:
        return term.value if term.datatype.value.rsplit("#")[-1] in ("integer", "decimal") else str(term)
    return str(term).replace("\t", "\\t")
