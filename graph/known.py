"""What the user knows already: a text file with one concept a line, which people may edit."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from graph.errors import BadConfiguration
from graph.labels import fold
from graph.store import replace_file

FILE_NAME = "known.txt"
"""Beside graph.json, unless another file is named."""

_HEADER = "# What I know, one concept a line. `concepts know` and `concepts forget` keep this file.\n"


class Known(Struct, frozen=True):
    """The answer of `know` and `forget`; its fields are the keys of `--json`."""

    known: tuple[str, ...]
    """Names, as the file has them."""


def beside(graph: Path) -> Path:
    """The file that goes with a graph."""
    return graph.parent / FILE_NAME


def read_known(path: Path) -> list[str]:
    """Names in the file, in its order; none when there is no file.

    Raises:
        BadConfiguration: the file can't be read as text.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise BadConfiguration(str(path), f"can't be read as UTF-8 text ({error})") from error
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]


def write_known(path: Path, names: Iterable[str]) -> None:
    """Write names, sorted and each once.

    Raises:
        CannotWrite: the file can't be written.
    """
    kept = {fold(name): name for name in sorted(names, reverse=True)}
    text = _HEADER + "".join(f"{name}\n" for name in sorted(kept.values(), key=str.casefold))
    replace_file(path, text.encode("utf-8", "replace"))
