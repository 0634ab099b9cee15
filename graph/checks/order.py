"""Checks of the order in which the notes tell things."""

from __future__ import annotations

from collections.abc import Iterator

from graph.checks.finding import Finding, Level, finding_at
from graph.model import Concept, ConceptGraph, Evidence, NoteInfo, Relation
from graph.notes import is_overview, place_key, section_of, show_place
from graph.quotes import plain
from graph.relations import RELATION_KINDS
from graph.terminal import cut_to

_QUOTE = 160


def used_before_defined(graph: ConceptGraph) -> Iterator[Finding]:
    """A concept is used in an earlier section than the one that explains it. Overviews don't count."""
    notes = {note.id: note for note in graph.notes}
    starts = _explaining_sections(graph)
    for concept in graph.concepts:
        told = [e for e in concept.definitions if not is_overview(e.note)]
        if not told:
            continue
        explained = min(told, key=place_key)
        uses = [e for e in concept.evidence if not is_overview(e.note)]
        first = min(uses, key=place_key, default=None)
        if first is None or place_key(first) >= place_key(explained):
            continue
        here, there = _section(notes, first), _section(notes, explained)
        if here == there or here in starts.get(concept.id, ()):
            continue
        yield finding_at(
            "used-before-defined",
            Level.WARNING,
            first,
            f"{concept.label} is used here and first explained at {_where(explained)}",
            concept.id,
        )


def _explaining_sections(graph: ConceptGraph) -> dict[str, set[tuple[str, int | None, int]]]:
    found: dict[str, set[tuple[str, int | None, int]]] = {}
    for note in graph.notes:
        for section in note.sections:
            for concept in section.concepts:
                found.setdefault(concept, set()).add((note.id, section.cell, section.line))
    return found


def _section(notes: dict[str, NoteInfo], evidence: Evidence) -> tuple[str, int | None, int]:
    note = notes.get(evidence.note)
    section = section_of(note, line=evidence.line, cell=evidence.span.cell) if note else None
    return (evidence.note, section.cell, section.line) if section else (evidence.note, None, 0)


def _where(evidence: Evidence) -> str:
    return show_place(evidence.note, line=evidence.line, cell=evidence.span.cell)


def circular_prerequisites(graph: ConceptGraph) -> Iterator[Finding]:
    """Relations go round in a circle, so that no order satisfies the notes; both sides are quoted."""
    labels = {concept.id: concept for concept in graph.concepts}
    for conflict in graph.conflicts:
        against = "; ".join(_says(relation, labels) for relation in conflict.against)
        yield finding_at(
            "circular-prerequisites",
            Level.ERROR if conflict.cut.kind == "requires" else Level.WARNING,
            next(iter(conflict.cut.evidence), None),
            f"{_says(conflict.cut, labels)}; but {against}",
            conflict.cut.source,
            conflict.cut.target,
        )


def _says(relation: Relation, concepts: dict[str, Concept]) -> str:
    text = (
        f"{concepts[relation.source].label} {RELATION_KINDS[relation.kind].label} "
        f"{concepts[relation.target].label}"
    )
    if not relation.evidence:
        return text
    best = relation.evidence[0]
    return f"{text} (“{cut_to(plain(best.quote), _QUOTE)}” {_where(best)})"
