"""Reading files: what can't be read is skipped with a reason, the rest is read."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from extract.document import Part
from extract.reading import parse_notes, read_notes
from extract.reading import read as reader
from extract.reading.limits import MAX_TEXT_BYTES


def reasons(root: Path) -> dict[str, str]:
    return {skipped.path: skipped.reason for skipped in read_notes([root]).skipped}


def test_a_note_is_its_id_its_hash_and_its_text(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf# Title\r\nText"
    (tmp_path / "a.md").write_bytes(data)
    (note,) = read_notes([tmp_path]).notes
    assert (note.id, note.markup) == ("a.md", "markdown")
    assert note.sha256 == hashlib.sha256(data).hexdigest()
    assert note.parts == (Part("# Title\r\nText"),)


def test_plain_text_is_not_markdown(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Title\n=====\n\n*not emphasis*")
    documents = parse_notes(read_notes([tmp_path]).notes).documents
    assert [block.text for block in documents[0].blocks] == ["Title", "*not emphasis*"]


def test_bad_files_are_skipped_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text("Good.")
    (tmp_path / "binary.md").write_bytes(bytes(range(256)) * 10)
    (tmp_path / "cut.ipynb").write_text('{"cells": [{"cell_type": "mark')
    (tmp_path / "text.ipynb").write_text("# not JSON")
    (tmp_path / "v3.ipynb").write_text(json.dumps({"worksheets": [{"cells": []}]}))
    (tmp_path / "big.md").write_bytes(b"a" * (MAX_TEXT_BYTES + 1))
    result = read_notes([tmp_path])
    assert [note.id for note in result.notes] == ["good.md", "v3.ipynb"]
    assert [(skipped.path, skipped.reason) for skipped in result.skipped] == [
        ("big.md", "larger than 20 MB"),
        ("binary.md", "binary data, not text"),
        ("cut.ipynb", "not a notebook: the JSON is cut off at line 1"),
        ("text.ipynb", "not a notebook: the JSON is damaged at line 1"),
    ]


def test_a_notebook_may_be_large_but_not_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_TEXT_BYTES", 100)
    cell = {"cell_type": "markdown", "source": "short"}
    output = {"cell_type": "code", "source": "x", "outputs": ["y" * 1000]}
    (tmp_path / "a.ipynb").write_text(json.dumps({"cells": [cell, output]}))
    (tmp_path / "b.ipynb").write_text(json.dumps({"cells": [{**cell, "source": "long " * 100}]}))
    result = read_notes([tmp_path])
    assert [note.id for note in result.notes] == ["a.ipynb"]
    assert "cells hold more than" in result.skipped[0].reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("x")
    path.chmod(0)
    assert reasons(tmp_path) == {"a.md": "can't be read: permission denied"}


def test_a_file_that_vanishes_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text("x")

    def vanish(self: Path, *_: object) -> None:
        raise FileNotFoundError(2, "No such file or directory", str(self))

    monkeypatch.setattr(Path, "open", vanish)
    assert reasons(tmp_path) == {"a.md": "can't be read: no such file or directory"}


def test_an_empty_folder_has_no_notes(tmp_path: Path) -> None:
    result = read_notes([tmp_path])
    assert result.notes == result.skipped == ()


def test_a_pipe_named_like_a_note_is_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert read_notes([tmp_path]).notes == ()
