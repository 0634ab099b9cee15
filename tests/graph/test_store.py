from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec import structs

from graph.errors import BadGraph, CannotWrite, GraphMissing
from graph.model import FORMAT_VERSION
from graph.store import encode, item_places, load, save
from tests.graph.made import made_graph

GRAPH = made_graph(30, 80)


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "graph.json"
    save(GRAPH, path)
    assert load(path) == GRAPH
    assert [entry.name for entry in path.parent.iterdir()] == ["graph.json"]


def test_the_order_of_parts_does_not_change_the_bytes() -> None:
    shuffled = structs.replace(
        GRAPH,
        notes=GRAPH.notes[::-1],
        concepts=GRAPH.concepts[::-1],
        relations=GRAPH.relations[::-1],
    )
    assert encode(shuffled) == encode(GRAPH)


def test_the_format_comes_first_and_every_item_has_its_line() -> None:
    data = encode(GRAPH)
    assert data.startswith(b'{"format":"concept-graph","format_version":1,')
    assert json.loads(data)["format_version"] == FORMAT_VERSION
    lines = data.splitlines()
    assert sum(line.startswith(b'{"id":') for line in lines) == len(GRAPH.concepts) + len(GRAPH.notes) + 1


def test_items_are_where_item_places_says() -> None:
    data = encode(GRAPH)
    places = item_places(GRAPH)
    for concept, (start, end) in zip(GRAPH.concepts, places["concepts"], strict=True):
        assert json.loads(data[start:end])["id"] == concept.id
    for relation, (start, end) in zip(GRAPH.relations, places["relations"], strict=True):
        assert json.loads(data[start:end])["target"] == relation.target


def test_lone_surrogates_become_replacement_characters(tmp_path: Path) -> None:
    concept = structs.replace(GRAPH.concepts[0], aliases=("a\ud800b",))
    save(structs.replace(GRAPH, concepts=(concept, *GRAPH.concepts[1:])), tmp_path / "g.json")
    assert load(tmp_path / "g.json").concepts[0].aliases == ("a\ufffdb",)


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")
    with pytest.raises(CannotWrite):
        save(GRAPH, tmp_path / "file" / "graph.json")
    assert (tmp_path / "file").read_text() == "old"
    (tmp_path / "folder").mkdir()
    with pytest.raises(CannotWrite):
        save(GRAPH, tmp_path / "folder")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["file", "folder"]


def test_no_graph_is_missing(tmp_path: Path) -> None:
    with pytest.raises(GraphMissing, match="concepts build"):
        load(tmp_path / "none.json")


def _changed(**changes: object) -> bytes:
    return json.dumps(json.loads(encode(GRAPH)) | changes).encode()


def _with_relation(**changes: object) -> bytes:
    first, *rest = json.loads(encode(GRAPH))["relations"]
    return _changed(relations=[first | changes, *rest])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (encode(GRAPH)[:-400], "damaged JSON"),
        (b"\xff\xfe\x00", "damaged JSON"),
        (b"not json", "damaged JSON"),
        (b'{"nodes": []}', '"format" is not'),
        (b"[1, 2]", '"format" is not'),
        (b"[" * 100_000, '"format" is not'),
        (b'{"format":"concept-graph","format_version":1,"x":' + b"[" * 100_000, "damaged JSON"),
        (_changed(format_version=FORMAT_VERSION + 1), "update concept-explorer"),
        (_changed(format_version=0), "format version is 0"),
        (_changed(format_version="one"), '"format" is not'),
        (_changed(concepts=7), "concepts"),
        (_changed(concepts=[]), "does not hold"),
        (_changed(topics=[{"id": "x", "label": "x", "concepts": ["lost"], "chains": []}]), "'lost'"),
        (_changed(concepts=json.loads(encode(GRAPH))["concepts"] * 2), "same id"),
        (_with_relation(kind="loves"), "unknown relation kind 'loves'"),
        (_with_relation(confidence=7.0), "not between 0 and 1"),
        (_with_relation(target="nowhere"), "'nowhere'"),
        (_with_relation(basis="rumour"), "basis"),
    ],
)
def test_what_is_not_a_usable_graph_is_refused_with_the_reason(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    path = tmp_path / "graph.json"
    path.write_bytes(data)
    with pytest.raises(BadGraph) as caught:
        load(path)
    assert reason in caught.value.reason
    assert "\n" not in str(caught.value)


def test_a_folder_is_no_graph(tmp_path: Path) -> None:
    with pytest.raises(BadGraph):
        load(tmp_path)
