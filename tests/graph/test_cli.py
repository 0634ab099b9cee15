from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from graph.console import BUILDS, QUESTIONS, TOOLS, main
from graph.store import save
from tests.graph.made import made_graph
from tests.graph.sample import FILE, sample_graph

HEAVY = ("spacy", "rdflib", "pyoxigraph", "pyvis", "networkx", "numpy")
ROOT = Path(__file__).parents[2]
COMMANDS = [command.name for command in (*BUILDS, *QUESTIONS, *TOOLS)]


def _run(*words: str, cwd: Path = ROOT, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **settings}
    return subprocess.run(
        [sys.executable, *words], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["PCA"],
        ["PCA", "--json"],
        ["nothing like it"],
        ["PCA", "--why", "SVD"],
    ],
)
def test_exploring_loads_nothing_heavy(words: list[str]) -> None:
    call = f"import sys; from graph.explore import main; main({[*words, '--graph', str(FILE)]!r})"
    look = f"print([n for n in {HEAVY!r} if n in sys.modules], file=sys.stderr)"
    done = _run("-c", f"{call}; {look}")
    assert done.stderr.strip().splitlines()[-1] == "[]"


def _cheapest(*words: str, times: int = 7, enough: float = 0.0) -> float:
    """Least seconds of processor time that a call takes; the clock would measure what else is running.

    No more calls once one takes at most `enough`.
    """
    best = float("inf")
    for _ in range(times):
        if best <= enough:
            break
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        _run(*words)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return best


def test_help_takes_at_most_five_bare_starts_of_python() -> None:
    assert _cheapest("-m", "graph.explore", "--help") <= 5 * _cheapest("-c", "pass")


def test_a_look_up_in_a_graph_of_three_megabytes_is_quick(tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    save(made_graph(1600, 6000), path)
    assert path.stat().st_size > 3_000_000
    look_up = ("-m", "graph.explore", "linear matrix model", "--graph", str(path))
    assert _cheapest(*look_up, times=40, enough=0.25) <= 0.25


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples_at_80_columns(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert main([name, "--help"]) == 0
    shown = capsys.readouterr()
    assert f"concepts {name}" in shown.out.split("examples:")[1]
    assert not shown.err
    assert max(len(line) for line in shown.out.splitlines()) <= 80


@pytest.mark.parametrize("name", [command.name for command in BUILDS])
def test_a_command_of_a_missing_room_is_named_as_such(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import importlib

    def missing(module: str) -> None:
        raise ModuleNotFoundError(module, name=module)

    monkeypatch.setattr(importlib, "import_module", missing)
    assert main([name]) == 2
    assert capsys.readouterr().err == f"error: `concepts {name}` is not part of this installation\n"


def test_without_a_command_help_is_shown_and_the_call_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    shown = capsys.readouterr().out
    assert all(f"  {command.name} " in shown for command in (*BUILDS, *QUESTIONS, *TOOLS))


def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = f"{sys.executable} -m graph.console list --graph {FILE} | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.endswith("\n0\n")


def test_output_survives_an_encoding_that_lacks_letters() -> None:
    done = _run("-m", "graph.explore", "PCA", "--graph", str(FILE), PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "matrix ? singular value decomposition" in done.stdout
    done = _run("-m", "graph.explore", "PCA", "--json", "--graph", str(FILE), PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout)["label"] == "principal component analysis"


def test_a_pipe_gets_no_colours_and_80_columns() -> None:
    done = _run("-m", "graph.explore", "PCA", "--graph", str(FILE))
    assert "\x1b" not in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) <= 80


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_suggests_the_option_that_was_meant(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name, "--hlep"]) == 2
    shown = capsys.readouterr()
    assert not shown.out
    assert (
        shown.err == f"error: unknown argument --hlep; did you mean --help?; see `concepts {name} --help`\n"
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_can_be_asked_for_in_two_ways(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["help", name]) == 0
    shown = capsys.readouterr().out
    assert main([name, "--help"]) == 0
    assert capsys.readouterr().out == shown


def test_a_folder_stands_for_the_graph_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(sample_graph(), tmp_path / "graph.json")
    assert main(["know", "derivative", "--graph", str(tmp_path)]) == 0
    assert (tmp_path / "known.txt").exists()
    assert main(["export", "csv", "--graph", str(tmp_path), "-o", str(tmp_path / "tables")]) == 0
    assert main(["diff", str(tmp_path), str(tmp_path / "graph.json")]) == 0
    assert capsys.readouterr().out == "derivative\nNo difference.\n"


@pytest.mark.parametrize(
    ("settings", "coloured"),
    [({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_a_terminal_gets_colours_unless_it_asks_for_none(settings: dict[str, str], coloured: bool) -> None:
    ours, theirs = os.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    command = [sys.executable, "-m", "graph.explore", "SVD", "--graph", str(FILE)]
    environment |= {"PYTHONPATH": str(ROOT), "COLUMNS": "60", **settings}
    run = subprocess.run(command, stdout=theirs, env=environment, cwd=ROOT, check=True, timeout=60)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert run.returncode == 0
    assert ("\x1b[" in shown) == coloured
    bare = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert max(len(line) for line in bare.splitlines()) <= 60


@pytest.mark.parametrize("query", ["", "   ", "\udcff\udcfe", "\x1b[2J", "a" * 5000, "🜏", "--", "'; DROP"])
def test_odd_names_are_no_concepts(query: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explore", "--graph", str(FILE), "--", query]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert "\x1b" not in shown.err
