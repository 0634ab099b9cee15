from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from graph.assumed import Assumptions
from graph.chains import chains_through
from graph.compare import compare
from graph.journey import journey_from, journey_to
from graph.learning import skeleton
from graph.model import Evidence, NoteInfo, Section, Span
from graph.notes import empty_sections
from graph.plan import plan_for
from graph.portrait import portrait
from graph.rules import because
from graph.show_portrait import show_portrait
from graph.skeleton import at_least
from graph.source import Memory, surer
from graph.terminal import Screen
from graph.ways import all_known, steps_to
from graph.weights import CHAIN_LEAST, LIKELY
from tests.graph.made import made_graph
from tests.graph.sample import sample_graph

SAMPLE = sample_graph()


def note(*sections: Section, name: str = "a.md") -> NoteInfo:
    return NoteInfo(name, sections[0].title, "0" * 64, 10, sections)


def at(line: int, quote: str = "matrix", *, name: str = "a.md") -> Evidence:
    return Evidence(name, Span(0, len(quote)), line, quote, "noun-phrase")


ASSUMING = note(
    Section("Notes", 1, 1, 5),
    Section("**Mathematical Background**", 2, 5, 5),
    Section("1. Linear algebra", 3, 7, 5),
    Section("Use", 2, 12, 5),
    Section("Assumptions of the model", 2, 20, 5),
)


@pytest.mark.parametrize(
    ("line", "expected"), [(2, False), (5, True), (8, True), (11, True), (13, False), (21, False)]
)
def test_what_stands_anywhere_under_a_background_title_is_assumed(line: int, expected: bool) -> None:
    assert Assumptions([ASSUMING]).holds(at(line)) == expected


def test_a_sentence_assumes_only_in_an_overview() -> None:
    quote = "A solid grasp of matrices is assumed."
    readme = structs.replace(ASSUMING, id="README.md")
    assumed = Assumptions([ASSUMING, readme])
    assert assumed.holds(at(2, quote, name="README.md"))
    assert not assumed.holds(at(2, quote))
    assert not assumed.holds(at(2, name="elsewhere.md"))


def test_the_title_of_a_note_that_goes_on_is_no_empty_section() -> None:
    title, empty = Section("Title", 1, 1, 0, empty=True), Section("Later", 1, 9, 0, empty=True)
    full = Section("Introduction", 1, 3, 9)
    assert empty_sections(note(title, full, empty)) == [empty]
    assert empty_sections(note(title, empty)) == [title, empty]


@given(st.integers(2, 25), st.integers(1, 70), st.integers(0, 999), st.sampled_from([0.0, 0.4, LIKELY, 0.9]))
@settings(max_examples=100, deadline=None)
def test_what_is_left_out_is_what_surer_relations_do_not_ask_for(
    count: int, relations: int, seed: int, least: float
) -> None:
    source = Memory(made_graph(count, relations, seed=seed))
    bare = source.skeleton
    goal, start = count - 1, seed % count
    everything = steps_to(bare, [goal], known=[start])
    trusted = at_least(bare, least)
    kept = steps_to(trusted, [goal], known=[start])
    there = journey_to(source, [goal], known=[start], least=least)
    assert [bare.number(step.id) for step in there.steps] == kept
    assert there.left_out == len(set(everything) - set(kept))
    assert plan_for(source, [goal], known=[start], least=least).left_out == there.left_out
    have = all_known(trusted, [start])
    met = set(have)
    for step in journey_from(source, start, goal, least=least).steps:
        number = bare.number(step.id)
        assert set(trusted.prerequisites(number)) <= met
        met.add(number)
        assert all(reason.confidence >= least for reason in step.reasons)


def test_a_least_of_nothing_changes_nothing() -> None:
    source = Memory(SAMPLE)
    assert surer(source, 0.0) is source


def test_no_chain_takes_a_doubtful_step() -> None:
    graph = structs.replace(
        SAMPLE,
        relations=tuple(
            structs.replace(r, confidence=CHAIN_LEAST - 0.01) if r.target == "transformer" else r
            for r in SAMPLE.relations
        ),
    )
    bare = skeleton(graph)
    for concept in ("rag", "retrieval-augmented-generation"):
        if concept in bare.ids:
            for chain in chains_through(bare, bare.number(concept)):
                assert bare.number("transformer") not in chain


def test_a_doubtful_prerequisite_is_told_as_such() -> None:
    graph = structs.replace(
        SAMPLE,
        relations=tuple(
            structs.replace(r, confidence=0.3) if r.target == "transformer" else r for r in SAMPLE.relations
        ),
    )
    source = Memory(graph)
    shown = io.StringIO()
    number = source.skeleton.number("large-language-model")
    show_portrait(Screen(shown), portrait(source, number))
    text = shown.getvalue()
    assert "perhaps also transformer 30%" in text
    assert "1. " not in text


def test_sentences_that_set_things_against_each_other_come_first() -> None:
    source = Memory(SAMPLE)
    ends = [source.skeleton.number(concept) for concept in ("bagging", "boosting")]
    answer = compare(source, ends)
    assert answer.between[0].kind == "contrasts_with"
    assert {trait.label for trait in answer.shared} == {"ensemble"}
    sure = compare(source, ends, min_confidence=0.95)
    assert sure.shared == ()
    kinds = compare(source, ends, only=frozenset({"requires"}))
    assert kinds.shared == ()
    assert kinds.between == ()


def test_a_relation_says_what_was_seen_or_who_says_so() -> None:
    assert because([structs.replace(at(1), rule="stated.uses")], "") == "the sentence says that it uses it"
    assert because([], "Mathematics") == "so says “Mathematics”, not the notes"
    assert because([], "") == ""


@given(st.integers(2, 25), st.integers(1, 70), st.integers(0, 999))
@settings(max_examples=100, deadline=None)
def test_a_portrait_counts_on_what_a_path_counts_on(count: int, relations: int, seed: int) -> None:
    source = Memory(made_graph(count, relations, seed=seed))
    number = count - 1
    shown = portrait(source, number)
    steps = journey_to(source, [number], least=LIKELY).steps
    assert [step.id for step in shown.learn_first if step.likely] == [step.id for step in steps[:-1]]
    assert all(step.likely == (step.confidence >= LIKELY) for step in shown.unlocks)
