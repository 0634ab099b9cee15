"""Evidence in Turtle: in our own few words, and as a Web Annotation of a passage.

Evidences of the same passage share one target, so that its selectors are written once.
Reference: Web Annotation Data Model (W3C, 2017), sections 4.2.4 (text quote) and 4.2.5 (text position).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from export.iris import evidence, note_path, passage, prefixed
from export.terms import lines, literal
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
        """Each evidence named so far, in order of note and place."""
        for place in sorted(self._names, key=_order):
            yield _evidence(self._names[place], place)

    def passages(self) -> Iterator[str]:
        """The passages of the evidences named so far, then the notebook cells that were quoted."""
        cells: set[tuple[str, int]] = set()
        seen: set[str] = set()
        for place in sorted(self._names, key=_order):
            if place.span.cell is not None:
                cells.add((place.note, place.span.cell))
            name = prefixed("at", passage(place))
            if name not in seen:
                seen.add(name)
                yield _passage(name, place)
        for note, cell in sorted(cells):
            yield f"{_cell(note, cell)} a cg:Cell ; cg:note {_note(note)} ; cg:cell {cell} .\n"

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


def _note(note: str) -> str:
    return prefixed("note", note_path(note))


def _cell(note: str, cell: int) -> str:
    return prefixed("note", f"{note_path(note)};cell={cell}")


def _evidence(name: str, place: Evidence) -> str:
    span = place.span
    note = _note(place.note)
    heading = f" ; cg:heading {literal(place.heading)}" if place.heading else ""
    cell = "" if span.cell is None else f" ; cg:cell {span.cell}"
    return lines(
        f"{name} a cg:Evidence , oa:Annotation",
        f"cg:quote {literal(place.quote)}",
        f"cg:rule {literal(place.rule)}{heading}",
        f"cg:note {note}{cell} ; cg:line {place.line} ; cg:start {span.start} ; cg:end {span.end}",
        f"prov:wasDerivedFrom {note} ; oa:hasTarget {prefixed('at', passage(place))}",
    )


def _passage(name: str, place: Evidence) -> str:
    span = place.span
    source = _note(place.note) if span.cell is None else _cell(place.note, span.cell)
    return (
        f"{name} a oa:SpecificResource ; oa:hasSource {source} ; oa:hasSelector {name}.text , {name}.span .\n"
        f"{name}.text a oa:TextQuoteSelector ; oa:exact {literal(place.quote)} .\n"
        f"{name}.span a oa:TextPositionSelector ; oa:start {span.start} ; oa:end {span.end} .\n"
    )
