from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec import structs

from graph.checks import CHECKS, check
from graph.checks.finding import Finding, Level
from graph.checks.formats import github_line, sarif, text_line
from graph.errors import BadConfiguration
from graph.gaps import gaps
from graph.model import Basis, Concept, ConceptGraph, Evidence, NoteInfo, Relation, Section, Span
from graph.source import Memory
from graph.verdicts import Verdicts, find_verdicts, read_verdicts
from tests.graph.sample import sample_graph

SAMPLE = sample_graph()


def at(note: str, line: int, quote: str, heading: str = "") -> Evidence:
    return Evidence(note, Span(line * 100, line * 100 + len(quote)), line, quote, "rule", heading)


def graph_of(
    *concepts: Concept, relations: tuple[Relation, ...] = (), notes: tuple[NoteInfo, ...] = ()
) -> ConceptGraph:
    return ConceptGraph("t", notes, tuple(sorted(concepts, key=lambda concept: concept.id)), relations)


def found(graph: ConceptGraph, rule: str) -> list[Finding]:
    return [finding for finding in check(graph) if finding.rule == rule]


def told(
    name: str, *definitions: Evidence, evidence: tuple[Evidence, ...] = (), aliases: tuple[str, ...] = ()
) -> Concept:
    return Concept(
        name.lower().replace(" ", "-"),
        name,
        aliases=aliases,
        definitions=definitions,
        explained=bool(definitions),
        evidence=(*evidence, *definitions),
    )


SECTIONS = (
    NoteInfo("1.md", "1", "", 0, (Section("A", 1, 1, 10), Section("B", 1, 20, 10))),
    NoteInfo("2.md", "2", "", 0, (Section("C", 1, 1, 10),)),
    NoteInfo("README.md", "R", "", 0, (Section("R", 1, 1, 10),)),
)


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        (at("1.md", 3, "early"), 1),
        (at("1.md", 21, "in the same section"), 0),
        (at("1.md", 40, "late"), 0),
        (at("2.md", 1, "in a later note"), 0),
        (at("README.md", 1, "in an overview"), 0),
    ],
)
def test_used_before_defined_looks_at_the_order_of_sections(mention: Evidence, expected: int) -> None:
    concept = told("PCA", at("1.md", 25, "PCA is a thing."), evidence=(mention,))
    findings = found(graph_of(concept, notes=SECTIONS), "used-before-defined")
    assert len(findings) == expected
    for finding in findings:
        assert (finding.note, finding.line, finding.level) == ("1.md", 3, Level.NOTE)
        assert "1.md:25" in finding.message


def test_what_is_needed_before_it_is_defined_is_worth_a_warning() -> None:
    pca, svd = told("PCA", at("1.md", 3, "PCA is a thing.")), told("SVD", at("1.md", 25, "SVD is a thing."))
    need = Relation("pca", "requires", "svd", 0.9, Basis.STATED, (at("1.md", 4, "PCA needs SVD."),))
    [finding] = found(graph_of(pca, svd, relations=(need,), notes=SECTIONS), "used-before-defined")
    assert finding.level is Level.WARNING
    assert finding.message == "PCA needs SVD, which is first explained at 1.md:25"


def test_definitions_conflict_when_they_share_no_words() -> None:
    one = at("1.md", 1, "A kernel is the set of vectors that a linear map sends to zero.", "Algebra")
    other = at("2.md", 1, "A kernel is the core program of an operating system.", "Computers")
    same = at("2.md", 9, "The kernel is all vectors that a map sends to zero.", "Again")
    assert len(found(graph_of(told("kernel", one, other)), "conflicting-definitions")) == 1
    assert found(graph_of(told("kernel", one, same)), "conflicting-definitions") == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("generalized linear model", "genralized linear model", 1),
        ("back propagation", "backpropagation", 1),
        ("weight initialization", "weight initalization", 1),
        ("L1 regularization", "L2 regularization", 0),
        ("type i error rate", "type ii error rate", 0),
        ("gradient descent", "gradient ascent", 0),
        ("encoder-only model", "decoder-only model", 0),
        ("weight decoding", "weight decodign", 1),
    ],
)
def test_two_names_differ_in_a_letter_of_a_long_word_or_a_space(one: str, other: str, expected: int) -> None:
    graph = graph_of(told(one, at("1.md", 1, "x")), told(other, at("2.md", 1, "y")))
    assert len(found(graph, "two-names")) == expected


def test_related_concepts_are_two_things_however_alike_their_names() -> None:
    tie = Relation("convolutions", "contrasts_with", "convolutionz", 0.9, Basis.STATED, (at("1.md", 1, "x"),))
    graph = graph_of(told("convolutions"), told("convolutionz"), relations=(tie,))
    assert found(graph, "two-names") == []


def test_one_abbreviation_for_two_things() -> None:
    graph = graph_of(told("neural network", aliases=("NN",)), told("nearest neighbor", aliases=("NNs", "NN")))
    [finding] = found(graph, "ambiguous-abbreviation")
    assert "“nearest neighbor” and “neural network”" in finding.message


def test_the_sample_has_each_structural_flaw_once() -> None:
    rules = [finding.rule for finding in check(SAMPLE)]
    for rule in ("dead-link", "empty-section", "orphan-concept", "circular-prerequisites"):
        assert rules.count(rule) == 1


def test_checks_are_switched_off_by_id() -> None:
    everything = frozenset(rule.id for rule in CHECKS)
    assert check(SAMPLE, off=everything) == []
    with pytest.raises(BadConfiguration, match="no check 'typo'"):
        check(SAMPLE, off=frozenset({"typo"}))


def test_findings_come_in_the_order_of_the_notes() -> None:
    findings = check(SAMPLE)
    assert [finding.note for finding in findings] == sorted(finding.note for finding in findings)


def test_sarif_names_rules_and_places() -> None:
    log = sarif(check(SAMPLE), version="1.0")
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert log["version"] == "2.1.0"
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        location = result["locations"][0]["physicalLocation"]
        assert ("region" in location) == location["artifactLocation"]["uri"].endswith(".md")
    json.dumps(log)


def test_notes_can_not_break_out_of_a_line_or_a_workflow_command() -> None:
    finding = Finding("dead-link", Level.ERROR, "a,b:c\n.md", None, 3, "x\n::error::50% bad\x1b[31m")
    assert (
        github_line(finding)
        == "::error file=a%2Cb%3Ac%0A.md,line=3,title=dead-link::x ::error::50%25 bad[31m"
    )
    assert "\n" not in text_line(finding)
    assert "\x1b" not in text_line(finding)


def test_verdicts_are_read(tmp_path: Path) -> None:
    path = tmp_path / "concepts.toml"
    path.write_text(
        '[check]\noff = ["dead-link"]\n[merge]\n'
        '[[gap]]\nnot_a_gap = ["Matrices"]\n[[gap]]\nnot_a_gap = ["entropy"]\n'
    )
    verdicts = read_verdicts(path)
    assert verdicts == Verdicts(frozenset({"dead-link"}), frozenset({"matrix", "entropy"}))
    answer = gaps(Memory(SAMPLE), verdicts=verdicts)
    assert answer.silenced == 2
    assert {"matrix", "entropy"}.isdisjoint(gap.concept.id for gap in answer.gaps)
    assert find_verdicts(None, tmp_path / "concept-graph" / "graph.json") == verdicts
    assert find_verdicts(None, tmp_path / "a" / "b" / "graph.json") == Verdicts()


@pytest.mark.parametrize(
    "text",
    [
        "[check\n",
        "check = 1\n",
        "[check]\noff = 'dead-link'\n",
        "[check]\noff = [1]\n",
        "gap = 'x'\n",
        "[[gap]]\nnot_a_gap = 'x'\n",
    ],
)
def test_bad_verdicts_are_refused_in_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "concepts.toml"
    path.write_text(text)
    with pytest.raises(BadConfiguration) as caught:
        read_verdicts(path)
    assert "\n" not in str(caught.value)


def test_a_named_config_must_exist(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration):
        find_verdicts(tmp_path / "none.toml", tmp_path / "graph.json")


def test_gaps_are_ranked_by_demand_and_know_what_they_block() -> None:
    answer = gaps(Memory(SAMPLE), verdicts=Verdicts())
    assert [gap.demand for gap in answer.gaps] == sorted((gap.demand for gap in answer.gaps), reverse=True)
    by_id = {gap.concept.id: gap for gap in answer.gaps}
    assert {concept.id for concept in SAMPLE.concepts if not concept.explained} == set(by_id)
    assert [ref.label for ref in by_id["derivative"].needed_by] == ["chain rule", "gradient descent"]
    assert by_id["derivative"].blocks == 3
    assert {gap.concept.id for gap in answer.gaps if gap.assumed} == {
        "matrix",
        "derivative",
        "linear-algebra",
    }
    assert [spot.heading for spot in answer.empty_sections] == ["Agents"]


def test_an_explained_concept_is_no_gap() -> None:
    explained = tuple(structs.replace(concept, explained=True) for concept in SAMPLE.concepts)
    answer = gaps(Memory(structs.replace(SAMPLE, concepts=explained)), verdicts=Verdicts())
    assert answer.gaps == ()
