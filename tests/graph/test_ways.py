from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from graph.frontier import frontier
from graph.journey import journey_from, journey_to
from graph.learning import skeleton
from graph.model import ConceptGraph, Relation
from graph.plan import plan_for, stages_of
from graph.relations import RELATION_KINDS
from graph.skeleton import KIND_NAMES, Skeleton
from graph.source import Memory
from graph.ways import all_known, descendant_counts, leading_way, steps_to
from tests.graph.made import made_graph


@st.composite
def cases(draw: st.DrawFn) -> tuple[ConceptGraph, int, list[int]]:
    """A graph, a goal and what is known. Some relations are turned round, so that learning orders
    contradict."""
    count = draw(st.integers(2, 25))
    graph = made_graph(count, draw(st.integers(1, 70)), seed=draw(st.integers(0, 10_000)))
    rng = random.Random(draw(st.integers(0, 99)))
    share = draw(st.sampled_from([0.0, 0.0, 0.3]))
    turned = [_turned(r) if rng.random() < share else r for r in graph.relations]
    unique = {(r.source, r.kind, r.target): r for r in turned}
    graph = structs.replace(graph, relations=tuple(unique[key] for key in sorted(unique)))
    known = draw(st.lists(st.integers(0, count - 1), max_size=3))
    return graph, draw(st.integers(0, count - 1)), known


def _turned(relation: Relation) -> Relation:
    if RELATION_KINDS[relation.kind].symmetric:
        return relation
    return structs.replace(relation, source=relation.target, target=relation.source)


def _respects_prerequisites(bare: Skeleton, steps: list[int], have: frozenset[int]) -> bool:
    met = set(have)
    for number in steps:
        if not set(bare.prerequisites(number)) <= met:
            return False
        met.add(number)
    return True


@given(cases())
@settings(max_examples=200, deadline=None)
def test_steps_to_a_goal_respect_prerequisites_and_are_minimal(
    case: tuple[ConceptGraph, int, list[int]],
) -> None:
    graph, goal, known = case
    bare = skeleton(graph)
    have = all_known(bare, known)
    steps = steps_to(bare, [goal], known=known)
    assert _respects_prerequisites(bare, steps, have)
    assert (goal in have) == (not steps)
    if steps:
        assert steps[-1] == goal
    for left_out in steps[:-1]:
        assert not _respects_prerequisites(bare, [n for n in steps if n != left_out], have)
    assert steps == steps_to(skeleton(graph), [goal], known=list(reversed(known)))


@given(cases())
@settings(max_examples=200, deadline=None)
def test_a_journey_from_a_start_respects_prerequisites_and_its_way_has_no_detour(
    case: tuple[ConceptGraph, int, list[int]],
) -> None:
    graph, goal, known = case
    start = known[0] if known else 0
    source = Memory(graph)
    bare = source.skeleton
    answer = journey_from(source, start, goal)
    numbers = [bare.number(step.id) for step in answer.steps]
    have = all_known(bare, [start])
    assert _respects_prerequisites(bare, numbers, have)
    if goal not in have:
        assert goal == numbers[-1]
    way = [bare.number(ref.id) for ref in answer.way]
    assert [bare.rank[n] for n in way] == sorted(bare.rank[n] for n in way)
    before = {n: {other for other, _ in bare.earlier(n)} for n in way}
    for position, number in enumerate(way):
        for later in way[position + 1 :]:
            assert (number in before[later]) == (later == way[position + 1])
    allowed = set(way) | bare.ancestors(way) | bare.ancestors([goal]) | {goal}
    assert set(numbers) <= allowed
    assert answer == journey_from(Memory(graph), start, goal)


@given(cases())
@settings(max_examples=150, deadline=None)
def test_a_plan_has_each_step_once_and_no_step_before_its_prerequisites(
    case: tuple[ConceptGraph, int, list[int]],
) -> None:
    graph, goal, known = case
    source = Memory(graph)
    bare = source.skeleton
    plan = plan_for(source, [goal], known=known)
    flat = [bare.number(step.id) for stage in plan.stages for step in stage.steps]
    assert sorted(flat) == sorted(steps_to(bare, [goal], known=known))
    met = set(all_known(bare, known))
    for stage in stages_of(bare, flat):
        for number in stage:
            assert set(bare.prerequisites(number)) <= met
        met.update(stage)
    assert _respects_prerequisites(bare, flat, all_known(bare, known))


@given(cases())
@settings(max_examples=150, deadline=None)
def test_what_comes_next_is_exactly_what_is_ready(case: tuple[ConceptGraph, int, list[int]]) -> None:
    graph, _, known = case
    source = Memory(graph)
    bare = source.skeleton
    have = all_known(bare, known)
    answer = frontier(source, known=known, limit=len(bare.ids))
    ready = {n for n in range(len(bare.ids)) if n not in have and set(bare.prerequisites(n)) <= have}
    assert {bare.number(candidate.step.id) for candidate in answer.candidates} == ready
    assert answer.total == len(ready)
    for candidate in answer.candidates:
        number = bare.number(candidate.step.id)
        with_it = have | {number}
        opened = {
            n for n in range(len(bare.ids)) if n not in with_it and set(bare.prerequisites(n)) <= with_it
        }
        assert {bare.number(ref.id) for ref in candidate.opens} == opened - ready
        assert candidate.leads_to >= len(candidate.opens)


@given(cases())
@settings(max_examples=150, deadline=None)
def test_the_learning_order_is_an_order_and_keeps_all_prerequisites_that_form_no_circle(
    case: tuple[ConceptGraph, int, list[int]],
) -> None:
    graph, _, _ = case
    bare = skeleton(graph)
    assert sorted(bare.rank) == list(range(len(bare.ids)))
    for number in range(len(bare.ids)):
        for before, _ in bare.earlier(number):
            assert bare.rank[before] < bare.rank[number]
        for after, _ in bare.later(number):
            assert bare.rank[number] < bare.rank[after]
    for relation, (later, earlier) in enumerate(zip(bare.source, bare.target, strict=True)):
        if KIND_NAMES[bare.kind[relation]] == "requires" and not bare.learning[relation]:
            assert later in bare.ancestors([earlier]) | {earlier}


@given(cases())
@settings(max_examples=100, deadline=None)
def test_dependants_are_counted_as_they_are_found(case: tuple[ConceptGraph, int, list[int]]) -> None:
    bare = skeleton(case[0])
    assert descendant_counts(bare) == [len(bare.descendants([n])) for n in range(len(bare.ids))]


def test_a_way_steps_over_learning_relations_only() -> None:
    bare = skeleton(made_graph(200, 700, seed=3))
    found = 0
    for start in range(0, 200, 7):
        for goal in range(0, 200, 11):
            hops = leading_way(bare, start, goal)
            found += bool(hops)
            for before, hop in pairwise([start, *(hop.concept for hop in hops)]):
                relation = next(h.relation for h in hops if h.concept == hop)
                assert bare.learning[relation]
                assert {bare.source[relation], bare.target[relation]} == {before, hop}
    assert found > 20


def test_a_journey_tells_the_words_to_read_and_why() -> None:
    graph = made_graph(60, 200)
    source = Memory(graph)
    goal = max(range(60), key=lambda n: len(source.skeleton.ancestors([n])))
    answer = journey_to(source, [goal])
    assert answer.words == sum(step.words for step in answer.steps) > 0
    for step in answer.steps[:-1]:
        assert step.reasons
        assert all(edge.target.id == step.id and edge.kind == "requires" for edge in step.reasons)
