"""Checks of the order in which the notes tell things."""

from __future__ import annotations

from collections.abc import Iterator

from graph.checks.finding import Finding, Level, finding_at
from graph.model import Concept, ConceptGraph, Evidence, NoteInfo, Relation
from graph.notes import is_overview, place_key, section_of, show_place
from graph.quotes import plain
from graph.relations import RELATION_KINDS
from graph.terminal import cut_to
from graph.weights import SURE_NEED

_QUOTE = 160


def used_before_defined(graph: ConceptGraph) -> Iterator[Finding]:
    """A concept is used in an earlier section than the one that explains it. Overviews don't count.

    A warning where something that is explained earlier needs it; a note where it is only mentioned.
    """
    notes = {note.id: note for note in graph.notes}
    starts = _explaining_sections(graph)
    needs = _needs(graph)
    for concept in graph.concepts:
        told = [e for e in concept.definitions if not is_overview(e.note)]
        if not told:
            continue
        explained = min(told, key=place_key)

        def early(evidence: Evidence, here: Concept = concept, there: Evidence = explained) -> bool:
            section = _section(notes, evidence)
            return (
                not is_overview(evidence.note)
                and place_key(evidence) < place_key(there)
                and section != _section(notes, there)
                and section not in starts.get(here.id, ())
            )

        needed = sorted((place_key(e), who, e) for who, e in needs.get(concept.id, ()) if early(e))
        where = f"first explained at {_where(explained)}"
        if needed:
            _, who, evidence = needed[0]
            message = f"{who} needs {concept.label}, which is {where}"
            yield finding_at("used-before-defined", Level.WARNING, evidence, message, concept.id)
        elif first := min(filter(early, concept.evidence), key=place_key, default=None):
            message = f"{concept.label} is mentioned here and {where}"
            yield finding_at("used-before-defined", Level.NOTE, first, message, concept.id)


def _needs(graph: ConceptGraph) -> dict[str, list[tuple[str, Evidence]]]:
    """For each concept, what surely requires or uses it, and where the notes say so."""
    labels = {concept.id: concept.label for concept in graph.concepts}
    found: dict[str, list[tuple[str, Evidence]]] = {}
    for relation in graph.relations:
        if relation.kind in ("requires", "uses") and relation.confidence >= SURE_NEED:
            for evidence in relation.evidence:
                found.setdefault(relation.target, []).append((labels[relation.source], evidence))
    return found


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
