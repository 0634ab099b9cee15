"""Graphs made by hand and by rule for the page's tests."""

from __future__ import annotations

import random
from itertools import pairwise

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

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    "<!--<script>alert(3)",
    "javascript:alert(4)",
    "\u202egnp.exe\u202c",
    "x" * 10_000,
    '" onmouseover="alert(5)',
    "{{ 7 * 7 }}{# a #}{% raw %}",
    "a href=javascript:alert(6)",
)


def evidence(
    quote: str, *, note: str = "notes/algebra.md", line: int = 3, rule: str = "cue.requires"
) -> Evidence:
    return Evidence(
        note=note, span=Span(0, len(quote)), line=line, quote=quote, rule=rule, heading="Decompositions"
    )


def concept(
    label: str,
    *,
    kind: Kind = Kind.CONCEPT,
    definition: str = "",
    aliases: tuple[str, ...] = (),
    weight: float = 0.5,
    note: str = "notes/algebra.md",
) -> Concept:
    definitions = (evidence(definition, rule="definition.is", note=note),) if definition else ()
    mentioned = evidence(definition or f"We use {label[:60]} here.", rule="mention", note=note)
    return Concept(
        id=slug(label),
        label=label,
        kind=kind,
        aliases=aliases,
        definitions=definitions,
        explained=bool(definition),
        salience=weight,
        mention_count=3,
        evidence=(mentioned,),
    )


def relation(
    source: str,
    kind: str,
    target: str,
    quote: str = "",
    *,
    confidence: float = 0.8,
    basis: Basis = Basis.STATED,
    vocabulary: str = "",
) -> Relation:
    shown = (evidence(quote or f"{source} {kind} {target}."),) if basis is not Basis.BACKGROUND else ()
    return Relation(slug(source), kind, slug(target), confidence, basis, shown, vocabulary)


def assembled(
    concepts: list[Concept],
    relations: list[Relation],
    *,
    title: str = "Machine learning notes",
    topics: tuple[Topic, ...] = (),
    conflicts: tuple[Conflict, ...] = (),
) -> ConceptGraph:
    return ConceptGraph(
        title=title,
        notes=(
            NoteInfo("notes/algebra.md", "Linear algebra", "0" * 64, 900),
            NoteInfo("notes/nlp.ipynb", "NLP", "1" * 64, 700),
        ),
        concepts=tuple(sorted(concepts, key=lambda one: one.id)),
        relations=tuple(sorted(relations, key=lambda one: (one.source, one.kind, one.target))),
        topics=topics,
        conflicts=conflicts,
    )


def notes_graph() -> ConceptGraph:
    """A small graph that has everything the page shows."""
    concepts = [
        concept("linear algebra", kind=Kind.FIELD, weight=0.6),
        concept(
            "eigenvector", kind=Kind.MATH, definition="An eigenvector of $A$ satisfies $Av = \\lambda v$."
        ),
        concept(
            "singular value decomposition",
            kind=Kind.MATH,
            aliases=("SVD",),
            definition="The **singular value decomposition** writes a matrix as $A = U \\Sigma V^T$.",
            weight=0.9,
        ),
        concept(
            "principal component analysis",
            kind=Kind.TECHNIQUE,
            aliases=("PCA",),
            definition="PCA finds axes.",
        ),
        concept(
            "dimensionality reduction", kind=Kind.TASK, definition="Dimensionality reduction drops features."
        ),
        concept("latent semantic analysis", kind=Kind.TECHNIQUE, aliases=("LSA",)),
        concept("tokenization", kind=Kind.TASK, definition="Tokenization splits text."),
        concept("embedding", kind=Kind.DATA, definition="An embedding is a vector for a token."),
        concept("attention", kind=Kind.TECHNIQUE, definition="Attention weighs tokens."),
        concept(
            "transformer", kind=Kind.ARCHITECTURE, definition="A transformer stacks attention.", weight=0.95
        ),
        concept(
            "large language model", kind=Kind.MODEL, aliases=("LLM",), definition="An LLM predicts tokens."
        ),
        concept("vector database", kind=Kind.TOOL),
        concept(
            "retrieval-augmented generation",
            kind=Kind.TECHNIQUE,
            aliases=("RAG",),
            definition="RAG adds retrieved text.",
        ),
        concept("matrix", kind=Kind.MATH, aliases=("matrices",)),
        concept("t-SNE", kind=Kind.ALGORITHM, definition="t-SNE draws neighbours."),
    ]
    svd, pca, rag = (
        "singular value decomposition",
        "principal component analysis",
        "retrieval-augmented generation",
    )
    llm = "large language model"
    relations = [
        relation(pca, "requires", svd, "To understand PCA you need the SVD first.", confidence=0.93),
        relation(pca, "requires", "eigenvector", "PCA rests on eigenvectors of the covariance matrix."),
        relation("latent semantic analysis", "requires", svd, "LSA builds on SVD."),
        relation(svd, "requires", "linear algebra", "SVD requires linear algebra."),
        relation("eigenvector", "requires", "linear algebra"),
        relation("eigenvector", "requires", "matrix"),
        relation("linear algebra", "related", "matrix", confidence=0.4, basis=Basis.INFERRED),
        relation(pca, "is_a", "dimensionality reduction", "PCA is a dimensionality reduction technique."),
        relation("t-SNE", "is_a", "dimensionality reduction"),
        relation(pca, "contrasts_with", "t-SNE", "Unlike t-SNE, PCA is linear."),
        relation(svd, "requires", "matrix", basis=Basis.BACKGROUND, vocabulary="Mathematics vocabulary"),
        relation("embedding", "requires", "linear algebra"),
        relation("embedding", "requires", "tokenization"),
        relation("attention", "requires", "embedding"),
        relation("attention", "part_of", "transformer"),
        relation("transformer", "requires", "attention"),
        relation(llm, "requires", "transformer"),
        relation(rag, "requires", llm),
        relation(rag, "uses", "vector database"),
        relation(rag, "requires", "embedding"),
        relation("vector database", "uses", "embedding", basis=Basis.STRUCTURAL),
    ]
    cut = relation("embedding", "requires", "attention", "An embedding needs attention.", confidence=0.4)
    back = relation("attention", "requires", "embedding", "Attention needs embeddings.")
    ids = {one.label: one.id for one in concepts}

    def some(*labels: str) -> tuple[str, ...]:
        return tuple(ids[label] for label in labels)

    topics = (
        Topic(
            "linear-methods",
            "Linear methods",
            some("linear algebra", "matrix", "eigenvector", svd, pca, "dimensionality reduction", "t-SNE"),
        ),
        Topic(
            "language-models",
            "Language models",
            some("tokenization", "embedding", "attention", "transformer", llm, rag, "vector database"),
            (some("transformer", llm, rag),),
        ),
    )
    return assembled(concepts, relations, topics=topics, conflicts=(Conflict(cut, (back,)),))


def hostile_graph() -> ConceptGraph:
    """Every text that a note can bring, hostile."""
    concepts = [
        Concept(
            id=slug(text),
            label=text,
            aliases=(f"alias {text}",),
            definitions=(
                evidence(
                    f"{text} $\\href{{javascript:alert(9)}}{{x}}$ is [x](javascript:alert(7)).", note=text
                ),
            ),
            explained=True,
            evidence=(evidence(text, note=f"javascript:alert(8)//{text}", rule=text),),
            exact_match=("javascript:alert(10)",),
        )
        for text in HOSTILE
    ]
    pairs = pairwise(concepts)
    relations = [
        Relation(b.id, "requires", a.id, 0.9, Basis.STATED, (evidence(a.label, note=b.label),))
        for a, b in pairs
    ]
    background = Relation(concepts[-1].id, "related", concepts[0].id, 0.5, Basis.BACKGROUND, (), HOSTILE[0])
    topics = tuple(Topic(slug(one.label), one.label, (one.id,), ((one.id,),)) for one in concepts[:4])
    return assembled(concepts, [*relations, background], title=HOSTILE[1] + HOSTILE[0], topics=topics)


def large_graph(size: int, relations: int, *, seed: int = 1) -> ConceptGraph:
    """A scale-free graph with a definition for most concepts and a quote for each relation."""
    rng = random.Random(seed)
    words = "vector matrix model gradient kernel token loss network layer sample prior graph tensor".split()
    kinds = list(Kind)
    labels = [f"{rng.choice(words)} {rng.choice(words)} {index:06d}" for index in range(size)]
    concepts = [
        concept(
            label,
            kind=kinds[index % len(kinds)],
            definition=f"A {label} maps each {rng.choice(words)} to a {rng.choice(words)} of its own."
            if index % 7
            else "",
            weight=round(1 / (1 + index) ** 0.3, 3),
        )
        for index, label in enumerate(labels)
    ]
    kinds_of = ["requires"] * 4 + ["uses", "is_a", "part_of", "related"]
    made: dict[tuple[str, str, str], Relation] = {}
    while len(made) < relations:
        source = rng.randrange(1, size)
        target = int(source * rng.random() ** 3)
        if source == target:
            continue
        kind = rng.choice(kinds_of)
        one = relation(
            labels[source],
            kind,
            labels[target],
            f"To work with {labels[source]} one needs {labels[target]} and its {rng.choice(words)}.",
            confidence=round(0.4 + 0.6 * rng.random(), 2),
        )
        made.setdefault((one.source, one.kind, one.target), one)
    ids = [one.id for one in concepts]
    step = max(1, size // 12)
    topics = tuple(
        Topic(f"topic-{number}", f"Topic {number}", tuple(ids[number * step : (number + 1) * step]))
        for number in range(12)
    )
    return assembled(concepts, list(made.values()), title=f"Made graph of {size}", topics=topics)
