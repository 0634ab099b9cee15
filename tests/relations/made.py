"""Scenes made from a text and a list of names: what relation rules look at, without finding concepts
first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.concepts.find import Found
from extract.concepts.locate import locate
from extract.concepts.merge import Group
from extract.concepts.names import Name
from extract.concepts.passages import quote
from extract.document import BlockKind, Note, Part
from extract.language import parse_documents
from extract.reading import parse_notes
from extract.relations.scene import Scene
from extract.vocabulary import Vocabularies
from graph.labels import fold, slug
from graph.model import Concept, Kind, RelationClaim

Triple = tuple[str, str, str]


def scene(
    text: str,
    names: Sequence[str],
    *,
    kinds: dict[str, Kind] | None = None,
    vocabularies: Vocabularies | None = None,
    note: str = "note.md",
    salience: float = 0.5,
) -> Scene:
    """A scene of one note; a name may give aliases after bars ("support vector machine|SVM")."""
    documents = parse_documents(parse_notes((Note(note, "0", (Part(text),)),)).documents)
    groups = [_group(name) for name in names]
    occurrences = tuple(locate(documents, groups))
    headed: dict[tuple[str, int], frozenset[int]] = {}
    blocks = {(d.document.note.id, b.block.index): b.block for d in documents for b in d.parsed}
    evidence: dict[int, tuple[str, int, int, int]] = {}
    for found in occurrences:
        evidence.setdefault(found.concept, (found.note, found.block, found.start, found.end))
        if blocks[found.note, found.block].kind is BlockKind.HEADING:
            key = found.note, found.block
            headed[key] = headed.get(key, frozenset()) | {found.concept}
    concepts = []
    for index, name in enumerate(names):
        label, *aliases = name.split("|")
        seen = evidence.get(index)
        places = (
            (quote(documents[0].document, blocks[seen[0], seen[1]], seen[2], seen[3], "mention"),)
            if seen
            else ()
        )
        known = vocabularies.get(fold(label)) if vocabularies else None
        concepts.append(
            Concept(
                id=slug(label),
                label=label,
                aliases=tuple(aliases),
                kind=(kinds or {}).get(label, Kind.CONCEPT),
                evidence=places,
                salience=salience,
                mention_count=sum(found.concept == index for found in occurrences),
                exact_match=(known.iri,) if known else (),
            )
        )
    whole = Found(tuple(concepts), tuple(groups), occurrences, headed)
    return Scene(documents, whole, vocabularies or Vocabularies(()))


def _group(name: str) -> Group:
    members = tuple(
        Name(fold(label), {label: 1}, {"heading": 1}, frozenset({"note.md"}), frozenset(), ("note.md", 0, 0))
        for label in name.split("|")
    )
    return Group(members, None, frozenset())


def triples(claims: Iterable[RelationClaim]) -> set[Triple]:
    """Claims as (source, kind, target)."""
    return {(claim.source, claim.kind, claim.target) for claim in claims}
