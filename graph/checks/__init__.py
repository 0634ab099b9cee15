"""A lint for notes: rules in a table, findings in the order of the notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from graph.checks.finding import LEVELS, Finding, Level
from graph.checks.names import ambiguous_abbreviation, conflicting_definitions, two_names
from graph.checks.order import circular_prerequisites, used_before_defined
from graph.checks.structure import dead_link, empty_section, orphan_concept
from graph.errors import BadConfiguration
from graph.model import ConceptGraph
from graph.notes import note_key


class Check(NamedTuple):
    """A rule: its id, what it looks for, and the function that looks."""

    id: str
    summary: str
    look: Callable[[ConceptGraph], Iterator[Finding]]


CHECKS = (
    Check("used-before-defined", "a concept is used before the notes explain it", used_before_defined),
    Check("circular-prerequisites", "relations that go round in a circle", circular_prerequisites),
    Check("conflicting-definitions", "definitions of one concept that disagree", conflicting_definitions),
    Check("two-names", "two names for one thing", two_names),
    Check("ambiguous-abbreviation", "one abbreviation for two things", ambiguous_abbreviation),
    Check("dead-link", "a link that leads to nothing", dead_link),
    Check("empty-section", "a heading with nothing under it", empty_section),
    Check("orphan-concept", "a concept without any relation", orphan_concept),
)


def check(
    graph: ConceptGraph, *, off: frozenset[str] = frozenset(), level: Level = Level.NOTE
) -> list[Finding]:
    """Findings at `level` or graver, by note, cell and line.

    Raises:
        BadConfiguration: a rule to switch off does not exist.
    """
    unknown = sorted(off - {rule.id for rule in CHECKS})
    if unknown:
        names = ", ".join(rule.id for rule in CHECKS)
        raise BadConfiguration("check.off", f"there is no check {unknown[0]!r}; there are {names}")
    grave = LEVELS[: LEVELS.index(level) + 1]
    found = [
        finding
        for rule in CHECKS
        if rule.id not in off
        for finding in rule.look(graph)
        if finding.level in grave
    ]
    return sorted(found, key=_place)


def _place(finding: Finding) -> tuple[object, ...]:
    cell = -1 if finding.cell is None else finding.cell
    return not finding.note, note_key(finding.note), cell, finding.line, finding.rule, finding.message
