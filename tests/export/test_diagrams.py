"""Mermaid, Graphviz and Obsidian's canvas."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest
from hypothesis import given, settings

from export.iris import encode
from graph.model import ConceptGraph
from tests.export.graphs import NASTY, graphs, sample
from tests.export.test_formats import written


@given(graphs())
@settings(max_examples=25, deadline=None)
def test_mermaid_labels_hold_no_markup(graph: ConceptGraph) -> None:
    head, *lines = written(graph, "mermaid").decode().split("\n")[:-1]
    assert head == "flowchart BT"
    for line in lines:
        assert re.fullmatch(
            r'  c\d+(\["(?:[\w ,.+()/-]|#\d+;)+"\]| (==>|-->|<-\.->|-\.-)\|[a-z ]+\| c\d+)', line
        ), line


def test_pydot_reads_dot() -> None:
    pydot = pytest.importorskip("pydot")
    (read,) = pydot.graph_from_dot_data(written(sample(), "dot").decode())
    assert len(read.get_edges()) == len(sample().relations)
    labels = {node.get_label() for node in read.get_nodes()}
    assert '"principal component analysis"' in labels


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_graphviz_reads_dot_with_any_label() -> None:
    from msgspec.structs import replace

    graph = sample()
    labels = [text for text in NASTY if text.strip()][: len(graph.concepts)]
    hostile = tuple(replace(c, label=label) for c, label in zip(graph.concepts, labels, strict=False))
    text = written(replace(graph, concepts=hostile), "dot")
    done = subprocess.run(["dot", "-Tjson"], input=text, capture_output=True, timeout=60, check=True)
    shown = [item["label"] for item in json.loads(done.stdout)["objects"]]
    assert shown[0] == 'say \\"hi\\"' or shown[0] == 'say "hi"'


@given(graphs())
@settings(max_examples=25, deadline=None)
def test_a_canvas_is_a_json_canvas(graph: ConceptGraph) -> None:
    canvas = json.loads(written(graph, "canvas"))
    ids = [card["id"] for card in canvas["nodes"]]
    assert sorted(ids) == sorted(encode(concept.id) for concept in graph.concepts)
    places = {(card["x"], card["y"]) for card in canvas["nodes"]}
    assert len(places) == len(ids)
    for card in canvas["nodes"]:
        assert card["type"] == "text"
        assert all(isinstance(card[key], int) for key in ("x", "y", "width", "height"))
    for edge in canvas["edges"]:
        assert {edge["fromNode"], edge["toNode"]} <= set(ids)
        assert edge.get("color", "1") in set("123456")


def test_a_canvas_runs_from_left_to_right() -> None:
    cards = {card["id"]: card["x"] for card in json.loads(written(sample(), "canvas"))["nodes"]}
    assert cards["matrix"] < cards["svd"] < cards["pca"]
