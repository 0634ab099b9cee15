"""Gaps: what the notes use and never explain, by demand."""

from __future__ import annotations

from msgspec import Struct

from graph.assumed import Assumptions
from graph.labels import fold
from graph.model import Concept
from graph.notes import empty_sections, place_key
from graph.source import Source
from graph.verdicts import Verdicts
from graph.views import Place, Ref, place, ref
from graph.ways import descendant_counts
from graph.weights import GAP_BLOCKED, GAP_MENTION, GAP_NOTE


class Gap(Struct, frozen=True):
    """A concept that the notes mention or require and never explain."""

    concept: Ref
    demand: float
    """Mentions, notes and dependants, weighed (see `graph.weights`)."""
    mentions: int
    notes: tuple[str, ...]
    """Notes that mention it."""
    needed_by: tuple[Ref, ...]
    """Concepts that require it directly."""
    blocks: int
    """Concepts that require it, directly or not."""
    assumed: bool
    """The notes say that they assume it."""
    first: Place | None
    """Where it is first mentioned."""


class EmptySection(Struct, frozen=True):
    """A heading with nothing under it."""

    note: str
    cell: int | None
    line: int
    heading: str


class Gaps(Struct, frozen=True):
    """The answer of `gaps`; its fields are the keys of `--json`."""

    gaps: tuple[Gap, ...]
    """Highest demand first."""
    empty_sections: tuple[EmptySection, ...]
    total: int
    silenced: int
    """Concepts that concepts.toml says are no gap."""


def gaps(source: Source, *, verdicts: Verdicts, limit: int | None = None, note: str = "") -> Gaps:
    """The gaps, optionally only those that a note mentions (by a part of its id)."""
    bare = source.skeleton
    found: list[Gap] = []
    assumed = Assumptions(source.notes)
    silenced = 0
    blocked = descendant_counts(bare)
    for number, explained in enumerate(bare.explained):
        if explained:
            continue
        concept = source.concept(number)
        if _silenced(concept, verdicts):
            silenced += 1
        elif not note or any(named(evidence.note, note) for evidence in concept.evidence):
            found.append(_gap(source, number, concept, blocked[number], assumed))
    found.sort(key=lambda gap: (-gap.demand, gap.concept.label.casefold(), gap.concept.id))
    return Gaps(
        gaps=tuple(found[:limit]),
        empty_sections=tuple(spot for spot in _empty(source) if not note or named(spot.note, note)),
        total=len(found),
        silenced=silenced,
    )


def named(note: str, part: str) -> bool:
    """Whether `part` occurs in a note's id, in any case."""
    return part.casefold() in note.casefold()


def _silenced(concept: Concept, verdicts: Verdicts) -> bool:
    names = {concept.id, *(fold(name) for name in (concept.label, *concept.aliases))}
    return bool(names & verdicts.not_a_gap)


def _gap(source: Source, number: int, concept: Concept, blocked: int, assumed: Assumptions) -> Gap:
    bare = source.skeleton
    notes = tuple(sorted({evidence.note for evidence in concept.evidence}))
    mentions = max(concept.mention_count, len(concept.evidence))
    places = sorted(concept.evidence, key=place_key)
    return Gap(
        concept=ref(source, number),
        demand=GAP_MENTION * mentions + GAP_NOTE * len(notes) + GAP_BLOCKED * blocked,
        mentions=mentions,
        notes=notes,
        needed_by=tuple(ref(source, other) for other in bare.in_order(bare.dependants(number))),
        blocks=blocked,
        assumed=any(assumed.holds(evidence) for evidence in concept.evidence),
        first=place(places[0]) if places else None,
    )


def _empty(source: Source) -> list[EmptySection]:
    """Headings with nothing under them, in the order of the notes."""
    return [
        EmptySection(note.id, section.cell, section.line, section.title)
        for note in source.notes
        for section in empty_sections(note)
    ]
