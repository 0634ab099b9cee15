"""Notes and sections named after two notions: "Padding and strides", "Open and closed sets"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from extract.language import ParsedDocument
from extract.mentions.barred import is_barred
from extract.mentions.mention import Mention
from extract.mentions.title import has_sections, title_surface
from graph.labels import fold

_JOINT = re.compile(r"\s*,\s+(?:(?:and|&)\s+)?(?:the\s+)?|\s+(?:and|&)\s+(?:the\s+)?", re.IGNORECASE)
_WHOLE = frozenset({"title", "page", "wikilink"})
_OWN = frozenset(
    {"heading", "heading.shared_head", "run_in", "strong", "emphasis", "highlight", "item_label", "defined"}
    | {"defined_emphasised", "called", "long_form"}
)
"""Rules by which a part shows that it is a notion by itself."""


def split_joint_titles(mentions: Sequence[Mention], documents: Iterable[ParsedDocument]) -> list[Mention]:
    """Titles and links that join two notions, one of which the notes treat by itself, stand for each of them.

    A joint title stays whole when its parts have nothing of their own, or its note no sections: then the note
    is about the pair.
    """
    units = {fold(title_surface(document)) for document in documents if not has_sections(document)}
    rules: dict[str, set[str]] = defaultdict(set)
    for found in mentions:
        if found.rule not in _WHOLE:
            rules[found.key].add(found.rule)
    parts = {
        found.key: names
        for found in mentions
        if found.rule in _WHOLE and found.key not in units and (names := _parts(found.surface, rules))
    }
    return [part for found in mentions for part in _split(found, parts.get(found.key, ()))]


def _parts(title: str, rules: dict[str, set[str]]) -> tuple[str, ...]:
    """The surfaces of the notions that a title joins; none if the notes don't know them."""
    pieces = _JOINT.split(title)
    if len(pieces) < 2 or not all(pieces):
        return ()
    head = pieces[-1].split()[-1]
    for surfaces in ([*(f"{piece} {head}" for piece in pieces[:-1]), pieces[-1]], pieces):
        known = [surface for surface in surfaces if fold(surface) in rules]
        rest = [surface for surface in surfaces if surface not in known]
        if all(is_barred(fold(surface)) for surface in rest) and any(
            rules[fold(surface)] & _OWN for surface in known
        ):
            return tuple(known)
    return ()


def _split(found: Mention, parts: Iterable[str]) -> Iterator[Mention]:
    if found.rule not in _WHOLE or not parts:
        yield found
        return
    for surface in parts:
        yield structs.replace(found, surface=surface, key=fold(surface), rule=f"{found.rule}.joint")
