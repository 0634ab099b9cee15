"""The README's table of JSON shapes is what the commands print."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from graph.console import main
from tests.readme import README

ROW = re.compile(r"^\| (?P<commands>`[^|]*`) \| `(?P<shape>\{.*?\})`", re.MULTILINE)
ARGUMENTS = {
    "explore X": ["explore", "backpropagation"],
    "explore X Y": ["explore", "dropout", "L2 regularization"],
    "explore X --why Y": ["explore", "backpropagation", "--why", "chain rule"],
    "path": ["path", "backpropagation"],
    "next": ["next"],
    "plan": ["plan", "backpropagation"],
    "gaps": ["gaps"],
    "check": ["check"],
    "list": ["list"],
    "search": ["search", "loss"],
    "stats": ["stats"],
}


def shapes() -> dict[str, list[str]]:
    """Top-level keys by command."""
    text = README.read_text("utf-8").replace("\\|", "/")
    return {
        command: keys(row["shape"])
        for row in ROW.finditer(text)
        for command in re.findall(r"`([^`]+)`", row["commands"])
    }


def keys(shape: str) -> list[str]:
    """The names of `{a, b: [{c}], d: X}` on its top level."""
    depth, flat = 0, ""
    for sign in shape:
        depth -= sign in "}]"
        flat += sign if depth == 1 else ""
        depth += sign in "{["
    return [re.split(r"[:\[{]", part)[0].strip() for part in flat.rstrip("}").split(",")]


def test_every_command_with_a_shape_is_tried() -> None:
    assert set(shapes()) == {*ARGUMENTS, "diff"}


@pytest.mark.parametrize("command", ARGUMENTS)
def test_shape(command: str, sample_output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ARGUMENTS[command], "--json", "--graph", str(sample_output / "graph.json")]) in (0, 1)
    assert list(json.loads(capsys.readouterr().out)) == shapes()[command]


def test_shape_of_diff(sample_output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    graph = str(sample_output / "graph.json")
    main(["diff", graph, graph, "--json"])
    assert list(json.loads(capsys.readouterr().out)) == shapes()["diff"]
