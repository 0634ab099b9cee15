"""Topics: which concepts belong together, found from the relations alone."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from msgspec import structs

from graph.chains import topic_chains
from graph.learning import skeleton
from graph.model import ConceptGraph, Topic
from graph.skeleton import KIND_NAMES, Skeleton
from graph.weights import MIN_TOPIC, TIE_WEIGHT, TOPIC_RESOLUTION

_SEED = 1


def with_topics(graph: ConceptGraph) -> ConceptGraph:
    """The graph with its topics filled in."""
    return structs.replace(graph, topics=topics(graph))


def topics(graph: ConceptGraph) -> tuple[Topic, ...]:
    """The main topics, largest first: communities of the relations (Blondel et al. 2008, the Louvain method).

    A topic is named after the concept that most weight inside it leads to. Its concepts come foundations
    first.
    """
    bare = skeleton(graph)
    found = []
    for members in _communities(bare):
        if len(members) >= MIN_TOPIC:
            head = _head(bare, members)
            found.append(
                Topic(
                    id=bare.ids[head],
                    label=bare.labels[head],
                    concepts=tuple(bare.ids[number] for number in bare.in_order(members)),
                    chains=tuple(
                        tuple(bare.ids[number] for number in chain) for chain in topic_chains(bare, members)
                    ),
                )
            )
    return tuple(sorted(found, key=lambda topic: (-len(topic.concepts), topic.id)))


def _tie(bare: Skeleton, relation: int) -> float:
    return bare.confidence[relation] * TIE_WEIGHT[KIND_NAMES[bare.kind[relation]]]


def _communities(bare: Skeleton) -> list[set[int]]:
    import networkx as nx

    ties: Any = nx.Graph()
    ties.add_nodes_from(range(len(bare.ids)))
    for relation, (source, target) in enumerate(zip(bare.source, bare.target, strict=True)):
        before = ties.get_edge_data(source, target, default={"weight": 0.0})["weight"]
        ties.add_edge(source, target, weight=before + _tie(bare, relation))
    found = nx.community.louvain_communities(ties, weight="weight", resolution=TOPIC_RESOLUTION, seed=_SEED)
    return [set(members) for members in found]


def _head(bare: Skeleton, members: Collection[int]) -> int:
    """The member that names the topic: most tied inside it and most important in the notes."""

    def pull(number: int) -> float:
        ties = sum(_tie(bare, r) for r in bare.relations_from(number) if bare.target[r] in members)
        ties += sum(_tie(bare, r) for r in bare.relations_to(number) if bare.source[r] in members)
        return round(ties * (1.0 + bare.salience[number]), 6)

    return max(sorted(members), key=pull)
