"""Evidence in Turtle: in our own few words, and once more as a Web Annotation.

Reference: Web Annotation Data Model (W3C, 2017), sections 4.2.4 (text quote) and 4.2.5 (text position).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from export.iris import evidence, note_path, prefixed
from export.terms import literal
from graph.model import Evidence


class EvidenceWriter:
    """Names evidences when they are first referred to, and writes each of them once."""

    def __init__(self) -> None:
        self._names: dict[Evidence, str] = {}
        self.notes: set[str] = set()
        """Ids of the notes that were quoted."""

    def names(self, places: Iterable[Evidence]) -> list[str]:
        """Prefixed names of some evidences, in their order."""
        return list(dict.fromkeys(self._name(place) for place in places))

    def blocks(self) -> Iterator[str]:
        """Each evidence named so far, then each notebook cell that was quoted, in order of note and place."""
        cells: set[tuple[str, int]] = set()
        for place in sorted(self._names, key=_order):
            yield _evidence(self._names[place], place)
            if place.span.cell is not None:
                cells.add((place.note, place.span.cell))
        for note, cell in sorted(cells):
            yield (
                f"{_cell(note, cell)} a cg:Cell ;\n    cg:note {prefixed('note', note_path(note))} ;\n"
                f"    cg:cell {cell} .\n"
            )

    def _name(self, place: Evidence) -> str:
        name = self._names.get(place)
        if name is None:
            name = self._names[place] = prefixed("ev", evidence(place))
            self.notes.add(place.note)
        return name


def _order(place: Evidence) -> tuple[str, int, int, int, str, str, str, int]:
    span = place.span
    cell = -1 if span.cell is None else span.cell
    return place.note, cell, span.start, span.end, place.rule, place.quote, place.heading, place.line


def _cell(note: str, cell: int) -> str:
    return prefixed("note", f"{note_path(note)};cell={cell}")


def _evidence(name: str, place: Evidence) -> str:
    span = place.span
    note = prefixed("note", note_path(place.note))
    quote = literal(place.quote)
    source = note if span.cell is None else _cell(place.note, span.cell)
    cell = "" if span.cell is None else f"    cg:cell {span.cell} ;\n"
    heading = f"    cg:heading {literal(place.heading)} ;\n" if place.heading else ""
    return (
        f"{name} a cg:Evidence , oa:Annotation ;\n"
        f"    cg:quote {quote} ;\n"
        f"    cg:rule {literal(place.rule)} ;\n"
        f"{heading}"
        f"    cg:note {note} ;\n"
        f"{cell}"
        f"    cg:line {place.line} ;\n"
        f"    cg:start {span.start} ;\n"
        f"    cg:end {span.end} ;\n"
        f"    prov:wasDerivedFrom {note} ;\n"
        f"    oa:hasTarget {name}.target .\n"
        f"{name}.target a oa:SpecificResource ; oa:hasSource {source} ; "
        f"oa:hasSelector {name}.quote , {name}.position .\n"
        f"{name}.quote a oa:TextQuoteSelector ; oa:exact {quote} .\n"
        f"{name}.position a oa:TextPositionSelector ; oa:start {span.start} ; oa:end {span.end} .\n"
    )
