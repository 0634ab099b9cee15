"""Code cells: which concepts they practise, by the names that they import and call."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator, Sequence

from extract.concepts.locate import Locator
from extract.document import Block, BlockKind, Document
from extract.language import ParsedDocument
from graph.labels import fold
from graph.model import Evidence, Kind

MAX_CODE = 200_000
"""Longest code cell that is parsed, in characters: a longer one is data."""

MODULE_TOOLS = {
    "sklearn": "scikit-learn",
    "torch": "PyTorch",
    "cv2": "OpenCV",
    "bs4": "Beautiful Soup",
    "transformers": "Hugging Face Transformers",
    "Bio": "Biopython",
}
"""Packages whose import name is not their name."""

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_")
_MAGIC = re.compile(r"^[ \t]*[%!?].*$", re.MULTILINE)
_PYTHON = frozenset({"", "python", "python3", "py", "ipython", "ipython3"})


def practised(
    documents: Sequence[ParsedDocument], locator: Locator, kinds: Sequence[Kind]
) -> dict[int, tuple[Evidence, ...]]:
    """For each concept, the code that imports or calls something of its name; each line once."""
    found: dict[int, set[Evidence]] = {}
    for parsed in documents:
        document = parsed.document
        for block in document.blocks:
            if block.kind is not BlockKind.CODE or block.language not in _PYTHON:
                continue
            for concept, line in _named(block, locator, kinds):
                found.setdefault(concept, set()).add(_line_evidence(document, block, line))
    return {concept: tuple(sorted(places)) for concept, places in found.items()}


def _named(block: Block, locator: Locator, kinds: Sequence[Kind]) -> Iterator[tuple[int, int]]:
    """(concept, 0-based line) for every name that the code imports or calls."""
    for name, line, is_module in _names(block.text):
        for label in _readings(name, is_module):
            concept = locator.concept_of(fold(label))
            if concept is not None and (kinds[concept] is Kind.TOOL) == is_module:
                yield concept, line
                break


def _names(code: str) -> Iterator[tuple[str, int, bool]]:
    """(name, 0-based line, is it a module) of imports, and of names in camel case that are called."""
    if len(code) > MAX_CODE:
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(_MAGIC.sub("", code))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name.split(".")[0], node.lineno - 1, True
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0], node.lineno - 1, True
            for alias in node.names:
                yield alias.name, alias.lineno - 1, False
        elif isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            if name[:1].isupper() or "_" in name:
                yield name, function.lineno - 1, False


def _readings(name: str, is_module: bool) -> tuple[str, ...]:
    if is_module:
        return (MODULE_TOOLS.get(name, name),)
    return name, " ".join(part for part in _CAMEL.split(name) if part)


def _line_evidence(document: Document, block: Block, line: int) -> Evidence:
    lines = block.text.splitlines(keepends=True)
    start = sum(len(text) for text in lines[:line])
    text = lines[line].rstrip()
    indent = len(text) - len(text.lstrip())
    heading = next((above.text for above in document.headings_above(block)), "")
    return document.evidence(
        block.source_span(start + indent, start + max(len(text), indent + 1)), "practice.code", heading
    )
