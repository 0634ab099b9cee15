"""CSV: three tables, and flashcards. Both are safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import html
import io
import zipfile
from collections.abc import Iterable, Sequence

import msgspec

from export.characters import one_line, unicode_text
from export.iris import encode
from export.tables import Edge, Node, Passage, edges, learning_order, nodes, passages
from graph.model import ConceptGraph
from graph.notes import show_place
from graph.quotes import plain

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that starts so is a formula to spreadsheets; an apostrophe stops that (OWASP, CSV Injection)."""

_EPOCH = (1980, 1, 1, 0, 0, 0)


def tables(graph: ConceptGraph) -> dict[str, bytes]:
    """The files `nodes.csv`, `edges.csv` and `evidence.csv`."""
    return {
        "nodes.csv": _csv(Node, nodes(graph)),
        "edges.csv": _csv(Edge, edges(graph)),
        "evidence.csv": _csv(Passage, passages(graph)),
    }


def archive(graph: ConceptGraph, base_iri: str) -> bytes:  # noqa: ARG001  # one signature for all formats
    """The tables as one zip file; the same graph gives the same bytes."""
    return zipped(tables(graph))


def zipped(files: dict[str, bytes]) -> bytes:
    """Files as one archive; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()


def flashcards(graph: ConceptGraph, base_iri: str) -> bytes:  # noqa: ARG001  # one signature for all formats
    """A card for each explained concept, foundations first, with the headers that Anki reads.

    The first column identifies a card, so that a second import updates the first. Text is escaped for HTML.
    """
    out = io.StringIO()
    out.write("#separator:Comma\n#html:true\n#notetype:Basic\n#deck:")
    out.write(one_line(unicode_text(graph.title)).replace("::", ": ") or "Concepts")
    out.write("\n#columns:GUID,Front,Back,Tags\n#guid column:1\n#tags column:4\n")
    writer = csv.writer(out, lineterminator="\n")
    for concept in learning_order(graph):
        if concept.definition is None:
            continue
        place = concept.definition
        where = show_place(place.note, line=place.line, cell=place.span.cell)
        aliases = f"<br><i>{_html(', '.join(concept.aliases))}</i>" if concept.aliases else ""
        writer.writerow(
            (
                f"concept-{encode(concept.id)}",
                _html(concept.label) + aliases,
                f"{_html(plain(place.quote) or place.quote)}<br><small>{_html(where)}</small>",
                f"concepts::{concept.kind}",
            )
        )
    return out.getvalue().encode()


def _csv(row: type[msgspec.Struct], rows: Iterable[msgspec.Struct]) -> bytes:
    names = [field.name for field in msgspec.structs.fields(row)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows(_cells(row, names) for row in rows)
    return out.getvalue().encode()


def _cells(row: msgspec.Struct, names: Sequence[str]) -> list[str]:
    values = (getattr(row, name) for name in names)
    return [_cell(value) if isinstance(value, str) else _number(value) for value in values]


def _cell(text: str) -> str:
    text = unicode_text(text)
    # Text of its own apostrophes before such a sign gets one more, so that taking one off gives it back.
    return "'" + text if text.lstrip("'").startswith(FORMULA_STARTS) else text


def _number(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _html(text: str) -> str:
    return html.escape(one_line(unicode_text(text)))
