"""Lists, run-in titles and headings as groups: what a whole group says about each of its members."""

from __future__ import annotations

import re
from collections import defaultdict

from extract.concepts.labelled import LABEL_END
from extract.document import Block, BlockKind
from extract.language import ParsedBlock, ParsedDocument
from extract.relations.leads import Lead, heading_lead, sentence_lead
from extract.relations.members import MAX_BARE_WORDS, is_run_in, members
from extract.relations.scene import Scene
from extract.relations.weights import LABELLED_SHARE
from graph.labels import fold
from graph.model import Kind

_WORD = re.compile(r"[^\W\d_]{2,}")


_BRACKETED = re.compile(r"\([^()]*\)")


WAYS = frozenset({Kind.TASK, Kind.TECHNIQUE, Kind.ALGORITHM})
"""Kinds of notions under which notes list methods. Under a subject they list topics, under a model its
parts."""

_JOINING = frozenset({"and", "or", "the", "an", "vs"})


def sections_of_kinds(scene: Scene, parsed: ParsedDocument) -> frozenset[int]:
    """Headings one of whose sub-headings is a kind of them by its name: they head a class like a plural does.
    Under what is no way to do something (a model, an object) half of them must be, or they are its aspects.
    """
    note = parsed.document.note.id
    named: dict[int, list[bool]] = defaultdict(list)
    ways = set()
    for item in parsed.parsed:
        section = item.block.section
        if item.block.kind is not BlockKind.HEADING or section is None:
            continue
        above = sorted(scene.headed.get((note, section), ()))
        below = scene.headed.get((note, item.block.index), ())
        if len(above) == 1:
            high = " " + fold(scene.concepts[above[0]].label)
            named[section].append(any(fold(scene.concepts[c].label).endswith(high) for c in below))
            if scene.concepts[above[0]].kind in WAYS:
                ways.add(section)
    return frozenset(
        section
        for section, kinds in named.items()
        if any(kinds) and (section in ways or 2 * sum(kinds) >= len(kinds))
    )


def members_of_groups(scene: Scene, parsed: ParsedDocument) -> dict[int | None, list[int]]:
    """The concepts that label the items of each list."""
    found: dict[int | None, list[int]] = defaultdict(list)
    for item in parsed.parsed:
        if item.block.kind is BlockKind.ITEM:
            found[item.block.group].extend(members(scene, parsed, item))
    return found


def mixed_lists(parsed: ParsedDocument) -> frozenset[tuple[int | None, int | None]]:
    """(lead, section) of the lists of which too few items are names or begin with one: they tell about their
    heading and are no list of its kinds."""
    named: dict[tuple[int | None, int | None], list[bool]] = defaultdict(list)
    for item in parsed.parsed:
        block = item.block
        if block.kind is BlockKind.ITEM:
            named[block.lead, block.section].append(_is_term_like(block))
    return frozenset(place for place, names in named.items() if sum(names) < LABELLED_SHARE * len(names))


def _is_term_like(block: Block) -> bool:
    """True for an item that is a name or begins with one and a colon or dash."""
    if len(block.text.split()) <= MAX_BARE_WORDS:
        return True
    end = LABEL_END.search(block.text)
    return end is not None and len(block.text[: end.start()].split()) <= MAX_BARE_WORDS


def is_bare(scene: Scene, parsed: ParsedDocument, heading: Block) -> bool:
    """True for a heading that is made of names alone: "X", "X and Y", not "X with Y"."""
    text = heading.text
    for found in reversed(scene.in_block(parsed, heading)):
        text = text[: found.start] + text[found.end :]
    words = {word.lower() for word in _WORD.findall(_BRACKETED.sub(" ", text))}
    return words <= _JOINING


def bare_groups(parsed: ParsedDocument) -> set[int | None]:
    """Lists of names: at least two items, all short."""
    sizes: dict[int | None, list[int]] = defaultdict(list)
    for item in parsed.parsed:
        if item.block.kind is BlockKind.ITEM:
            sizes[item.block.group].append(len(item.block.text.split()))
    return {group for group, words in sizes.items() if len(words) > 1 and max(words) <= MAX_BARE_WORDS}


def run_in_leads(scene: Scene, parsed: ParsedDocument) -> dict[int, Lead]:
    """For each paragraph with a run-in title, the lead that it stands under: the last sentence with a colon
    before the first of them in its section, else the heading."""
    leads: dict[int, Lead] = {}
    current: dict[int | None, Lead | None] = {}
    before: dict[int | None, ParsedBlock] = {}
    for item in parsed.parsed:
        section = item.block.section
        if is_run_in(item):
            if section not in current:
                above = before.get(section)
                announced = above is not None and above.block.text.rstrip().endswith(":")
                current[section] = (
                    sentence_lead(scene, parsed, above)
                    if above is not None and announced
                    else heading_lead(scene, parsed, item.block)
                )
            lead = current[section]
            if lead is not None:
                leads[item.block.index] = lead
        elif item.block.kind is BlockKind.PARAGRAPH:
            before[section] = item
    return leads
