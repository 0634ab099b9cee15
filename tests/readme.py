"""The console blocks of the README: run them, compare them, write them anew (`python -m tests.readme`)."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
_BLOCK = re.compile(r"(```console\n)(.*?)(```)", re.DOTALL)
_ENVIRONMENT = {"COLUMNS": "80", "NO_COLOR": "1", "PYTHONPATH": str(README.parent)}


def commands(text: str) -> list[str]:
    """The commands of all console blocks, in order."""
    return [
        line[2:] for block in _BLOCK.findall(text) for line in block[1].splitlines() if line.startswith("$ ")
    ]


def answer(command: str, folder: Path) -> str:
    """What a command prints, run where `concept-graph/` lies."""
    words = shlex.split(command)
    assert words[0] == "concepts", command
    done = subprocess.run(
        [sys.executable, "-m", "graph.console", *words[1:]],
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
        return match[1] + "\n".join(f"{line}\n{answer(line[2:], folder)}" for line in lines) + match[3]

    return _BLOCK.sub(block, text)


def main() -> None:
    """Build the sample notes and write the README's outputs anew."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, "-m", "extract", "-q", "-o", folder / "concept-graph"], check=True)
        README.write_text(rewritten(README.read_text("utf-8"), folder), "utf-8")


if __name__ == "__main__":
    main()
