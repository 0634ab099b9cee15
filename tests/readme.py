"""The console blocks of the README: run them, compare them, write them anew (`python -m tests.readme`)."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
_BLOCK = re.compile(r"(```console\n)(.*?)(```)", re.DOTALL)
_ENVIRONMENT = {"COLUMNS": "80", "NO_COLOR": "1", "PYTHONPATH": str(README.parent)}


def commands(text: str) -> list[str]:
    """The commands of all console blocks, in order."""
    return [
        line[2:] for block in _BLOCK.findall(text) for line in block[1].splitlines() if line.startswith("$ ")
    ]


def answer(line: str, folder: Path) -> str:
    """What a line for the shell prints, run where `concept-graph/` lies."""
    python = shlex.quote(sys.executable)
    done = subprocess.run(
        ["sh", "-c", f'concepts() {{ {python} -m graph.console "$@"; }}\n{line}'],
        cwd=folder,
        env=os.environ | _ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=120,
    )
    return done.stdout + done.stderr


def rewritten(text: str, folder: Path) -> str:
    """The text with the output of every command as it is now."""

    def block(match: re.Match[str]) -> str:
        lines = [line for line in match[2].splitlines() if line.startswith("$ ")]
        runs = [f"{line}\n{answer(line[2:], folder)}" for line in lines]
        return match[1] + "".join(_apart(runs)) + match[3]

    return _BLOCK.sub(block, text)


def _apart(runs: list[str]) -> Iterator[str]:
    """A blank line after an answer, none after a command that says nothing."""
    for number, run in enumerate(runs):
        yield run + ("\n" if run.count("\n") > 1 and number + 1 < len(runs) else "")


def main() -> None:
    """Build the sample notes and write the README's outputs anew."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, "-m", "extract", "-q", "-o", folder / "concept-graph"], check=True)
        README.write_text(rewritten(README.read_text("utf-8"), folder), "utf-8")


if __name__ == "__main__":
    main()
