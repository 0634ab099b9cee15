"""The build: notes in, concept graph out. Every stage is a function of the one before."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath

from msgspec import Struct

from extract.concepts.find import find_concepts
from extract.document import Document
from extract.facts import note_info
from extract.language import parse_documents
from extract.overrides import Notice, Overrides, load_overrides
from extract.overrides.relations import cut_relations, decide_claims
from extract.overrides.settle import missing_gaps
from extract.reading import SUFFIXES, ReadResult, parse_notes, read_notes
from extract.relations import claim_relations
from extract.relations.scene import Scene
from extract.vocabulary import Vocabularies, load_vocabularies
from graph.assemble import assemble
from graph.errors import NoNotes
from graph.model import ConceptGraph, Skipped
from graph.topics import with_topics

_OVERVIEWS = frozenset({"readme", "index", "_index"})


class Built(Struct, frozen=True):
    """A graph, the notes that could not be read for it, and the entries of overrides that did nothing."""

    graph: ConceptGraph
    skipped: tuple[Skipped, ...]
    notices: tuple[Notice, ...] = ()


def build(
    roots: Sequence[Path],
    *,
    ignore: Sequence[str] = (),
    vocabularies: Sequence[Path] = (),
    background: bool = True,
    config: Path | None = None,
) -> Built:
    """Build the graph of the notes under some folders and files.

    The user's overrides come from `config`, or else from `concepts.toml` in the roots.

    Raises PathMissing for a root, vocabulary or config that does not exist, BadConfiguration for a
    vocabulary, config or ignore pattern that can't be used, NoNotes when nothing can be read, ModelMissing
    without a language model.
    """
    known = load_vocabularies(vocabularies, background=background)
    overrides = load_overrides(roots, config=config)
    read = read_notes(roots, ignore=ignore)
    if not read.notes:
        raise NoNotes(tuple(roots), SUFFIXES, tuple((s.path, s.reason) for s in read.skipped))
    graph, notices = build_graph(read, known, overrides, title=_name(roots))
    return Built(graph, read.skipped, notices)


def build_graph(
    read: ReadResult, vocabularies: Vocabularies, overrides: Overrides, *, title: str
) -> tuple[ConceptGraph, tuple[Notice, ...]]:
    """The graph of notes that were read, and the overrides that did nothing.

    It is titled like the README of the notes; without one, `title`.
    """
    parsed_notes = parse_notes(read.notes, files=read.files, unseen=read.unseen)
    documents = parse_documents(parsed_notes.documents)
    found = find_concepts(documents, vocabularies, overrides)
    claims = claim_relations(Scene(documents, found, vocabularies))
    claims, notices = decide_claims(overrides.relations, claims, found.concepts)
    notes = [
        note_info(
            parsed.document,
            found.headed,
            found.concepts,
            parsed_notes.dead_links.get(parsed.document.note.id, ()),
        )
        for parsed in documents
    ]
    graph = with_topics(
        assemble(
            found.concepts,
            claims,
            notes,
            title=_title(parsed_notes.documents, title),
            generator=generator(),
        )
    )
    notices += missing_gaps(overrides.not_gaps, graph.concepts) + cut_relations(overrides.relations, graph)
    return graph, found.notices + notices


def generator() -> str:
    """Name and version of this program."""
    try:
        return f"concept-explorer {version('concept-explorer')}"
    except PackageNotFoundError:
        return "concept-explorer"


def _name(roots: Sequence[Path]) -> str:
    return ", ".join(sorted({root.resolve().name for root in roots}))


def _title(documents: Sequence[Document], default: str) -> str:
    """The title of the README that stands over the notes, else the default."""
    for document in documents:
        path = PurePosixPath(document.note.id)
        if (
            len(path.parts) == 1
            and path.stem.lower() in _OVERVIEWS
            and document.title.lower() != path.stem.lower()
        ):
            return document.title
    return default
