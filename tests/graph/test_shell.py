"""The shell of the tool, and its completion in other shells."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.commands.completion import candidates
from graph.commands.shell import completions
from graph.console import BUILDS, QUESTIONS, TOOLS, main
from graph.source import Memory
from tests.graph.sample import FILE, sample_graph

ROOT = Path(__file__).parents[2]


COMMANDS = [command.name for command in (*BUILDS, *QUESTIONS, *TOOLS)]


def test_the_shell_answers_lines_that_are_piped_in() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "graph.console", "shell", "--graph", str(FILE)],
        cwd=ROOT,
        input='stochastic gradient descent\nsearch "chain"\n\nnonsense\nlist --nope\nquit\nPCA\n',
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout.startswith("stochastic gradient descent · optimizer")
    assert "chain rule · math" in done.stdout
    assert 'no concept "nonsense"' in done.stderr
    assert "unknown argument --nope" in done.stderr
    assert "principal component" not in done.stdout


def test_the_shell_completes_commands_and_names() -> None:
    source = Memory(sample_graph())
    assert (-3, "path") in completions("pat", source)
    assert (-4, "gradient descent") in completions("grad", source)
    assert (-4, '"gradient descent"') in completions("explore grad", source)
    assert (-4, 'gradient descent"') in completions('path PCA "grad', source)
    assert completions("", source) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["ex"], ["export", "explore"]),
        (["explore", "--m"], ["--min-confidence"]),
        (["explore", "--graph", str(FILE), "chain"], ["chain rule"]),
        (["explore", "--graph", str(FILE), "--why", "chain"], ["chain rule"]),
        (["explore", "--graph", "nowhere", "chain"], []),
        (["gaps", "--graph", str(FILE), "chain"], []),
        (["search", "--graph", str(FILE), "chain"], ["chain rule"]),
        (["list", "--kind", "me"], ["metric"]),
        (["build", "--vo"], ["--vocabulary"]),
        (["build", "x"], []),
        (["build", "--output", "x"], []),
        (["export", "gr"], ["graphml"]),
        (["query", "--format", "x"], ["xml"]),
        (["view", "--li"], ["--link-base"]),
        (["schema", "pa"], ["path"]),
        (["nonsense", "x"], []),
    ],
)
def test_words_of_the_command_are_completed(words: list[str], found: list[str]) -> None:
    assert candidates(words) == found


@pytest.mark.parametrize("name", COMMANDS)
def test_options_of_every_command_are_completed(name: str) -> None:
    assert "--help" in candidates([name, "--"])


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_call_the_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert "concepts completion --words" in capsys.readouterr().out


def test_the_bash_completion_completes() -> None:
    script = (
        f'concepts() {{ {sys.executable} -m graph.console "$@"; }}\n'
        "source <(concepts completion bash)\n"
        f"COMP_WORDS=(concepts explore --graph {FILE} gradient); COMP_CWORD=4; _concepts\n"
        'printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["gradient\\ descent", "stochastic\\ gradient\\ descent"]


def test_the_shell_prompts_and_remembers(tmp_path: Path) -> None:
    import pty
    import select

    main_end, shell_end = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(tmp_path), "TERM": "xterm"}
    environment["PROMPT_TOOLKIT_NO_CPR"] = "1"
    command = [sys.executable, "-m", "graph.console", "shell", "--graph", str(FILE)]
    run = subprocess.Popen(
        command, stdin=shell_end, stdout=shell_end, stderr=shell_end, env=environment, cwd=ROOT
    )
    os.close(shell_end)
    shown = b""
    typed = [b"stochastic gradient descent\r", b"\x04"]
    try:
        while select.select([main_end], [], [], 60)[0]:
            try:
                shown += os.read(main_end, 4096)
            except OSError:
                break
            answered = shown.partition(b"2-networks.md:40")[2] if len(typed) == 1 else shown
            if typed and b"concepts>" in answered:
                os.write(main_end, typed.pop(0))
        assert run.wait(30) == 0
    finally:
        run.kill()
        run.wait()
        os.close(main_end)
    assert b"optimizer" in shown
    assert "stochastic gradient descent" in (tmp_path / "concept-explorer" / "history").read_text()
