"""Headings and lists: how members hang on the concept above them.

Nesting alone says neither is-a nor part-of: what the heading or lead sentence says and what the members are
decides, and where nothing decides the claim is `related`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from extract.document import Block, BlockKind
from extract.language import ParsedDocument
from extract.relations.cues import ABSTRACT_NOUNS, ANAPHORIC_NOUNS
from extract.relations.frames import PROCESS, frame_of
from extract.relations.groups import (
    WAYS,
    bare_groups,
    is_bare,
    members_of_groups,
    mixed_lists,
    run_in_leads,
    sections_of_kinds,
)
from extract.relations.head_nouns import NO_MODIFIER
from extract.relations.leads import Lead, heading_lead, list_lead
from extract.relations.members import members
from extract.relations.placing import place_claim
from extract.relations.scene import Scene
from extract.relations.weights import NESTED_SALIENCE, STRUCTURAL
from extract.settings import DOING_HEADS, SUFFIX_HEADS
from graph.labels import fold
from graph.model import Kind, RelationClaim

MOST_MEMBERS = 4
"""A heading or label that names more concepts than this is a sentence."""


_METHODS = frozenset({Kind.ALGORITHM, Kind.MODEL, Kind.ARCHITECTURE, Kind.TECHNIQUE})
_UNDER: dict[Kind, frozenset[Kind]] = {
    Kind.TASK: _METHODS,
    Kind.TECHNIQUE: _METHODS,
    Kind.ALGORITHM: _METHODS,
    Kind.MODEL: frozenset({Kind.ALGORITHM}),
    Kind.ARCHITECTURE: frozenset({Kind.MODEL}),
    Kind.METRIC: frozenset({Kind.LOSS}),
    Kind.LOSS: frozenset({Kind.METRIC}),
    Kind.CONCEPT: frozenset(Kind) - {Kind.FIELD},
    Kind.STATISTICS: frozenset({Kind.MATH}),
    Kind.MATH: frozenset({Kind.STATISTICS}),
}
"""For each kind, the other kinds whose notions can be kinds of its own."""


_VERSUS = re.compile(r"\b(?:vs\.?|versus)\s", re.IGNORECASE)


class Reading(Struct, frozen=True):
    """How one member hangs on the concept above it."""

    kind: str
    name: str
    confidence: float


def nesting_claims(scene: Scene) -> Iterator[RelationClaim]:
    """Claims from headings under headings, items under their lead, and paragraphs with run-in titles."""
    for parsed in scene.documents:
        yield from _without_facets(list(_of_note(scene, parsed)))


def _without_facets(claims: Sequence[RelationClaim]) -> Iterator[RelationClaim]:
    """Without kinds of several plurals of one note: "Function" and "Composition" are facets of them."""
    classes: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.evidence.rule == "structural.plural_class":
            classes[claim.source].add(claim.target)
    for claim in claims:
        if claim.evidence.rule != "structural.plural_class" or len(classes[claim.source]) == 1:
            yield claim


def _of_note(scene: Scene, parsed: ParsedDocument) -> Iterator[RelationClaim]:
    items = {item.block.index: item for item in parsed.parsed}
    bare = bare_groups(parsed)
    listed = members_of_groups(scene, parsed)
    classes = sections_of_kinds(scene, parsed)
    leads = run_in_leads(scene, parsed)
    mixed = mixed_lists(parsed)
    for item in parsed.parsed:
        block = item.block
        lead: Lead | None = None
        named: list[int] = []
        if block.kind is BlockKind.HEADING:
            named = sorted(scene.headed.get((parsed.document.note.id, block.index), frozenset()))
            lead = (leads.get(block.index) or heading_lead(scene, parsed, block)) if named else None
        elif block.kind is BlockKind.ITEM:
            named = members(scene, parsed, item)
            lead = list_lead(scene, parsed, block, items) if named else None
        elif block.index in leads:
            named, lead = members(scene, parsed, item), leads[block.index]
        if lead is None or len(named) > MOST_MEMBERS:
            continue
        if block.kind is BlockKind.HEADING:
            is_class = lead.plural or block.section in classes
            lead = structs.replace(lead, plural=is_class and is_bare(scene, parsed, block))
        for child in named:
            if child != lead.parent:
                fit = (block.lead, block.section) not in mixed
                fit = fit and _fits(scene, listed.get(block.group, ()), lead)
                yield from _claims(scene, parsed, block, child, lead, block.group in bare, fit)


def _claims(
    scene: Scene, parsed: ParsedDocument, block: Block, child: int, lead: Lead, bare: bool, fit: bool
) -> Iterator[RelationClaim]:
    reading = read(scene, child, lead, listed=block.kind is BlockKind.ITEM, bare=bare, fit=fit)
    if reading is not None and reading.name == "same_head_below" and _VERSUS.search(block.text):
        return
    if (
        block.kind is BlockKind.HEADING
        and ":" not in block.text
        and _is_named_after(block.text, scene.concepts[lead.parent].label)
    ):
        reading = _reading("is_a", "named_after")
    if reading is not None:
        yield place_claim(
            scene,
            parsed,
            block,
            child,
            reading.kind,
            lead.parent,
            name=reading.name,
            confidence=reading.confidence,
        )


def read(
    scene: Scene, child: int, lead: Lead, *, listed: bool, bare: bool, fit: bool = True
) -> Reading | None:
    """What the place of a member under a concept says; None when it says nothing.

    `fit`: most members of its list are of a kind that can be a kind of the concept.
    """
    low, high = fold(scene.concepts[child].label), fold(scene.concepts[lead.parent].label)
    words = low.split()
    if _is_named_after(low, high):
        return _reading("is_a", "named_after")
    if lead.frame is not None:
        if not lead.frame.kind:
            return None
        if lead.frame.name == "methods" and not _fits_methods(scene, child, lead):
            return None
        if lead.frame.name == "examples" and not (listed and _is_kind_of(*_kinds(scene, child, lead))):
            return None
        if lead.frame.kind == "part_of" and low.endswith(" of " + high):
            return _reading("related", "nested")
        if lead.frame.name == "ideas" and not _has_parts(scene, lead.parent):
            return _reading("related", "nested")
        return Reading(lead.frame.kind, lead.frame.name, lead.frame.confidence)
    if PROCESS.search(high) and high != "process" and not lead.plural:
        return _reading("part_of", "part_of_process")
    if _is_same_head(words, high.split()):
        telling = words[-1] not in SUFFIX_HEADS
        if (listed and telling) or set(high.split()) <= set(words):
            return _reading("is_a", "same_head")
        if lead.heading and telling and not lead.titled:
            return _reading("is_a", "same_head_below")
    own = frame_of(high.split()[-1])
    if (
        lead.plural
        and ("of" not in words or "of" in high.split())
        and (own is None or own.kind)
        and ((listed and fit) or scene.concepts[child].kind is not Kind.CONCEPT)
        and _is_kind_of(*_kinds(scene, child, lead))
        and not _is_aspect(scene, child, lead.parent)
    ):
        return _reading("is_a", "plural_class")
    if not lead.heading:
        return None
    if bare:
        if scene.concepts[lead.parent].kind is Kind.FIELD:
            return _reading("part_of", "part_of_field")
        if scene.concepts[lead.parent].kind in WAYS and _is_kind_of(*_kinds(scene, child, lead)):
            return _reading("is_a", "bare_list")
    if scene.is_umbrella(child) or scene.is_ordinary(child) or scene.is_umbrella(lead.parent):
        return None
    counts = min(scene.concepts[child].salience, scene.concepts[lead.parent].salience) >= NESTED_SALIENCE
    return _reading("related", "nested") if counts else None


def _is_named_after(name: str, above: str) -> bool:
    """True for "least recently used page replacement" and "… page replacement algorithm" below "page
    replacement"."""
    words, end = fold(name).split(), fold(above).split()
    if words and words[-1] in DOING_HEADS and end[-1] != words[-1]:
        words.pop()
    before = words[: -len(end)]
    return bool(before) and words[-len(end) :] == end and NO_MODIFIER.isdisjoint(before)


_THINGS = frozenset({Kind.CONCEPT, Kind.MATH, Kind.STATISTICS, Kind.DATA})
_ABSTRACT = re.compile(r"(?:tion|sion|ity|ness|ing|logy|ance|ence)$")


def _is_aspect(scene: Scene, child: int, parent: int) -> bool:
    """True for what happens to a thing or holds of it: "polarity" is no kind of "microtubules".

    Only names tell; ways to do something and hazards may be happenings."""
    if any(scene.concepts[end].kind not in _THINGS for end in (child, parent)):
        return False
    low, high = fold(scene.concepts[child].label), fold(scene.concepts[parent].label)
    head = high.partition(" of ")[0].split()
    return (
        _ABSTRACT.search(low) is not None
        and not any(_ABSTRACT.search(word) for word in (head[0], head[-1]))
        and head[-1] not in ANAPHORIC_NOUNS
        and head[-1] not in ABSTRACT_NOUNS
    )


def _has_parts(scene: Scene, parent: int) -> bool:
    """True for what works by its key ideas; the key ideas of a field or task are its topics."""
    return scene.concepts[parent].kind not in {Kind.FIELD, Kind.TASK}


def _fits(scene: Scene, listed: Sequence[int], lead: Lead) -> bool:
    """True unless most members of a list are known to be of other kinds, or one is an aspect: then it lists
    topics, not kinds."""
    if any(_is_aspect(scene, member, lead.parent) for member in listed):
        return False
    parent = scene.concepts[lead.parent].kind
    typed = [kind for member in listed if (kind := scene.concepts[member].kind) is not Kind.CONCEPT]
    return 2 * sum(_is_kind_of(kind, parent) for kind in typed) >= len(typed)


def _is_same_head(words: Sequence[str], above: Sequence[str]) -> bool:
    """True for "missense mutation" under "point mutation"; "relative velocity" is no "addition of
    velocity", and "momentum" no kind of what it heads."""
    return (
        words[-1] == above[-1]
        and len(words) > 1
        and NO_MODIFIER.isdisjoint(above)
        and NO_MODIFIER.isdisjoint(words[:-1])
    )


def _reading(kind: str, name: str) -> Reading:
    return Reading(kind, name, STRUCTURAL[name])


def _fits_methods(scene: Scene, child: int, lead: Lead) -> bool:
    """Methods of X are kinds of X if X can have such kinds; "advanced techniques" below it may be of
    anything."""
    if scene.concepts[lead.parent].kind is Kind.FIELD and scene.concepts[child].kind is Kind.CONCEPT:
        return False
    return not lead.inherited and _is_kind_of(*_kinds(scene, child, lead))


def _kinds(scene: Scene, child: int, lead: Lead) -> tuple[Kind, Kind]:
    return scene.concepts[child].kind, scene.concepts[lead.parent].kind


def _is_kind_of(child: Kind, parent: Kind) -> bool:
    """True when a notion of one kind can be a kind of a notion of the other."""
    return child in {parent, Kind.CONCEPT} or child in _UNDER.get(parent, frozenset())
