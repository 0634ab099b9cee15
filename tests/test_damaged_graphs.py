"""Stored graphs that are damaged, foreign or missing."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from graph.store import decode, encode, load

DAMAGED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty"),
    "binary": (b"\x00\xff\xfe" * 50, "damaged"),
    "cut off": (b'{"format":"concept-graph","format_version":1,"title":"x","notes":[', "damaged"),
    "foreign": (b'{"nodes": [], "links": []}', "format"),
    "a list": (b"[1, 2]", "format"),
    "future": (b'{"format":"concept-graph","format_version":999}', "version"),
    "wrong types": (
        b'{"format":"concept-graph","format_version":1,"title":1,"notes":[],"concepts":[],"relations":[],"topics":[],'
        b'"conflicts":[]}',
        "str",
    ),
    "missing parts": (b'{"format":"concept-graph","format_version":1}', "missing"),
    "deep": (b"[" * 200_000, "usable"),
}
ASKING = {
    "graph.explore": ["gradient"],
    "export": ["turtle"],
    "viewer": ["-o", "page.html"],
}


@pytest.mark.parametrize("module", ASKING)
@pytest.mark.parametrize("case", DAMAGED)
def test_a_graph_that_cannot_be_used(
    case: str,
    module: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    data, reason = DAMAGED[case]
    Path("graph.json").write_bytes(data)
    code, line = ask(module, "graph.json", capsys)
    assert code == 2
    assert reason in line
    assert not Path("page.html").exists()


@pytest.mark.parametrize("module", ASKING)
@pytest.mark.parametrize("place", ["nowhere.json", ".", "x" * 5_000])
def test_a_graph_that_is_not_there(
    module: str,
    place: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    code, line = ask(module, place, capsys)
    assert code == 2
    assert "build" in line or "path" in line


def ask(module: str, graph: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Exit code and the one line on stderr of a command that asks a graph."""
    from importlib import import_module

    entry = import_module(module if module == "graph.explore" else f"{module}.__main__")
    try:
        code = entry.main([*ASKING[module], "--graph", graph])
    except SystemExit as stop:
        code = stop.code
    out, err = capsys.readouterr()
    assert out == ""
    (line,) = err.splitlines()
    return code, line


def test_a_graph_with_any_byte_changed_is_refused_or_read(sample_output: Path, tmp_path: Path) -> None:
    from graph.errors import BadGraph

    data = (sample_output / "graph.json").read_bytes()
    chance = random.Random(7)
    for _ in range(40):
        changed = bytearray(data)
        for _ in range(chance.choice((1, 1, 5))):
            changed[chance.randrange(len(changed))] = chance.choice(b'\0"{}[],:9e-\xff')
        (tmp_path / "graph.json").write_bytes(changed)
        try:
            graph = load(tmp_path / "graph.json")
        except BadGraph:
            continue
        assert decode(encode(graph), tmp_path / "graph.json") == graph


def test_a_reader_that_leaves_early(sample_output: Path) -> None:
    graph = sample_output / "graph.json"
    command = f'"{sys.executable}" -m graph.explore "gradient descent" --json --graph "{graph}"'
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command} | head -c 1"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "{", "")
