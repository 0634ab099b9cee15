"""Finding notes under folders, always in the same order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from pathspec import GitIgnoreSpec

from graph.errors import BadConfiguration, PathMissing
from graph.model import Skipped

MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".qmd", ".rmd")
NOTEBOOK_SUFFIXES = (".ipynb",)
PLAIN_SUFFIXES = (".txt", ".text")
SUFFIXES = MARKDOWN_SUFFIXES + NOTEBOOK_SUFFIXES + PLAIN_SUFFIXES

IGNORE_FILE = ".conceptsignore"
"""Patterns in the syntax of `.gitignore`, in a notes root."""

_TOOL_FOLDERS = frozenset({"node_modules", "__pycache__", "site-packages"})
"""Folders that tools fill. `.git`, `.obsidian`, `.trash` and `.ipynb_checkpoints` are left out as hidden."""


class Found(Struct, frozen=True, order=True):
    """A file that can be read as a note."""

    id: str
    """Path relative to its root, POSIX; with several roots, after the root's name."""
    path: Path


class Walked(Struct, frozen=True):
    """What lies under the roots."""

    notes: tuple[Found, ...]
    """Sorted by id."""
    files: frozenset[str]
    """Ids of all other files and folders that were seen: links may lead to them."""
    unseen: tuple[str, ...]
    """Ids of folders that were not entered, ending in `/`; "" when the whole surroundings are unknown."""
    skipped: tuple[Skipped, ...]


def walk(roots: Sequence[Path], *, ignore: Iterable[str] = ()) -> Walked:
    """The notes under some folders and files, sorted by id.

    Hidden files and folders, folders of tools, symbolic links and whatever the ignore patterns match are left
    out. A note that two roots share is found once. Raises PathMissing and BadConfiguration (a bad pattern).
    """
    prefixes = _prefixes(roots)
    walker = _Walker(tuple(ignore))
    for folder, (prefix, names) in sorted(prefixes.items()):
        walker.walk_root(folder, prefix, names)
    return walker.result()


def _prefixes(roots: Sequence[Path]) -> dict[Path, tuple[str, frozenset[str] | None]]:
    """Folder -> (id prefix, names of the single files wanted from it or None for everything)."""
    wanted: dict[Path, set[str] | None] = {}
    for root in roots:
        if not _exists(root):
            raise PathMissing(root)
        place = root.absolute()
        if place.is_dir():
            wanted[place] = None
        elif (names := wanted.setdefault(place.parent, set())) is not None:
            names.add(place.name)
    used: set[str] = set()
    result = {}
    for folder, names in sorted(wanted.items()):
        prefix = "" if len(wanted) == 1 else _unused(folder.name or "root", used) + "/"
        result[folder] = (prefix, None if names is None else frozenset(names))
    return result


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that is too long
        return False


def _unused(name: str, used: set[str]) -> str:
    candidate, number = name, 1
    while candidate in used:
        number += 1
        candidate = f"{name}-{number}"
    used.add(candidate)
    return candidate


class _Walker:
    def __init__(self, ignore: tuple[str, ...]) -> None:
        self.ignore = ignore
        self.notes: list[Found] = []
        self.files: set[str] = set()
        self.unseen: set[str] = set()
        self.skipped: list[Skipped] = []
        self.real_paths: set[str] = set()

    def result(self) -> Walked:
        """What was found so far, sorted."""
        return Walked(
            notes=tuple(sorted(self.notes)),
            files=frozenset(self.files),
            unseen=tuple(sorted(self.unseen)),
            skipped=tuple(sorted(self.skipped)),
        )

    def walk_root(self, folder: Path, prefix: str, names: frozenset[str] | None) -> None:
        """Note what a folder holds, or only the files of these names in it; ids begin with `prefix`."""
        if names is not None:
            self.unseen.add(prefix)
            for name in sorted(names):
                if (folder / name).is_file():
                    self._add_note(folder / name, prefix + name)
                else:
                    self.skipped.append(Skipped(_printable(prefix + name), "not a regular file"))
            return
        spec = _ignore_spec(folder, self.ignore)
        pending = [folder]
        while pending:
            current = pending.pop()
            for entry in self._entries(current, folder, prefix):
                relative = Path(entry.path).relative_to(folder).as_posix()
                if self._enter(entry, relative, prefix, spec):
                    pending.append(Path(entry.path))

    def _entries(self, current: Path, folder: Path, prefix: str) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(current) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            relative = current.relative_to(folder).as_posix()
            self.skipped.append(Skipped(prefix + _printable(relative), os_reason(error)))
            return
        yield from listed

    def _enter(self, entry: os.DirEntry[str], relative: str, prefix: str, spec: GitIgnoreSpec) -> bool:
        """Takes one entry of a folder in; True if it is a folder to walk."""
        note_id = prefix + relative
        hidden = entry.name.startswith(".")
        if entry.is_symlink():
            if not hidden and _is_note_name(entry.name) and not spec.match_file(relative):
                self.skipped.append(Skipped(_printable(note_id), "symbolic link"))
            self.unseen.add(note_id + "/")
            self.files.add(note_id)
            return False
        if entry.is_dir(follow_symlinks=False):
            self.files.add(note_id)
            if hidden or entry.name in _TOOL_FOLDERS or spec.match_file(relative + "/"):
                self.unseen.add(note_id + "/")
                return False
            return True
        self.files.add(note_id)
        if entry.is_file() and not hidden and _is_note_name(entry.name) and not spec.match_file(relative):
            self._add_note(Path(entry.path), note_id)
        return False

    def _add_note(self, path: Path, note_id: str) -> None:
        try:
            note_id.encode("utf-8")
        except UnicodeEncodeError:
            self.skipped.append(Skipped(_printable(note_id), "the file's name is not valid UTF-8"))
            return
        real = os.path.realpath(path)
        if real not in self.real_paths:
            self.real_paths.add(real)
            self.notes.append(Found(note_id, path))


def _is_note_name(name: str) -> bool:
    return name.lower().endswith(SUFFIXES)


def _printable(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def os_reason(error: OSError) -> str:
    """Why the system refused, in a few words."""
    return f"can't be read: {(error.strerror or 'unknown reason').lower()}"


def _ignore_spec(folder: Path, ignore: tuple[str, ...]) -> GitIgnoreSpec:
    """The patterns of the root's ignore file, then those of the call (later ones win)."""
    source = folder / IGNORE_FILE
    lines: list[str] = []
    if source.is_file():
        try:
            lines = source.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError as error:
            raise BadConfiguration(str(source), os_reason(error)) from error
    try:
        return GitIgnoreSpec.from_lines([*lines, *ignore])
    except ValueError as error:
        raise BadConfiguration(str(source) if lines else "ignore pattern", str(error)) from None
