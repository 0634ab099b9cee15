"""Checks of the notes' structure: links, sections, concepts that hang in the air."""

from __future__ import annotations

from collections.abc import Iterator

from graph.checks.finding import Finding, Level, finding_at
from graph.model import ConceptGraph
from graph.notes import empty_sections, place_key
from graph.quotes import plain


def dead_link(graph: ConceptGraph) -> Iterator[Finding]:
    """A link or wikilink leads to nothing in the notes."""
    for note in graph.notes:
        for link in note.dead_links:
            message = f"the link to {link.target} leads to nothing in the notes"
            yield Finding("dead-link", Level.ERROR, note.id, link.cell, link.line, message)


def empty_section(graph: ConceptGraph) -> Iterator[Finding]:
    """A heading has nothing under it."""
    for note in graph.notes:
        for section in empty_sections(note):
            message = f"the section “{plain(section.title)}” is empty"
            concepts = tuple(section.concepts)
            yield Finding(
                "empty-section", Level.WARNING, note.id, section.cell, section.line, message, concepts
            )


def orphan_concept(graph: ConceptGraph) -> Iterator[Finding]:
    """A concept has no relation to any other."""
    tied = {end for relation in graph.relations for end in (relation.source, relation.target)}
    for concept in graph.concepts:
        if concept.id not in tied:
            first = min((*concept.definitions, *concept.evidence), key=place_key, default=None)
            message = f"{concept.label} is tied to no other concept"
            yield finding_at("orphan-concept", Level.NOTE, first, message, concept.id)
