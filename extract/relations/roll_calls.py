"""Rolls: how the names after "Examples:", "Components:", "Prerequisites:" hang on what the text is about."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from extract.document import BlockKind
from extract.language import ParsedBlock, ParsedDocument
from extract.relations.background_list import is_prerequisite_lead
from extract.relations.frames import facet_of
from extract.relations.links import FIELD_RELATIONS
from extract.relations.members import members
from extract.relations.placing import place_claim
from extract.relations.scene import Scene
from extract.relations.weights import LISTED, ROLLED
from extract.rolls import Roll, is_calling, rolls
from graph.model import RelationClaim

_LISTING = frozenset({"is_a", "part_of"})


class Call(Struct, frozen=True):
    """What the word before a roll says of its members."""

    kind: str
    of_members: bool
    """True: member kind subject. False: subject kind member."""
    name: str
    confidence: float


def call_of(word: str) -> Call | None:
    """What a word before a colon says of the names after it; None when it says nothing of how they hang
    together."""
    if not is_calling(word):
        return None
    known = FIELD_RELATIONS.get(word.lower())
    if known is not None:
        return Call(known[0], known[1], "labelled_line", ROLLED)
    if is_prerequisite_lead(word):
        return Call("requires", False, "prerequisite_list", LISTED)
    frame = facet_of(word)
    if frame is None or frame.kind not in _LISTING:
        return None
    return Call(frame.kind, True, frame.name, frame.confidence)


def roll_claims(scene: Scene) -> Iterator[RelationClaim]:
    """Claims between the names of a roll and the item above it, or else the section's subject."""
    for parsed in scene.documents:
        items = {item.block.index: item for item in parsed.parsed}
        for item in parsed.parsed:
            for roll in rolls(item):
                call = call_of(roll.word)
                subject = _subject(scene, parsed, item, items) if call is not None else None
                if call is None or subject is None:
                    continue
                for member in _called(scene, parsed, item, roll):
                    if member != subject:
                        ends = (member, subject) if call.of_members else (subject, member)
                        yield place_claim(
                            scene,
                            parsed,
                            item.block,
                            ends[0],
                            call.kind,
                            ends[1],
                            name=call.name,
                            confidence=call.confidence,
                        )


def _subject(
    scene: Scene, parsed: ParsedDocument, item: ParsedBlock, items: dict[int, ParsedBlock]
) -> int | None:
    above = items.get(item.block.parent) if item.block.parent is not None else None
    if above is not None and above.block.kind is BlockKind.ITEM:
        named = members(scene, parsed, above)
        return named[0] if len(named) == 1 else None
    return scene.subject_of_section(parsed, item.block)


def _called(scene: Scene, parsed: ParsedDocument, item: ParsedBlock, roll: Roll) -> Iterator[int]:
    """The concept that each member's name ends in, where it is all of the name."""
    found = scene.in_block(parsed, item.block)
    for start, end in roll.members:
        inside = [o for o in found if start <= o.start and o.end <= end]
        whole = [o for o in inside if item.block.text[start : o.start].strip(" *_\"'“").lower() in _ARTICLES]
        yield from (o.concept for o in whole if not item.block.text[o.end : end].strip(" *_\"'”"))


_ARTICLES = frozenset({"", "a", "an", "the"})
