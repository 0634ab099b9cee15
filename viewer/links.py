"""Where the page's links to notes lead."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from graph.errors import BadConfiguration

WEB_SCHEMES = ("https://", "http://")
"""The only absolute addresses that a link base may have; the page checks again before it makes a link."""


class NoteLinks(Struct, frozen=True, kw_only=True):
    """How to reach a note from the page. With no field set, places are shown as text."""

    base: str = ""
    """Path from the page's folder to the notes root, or a web address of a repository; ends in a slash."""
    vault: str = ""
    """Name of an Obsidian vault whose root is the notes root: offers `obsidian://` links."""
    editor_root: str = ""
    """Absolute path of the notes root on the reader's machine: offers `vscode://` links."""

    def __post_init__(self) -> None:
        """Refuses a base that is neither a path nor a web address. Raises BadConfiguration."""
        if any(character <= " " for character in self.base):
            raise BadConfiguration("link base", f"{self.base!r} holds a blank; write it as %20")
        scheme, colon, _ = self.base.partition(":")
        if colon and "/" not in scheme and not self.base.lower().startswith(WEB_SCHEMES):
            raise BadConfiguration("link base", f"{self.base!r} is neither a path nor an http(s) address")
        if self.base and not self.base.endswith("/"):
            raise BadConfiguration("link base", f"{self.base!r} must end in a slash")


def relative_links(*, notes: Path, page: Path) -> NoteLinks:
    """Links that work while page and notes keep their places to one another.

    On systems where no relative path exists (another drive) places are shown as text.
    """
    try:
        base = Path(os.path.relpath(notes.resolve(), page.resolve().parent)).as_posix()
    except ValueError:
        return NoteLinks()
    return NoteLinks(base=f"{quote(base)}/")
