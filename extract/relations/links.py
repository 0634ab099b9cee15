"""Links between notes, plain and typed: `[[X]]`, `requires:: [[X]]`, front matter `prerequisites:`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import BlockKind, Field, Mark, MarkKind
from extract.language import ParsedDocument
from extract.mentions.link import wikilink_name
from extract.mentions.title import title_surface
from extract.relations.scene import Scene
from extract.relations.weights import LINKED, TYPED
from graph.labels import fold
from graph.model import Basis, RelationClaim

FIELD_RELATIONS: dict[str, tuple[str, bool]] = {
    "requires": ("requires", False),
    "require": ("requires", False),
    "prerequisite": ("requires", False),
    "prerequisites": ("requires", False),
    "depends-on": ("requires", False),
    "depends on": ("requires", False),
    "builds-on": ("requires", False),
    "up": ("is_a", False),
    "parent": ("is_a", False),
    "is-a": ("is_a", False),
    "is a": ("is_a", False),
    "is_a": ("is_a", False),
    "broader": ("is_a", False),
    "narrower": ("is_a", True),
    "kinds": ("is_a", True),
    "part-of": ("part_of", False),
    "part of": ("part_of", False),
    "part_of": ("part_of", False),
    "parts": ("part_of", True),
    "has-part": ("part_of", True),
    "uses": ("uses", False),
    "used-by": ("uses", True),
    "contrasts": ("contrasts_with", False),
    "contrasts-with": ("contrasts_with", False),
    "contrasts_with": ("contrasts_with", False),
    "related": ("related", False),
    "see-also": ("related", False),
    "see also": ("related", False),
}
"""Field name -> relation kind, and whether the field's note is the target."""

_WIKILINK = re.compile(r"!?\[\[([^\[\]]+)\]\]")


def link_claims(scene: Scene) -> Iterator[RelationClaim]:
    """The concept of a one-concept note is related to what it links, or as its fields say."""
    keys = scene.by_name
    for parsed in scene.documents:
        owner = keys.get(fold(title_surface(parsed)))
        if owner is None:
            continue
        yield from _field_claims(scene, parsed, owner, keys)
        for item in parsed.parsed:
            if item.block.kind is BlockKind.HEADING:
                continue
            for mark in item.block.marks:
                if mark.kind is not MarkKind.WIKILINK or mark.end <= mark.start:
                    continue
                target = _linked(mark, item.block.text[mark.start : mark.end], keys)
                if target is not None and target != owner:
                    yield scene.claim(
                        parsed,
                        item.block,
                        (mark.start, mark.end),
                        owner,
                        "related",
                        target,
                        rule="structural.wikilink",
                        confidence=LINKED,
                        basis=Basis.STRUCTURAL,
                    )


def _linked(mark: Mark, shown: str, keys: dict[str, int]) -> int | None:
    """The concept that a link leads to: that of a heading in the page, or of a shown phrase, before the
    page's own ("[[Unemployment#NAIRU]]", "[[Types of goods|public goods]]")."""
    heading = mark.target.partition("#")[2].split("#")[-1]
    phrase = shown if len(shown.split()) > 1 else ""
    names = (fold(name) for name in (heading, phrase, wikilink_name(mark.target)) if name)
    return next((keys[name] for name in names if name in keys), None)


def _field_claims(
    scene: Scene, parsed: ParsedDocument, owner: int, keys: dict[str, int]
) -> Iterator[RelationClaim]:
    for field in parsed.document.fields:
        if field.name not in FIELD_RELATIONS:
            continue
        kind, reverse = FIELD_RELATIONS[field.name]
        for name in _named(field):
            target = keys.get(fold(name))
            if target is None or target == owner:
                continue
            source, end = (target, owner) if reverse else (owner, target)
            yield RelationClaim(
                source=scene.concepts[source].id,
                kind=kind,
                target=scene.concepts[end].id,
                evidence=parsed.document.evidence(field.span, "stated.field_" + kind),
                confidence=TYPED,
                basis=Basis.STATED,
            )


def _named(field: Field) -> list[str]:
    links = _WIKILINK.findall(field.value)
    return (
        [wikilink_name(link) for link in links]
        if links
        else [part.strip() for part in field.value.split(",")]
    )
