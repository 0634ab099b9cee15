"""Names that stand side by side: titles of notes, items of a list, rows of a table, headings of a section."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from extract.document import Block, BlockKind
from extract.language import ParsedDocument
from extract.mentions.mention import Mention

Family = tuple[str, str, int | None]
"""Note, kind of family, and number of the list, table or section above."""

Families = Mapping[str, Mapping[Family, tuple[str, int]]]

_NOTES: Family = ("", "notes", None)
_LABELS = frozenset({"heading", "run_in", "item_label", "item_of_terms", "cell"})


def families(mentions: Iterable[Mention], documents: Iterable[ParsedDocument]) -> Families:
    """For each key the families among whose labels it is, and the note and block of its first label there."""
    blocks = {(d.document.note.id, b.index): b for d in documents for b in d.document.blocks}
    found: dict[str, dict[Family, tuple[str, int]]] = defaultdict(dict)
    for mention in sorted(mentions):
        place = mention.note, mention.block
        if mention.rule == "title":
            found[mention.key].setdefault(_NOTES, place)
        elif mention.rule in _LABELS and (family := family_of(mention.note, blocks[place])) is not None:
            found[mention.key].setdefault(family, place)
    return dict(found)


def family_of(note: str, block: Block) -> Family | None:
    """The list, table or section among whose members a block is."""
    if block.kind is BlockKind.HEADING:
        return note, "section", block.section
    if block.group is not None:
        return note, "list", block.group
    return None


def told_apart(one: Mapping[Family, tuple[str, int]], other: Mapping[Family, tuple[str, int]]) -> bool:
    """True when two names label different members of one family: the notes treat them as two things."""
    return any(family in other and other[family] != place for family, place in one.items())
