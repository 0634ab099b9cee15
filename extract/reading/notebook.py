"""Jupyter notebooks (nbformat 3 and 4) as parts, straight from their JSON. Outputs are never looked at.

Format: https://nbformat.readthedocs.io/en/latest/format_description.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from extract.document import CellKind, Part

_SURROGATES = re.compile("[\ud800-\udfff]")
_TEXTLESS = ("raw",)
"""Types of cells that hold nothing to read."""

_HEADING_LEVELS = range(1, 7)


class NotANotebook(Exception):
    """The text is no notebook. Its text is the reason, in a few words."""


class Notebook(Struct, frozen=True):
    """What could be read of a notebook."""

    parts: tuple[Part, ...]
    """The Markdown and code cells, by their index among all cells."""
    damaged: tuple[int, ...] = ()
    """Indexes of the cells with a missing or wrong type; they are left out, the others keep their index."""


def read_notebook(text: str) -> Notebook:
    """The cells of a notebook. Raises NotANotebook."""
    notebook = _load(text)
    language = _language(notebook)
    parts, damaged = [], []
    for index, cell in enumerate(_cells(notebook)):
        part = _part(cell, index, language)
        if part is not None:
            parts.append(part)
        elif not isinstance(cell, dict) or cell.get("cell_type") not in _TEXTLESS:
            damaged.append(index)
    return Notebook(tuple(parts), tuple(damaged))


def _load(text: str) -> dict[str, Any]:
    try:
        notebook = json.loads(text)
    except RecursionError:
        raise NotANotebook("not a notebook: nested too deeply") from None
    except ValueError as error:
        raise NotANotebook(f"not a notebook: {_json_reason(error, text)}") from None
    if not isinstance(notebook, dict):
        raise NotANotebook("not a notebook: the JSON is no object")
    if not isinstance(notebook.get("cells"), list) and not isinstance(notebook.get("worksheets"), list):
        raise NotANotebook("not a notebook: it has no cells")
    return notebook


def _json_reason(error: ValueError, text: str) -> str:
    if not text.strip():
        return "the file is empty"
    if isinstance(error, json.JSONDecodeError):
        cut = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string")
        return f"the JSON is {'cut off' if cut else 'damaged'} at line {error.lineno}"
    return "the JSON is damaged"


def _cells(notebook: dict[str, Any]) -> Iterator[Any]:
    """All cells in order; format 3 keeps them in worksheets."""
    if isinstance(notebook.get("cells"), list):
        yield from notebook["cells"]
        return
    for worksheet in notebook["worksheets"]:
        cells = worksheet.get("cells") if isinstance(worksheet, dict) else None
        if isinstance(cells, list):
            yield from cells


def _part(cell: Any, index: int, language: str) -> Part | None:
    if not isinstance(cell, dict):
        return None
    match cell.get("cell_type"):
        case "markdown":
            text = _text(cell.get("source"))
            return None if text is None else Part(text, CellKind.TEXT, index)
        case "heading":
            text = _text(cell.get("source"))
            level = cell.get("level")
            heading = level if isinstance(level, int) and level in _HEADING_LEVELS else 1
            return None if text is None else Part(text, CellKind.TEXT, index, heading=heading)
        case "code":
            text = _text(cell.get("source", cell.get("input")))
            own = cell.get("language")
            name = own.lower() if isinstance(own, str) else language
            return None if text is None else Part(text, CellKind.CODE, index, name)
    return None


def _text(source: Any) -> str | None:
    """The text of a cell: a string or a list of strings. Lone surrogates become U+FFFD, one for one."""
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        return None
    return _SURROGATES.sub("\ufffd", source)


def _language(notebook: dict[str, Any]) -> str:
    metadata = notebook.get("metadata")
    if not isinstance(metadata, dict):
        return ""
    for section, key in (("language_info", "name"), ("kernelspec", "language"), ("kernelspec", "name")):
        values = metadata.get(section)
        name = values.get(key) if isinstance(values, dict) else None
        if isinstance(name, str) and name:
            return re.sub(r"\d+$", "", name.lower())
    return ""
