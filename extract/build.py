"""The build: notes in, concept graph out. Every stage is a function of the one before."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from msgspec import Struct

from extract.concepts.find import find_concepts
from extract.facts import note_info
from extract.language import parse_documents
from extract.reading import SUFFIXES, ReadResult, parse_notes, read_notes
from extract.relations import claim_relations
from extract.relations.background import background_claims
from extract.relations.scene import Scene
from extract.vocabulary import Vocabularies, load_vocabularies
from graph.assemble import assemble
from graph.errors import NoNotes
from graph.model import ConceptGraph, Skipped
from graph.topics import with_topics


class Built(Struct, frozen=True):
    """A graph, and the notes that could not be read for it."""

    graph: ConceptGraph
    skipped: tuple[Skipped, ...]


def build(
    roots: Sequence[Path],
    *,
    ignore: Sequence[str] = (),
    vocabularies: Sequence[Path] = (),
    background: bool = True,
) -> Built:
    """Build the graph of the notes under some folders and files.

    Raises PathMissing for a root or vocabulary that does not exist, BadConfiguration for a vocabulary or
    ignore pattern that can't be used, NoNotes when nothing can be read, ModelMissing without a language
    model.
    """
    known = load_vocabularies(vocabularies, background=background)
    read = read_notes(roots, ignore=ignore)
    if not read.notes:
        raise NoNotes(tuple(roots), SUFFIXES, len(read.skipped))
    return Built(build_graph(read, known, title=_title(roots)), read.skipped)


def build_graph(read: ReadResult, vocabularies: Vocabularies, *, title: str) -> ConceptGraph:
    """The graph of notes that were read."""
    parsed_notes = parse_notes(read.notes, files=read.files, unseen=read.unseen)
    documents = parse_documents(parsed_notes.documents)
    found = find_concepts(documents, vocabularies)
    claims = claim_relations(Scene(documents, found))
    claims += background_claims(found.concepts, vocabularies)
    notes = [
        note_info(
            parsed.document,
            found.headed,
            found.concepts,
            parsed_notes.dead_links.get(parsed.document.note.id, ()),
        )
        for parsed in documents
    ]
    return with_topics(assemble(found.concepts, claims, notes, title=title, generator=generator()))


def generator() -> str:
    """Name and version of this program."""
    try:
        return f"concept-explorer {version('concept-explorer')}"
    except PackageNotFoundError:
        return "concept-explorer"


def _title(roots: Sequence[Path]) -> str:
    return ", ".join(root.resolve().name for root in roots)
