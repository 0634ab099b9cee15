from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from graph.errors import BadGraph
from graph.frontier import frontier
from graph.gaps import gaps
from graph.index import Indexed, index_path, open_indexed, prepare
from graph.journey import journey_from, journey_to
from graph.model import ConceptGraph
from graph.overview import list_concepts, search, stats
from graph.portrait import portrait
from graph.source import Memory
from graph.store import encode, save
from graph.topics import with_topics
from graph.verdicts import Verdicts
from tests.graph.made import made_graph
from tests.graph.sample import sample_graph

GRAPH = with_topics(made_graph(150, 500))


def _indexed(path: Path) -> Indexed:
    found = open_indexed(path)
    assert isinstance(found, Indexed)
    return found


@pytest.mark.parametrize("graph", [GRAPH, sample_graph()])
def test_an_index_answers_as_the_graph_in_memory_does(tmp_path: Path, graph: ConceptGraph) -> None:
    path = tmp_path / "graph.json"
    save(graph, path)
    memory = Memory(graph)
    _indexed(path)
    read_back = _indexed(path)
    count = len(graph.concepts)
    for number in range(count):
        assert portrait(read_back, number) == portrait(memory, number)
    for start in range(0, count, 5):
        assert journey_from(read_back, start, count - 1) == journey_from(memory, start, count - 1)
        assert journey_to(read_back, [start]) == journey_to(memory, [start])
    assert frontier(read_back, known=[1, 2], limit=50) == frontier(memory, known=[1, 2], limit=50)
    assert gaps(read_back, verdicts=Verdicts()) == gaps(memory, verdicts=Verdicts())
    assert list_concepts(read_back) == list_concepts(memory)
    assert search(read_back, "grad", limit=9) == search(memory, "grad", limit=9)
    assert stats(read_back) == stats(memory)


def test_an_index_of_other_bytes_is_never_used(tmp_path: Path) -> None:
    import os

    path = tmp_path / "graph.json"
    save(GRAPH, path)
    _indexed(path)
    before = path.stat()
    first, *rest = GRAPH.concepts
    other = structs.replace(GRAPH, concepts=(structs.replace(first, salience=0.1234), *rest))
    data = encode(other)
    assert abs(len(data) - before.st_size) < 20
    save(other, path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert _indexed(path).concept(0).salience == 0.1234


@pytest.mark.parametrize("junk", [b"", b"junk", b"\x81\xa1a\x01"])
def test_a_damaged_index_is_made_again(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "graph.json"
    save(GRAPH, path)
    index_path(path).write_bytes(junk)
    assert _indexed(path).concept(3) == GRAPH.concepts[3]
    assert index_path(path).read_bytes() != junk


def test_a_graph_in_a_foreign_layout_is_read_whole(tmp_path: Path) -> None:
    import json

    path = tmp_path / "graph.json"
    path.write_text(json.dumps(json.loads(encode(GRAPH)), indent=3))
    assert open_indexed(path) == GRAPH
    assert not index_path(path).exists()


def test_a_bad_graph_is_refused_before_it_is_indexed(tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    path.write_bytes(encode(GRAPH)[:-50])
    with pytest.raises(BadGraph):
        open_indexed(path)


def test_an_index_by_other_code_is_never_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "graph.json"
    save(GRAPH, path)
    _indexed(path)
    made = index_path(path).read_bytes()
    monkeypatch.setattr("graph.index.index_version", lambda: "other")
    _indexed(path)
    assert index_path(path).read_bytes() != made


def test_a_build_prepares_the_index_of_a_large_graph_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.json"
    save(GRAPH, path)
    prepare(path)
    assert not index_path(path).exists()
    monkeypatch.setattr("graph.index.LARGE", 1)
    prepare(path)
    made = index_path(path).read_bytes()
    _indexed(path)
    assert index_path(path).read_bytes() == made
