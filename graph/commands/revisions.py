"""The graph of notes as they were at a git revision."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
import tarfile
import tempfile
from importlib import import_module
from pathlib import Path

from graph.errors import BadConfiguration, PathMissing
from graph.model import ConceptGraph
from graph.store import load


def graph_at(revision: str, notes: Path) -> ConceptGraph:
    """Build the graph of the folder `notes` as it was at a revision of the repository that holds it.

    Raises:
        PathMissing: the folder does not exist.
        BadConfiguration: it is in no repository, git is missing, the revision is unknown, or the notes
        can't be built.
    """
    if not notes.is_dir():
        raise PathMissing(notes)
    with tempfile.TemporaryDirectory(prefix="concepts-diff-") as folder:
        old, out = Path(folder, "notes"), Path(folder, "out")
        with tarfile.open(fileobj=io.BytesIO(_archive(revision, notes))) as archive:
            archive.extractall(old, filter="data")
        build = import_module("extract.__main__").main
        with contextlib.redirect_stdout(sys.stderr):
            code = build([str(old), "-o", str(out), "--quiet"])
        if code:
            raise BadConfiguration(revision, "the notes of this revision can't be built")
        return load(out / "graph.json")


def _archive(revision: str, notes: Path) -> bytes:
    """The folder at a revision, as a tar file."""
    if revision.startswith("-"):
        raise BadConfiguration(revision, "neither a graph.json nor a git revision")
    try:
        done = subprocess.run(
            ["git", "-C", str(notes), "archive", "--format=tar", revision, "."],
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise BadConfiguration(revision, "no such file, and git is not installed") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[-1].removeprefix("fatal: ") if said else "git failed"
        raise BadConfiguration(revision, f"neither a graph.json nor a git revision of {notes} ({reason})")
    return done.stdout
