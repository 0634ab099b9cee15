"""Bad input: one clear line and exit 2, or reported, skipped and counted while the rest is built."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.__main__ import FILES, main
from graph.store import load

GOOD = "# Gradient descent\n\n**Gradient descent** is an algorithm that minimizes a loss function.\n"
LONG = 60.0
"""Seconds within which any single note of the size that is allowed is read, however hostile."""


def notebook(*cells: object, **more: object) -> str:
    return json.dumps({"nbformat": 4, "metadata": {}, "cells": list(cells), **more})


def markdown(source: object) -> dict[str, object]:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def folder(tmp_path: Path, name: str, content: str | bytes) -> Path:
    """A folder with a good note and another one."""
    root = tmp_path / "notes"
    root.mkdir()
    (root / "good.md").write_text(GOOD)
    (root / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return root


def build(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """Exit code and lines on stderr of a build."""
    code = main([str(root), "-o", str(tmp_path / "out")])
    out, err = capsys.readouterr()
    assert out == ""
    return code, err.splitlines()


SKIPPED: dict[str, tuple[str, str | bytes, str]] = {
    "binary": ("bad.md", random.Random(1).randbytes(20_000), "binary"),
    "picture": ("bad.md", b"\x89PNG\r\n\x1a\n" + random.Random(2).randbytes(3_000), "binary"),
    "NUL bytes": ("bad.md", b"\0\0\0word" * 100, "binary"),
    "50 MB": ("bad.md", b"word " * 10_000_000, "larger than"),
    "cut off notebook": ("bad.ipynb", notebook(markdown("# A"))[:60], "cut off"),
    "no JSON": ("bad.ipynb", "hello", "damaged"),
    "empty file": ("bad.ipynb", "", "empty"),
    "deep JSON": ("bad.ipynb", "[" * 100_000, "deep"),
    "no object": ("bad.ipynb", "[1]", "no object"),
    "no cells": ("bad.ipynb", '{"nbformat": 4}', "no cells"),
    "cells of a wrong type": ("bad.ipynb", '{"nbformat": 4, "cells": {"a": 1}}', "no cells"),
}


@pytest.mark.parametrize("case", SKIPPED)
def test_bad_notes_are_reported_and_counted_and_the_rest_is_built(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, content, reason = SKIPPED[case]
    code, lines = build(folder(tmp_path, name, content), tmp_path, capsys)
    assert code == 0
    report, summary = lines
    assert report.startswith(f"skipped {name}: ")
    assert reason in report
    assert summary.startswith("1 note (1 skipped): ")
    assert [note.id for note in load(tmp_path / "out" / "graph.json").notes] == ["good.md"]


@pytest.mark.parametrize("case", ["binary", "cut off notebook", "no cells"])
def test_nothing_but_bad_notes_is_one_line_and_exit_2(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, content, reason = SKIPPED[case]
    root = folder(tmp_path, name, content)
    (root / "good.md").unlink()
    code, (line,) = build(root, tmp_path, capsys)
    assert code == 2
    assert line.startswith("error: ")
    assert reason in line


READ: dict[str, tuple[str, str | bytes]] = {
    "10,000 nested quotes": ("odd.md", ">" * 10_000 + " gradient descent\n"),
    "10,000 nested brackets": ("odd.md", "[" * 10_000 + "gradient descent" + "]" * 10_000),
    "10,000 nested lists": ("odd.md", "- " * 10_000 + "gradient descent\n"),
    "10,000 stars": ("odd.md", "*" * 10_000 + "gradient descent" + "*" * 10_000),
    "a line of 1 MB": ("odd.md", "gradient descent minimizes a loss " * 30_000),
    "a word of 1 MB": ("odd.md", "a" * 1_000_000),
    "a symbol of 20 kB": ("odd.md", "\\(" * 9_000),
    "a stray NUL": ("odd.md", "# Momentum\n\n**Momentum** is a technique" + " that helps" * 50 + ".\0\n"),
    "lone surrogates": ("odd.ipynb", notebook(markdown("# Momentum \ud800\n\n**Momentum** is \udfff new."))),
    "format 3": (
        "odd.ipynb",
        json.dumps({"nbformat": 3, "worksheets": [{"cells": [markdown("**Momentum** is old.")]}]}),
    ),
    "no cell": ("odd.ipynb", notebook()),
    "only code": ("odd.ipynb", notebook({"cell_type": "code", "source": "import numpy", "outputs": []})),
    "an empty note": ("odd.md", ""),
    "blank lines": ("odd.md", "\n \n\t\n"),
    "Windows line ends": ("odd.md", GOOD.replace("\n", "\r\n")),
    "old Mac line ends": ("odd.md", GOOD.replace("\n", "\r")),
    "a byte order mark": ("odd.md", GOOD.encode("utf-8-sig")),
    "UTF-16": ("odd.md", GOOD.encode("utf-16")),
    "Latin-1": ("odd.md", "# Bézier curve\n\nA **Bézier curve** is a curve.\n".encode("latin-1")),
    "broken front matter": ("odd.md", f"---\ntitle: [a\n---\n{GOOD}"),
    "deep front matter": ("odd.md", "---\na: " + "[" * 20_000 + f"\n---\n{GOOD}"),
    "markup that would run": (
        "odd.md",
        "# <img src=x onerror=alert(1)>\n\n</script><script>a()</script>",
    ),
    "many mended words": ("odd.md", "**Bayesâ€™** theorem " * 3_000),
    "spaces and letters in the name": ("a b ünï 日本 #1 100%.md", GOOD),
    "markup in the name": ("<b onload=x>&amp;.md", GOOD),
    "a line break in the name": ("new\nline.md", GOOD),
}


@pytest.mark.parametrize("case", READ)
def test_odd_notes_are_read(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, content = READ[case]
    start = time.monotonic()
    code, lines = build(folder(tmp_path, name, content), tmp_path, capsys)
    assert time.monotonic() - start < LONG
    assert code == 0
    assert lines[-1].startswith("2 notes: ")
    assert len(lines) == 1
    graph = load(tmp_path / "out" / "graph.json")
    assert {note.id for note in graph.notes} == {"good.md", name}
    assert any(concept.label == "gradient descent" for concept in graph.concepts)


def test_damaged_cells_are_reported_and_the_others_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = (1, None, "x", markdown(5), markdown(["a", 1]), {}, markdown(GOOD))
    code, lines = build(folder(tmp_path, "odd.ipynb", notebook(*cells)), tmp_path, capsys)
    assert code == 0
    assert lines[0] == "skipped odd.ipynb: cells 0, 1, 2, 3, 4, … are damaged; the others are read"
    graph = load(tmp_path / "out" / "graph.json")
    assert any(e.note == "odd.ipynb" and e.span.cell == 6 for c in graph.concepts for e in c.evidence)


def test_what_is_no_file_or_may_not_be_read_is_skipped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(tmp_path, "secret.md", GOOD)
    (root / "loop.md").symlink_to(root / "loop.md")
    (root / "inner").symlink_to(root)
    (root / "folder.md").mkdir()
    honest = Path.open

    def locked(path: Path, *arguments: object, **more: object) -> object:
        if path.name == "secret.md":
            raise PermissionError(13, "Permission denied", str(path))
        return honest(path, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", locked)
    code, lines = build(root, tmp_path, capsys)
    assert code == 0
    assert lines[:-1] == [
        "skipped loop.md: symbolic link",
        "skipped secret.md: can't be read: permission denied",
    ]
    assert lines[2].startswith("1 note (2 skipped): ")


def test_a_name_that_is_no_utf8_is_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = folder(tmp_path, "fine.md", GOOD)
    try:
        Path(os.fsdecode(os.fsencode(root) + b"/b\xff.md")).write_text(GOOD)
    except OSError:
        pytest.skip("the file system takes no such name")
    code, lines = build(root, tmp_path, capsys)
    assert code == 0
    assert lines[0].startswith("skipped b\\xff.md: ")


def fails(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    """The one line of a build that can't be."""
    assert main([str(word) for word in words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    (line,) = err.splitlines()
    assert line.startswith("error: ")
    return line


@pytest.mark.parametrize("name", ["nowhere", "x" * 5_000])
def test_a_missing_path(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "path" in fails(capsys, tmp_path / name, "-o", tmp_path / "out")


def test_a_link_to_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert "does not exist" in fails(capsys, tmp_path / "loop", "-o", tmp_path / "out")


def test_folders_without_notes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "notes"
    root.mkdir()
    assert "no notes in" in fails(capsys, root, "-o", tmp_path / "out")
    (root / "picture.png").write_bytes(b"x")
    (root / ".hidden.md").write_text(GOOD)
    assert ".md" in fails(capsys, root, "-o", tmp_path / "out")


def test_a_pipe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert "regular file" in fails(capsys, tmp_path / "pipe.md", "-o", tmp_path / "out")


def a_file(place: Path) -> Path:
    place.write_text("mine")
    return place


def below_a_file(place: Path) -> Path:
    return a_file(place) / "out"


def a_folder_in_the_way(place: Path) -> Path:
    (place / "graph.html").mkdir(parents=True)
    return place


@pytest.mark.parametrize("make", [a_file, below_a_file, a_folder_in_the_way])
def test_an_output_that_cannot_be_written(
    make: Callable[[Path], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = folder(tmp_path, "fine.md", GOOD)
    output = make(tmp_path / "out")
    assert "can't write" in fails(capsys, root, "-o", output)
    assert not any((output / name).is_file() for name in FILES)


def test_a_failed_build_leaves_the_last_good_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = folder(tmp_path, "fine.md", GOOD)
    assert build(root, tmp_path, capsys)[0] == 0
    before = {name: (tmp_path / "out" / name).read_bytes() for name in FILES}
    for path in root.iterdir():
        path.unlink()
    fails(capsys, root, "-o", tmp_path / "out")
    assert {name: (tmp_path / "out" / name).read_bytes() for name in FILES} == before
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(FILES)


def test_no_model(tmp_path: Path) -> None:
    root = folder(tmp_path, "fine.md", GOOD)
    script = (
        "import spacy, sys; spacy.util.is_package = lambda name: False\n"
        "from extract.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", script, str(root), "-o", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "pip install" in line
