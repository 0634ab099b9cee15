"""Leads: the heading or sentence above a list, what it says of the list, and which concept the list is
about."""

from __future__ import annotations

import re

from msgspec import Struct

from extract.concepts.locate import Occurrence
from extract.document import Block, BlockKind
from extract.language import ParsedBlock, ParsedDocument
from extract.relations.cues import KIND_NOUNS
from extract.relations.frames import FRAMES, Frame, facet_of, frame_of
from extract.relations.members import is_run_in, members
from extract.relations.scene import Scene
from extract.wordlists import STRUCTURE_NOUNS
from graph.labels import fold, singular


class Lead(Struct, frozen=True):
    """What stands above a list."""

    parent: int
    """The concept that the list is about."""
    frame: Frame | None
    """How its members hang on the concept, if the words say so."""
    plural: bool
    """The words name the concept in the plural: as a class."""
    heading: bool
    """It is a heading, or the label of an item; otherwise a sentence."""
    inherited: bool = False
    """The words themselves don't name the concept: it is the section's."""
    titled: bool = False
    """It is the title of the note."""


def heading_lead(scene: Scene, parsed: ParsedDocument, block: Block) -> Lead | None:
    """The lead that the headings above a block give: the nearest that names one concept.

    Headings between that name none are passed if their words say how the list hangs on it ("Key concepts").
    """
    frame = None
    for heading in parsed.document.headings_above(block):
        named = scene.headed.get((parsed.document.note.id, heading.index), frozenset())
        if not named:
            frame = frame or frame_of(heading.text)
            if frame is None:
                return None
            continue
        if len(named) > 1:
            return None
        parent = next(iter(named))
        found = next((o for o in scene.in_block(parsed, heading) if o.concept == parent), None)
        classed = _classed(scene, parent)
        if classed is not None:
            return Lead(classed, frame or _KINDS, False, True)
        text = _without(heading.text, found)
        inherited = frame is not None
        frame = frame or (None if _is_joined(heading.text, found) else frame_of(text))
        plural = (
            not inherited
            and _is_plural(heading.text, found)
            and not _JOINED.search(text)
            and not _is_owner(heading.text, found)
            and not (block.kind is BlockKind.HEADING and parsed.document.is_title(heading))
        )
        titled = parsed.document.is_title(heading)
        return Lead(_specific(scene, parent, text), frame, plural, True, inherited, titled)
    return None


def _is_joined(text: str, found: Occurrence | None) -> bool:
    """True for a name that "and" or the like joins to another one: "kinds of matrices and vectors"."""
    if found is None:
        return False
    return (
        _JOINT_BEFORE.search(text[: found.start]) is not None
        or _JOINT_AFTER.match(text[found.end :]) is not None
    )


def _is_owner(text: str, found: Occurrence | None) -> bool:
    """True for a name of whose side a heading speaks: "Physiology of muscles" announces no muscles."""
    return found is not None and _OF_BEFORE.search(text[: found.start]) is not None


_OF_BEFORE = re.compile(r"\w\s+of\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)
_JOINT_BEFORE = re.compile(r"(?:\b(?:and|or)|[&,])\s*$", re.IGNORECASE)
_JOINT_AFTER = re.compile(r"\s*(?:(?:and|or)\b|[&,])", re.IGNORECASE)
_JOINED = re.compile(r"\s(?:and|or|&)\s|,", re.IGNORECASE)
"""A heading that names another thing, too, announces no class: "Acids and bases"."""

_KINDS = next(frame for frame in FRAMES if frame.name == "kinds")


def _classed(scene: Scene, concept: int) -> int | None:
    """The concept X, if this one is "X types" or "types of X"."""
    words = fold(scene.concepts[concept].label).split()
    if len(words) > 1 and words[-1] in KIND_NOUNS:
        return scene.by_name.get(" ".join(words[:-1]))
    if len(words) > 2 and singular(words[0]) in KIND_NOUNS and words[1] == "of":
        return scene.by_name.get(" ".join(words[2:]))
    return None


def list_lead(
    scene: Scene, parsed: ParsedDocument, block: Block, items: dict[int, ParsedBlock]
) -> Lead | None:
    """The lead of a list item: the paragraph, item or heading that introduces its list."""
    if block.lead is None:
        return heading_lead(scene, parsed, block)
    above = parsed.document.blocks[block.lead]
    if above.kind is BlockKind.HEADING:
        return heading_lead(scene, parsed, block)
    item = items.get(above.index)
    if item is None:
        return None
    if above.kind is BlockKind.ITEM:
        return _item_lead(scene, parsed, item, items)
    if above.text.rstrip().endswith(":"):
        return sentence_lead(scene, parsed, item)
    if is_run_in(item) and len(named := members(scene, parsed, item)) == 1:
        return Lead(named[0], None, False, True)
    return None


def _item_lead(
    scene: Scene, parsed: ParsedDocument, item: ParsedBlock, items: dict[int, ParsedBlock]
) -> Lead | None:
    named = members(scene, parsed, item)
    if not named and (frame := facet_of(item.block.text)) is not None:
        above = list_lead(scene, parsed, item.block, items)
        return Lead(above.parent, frame, False, True, True) if above is not None else None
    if len(named) != 1:
        return None
    found = next(o for o in scene.in_block(parsed, item.block) if o.concept == named[0])
    frame = frame_of(_without(item.block.text[:_LONGEST_LABEL], found))
    return Lead(named[0], frame, _is_plural(item.block.text, found), True)


_LONGEST_LABEL = 80
"""Characters of an item in which words about its sub-list are looked for."""


def sentence_lead(scene: Scene, parsed: ParsedDocument, item: ParsedBlock) -> Lead | None:
    """The lead that the last sentence of a paragraph gives ("The key parameters in KNN are:")."""
    block = item.block
    start = max((sentence.start_char for sentence in item.doc.sents), default=0)
    subject = scene.subject_of_section(parsed, block)
    found = [
        occurrence
        for occurrence in scene.in_block(parsed, block)
        if occurrence.start >= start
        and (
            occurrence.concept == subject
            or fold(block.text[occurrence.start : occurrence.end]) not in STRUCTURE_NOUNS
        )
    ]
    about = _about(block.text, found, subject)
    if about is None:
        if subject is None:
            return None
        frame = frame_of(block.text[start:])
        return (
            Lead(_specific(scene, subject, block.text[start:]), frame, False, False, True) if frame else None
        )
    if (classed := _classed(scene, about.concept)) is not None:
        return Lead(classed, _KINDS, False, False)
    text = block.text[start : about.start] + block.text[about.end :]
    plural = _is_plural(block.text, about) and _is_announced(item, about)
    return Lead(_specific(scene, about.concept, text), frame_of(text), plural, False)


_ANNOUNCING = frozenset({"include", "be", "comprise", "exist", "follow"})
_ANNOUNCED = frozenset({"dobj", "attr", "nsubj", "nsubjpass", "appos", "conj", "npadvmod"})
_AS_FOLLOWS = re.compile(r"[\s*_]*(?:\([^()]*\)\s*)?(?:as follows|below|here|the following|these)?[\s*_]*:")
_SAID = re.compile(r"[\s*_]*(?:\w+\s+){0,3}\w+[\s*_]*:")


def _is_announced(item: ParsedBlock, found: Occurrence) -> bool:
    """True for the noun whose members a sentence announces: before its colon ("it has two modes:", "caused by
    faults:"), before its verb ("modes include:"), or without one ("Modes of the device:").

    "X is independent of modes:" and "modes end when:" announce something else."""
    span = item.doc.char_span(found.start, found.end, alignment_mode="expand")
    if span is None:
        return False
    after = item.block.text[found.end :].rstrip()
    root = span.root
    if root.dep_ == "ROOT":
        return True
    if _AS_FOLLOWS.fullmatch(after):
        return root.dep_ in _ANNOUNCED or (root.dep_ == "pobj" and root.head.dep_ == "agent")
    verb = root.head if root.dep_ == "nsubj" else None
    return verb is not None and verb.lemma_ in _ANNOUNCING and _SAID.fullmatch(after) is not None


def _about(text: str, found: list[Occurrence], subject: int | None) -> Occurrence | None:
    """Of the concepts in a lead sentence the one that the list is about: a class in the plural, else the
    section's subject, else the last."""
    plural = [occurrence for occurrence in found if _is_plural(text, occurrence)]
    own = [occurrence for occurrence in found if occurrence.concept == subject]
    best = own or plural or found
    return best[-1] if best else None


def _without(text: str, found: Occurrence | None) -> str:
    return text[: found.start] + text[found.end :] if found else text


def _is_plural(text: str, found: Occurrence | None) -> bool:
    if found is None:
        return False
    words = text[found.start : found.end].lower().split()
    head = next((words[n - 1] for n in range(1, len(words)) if words[n] in _AFTER_HEAD), "".join(words[-1:]))
    return singular(head) != head


_AFTER_HEAD = frozenset({"of", "to", "for", "in", "with", "from", "between"})
"""What stands before these is the head of a name: "pharmacology of ion channels" is no plural."""


def _specific(scene: Scene, parent: int, text: str) -> int:
    """The concept "X assumption" where the text speaks of assumptions of X and the notes name that
    concept."""
    label = fold(scene.concepts[parent].label)
    for word in text.split():
        name = fold(word.strip(".,:;()*_"))
        if name and (own := scene.by_name.get(f"{label} {name}")) is not None:
            return own
    return parent
