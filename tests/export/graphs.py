"""Graphs for the tests: one made by hand, random ones, and large ones."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from graph.labels import slug
from graph.model import (
    Basis,
    Concept,
    ConceptGraph,
    Conflict,
    Evidence,
    Kind,
    NoteInfo,
    Relation,
    Span,
    Topic,
)
from graph.relations import RELATION_KINDS


def place(note: str, quote: str, *, start: int = 0, line: int = 1, cell: int | None = None) -> Evidence:
    return Evidence(note, Span(start, start + len(quote), cell), line, quote, "test_rule", "Heading")


SVD_DEFINED = place("2 Linear/svd.md", "The **SVD** factors any matrix.", start=40, line=3)
PCA_DEFINED = place("ml.ipynb", "PCA is a dimensionality reduction built on the SVD.", cell=4)
PCA_AGAIN = place("2 Linear/svd.md", 'PCA: "rotate, then\nproject".', start=120, line=9)
MATRIX_USED = place("ml.ipynb", "a matrix of data", start=3, cell=1)
AUTOENCODER = place("ml.ipynb", "Unlike PCA, an autoencoder is not linear.", start=60, line=2, cell=4)


def sample() -> ConceptGraph:
    """Seven concepts with every kind of relation, a conflict, a topic, two notes."""
    return ConceptGraph(
        title="Sample",
        generator="concept-explorer 0.1.0",
        notes=(
            NoteInfo("2 Linear/svd.md", "The SVD", "ab" * 32, 120),
            NoteInfo("ml.ipynb", "Machine learning", "cd" * 32, 300),
        ),
        concepts=(
            Concept("autoencoder", "autoencoder", Kind.ARCHITECTURE, evidence=(AUTOENCODER,), salience=0.3),
            Concept("dimensionality-reduction", "dimensionality reduction", Kind.TASK, salience=0.6),
            Concept("matrix", "matrix", Kind.MATH, evidence=(MATRIX_USED,), salience=0.4, mention_count=7),
            Concept("neural-network", "neural network", Kind.MODEL, salience=0.5),
            Concept(
                "pca",
                "principal component analysis",
                Kind.TECHNIQUE,
                aliases=("PCA", "principal components"),
                definitions=(PCA_DEFINED, PCA_AGAIN),
                explained=True,
                salience=0.9,
                mention_count=12,
                exact_match=("http://www.wikidata.org/entity/Q2873",),
            ),
            Concept(
                "svd",
                "singular value decomposition",
                Kind.MATH,
                aliases=("SVD",),
                definitions=(SVD_DEFINED,),
                explained=True,
                salience=0.8,
            ),
            Concept("whitening", "whitening", Kind.TECHNIQUE, salience=0.1),
        ),
        relations=(
            Relation("autoencoder", "contrasts_with", "pca", 0.8, Basis.STATED, (AUTOENCODER,)),
            Relation("autoencoder", "is_a", "neural-network", 0.7, Basis.STRUCTURAL, (AUTOENCODER,)),
            Relation("pca", "is_a", "dimensionality-reduction", 0.95, Basis.STATED, (PCA_DEFINED,)),
            Relation("pca", "related", "whitening", 0.4, Basis.STRUCTURAL, (PCA_AGAIN,)),
            Relation("pca", "requires", "svd", 0.9, Basis.STATED, (PCA_DEFINED, PCA_AGAIN)),
            Relation("svd", "requires", "matrix", 0.85, Basis.STATED, (SVD_DEFINED,)),
            Relation("whitening", "part_of", "pca", 0.5, Basis.INFERRED, (PCA_AGAIN,)),
            Relation("whitening", "uses", "svd", 0.5, Basis.BACKGROUND, vocabulary="Background"),
        ),
        topics=(Topic("pca", "Principal components", ("matrix", "svd", "pca"), (("matrix", "svd", "pca"),)),),
        conflicts=(
            Conflict(
                Relation("matrix", "requires", "pca", 0.2, Basis.INFERRED, (MATRIX_USED,)),
                (
                    Relation("pca", "requires", "svd", 0.9, Basis.STATED, (PCA_DEFINED, PCA_AGAIN)),
                    Relation("svd", "requires", "matrix", 0.85, Basis.STATED, (SVD_DEFINED,)),
                ),
            ),
        ),
    )


NASTY = [
    'say "hi"',
    "back\\slash\\",
    "line\nbreak\r\nand\ttab",
    "nul\x00 bell\x07 del\x7f nel\x85",
    "👩‍🔬 emoji",
    "\u202eשלום עולם",
    "lone \ud800 surrogate",
    "\ufeffBOM \ufffe\uffff",
    "<script>alert(1)</script> & ]]> <!-- -->",
    '{}|^`<>"\\ %zz %41',
    "'''\"\"\"",
    "",
    " ",
    ".",
    "..",
    "-dash",
    "a/b//c/../d",
    "@en ^^xsd:int # ; . ,",
    "機械学習",
    "=cmd|' /C calc'!A0",
    "$x^2$ `code` [[link]] <!--",
]

TEXT = st.one_of(
    st.sampled_from(NASTY), st.text(max_size=20), st.text(st.characters(codec=None), max_size=12)
)
NOTE_IDS = st.one_of(st.sampled_from(["a.md", "b/c.ipynb", *NASTY]), TEXT)
UNIT = st.one_of(st.floats(0, 1), st.sampled_from([0.0, 1.0, 0.5, 1e-9]))


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    start = draw(st.integers(0, 5000))
    quote = draw(TEXT.filter(bool))
    cell = draw(st.none() | st.integers(0, 30))
    span = Span(start, start + len(quote), cell)
    return Evidence(draw(NOTE_IDS), span, draw(st.integers(1, 300)), quote, "rule", draw(TEXT))


def _some(values: st.SearchStrategy[Evidence], size: int = 2) -> st.SearchStrategy[tuple[Evidence, ...]]:
    return st.lists(values, max_size=size).map(tuple)


@st.composite
def graphs(draw: st.DrawFn) -> ConceptGraph:
    """Any graph whose relations lead between its concepts, cycles and clashes included."""
    pool = st.sampled_from(draw(st.lists(evidences(), min_size=1, max_size=5)))
    labels = draw(st.lists(TEXT, min_size=1, max_size=8, unique=True))
    ids = list(dict.fromkeys(draw(st.sampled_from([slug(label), label])) for label in labels))
    concepts = tuple(
        Concept(
            identifier,
            label,
            draw(st.sampled_from(Kind)),
            tuple(draw(st.lists(TEXT | st.sampled_from(labels), max_size=3))),
            draw(_some(pool)),
            draw(st.booleans()),
            draw(UNIT),
            draw(st.integers(0, 99)),
            draw(_some(pool)),
            draw(_some(pool, 1)),
            tuple(draw(st.lists(st.sampled_from(["http://e.example/x", "urn:a:b"]) | TEXT, max_size=2))),
        )
        for identifier, label in sorted(zip(ids, labels, strict=False))
    )
    link = st.builds(
        Relation,
        st.sampled_from(ids),
        st.sampled_from(sorted(RELATION_KINDS)),
        st.sampled_from(ids),
        UNIT,
        st.sampled_from(Basis),
        _some(pool),
        st.just("") | TEXT,
    )
    relations = sorted(draw(st.lists(link, max_size=14)), key=lambda r: (r.source, r.kind, r.target))
    notes = draw(st.lists(NOTE_IDS, max_size=3, unique=True))
    chain = st.lists(st.sampled_from(ids), max_size=4).map(tuple)
    return ConceptGraph(
        title=draw(TEXT),
        notes=tuple(NoteInfo(name, draw(TEXT), "0" * 64, draw(st.integers(0, 99))) for name in sorted(notes)),
        concepts=concepts,
        relations=tuple(relations),
        topics=tuple(
            draw(
                st.lists(
                    st.builds(Topic, TEXT, TEXT, chain, st.lists(chain, max_size=2).map(tuple)), max_size=2
                )
            )
        ),
        conflicts=tuple(
            draw(st.lists(st.builds(Conflict, link, st.lists(link, max_size=2).map(tuple)), max_size=2))
        ),
        generator=draw(TEXT),
    )


def large(
    concepts: int, relations: int, evidences_each: int = 3, seed: int = 7, *, notes: int = 200
) -> ConceptGraph:
    """An acyclic graph of a given size; `evidences_each` quotes on each relation."""
    chance = random.Random(seed)
    ids = [f"concept-{number:06}" for number in range(concepts)]
    names = [f"notes/part {number % 40}/note-{number:03}.md" for number in range(notes)]
    links: dict[tuple[str, str, str], Relation] = {}
    kinds = ["requires", "requires", "is_a", "part_of", "uses", "uses", "contrasts_with", "related"]
    while len(links) < relations:
        # Foundations are few and near: prerequisites reach back, as they do in real notes.
        source = chance.randrange(1, concepts)
        target = max(0, source - 1 - int(chance.expovariate(1 / 200)))
        kind = chance.choice(kinds)
        if kind == "is_a" and chance.random() < 0.7:
            target = target // 10
        if source != target:
            key = (ids[source], kind, ids[target])
            quotes = tuple(
                _quote(chance, names, f"{key[0]} needs {key[2]} for its proof, says sentence {number}.")
                for number in range(evidences_each)
            )
            links[key] = Relation(*key, round(chance.random(), 3), Basis.STATED, quotes)
    nodes = tuple(
        Concept(
            identifier,
            f"concept {number}",
            chance.choice(list(Kind)),
            (f"C{number}", f"notion {number}"),
            (_quote(chance, names, f"Concept {number} is a notion."),) if number % 3 else (),
            bool(number % 3),
            round(chance.random(), 4),
            number % 50,
            practised=(_quote(chance, names, f"fit_{number}(data)"),) if number % 10 == 0 else (),
        )
        for number, identifier in enumerate(ids)
    )
    return ConceptGraph(
        "Large",
        tuple(NoteInfo(name, name, "0" * 64, 1000) for name in sorted(names)),
        nodes,
        tuple(links[key] for key in sorted(links)),
        generator="test 1",
    )


def _quote(chance: random.Random, names: list[str], quote: str) -> Evidence:
    start = chance.randrange(20_000)
    return Evidence(
        chance.choice(names), Span(start, start + len(quote)), start // 60 + 1, quote, "pattern", "Part"
    )
