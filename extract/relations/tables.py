"""Tables: the first column lists kinds of what its header names; a category column gives each row's class;
the columns of a comparison are what it compares."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from extract.concepts.locate import Occurrence
from extract.document import BlockKind
from extract.language import ParsedBlock, ParsedDocument
from extract.mentions.title import title_surface
from extract.relations.comparison import compared
from extract.relations.placing import place_claim
from extract.relations.scene import Scene
from extract.relations.weights import TABLE_CATEGORY, TABLE_HEADER
from graph.labels import fold
from graph.model import Kind, RelationClaim

_ASPECT = re.compile(
    r"^\W*(?:(?:aspect|feature|property|characteristic|criteri(?:on|a)|attribute|basis|comparison|difference)s?"
    r"|properties)?\W*$",
    re.IGNORECASE,
)
"""Heads of a column of aspects, in which the other columns are compared."""

_CATEGORY = re.compile(r"^\W*(?:type|kind|category|class|family|group)s?\W*$", re.IGNORECASE)


def table_claims(scene: Scene) -> Iterator[RelationClaim]:
    """is-a claims from the first column and from category columns."""
    for parsed in scene.documents:
        tables: dict[int, list[ParsedBlock]] = defaultdict(list)
        for item in parsed.parsed:
            if item.block.kind is BlockKind.CELL and item.block.group is not None:
                tables[item.block.group].append(item)
        for cells in tables.values():
            yield from _table(scene, parsed, cells)


def _table(scene: Scene, parsed: ParsedDocument, cells: list[ParsedBlock]) -> Iterator[RelationClaim]:
    header = {cell.block.column: cell for cell in cells if cell.block.row == 0}
    heads = _compared(scene, parsed, header, cells)
    if heads:
        yield from (compared(scene, parsed, heads[a].block, a, b) for a, b in combinations(heads, 2))
        return
    class_ = _class_of_rows(scene, parsed, header, cells)
    categories = {column for column, cell in header.items() if _CATEGORY.match(cell.block.text)}
    by_place = {(cell.block.row, cell.block.column): cell for cell in cells}
    for (row, column), cell in sorted(by_place.items()):
        if row == 0 or column != 0 or (member := _only(scene, parsed, cell)) is None:
            continue
        targets = [(class_, TABLE_HEADER, "header")]
        targets += [
            (_only(scene, parsed, by_place.get((row, other))), TABLE_CATEGORY, "category")
            for other in sorted(categories)
        ]
        for target, confidence, name in targets:
            if target is not None and target != member:
                yield place_claim(
                    scene,
                    parsed,
                    cell.block,
                    member,
                    "is_a",
                    target,
                    name="table_" + name,
                    confidence=confidence,
                )


def _compared(
    scene: Scene, parsed: ParsedDocument, header: Mapping[int, ParsedBlock], cells: Sequence[ParsedBlock]
) -> dict[int, ParsedBlock]:
    """The concepts that the columns of a comparison stand for, with their heads: all but the column of
    aspects name one, and they are peers. A column of names says that the rows are what is compared."""
    if 0 not in header:
        return {}
    aspects = _ASPECT.match(header[0].block.text) is not None
    heads = [cell for column, cell in sorted(header.items()) if column or not aspects]
    found = {concept: cell for cell in heads if (concept := _only(scene, parsed, cell)) is not None}
    if len(found) < 2 or len(found) < len(heads) or not _are_peers(scene, parsed, header[0], list(found)):
        return {}
    rows = [cell for cell in cells if cell.block.row and not cell.block.column]
    if aspects and any(_only(scene, parsed, cell) is not None for cell in rows):
        return {}
    return found


def _are_peers(scene: Scene, parsed: ParsedDocument, cell: ParsedBlock, found: Sequence[int]) -> bool:
    """True when the names end in one word, when one heading above or the note's title names them all, or
    when they are of one known kind."""
    labels = [fold(scene.concepts[concept].label) for concept in found]
    if len({label.split()[-1] for label in labels}) == 1:
        return True
    titles = [
        fold(title_surface(parsed)),
        *(fold(h.text) for h in parsed.document.headings_above(cell.block)),
    ]
    if any(all(f" {label} " in f" {title} " for label in labels) for title in titles):
        return True
    kinds = {scene.concepts[concept].kind for concept in found}
    return len(kinds) == 1 and kinds.isdisjoint({Kind.CONCEPT, Kind.METRIC, Kind.TASK})


def _class_of_rows(
    scene: Scene, parsed: ParsedDocument, header: Mapping[int, ParsedBlock], cells: Sequence[ParsedBlock]
) -> int | None:
    """What the first column's head says its cells are, if at least half of these are names: the others are
    remarks on the heads."""
    listed = [_only(scene, parsed, cell) for cell in cells if cell.block.row and not cell.block.column]
    if 0 not in header or 2 * sum(member is not None for member in listed) < len(listed):
        return None
    named = _only(scene, parsed, header[0])
    return named if named is not None else _class_of_section(scene, parsed, header[0])


def _class_of_section(scene: Scene, parsed: ParsedDocument, cell: ParsedBlock) -> int | None:
    """The section's subject, if the header is its last word: "Method" under "Sampling methods"."""
    subject = scene.subject_of_section(parsed, cell.block)
    word = fold(cell.block.text)
    if subject is None or not word or fold(scene.concepts[subject].label).split()[-1] != word:
        return None
    return subject


def _only(scene: Scene, parsed: ParsedDocument, cell: ParsedBlock | None) -> int | None:
    if cell is None:
        return None
    found = scene.in_block(parsed, cell.block)
    if len(found) != 1 or not _is_whole(cell.block.text, found[0]):
        return None
    return found[0].concept


def _is_whole(text: str, found: Occurrence) -> bool:
    """True when a cell holds nothing else, but for an article and what is in brackets."""
    rest = f"{text[: found.start]} {text[found.end :]}"
    return fold(rest) in {"", "a", "an", "the"}
