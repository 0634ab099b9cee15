"""A small fixed graph about machine learning, with places in invented notes, for transcripts."""

from __future__ import annotations

from pathlib import Path

from graph.assemble import assemble
from graph.labels import fold, slug
from graph.model import (
    Basis,
    Concept,
    ConceptGraph,
    DeadLink,
    Evidence,
    Kind,
    NoteInfo,
    RelationClaim,
    Section,
    Span,
)
from graph.topics import with_topics

FILE = Path(__file__).with_name("sample.json")

BASICS, NETS, TEXT, README = "1-basics.ipynb", "2-networks.md", "3-text.md", "README.md"


def at(
    note: str, line: int, quote: str, rule: str, *, heading: str = "", cell: int | None = None
) -> Evidence:
    start = (line - 1) * 100
    return Evidence(note, Span(start, start + len(quote), cell), line, quote, rule, heading)


def _concept(
    label: str,
    kind: Kind,
    *evidence: Evidence,
    aliases: tuple[str, ...] = (),
    salience: float = 0.5,
    practised: tuple[Evidence, ...] = (),
) -> Concept:
    definitions = tuple(e for e in evidence if e.rule == "copula")
    return Concept(
        id=slug(label),
        label=label,
        kind=kind,
        aliases=aliases,
        definitions=definitions,
        explained=bool(definitions),
        salience=salience,
        mention_count=len(evidence) + 2,
        evidence=tuple(sorted(evidence)),
        practised=practised,
    )


_ASSUMED = "A solid grasp of **linear algebra**, matrices and derivatives is assumed."


def _concepts() -> list[Concept]:
    background = at(README, 9, _ASSUMED, "background-list", heading="Background")
    return [
        _concept("linear algebra", Kind.MATH, background, salience=0.3),
        _concept("matrix", Kind.MATH, background, salience=0.4),
        _concept("derivative", Kind.MATH, background, salience=0.4),
        _concept(
            "chain rule",
            Kind.MATH,
            at(
                NETS,
                12,
                "The **chain rule** gives the derivative of a composition.",
                "copula",
                heading="Chain Rule",
            ),
            salience=0.5,
        ),
        _concept(
            "singular value decomposition",
            Kind.MATH,
            at(
                BASICS,
                2,
                "**Singular value decomposition (SVD)** is a factorization $A = U\\Sigma V^T$ of any matrix.",
                "copula",
                heading="SVD",
                cell=3,
            ),
            at(BASICS, 5, "PCA is computed by SVD.", "noun-phrase", heading="PCA", cell=5),
            aliases=("SVD",),
            salience=0.7,
        ),
        _concept(
            "principal component analysis",
            Kind.TECHNIQUE,
            at(
                BASICS,
                1,
                "**PCA** is a linear technique that projects data on the directions of greatest variance.",
                "copula",
                heading="PCA",
                cell=5,
            ),
            at(BASICS, 2, "Before [PCA](#pca), center the data.", "link", heading="Preparation", cell=1),
            aliases=("PCA",),
            salience=0.9,
            practised=(at(BASICS, 1, "from sklearn.decomposition import PCA", "import", cell=6),),
        ),
        _concept(
            "gradient descent",
            Kind.OPTIMIZER,
            at(
                NETS,
                30,
                "Gradient descent is an iterative method that follows the negative gradient.",
                "copula",
            ),
            at(NETS, 20, "Weights are found by gradient descent.", "noun-phrase", heading="Training"),
            aliases=("GD",),
            salience=0.8,
        ),
        _concept(
            "stochastic gradient descent",
            Kind.OPTIMIZER,
            at(NETS, 40, "SGD is gradient descent on random batches.", "copula", heading="Variants"),
            aliases=("SGD",),
            salience=0.6,
        ),
        _concept(
            "Adam",
            Kind.OPTIMIZER,
            at(
                NETS,
                44,
                "Adam is an optimizer that combines momentum and RMSprop.",
                "copula",
                heading="Variants",
            ),
            salience=0.6,
        ),
        _concept("momentum", Kind.TECHNIQUE, at(NETS, 44, "momentum", "noun-phrase", heading="Variants")),
        _concept("RMSprop", Kind.OPTIMIZER, at(NETS, 44, "RMSprop", "noun-phrase", heading="Variants")),
        _concept(
            "neural network",
            Kind.MODEL,
            at(NETS, 3, "A neural network is a stack of layers.", "copula", heading="Neural Networks"),
            aliases=("NN",),
            salience=0.95,
        ),
        _concept(
            "hidden layer",
            Kind.ARCHITECTURE,
            at(
                NETS,
                5,
                "A hidden layer is a layer between input and output.",
                "copula",
                heading="Neural Networks",
            ),
        ),
        _concept(
            "backpropagation",
            Kind.ALGORITHM,
            at(
                NETS,
                22,
                "Backpropagation is the chain rule applied layer by layer.",
                "copula",
                heading="Training",
            ),
            salience=0.85,
        ),
        _concept(
            "tokenization",
            Kind.TECHNIQUE,
            at(
                TEXT, 4, "Tokenization is the splitting of text into units.", "copula", heading="Tokenization"
            ),
            salience=0.6,
        ),
        _concept(
            "embedding",
            Kind.DATA,
            at(TEXT, 12, "An embedding is a vector that stands for a token.", "copula", heading="Embeddings"),
            at(
                NETS,
                60,
                "An embedding is whatever a network learns about words.",
                "copula",
                heading="Applications",
            ),
            salience=0.6,
        ),
        _concept(
            "transformer",
            Kind.ARCHITECTURE,
            at(TEXT, 20, "A transformer is a network built on attention.", "copula", heading="Transformers"),
            salience=0.9,
        ),
        _concept(
            "large language model",
            Kind.MODEL,
            at(TEXT, 30, "An LLM is a transformer trained on much text.", "copula", heading="LLMs"),
            aliases=("LLM",),
            salience=0.9,
        ),
        _concept(
            "retrieval-augmented generation",
            Kind.TECHNIQUE,
            at(
                TEXT,
                40,
                "RAG is generation by an LLM that reads retrieved passages.",
                "copula",
                heading="RAG",
            ),
            aliases=("RAG",),
            salience=0.8,
        ),
        _concept(
            "vector database", Kind.TOOL, at(TEXT, 42, "passages from a vector database", "noun-phrase")
        ),
        _concept(
            "bagging",
            Kind.TECHNIQUE,
            at(BASICS, 1, "Bagging is an ensemble of models trained on resampled data.", "copula", cell=8),
        ),
        _concept(
            "boosting",
            Kind.TECHNIQUE,
            at(
                BASICS,
                3,
                "Boosting is an ensemble whose models correct each other in turn.",
                "copula",
                cell=8,
            ),
        ),
        _concept(
            "ensemble",
            Kind.TECHNIQUE,
            at(BASICS, 1, "An ensemble is a vote of several models.", "copula", heading="Ensembles", cell=7),
        ),
        _concept(
            "entropy", Kind.MATH, at(TEXT, 33, "The loss is an entropy.", "noun-phrase", heading="LLMs")
        ),
    ]


_CLAIMS: tuple[tuple[str, str, str, float, Basis, Evidence], ...] = (
    (
        "matrix",
        "part_of",
        "linear algebra",
        0.6,
        Basis.STRUCTURAL,
        at(README, 9, _ASSUMED, "list", heading="Background"),
    ),
    (
        "SVD",
        "requires",
        "matrix",
        0.8,
        Basis.STATED,
        at(
            BASICS,
            2,
            "a factorization $A = U\\Sigma V^T$ of any matrix",
            "inferred.named_in_definition",
            heading="SVD",
            cell=3,
        ),
    ),
    (
        "PCA",
        "requires",
        "SVD",
        0.9,
        Basis.STATED,
        at(BASICS, 5, "PCA is computed by SVD.", "stated.computed_with", heading="PCA", cell=5),
    ),
    (
        "PCA",
        "requires",
        "matrix",
        0.4,
        Basis.INFERRED,
        at(BASICS, 6, "a matrix of data", "inferred.named_in_text", cell=5),
    ),
    (
        "chain rule",
        "requires",
        "derivative",
        0.85,
        Basis.STATED,
        at(
            NETS,
            12,
            "The **chain rule** gives the derivative of a composition.",
            "inferred.named_in_definition",
        ),
    ),
    (
        "backpropagation",
        "requires",
        "chain rule",
        0.95,
        Basis.STATED,
        at(
            NETS,
            22,
            "Backpropagation is the chain rule applied layer by layer.",
            "inferred.named_in_definition",
        ),
    ),
    (
        "backpropagation",
        "requires",
        "neural network",
        0.7,
        Basis.STRUCTURAL,
        at(NETS, 21, "## Training", "structural.nested"),
    ),
    (
        "neural network",
        "requires",
        "backpropagation",
        0.3,
        Basis.INFERRED,
        at(
            NETS, 4, "Networks learn by backpropagation.", "inferred.named_in_text", heading="Neural Networks"
        ),
    ),
    (
        "gradient descent",
        "requires",
        "derivative",
        0.75,
        Basis.STATED,
        at(NETS, 31, "It needs derivatives.", "stated.requires"),
    ),
    (
        "SGD",
        "is_a",
        "gradient descent",
        0.9,
        Basis.STATED,
        at(NETS, 40, "SGD is gradient descent", "stated.is_a"),
    ),
    (
        "Adam",
        "is_a",
        "gradient descent",
        0.7,
        Basis.STRUCTURAL,
        at(NETS, 39, "## Variants", "structural.nested"),
    ),
    (
        "Adam",
        "uses",
        "momentum",
        0.9,
        Basis.STATED,
        at(NETS, 44, "combines momentum and RMSprop", "stated.combines"),
    ),
    (
        "Adam",
        "uses",
        "RMSprop",
        0.9,
        Basis.STATED,
        at(NETS, 44, "combines momentum and RMSprop", "stated.combines"),
    ),
    (
        "hidden layer",
        "part_of",
        "neural network",
        0.8,
        Basis.STATED,
        at(NETS, 5, "A hidden layer", "structural.nested"),
    ),
    (
        "embedding",
        "requires",
        "tokenization",
        0.7,
        Basis.STATED,
        at(TEXT, 12, "stands for a token", "inferred.named_in_definition"),
    ),
    (
        "transformer",
        "uses",
        "embedding",
        0.8,
        Basis.STATED,
        at(TEXT, 21, "It reads embeddings.", "stated.uses"),
    ),
    ("transformer", "is_a", "neural network", 0.8, Basis.STATED, at(TEXT, 20, "is a network", "stated.is_a")),
    (
        "LLM",
        "requires",
        "transformer",
        0.9,
        Basis.STATED,
        at(TEXT, 30, "An LLM is a transformer", "inferred.named_in_definition"),
    ),
    (
        "RAG",
        "requires",
        "LLM",
        0.9,
        Basis.STATED,
        at(TEXT, 40, "generation by an LLM", "inferred.named_in_definition"),
    ),
    (
        "RAG",
        "uses",
        "vector database",
        0.7,
        Basis.STATED,
        at(TEXT, 42, "from a vector database", "stated.uses"),
    ),
    (
        "RAG",
        "uses",
        "embedding",
        0.5,
        Basis.INFERRED,
        at(TEXT, 43, "by their embeddings", "inferred.named_in_text"),
    ),
    (
        "bagging",
        "is_a",
        "ensemble",
        0.9,
        Basis.STATED,
        at(BASICS, 1, "Bagging is an ensemble", "stated.is_a", cell=8),
    ),
    (
        "boosting",
        "is_a",
        "ensemble",
        0.9,
        Basis.STATED,
        at(BASICS, 3, "Boosting is an ensemble", "stated.is_a", cell=8),
    ),
    (
        "bagging",
        "contrasts_with",
        "boosting",
        0.8,
        Basis.STATED,
        at(
            BASICS,
            5,
            "Unlike bagging, boosting trains its models one after another.",
            "stated.unlike",
            cell=8,
        ),
    ),
)


def _notes() -> list[NoteInfo]:
    return [
        NoteInfo(
            BASICS,
            "Basics",
            "0" * 64,
            420,
            (
                Section("Preparation", 2, 1, 60, cell=1),
                Section("SVD", 2, 1, 120, cell=3, concepts=("singular-value-decomposition",)),
                Section("PCA", 2, 1, 150, cell=5, concepts=("principal-component-analysis",)),
                Section("Ensembles", 2, 1, 90, cell=7, concepts=("ensemble",)),
            ),
        ),
        NoteInfo(
            NETS,
            "Networks",
            "1" * 64,
            510,
            (
                Section("Neural Networks", 1, 1, 130, concepts=("neural-network",)),
                Section("Chain Rule", 2, 10, 80, concepts=("chain-rule",)),
                Section("Training", 2, 18, 140),
                Section("Variants", 2, 38, 110),
                Section("Applications", 2, 58, 50),
            ),
            (DeadLink(25, "Loss functions"),),
        ),
        NoteInfo(
            TEXT,
            "Text",
            "2" * 64,
            300,
            (
                Section("Tokenization", 2, 2, 90, concepts=("tokenization",)),
                Section("Embeddings", 2, 10, 60, concepts=("embedding",)),
                Section("Transformers", 2, 18, 70, concepts=("transformer",)),
                Section("LLMs", 2, 28, 40, concepts=("large-language-model",)),
                Section("RAG", 2, 38, 40, concepts=("retrieval-augmented-generation",)),
                Section("Agents", 2, 50, 0, empty=True),
            ),
        ),
        NoteInfo(README, "My notes", "3" * 64, 60, (Section("Background", 2, 7, 30),)),
    ]


def sample_graph() -> ConceptGraph:
    claims = [
        RelationClaim(fold(source), kind, fold(target), evidence, confidence, basis)
        for source, kind, target, confidence, basis, evidence in _CLAIMS
    ]
    return with_topics(assemble(_concepts(), claims, _notes(), title="My notes", generator="sample"))


if __name__ == "__main__":
    from graph.store import save

    save(sample_graph(), FILE)
