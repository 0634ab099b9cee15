from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.assemble import assemble
from graph.labels import fold, slug
from graph.model import Basis, Concept, ConceptGraph, Evidence, Relation, RelationClaim, Span
from graph.relations import RELATION_KINDS
from graph.weights import MAX_RELATION_EVIDENCE

NAMES = [f"term {letter}" for letter in "abcdefg"]
CONCEPTS = [Concept(slug(name), name) for name in NAMES]


def claim(
    source: str,
    kind: str,
    target: str,
    confidence: float = 0.8,
    *,
    basis: Basis = Basis.STRUCTURAL,
    rule: str = "rule",
    start: int = 0,
    note: str = "n.md",
) -> RelationClaim:
    quote = f"{source} {kind} {target}"
    return RelationClaim(
        fold(source),
        kind,
        fold(target),
        Evidence(note, Span(start, start + len(quote)), 1, quote, rule),
        confidence,
        basis,
    )


def graph_of(*claims: RelationClaim) -> ConceptGraph:
    return assemble(CONCEPTS, claims, (), title="t", generator="g")


def triples(graph: ConceptGraph) -> list[tuple[str, str, str]]:
    return [(relation.source, relation.kind, relation.target) for relation in graph.relations]


CLAIMS = st.lists(
    st.builds(
        claim,
        st.sampled_from(NAMES),
        st.sampled_from(sorted(RELATION_KINDS)),
        st.sampled_from(NAMES),
        st.sampled_from([0.2, 0.5, 0.8, 0.95]),
        basis=st.sampled_from([Basis.STATED, Basis.STRUCTURAL, Basis.INFERRED]),
        rule=st.sampled_from(["copula", "heading", "link"]),
        start=st.integers(0, 5).map(lambda n: n * 50),
        note=st.sampled_from(["a.md", "b.md"]),
    ),
    max_size=40,
)


def _reach(relations: tuple[Relation, ...], kinds: tuple[str, ...], start: str) -> set[str]:
    seen: set[str] = set()
    stack = [start]
    while stack:
        here = stack.pop()
        for relation in relations:
            if relation.kind in kinds and relation.source == here and relation.target not in seen:
                seen.add(relation.target)
                stack.append(relation.target)
    return seen


@given(CLAIMS, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_claims_does_not_matter(claims: list[RelationClaim], rng: random.Random) -> None:
    shuffled = rng.sample(claims, len(claims))
    concepts = rng.sample(CONCEPTS, len(CONCEPTS))
    assert graph_of(*claims) == assemble(concepts, shuffled, (), title="t", generator="g")


@given(CLAIMS)
@settings(max_examples=150, deadline=None)
def test_nothing_contradicts(claims: list[RelationClaim]) -> None:
    graph = graph_of(*claims)
    assert len(set(triples(graph))) == len(graph.relations)
    for relation in graph.relations:
        assert relation.source != relation.target
        if RELATION_KINDS[relation.kind].symmetric:
            assert relation.source < relation.target
    for kinds in (("requires",), ("is_a", "part_of")):
        for concept in graph.concepts:
            assert concept.id not in _reach(graph.relations, kinds, concept.id)
    for relation in graph.relations:
        if relation.kind == "related":
            assert relation.target not in _reach(graph.relations, ("is_a",), relation.source)
            assert relation.source not in _reach(graph.relations, ("is_a",), relation.target)


@given(CLAIMS)
@settings(max_examples=150, deadline=None)
def test_a_standing_relation_keeps_all_its_evidence_up_to_the_cap(claims: list[RelationClaim]) -> None:
    graph = graph_of(*claims)
    ids = {fold(concept.label): concept.id for concept in CONCEPTS}
    for relation in graph.relations:
        ends = {(relation.source, relation.target)}
        if RELATION_KINDS[relation.kind].symmetric:
            ends.add((relation.target, relation.source))
        said = {
            claim.evidence
            for claim in claims
            if claim.kind == relation.kind and (ids[claim.source], ids[claim.target]) in ends
        }
        places = {(e.rule, e.note, e.span, e.quote) for e in said}
        assert set(relation.evidence) <= said
        assert len(relation.evidence) == min(len(places), MAX_RELATION_EVIDENCE)


@given(CLAIMS)
@settings(max_examples=150, deadline=None)
def test_what_is_cut_was_the_weakest_of_its_cycle(claims: list[RelationClaim]) -> None:
    for conflict in graph_of(*claims).conflicts:
        path = [conflict.cut, *conflict.against]
        assert len(path) >= 2
        for relation, following in zip(path, [*path[1:], path[0]], strict=True):
            assert relation.target == following.source
        assert conflict.cut.confidence <= min(relation.confidence for relation in conflict.against)


def test_two_rules_at_two_places_say_more_than_one_rule_twice() -> None:
    once = graph_of(claim("term a", "uses", "term b", 0.6))
    twice = graph_of(
        claim("term a", "uses", "term b", 0.6), claim("term a", "uses", "term b", 0.6, start=500)
    )
    two_rules = graph_of(
        claim("term a", "uses", "term b", 0.6),
        claim("term a", "uses", "term b", 0.6, start=500, rule="other"),
    )
    same_place = graph_of(
        claim("term a", "uses", "term b", 0.6), claim("term a", "uses", "term b", 0.6, rule="other")
    )
    assert once.relations[0].confidence == 0.6
    assert twice.relations[0].confidence == 0.72
    assert two_rules.relations[0].confidence == 0.84
    assert same_place.relations[0].confidence == 0.72


def test_a_two_cycle_is_cut_at_the_weaker_side_and_both_sides_are_kept() -> None:
    graph = graph_of(
        claim("term a", "requires", "term b", 0.9, basis=Basis.STATED),
        claim("term b", "requires", "term a", 0.4),
    )
    assert triples(graph) == [("term-a", "requires", "term-b")]
    [conflict] = graph.conflicts
    assert (conflict.cut.source, conflict.cut.target) == ("term-b", "term-a")
    assert conflict.against == graph.relations


@pytest.mark.parametrize(("basis", "expected"), [(Basis.STATED, 2), (Basis.INFERRED, 1)])
def test_two_strong_kinds_share_a_pair_only_when_both_are_stated(basis: Basis, expected: int) -> None:
    graph = graph_of(
        claim("term a", "requires", "term b", 0.6, basis=basis),
        claim("term a", "is_a", "term b", 0.9, basis=Basis.STATED),
    )
    assert len(graph.relations) == expected


def test_weak_kinds_give_way_to_strong_ones_in_either_direction() -> None:
    graph = graph_of(
        claim("term a", "requires", "term b", 0.6),
        claim("term b", "uses", "term a", 0.9),
        claim("term a", "related", "term b", 0.9),
    )
    assert triples(graph) == [("term-a", "requires", "term-b")]


def test_what_transitivity_says_is_dropped_unless_stated() -> None:
    chain = (claim("term a", "requires", "term b"), claim("term b", "requires", "term c"))
    implied = graph_of(*chain, claim("term a", "requires", "term c"))
    stated = graph_of(*chain, claim("term a", "requires", "term c", basis=Basis.STATED))
    assert ("term-a", "requires", "term-c") not in triples(implied)
    assert ("term-a", "requires", "term-c") in triples(stated)


def test_a_weaker_way_implies_nothing() -> None:
    chain = (claim("term a", "requires", "term b", 0.3), claim("term b", "requires", "term c", 0.9))
    graph = graph_of(*chain, claim("term a", "requires", "term c", 0.6))
    assert ("term-a", "requires", "term-c") in triples(graph)


def test_background_claims_name_their_vocabulary_and_give_no_place() -> None:
    evidence = Evidence("", Span(0, 0), 0, "Computer Science Ontology", "background")
    said = RelationClaim("term a", "is_a", "term b", evidence, 0.7, Basis.BACKGROUND)
    [relation] = graph_of(said).relations
    assert relation.vocabulary == "Computer Science Ontology"
    assert relation.evidence == ()
    assert relation.basis is Basis.BACKGROUND


def test_claims_name_concepts_by_id_label_or_alias() -> None:
    concepts = [Concept("svd", "singular value decomposition", aliases=("SVD",)), Concept("pca", "PCA")]
    for source in ("pca", "PCA"):
        for target in ("svd", "singular value decomposition"):
            said = claim(source, "requires", target)
            graph = assemble(concepts, [said], (), title="", generator="")
            assert triples(graph) == [("pca", "requires", "svd")]


def test_a_kind_that_is_in_no_table_is_a_mistake_of_the_rule() -> None:
    with pytest.raises(ValueError, match="loves"):
        graph_of(claim("term a", "loves", "term b"))


def test_two_concepts_with_one_id_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="share an id"):
        assemble([Concept("a", "a"), Concept("a", "b")], [], (), title="", generator="")


def test_what_a_sentence_says_is_not_cut_for_a_guess() -> None:
    said = claim("term a", "requires", "term b", 0.7, basis=Basis.STATED)
    guess = claim("term b", "requires", "term a", 0.9, basis=Basis.INFERRED)
    graph = graph_of(said, guess)
    assert triples(graph) == [("term-a", "requires", "term-b")]
    assert [conflict.cut.basis for conflict in graph.conflicts] == [Basis.INFERRED]


def test_a_class_that_a_sentence_states_stands_beside_a_surer_guess_that_it_is_needed() -> None:
    stated = claim("term a", "is_a", "term b", 0.7, basis=Basis.STATED)
    guess = claim("term a", "requires", "term b", 0.9, basis=Basis.INFERRED)
    assert {kind for _, kind, _ in triples(graph_of(stated, guess))} == {"is_a", "requires"}
    back = claim("term b", "requires", "term a", 0.9, basis=Basis.INFERRED)
    assert [kind for _, kind, _ in triples(graph_of(stated, back))] == ["requires"]
