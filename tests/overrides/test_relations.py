from __future__ import annotations

from extract.overrides.entries import Notice
from extract.overrides.read import parse_overrides
from extract.overrides.relations import cut_relations, decide_claims
from graph.assemble import assemble
from graph.model import Basis, Concept, ConceptGraph, Evidence, RelationClaim, Span

CONCEPTS = tuple(
    Concept(name, label, aliases=aliases)
    for name, label, aliases in (
        ("lasso", "Lasso", ()),
        ("linear-model", "linear model", ()),
        ("pca", "principal component analysis", ("PCA",)),
        ("svd", "singular value decomposition", ("SVD",)),
    )
)


def claim(source: str, kind: str, target: str, basis: Basis = Basis.STATED) -> RelationClaim:
    evidence = Evidence("a.md", Span(0, 1), 1, "x", "stated.x")
    return RelationClaim(source, kind, target, evidence, 0.9, basis)


def decide(toml: str, *claims: RelationClaim) -> tuple[ConceptGraph, list[str]]:
    entries = parse_overrides(toml.encode(), name="t").relations
    decided, notices = decide_claims(entries, claims, CONCEPTS)
    graph = assemble(CONCEPTS, decided, (), title="t", generator="g")
    found: tuple[Notice, ...] = (*notices, *cut_relations(entries, graph))
    return graph, [notice.text for notice in found]


def triples(graph: ConceptGraph) -> list[tuple[str, str, str]]:
    return [(relation.source, relation.kind, relation.target) for relation in graph.relations]


def entry(source: str, target: str, kind: str = "", *, reject: bool = False) -> str:
    lines = ["[[relation]]", f'source = "{source}"', f'target = "{target}"']
    lines += [f'kind = "{kind}"'] * bool(kind) + ["reject = true"] * reject
    return "\n".join(lines) + "\n"


def test_an_added_relation_names_the_file_as_its_source() -> None:
    graph, notices = decide(entry("PCA", "SVD", "requires"))
    (relation,) = graph.relations
    assert triples(graph) == [("pca", "requires", "svd")]
    assert (relation.basis, relation.vocabulary, relation.evidence) == (Basis.BACKGROUND, "concepts.toml", ())
    assert not notices


def test_a_relation_that_the_notes_state_too_keeps_their_evidence() -> None:
    graph, _ = decide(entry("PCA", "SVD", "requires"), claim("pca", "requires", "svd"))
    (relation,) = graph.relations
    assert relation.basis is Basis.STATED
    assert relation.confidence == 0.99
    assert len(relation.evidence) == 1


def test_the_users_relation_replaces_what_the_notes_say_of_the_pair() -> None:
    claims = [
        claim("svd", "requires", "pca"),
        claim("pca", "is_a", "svd"),
        claim("pca", "contrasts_with", "svd"),
    ]
    graph, _ = decide(entry("PCA", "SVD", "uses"), *claims)
    assert triples(graph) == [("pca", "contrasts_with", "svd"), ("pca", "uses", "svd")]


def test_rejected_relations_go_and_others_stay() -> None:
    claims = [
        claim("pca", "requires", "svd"),
        claim("pca", "contrasts_with", "svd"),
        claim("lasso", "requires", "svd"),
    ]
    graph, notices = decide(entry("PCA", "SVD", "requires", reject=True), *claims)
    assert triples(graph) == [("lasso", "requires", "svd"), ("pca", "contrasts_with", "svd")]
    assert not notices


def test_rejection_without_a_kind_means_all_kinds_both_ways() -> None:
    claims = [claim("pca", "requires", "svd"), claim("svd", "uses", "pca"), claim("svd", "related", "pca")]
    graph, _ = decide(entry("svd", "principal component analysis", reject=True), *claims)
    assert triples(graph) == []


def test_symmetric_relations_are_rejected_from_either_side() -> None:
    graph, _ = decide(
        entry("SVD", "PCA", "contrasts_with", reject=True), claim("pca", "contrasts_with", "svd")
    )
    assert triples(graph) == []


def test_entries_that_match_nothing_are_reported() -> None:
    toml = (
        entry("PCA", "ICA", "requires")
        + entry("PCA", "lasso", "uses", reject=True)
        + entry("PCA", "principal-component analyses", "uses")
    )
    graph, notices = decide(toml)
    assert triples(graph) == []
    assert notices == [
        't: [[relation]] 1: no one concept is called "ICA"; correct or remove it',
        "t: [[relation]] 3: both names mean the same concept; correct or remove it",
        't: [[relation]] 2: "PCA" and "lasso" have no such relation; remove the entry',
    ]


def test_the_notes_give_way_when_the_users_relation_closes_a_circle() -> None:
    claims = [claim("svd", "requires", "linear-model"), claim("linear-model", "requires", "pca")]
    graph, notices = decide(entry("PCA", "SVD", "requires"), *claims)
    assert ("pca", "requires", "svd") in triples(graph)
    assert len(graph.conflicts) == 1
    assert not notices


def test_a_circle_of_the_users_own_is_reported() -> None:
    toml = (
        entry("PCA", "SVD", "requires")
        + entry("SVD", "Lasso", "requires")
        + entry("Lasso", "PCA", "requires")
    )
    graph, notices = decide(toml)
    assert len(graph.relations) == 2
    assert len(notices) == 1
    assert "closes a circle with" in notices[0]
