from __future__ import annotations

import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from graph.chains import chains_through, topic_chains
from graph.learning import skeleton
from graph.topics import topics, with_topics
from graph.weights import CHAINS_PER_CONCEPT, CHAINS_PER_TOPIC, MAX_CHAIN, MIN_CHAIN, MIN_TOPIC
from tests.graph.made import made_graph
from tests.graph.sample import sample_graph


@given(st.integers(0, 500), st.integers(5, 60))
@settings(max_examples=40, deadline=None)
def test_topics_part_the_concepts_and_chains_follow_the_learning_order(seed: int, count: int) -> None:
    graph = made_graph(count, 2 * count, seed=seed)
    found = topics(graph)
    bare = skeleton(graph)
    members = [name for topic in found for name in topic.concepts]
    assert len(members) == len(set(members))
    for topic in found:
        assert len(topic.concepts) >= MIN_TOPIC
        assert topic.id in topic.concepts
        ranks = [bare.rank[bare.number(name)] for name in topic.concepts]
        assert ranks == sorted(ranks)
        assert len(topic.chains) <= CHAINS_PER_TOPIC
        assert [len(chain) for chain in topic.chains] == sorted(map(len, topic.chains), reverse=True)
        for chain in topic.chains:
            assert MIN_CHAIN <= len(chain) <= MAX_CHAIN
            assert set(chain) <= set(topic.concepts)
            numbers = [bare.number(name) for name in chain]
            for before, after in itertools.pairwise(numbers):
                assert before in {other for other, _ in bare.earlier(after)}
    assert with_topics(graph) == with_topics(structs.replace(graph, topics=()))


@given(st.integers(0, 200))
@settings(max_examples=40, deadline=None)
def test_chains_through_a_concept_hold_it_and_follow_the_learning_order(seed: int) -> None:
    bare = skeleton(made_graph(40, 120, seed=seed))
    number = random.Random(seed).randrange(40)
    chains = chains_through(bare, number)
    assert len(chains) <= CHAINS_PER_CONCEPT
    assert len(set(chains)) == len(chains)
    for chain in chains:
        assert number in chain
        assert MIN_CHAIN <= len(chain) <= MAX_CHAIN
        for before, after in itertools.pairwise(chain):
            assert before in {other for other, _ in bare.earlier(after)}


def test_the_sample_has_the_chains_that_its_notes_tell() -> None:
    bare = skeleton(sample_graph())
    told = [[bare.labels[n] for n in chain] for chain in topic_chains(bare, range(len(bare.ids)))]
    assert [
        "tokenization",
        "embedding",
        "transformer",
        "large language model",
        "retrieval-augmented generation",
    ] in told
    assert ["derivative", "chain rule", "backpropagation"] in told
