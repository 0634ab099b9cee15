"""Headings and lists: how children hang on the concept above them.

Nesting alone says neither is-a nor part-of: what the heading or lead sentence says decides, and where nothing
decides the claim is `related`.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.concepts.locate import Occurrence
from extract.document import Block, BlockKind, MarkKind
from extract.language import ParsedBlock, ParsedDocument
from extract.relations.frames import Frame, frame_of
from extract.relations.scene import Scene
from graph.labels import fold, singular
from graph.model import Basis, RelationClaim

NESTED = 0.4
"""Confidence that a heading under another names something related to it."""

PLURAL_CLASS = 0.75
"""A plural heading or lead ("Activation functions") is a class, and what it lists are its kinds."""

NAMED_AFTER = 0.8
"""The child's label ends in the parent's ("ridge regression" under "Regression")."""

_STRESSED = frozenset({MarkKind.STRONG, MarkKind.EMPHASIS, MarkKind.HIGHLIGHT})
_MAX_LEAD_CONCEPTS = 3


def nesting_claims(scene: Scene) -> Iterator[RelationClaim]:
    """Claims from headings under headings, and from items under their lead."""
    for parsed in scene.documents:
        items = {item.block.index: item for item in parsed.parsed}
        for item in parsed.parsed:
            if item.block.kind is BlockKind.HEADING:
                yield from _heading_claims(scene, parsed, item)
            elif item.block.kind is BlockKind.ITEM:
                yield from _item_claims(scene, parsed, item, items)


def _heading_claims(scene: Scene, parsed: ParsedDocument, item: ParsedBlock) -> Iterator[RelationClaim]:
    note = parsed.document.note.id
    children = scene.headed.get((note, item.block.index), frozenset())
    for above in parsed.document.headings_above(item.block):
        parents = scene.headed.get((note, above.index), frozenset())
        if not parents:
            if frame_of(above.text) is not None:
                continue
            return
        if len(parents) == 1 and children and len(children) <= _MAX_LEAD_CONCEPTS:
            parent = next(iter(parents))
            for child in sorted(children - parents):
                yield from _claims(scene, parsed, item.block, child, parent, above.text, True)
        return


def _item_claims(
    scene: Scene, parsed: ParsedDocument, item: ParsedBlock, items: dict[int, ParsedBlock]
) -> Iterator[RelationClaim]:
    children = _item_concepts(scene, parsed, item)
    lead = parsed.document.blocks[item.block.lead] if item.block.lead is not None else None
    if not children or lead is None:
        return
    text, parent = _lead(scene, parsed, lead, items)
    if parent is None:
        return
    for child in children:
        if child.concept != parent:
            heading = lead.kind is BlockKind.HEADING
            yield from _claims(scene, parsed, item.block, child.concept, parent, text, heading)


def _item_concepts(scene: Scene, parsed: ParsedDocument, item: ParsedBlock) -> list[Occurrence]:
    """The concepts that an item is about: its label, or all of a short item."""
    found = scene.in_block(parsed, item.block)
    text = item.block.text
    if not found or text[: found[0].start].strip(" *_\"'“”(").lower() not in {"", "the", "a", "an"}:
        return []
    first = found[0]
    rest = text[first.end :].lstrip(" *_)\"'”")
    labelled = (
        not rest
        or rest[:1] in ":–—-(.,"
        or any(
            mark.kind in _STRESSED and mark.start <= first.start and first.end <= mark.end
            for mark in item.block.marks
        )
    )
    return [first] if labelled else []


def _lead(
    scene: Scene, parsed: ParsedDocument, lead: Block, items: dict[int, ParsedBlock]
) -> tuple[str, int | None]:
    """The text that introduces a list and the concept that the list is about."""
    if lead.kind is BlockKind.HEADING:
        named = scene.headed.get((parsed.document.note.id, lead.index), frozenset())
        return lead.text, next(iter(named)) if len(named) == 1 else None
    item = items.get(lead.index)
    if item is None:
        return lead.text, None
    if lead.kind is BlockKind.ITEM:
        own = _item_concepts(scene, parsed, item)
        return lead.text, own[0].concept if own else None
    if not lead.text.rstrip().endswith(":"):
        return lead.text, None
    start = max((s.start_char for s in item.doc.sents), default=0)
    sentence = [o for o in scene.in_block(parsed, lead) if o.start >= start]
    text = lead.text[start:]
    if sentence:
        plural = [o for o in sentence if _is_plural(lead.text[o.start : o.end])]
        return text, (plural or sentence)[-1].concept
    return text, scene.subject_of_section(parsed, lead)


def _is_plural(surface: str) -> bool:
    last = surface.lower().split()[-1]
    return singular(last) != last


def _claims(
    scene: Scene, parsed: ParsedDocument, block: Block, child: int, parent: int, text: str, heading: bool
) -> Iterator[RelationClaim]:
    frame = frame_of(_without_concept(text, scene, parent))
    kind, confidence, name = _decide(scene, child, parent, text, frame, heading)
    if kind:
        yield scene.claim(
            parsed,
            block,
            (0, len(block.text)),
            child,
            kind,
            parent,
            rule="structural." + name,
            confidence=confidence,
            basis=Basis.STRUCTURAL,
        )


def _without_concept(text: str, scene: Scene, parent: int) -> str:
    concept = scene.concepts[parent]
    for label in (concept.label, *concept.aliases):
        text = text.replace(label, "").replace(label.capitalize(), "").replace(label.title(), "")
    return text


def _decide(
    scene: Scene, child: int, parent: int, text: str, frame: Frame | None, heading: bool
) -> tuple[str, float, str]:
    low, high = fold(scene.concepts[child].label), fold(scene.concepts[parent].label)
    if low.endswith(" " + high):
        return "is_a", NAMED_AFTER, "named_after"
    if frame is not None and (frame.kind or not heading):
        return frame.kind, frame.confidence, frame.name
    if _is_plural_title(text, scene, parent):
        return "is_a", PLURAL_CLASS, "plural_class"
    return ("related", NESTED, "nested") if heading else ("", 0.0, "")


def _is_plural_title(text: str, scene: Scene, parent: int) -> bool:
    """True when the title names the parent in the plural ("Activation Functions")."""
    words = [word.strip(".,:()*_").lower() for word in text.split()]
    head = fold(scene.concepts[parent].label).split()[-1]
    return any(singular(word) == head and word != head for word in words)
