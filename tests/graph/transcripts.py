"""Transcripts: a command after `$`, then what it prints on both streams, then `[exit N]` when N is not 0.

`python -m tests.graph.transcripts` writes them anew; read the difference before keeping it.
"""

from __future__ import annotations

import contextlib
import io
import os
import shlex
from collections.abc import Iterator
from pathlib import Path

from graph.console import main
from tests.graph.sample import FILE

FOLDER = Path(__file__).with_name("transcripts")


def answer(command: str) -> str:
    """What a command prints at 80 columns."""
    words = shlex.split(command)
    assert words[0] == "concepts"
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(shown):
        code = main(words[1:])
    return shown.getvalue() + (f"[exit {code}]\n" if code else "")


def commands(text: str) -> list[str]:
    return [line[2:] for line in text.splitlines() if line.startswith("$ ")]


def replay(text: str, *, folder: Path) -> str:
    """The transcript as it would be now, run in an empty folder with the sample graph in its place."""
    return "\n".join(f"$ {command}\n{_in_folder(command, folder)}" for command in commands(text))


def _in_folder(command: str, folder: Path) -> str:
    with _environment(folder):
        return answer(command)


@contextlib.contextmanager
def _environment(folder: Path) -> Iterator[None]:
    target = folder / "concept-graph" / "graph.json"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(FILE.read_bytes())
    before = Path.cwd()
    kept = {name: os.environ.get(name) for name in ("COLUMNS", "NO_COLOR")}
    os.environ["COLUMNS"] = "80"
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
        for name, value in kept.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


if __name__ == "__main__":
    import tempfile

    for path in sorted(FOLDER.glob("*.txt")):
        with tempfile.TemporaryDirectory() as made:
            path.write_text(replay(path.read_text("utf-8"), folder=Path(made)), "utf-8")
