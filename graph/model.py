"""The nouns of the house: what was read, what was seen, what a rule claims and what the graph holds.

All types are frozen and slotted. Offsets are half-open and count Unicode code points in the text of the note,
or of the notebook cell when a cell is named. Everywhere, `text[span.start:span.end] == quote` holds.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

FORMAT_VERSION = 1
"""Version of graph.json. It grows by one whenever an older reader could misunderstand a file."""


class Kind(StrEnum):
    """What sort of notion a concept is. `CONCEPT` is the value when nothing more is known."""

    ALGORITHM = "algorithm"
    MODEL = "model"
    TECHNIQUE = "technique"
    METRIC = "metric"
    LOSS = "loss"
    ACTIVATION = "activation"
    OPTIMIZER = "optimizer"
    MATH = "math"
    STATISTICS = "statistics"
    DATA = "data"
    TASK = "task"
    FIELD = "field"
    TOOL = "tool"
    ARCHITECTURE = "architecture"
    CONCEPT = "concept"


class Basis(StrEnum):
    """How a relation is known, strongest first."""

    STATED = "stated"
    STRUCTURAL = "structural"
    INFERRED = "inferred"
    BACKGROUND = "background"


class Span(Struct, frozen=True, order=True):
    """A half-open range of code points in a note's text, or in one cell of a notebook."""

    start: int
    end: int
    cell: int | None = None
    """0-based index among all cells of a notebook; None for notes that have no cells."""


class Evidence(Struct, frozen=True, order=True, omit_defaults=True):
    """One place in the notes that shows something, quoted verbatim."""

    note: str
    """Id of the note: its path relative to the notes root, POSIX."""
    span: Span
    line: int
    """1-based line of `span.start`, in the note or in its cell."""
    quote: str
    rule: str
    """Name of the rule that saw it."""
    heading: str = ""
    """Innermost heading above the place, as plain text."""


class Mention(Struct, frozen=True, order=True):
    """One occurrence of a term, as one rule found it."""

    note: str
    span: Span
    surface: str
    """The term as plain text: without markup, with the note's own case."""
    key: str
    """`graph.labels.fold(surface)`."""
    rule: str


class Concept(Struct, frozen=True, omit_defaults=True):
    """One node: a notion that an expert reader would name."""

    id: str
    """Stable, URL-safe, derived from the preferred label."""
    label: str
    kind: Kind = Kind.CONCEPT
    aliases: tuple[str, ...] = ()
    definitions: tuple[Evidence, ...] = ()
    """Best first. Further ones are kept so that conflicts can be shown."""
    explained: bool = False
    salience: float = 0.0
    """Importance in these notes, in [0, 1]."""
    mention_count: int = 0
    """Occurrences in the notes; `evidence` keeps the most telling ones."""
    evidence: tuple[Evidence, ...] = ()
    """In order of note and place."""
    practised: tuple[Evidence, ...] = ()
    """Places in code cells where the technique is used."""
    exact_match: tuple[str, ...] = ()
    """IRIs of the same concept in background vocabularies."""

    @property
    def definition(self) -> Evidence | None:
        """The one passage that best says what it is, if the notes have one."""
        return self.definitions[0] if self.definitions else None


class RelationClaim(Struct, frozen=True, order=True):
    """What one rule saw once: not yet a relation of the graph."""

    source: str
    """Folded key or concept id of the source."""
    kind: str
    target: str
    evidence: Evidence
    confidence: float
    basis: Basis


class Relation(Struct, frozen=True, omit_defaults=True):
    """One typed, directed edge with all that speaks for it."""

    source: str
    kind: str
    """A name in `graph.relations.RELATION_KINDS`."""
    target: str
    confidence: float
    """Estimated probability that an expert would agree, in [0, 1]."""
    basis: Basis
    """The strongest basis among the claims."""
    evidence: tuple[Evidence, ...] = ()
    """Best first; empty only for `background` relations."""
    vocabulary: str = ""
    """Title of the vocabulary that states it, for `background` relations."""


class Conflict(Struct, frozen=True):
    """A relation that was cut because it closed a cycle, and the relations that it contradicts."""

    cut: Relation
    against: tuple[Relation, ...]
    """The path that leads back, from `cut.target` to `cut.source`."""


class Topic(Struct, frozen=True):
    """A main topic of the notes, named by one of its concepts."""

    id: str
    label: str
    concepts: tuple[str, ...]
    """Concept ids, foundations first."""
    chains: tuple[tuple[str, ...], ...] = ()
    """Concept ids in learning order, longest first."""


class Section(Struct, frozen=True, omit_defaults=True):
    """A heading of a note and the text under it, up to the next heading."""

    title: str
    level: int
    line: int
    words: int
    """Words of prose directly under this heading."""
    cell: int | None = None
    empty: bool = False
    """True when neither this heading nor one below it has any text."""
    concepts: tuple[str, ...] = ()
    """Ids of the concepts that the heading names."""


class DeadLink(Struct, frozen=True):
    """A link or wikilink of a note that leads to nothing in the notes."""

    line: int
    target: str
    cell: int | None = None


class NoteInfo(Struct, frozen=True, omit_defaults=True):
    """What the graph keeps of a note that was read."""

    id: str
    title: str
    sha256: str
    """Hex digest of the file's bytes."""
    words: int
    sections: tuple[Section, ...] = ()
    dead_links: tuple[DeadLink, ...] = ()


class ConceptGraph(Struct, frozen=True, omit_defaults=True):
    """The whole: concepts sorted by id, relations sorted by source, kind and target."""

    title: str
    notes: tuple[NoteInfo, ...]
    concepts: tuple[Concept, ...]
    relations: tuple[Relation, ...]
    topics: tuple[Topic, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    generator: str = ""
    """Name and version of the tool that built it."""

    def _repr_html_(self) -> str:
        """What Jupyter shows for a graph: its page, in a sandboxed frame.

        The one place where the core reaches out: notebooks ask the object itself. It reaches late: the
        model needs the viewer only where someone looks at a graph.
        """
        from viewer.notebook import iframe

        return iframe(self)._repr_html_()


class Skipped(Struct, frozen=True, order=True):
    """A note that could not be read, and why."""

    path: str
    reason: str
