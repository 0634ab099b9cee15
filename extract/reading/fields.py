"""Front matter: where it ends, and its values with their places."""

from __future__ import annotations

import re

import yaml

from extract.document import Field, line_of
from extract.reading.limits import MAX_FRONT_MATTER_CHARS
from graph.model import Span

_YAML = re.compile(r"---[ \t]*(?:\r\n?|\n)(?P<body>.*?)^(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)", re.S | re.M)
_TOML = re.compile(r"\+\+\+[ \t]*(?:\r\n?|\n).*?^\+\+\+[ \t]*(?=[\r\n]|\Z)", re.S | re.M)
_MAPPING = re.compile(r"\s*(?:#[^\n]*\n\s*)*(?:\{|[\"']?[\w][^:\n]*[\"']?:(?:\s|\Z)|\Z)")
_WIKILINK = re.compile(r"\[\[(?P<target>[^\[\]|#]+)(?:#[^\[\]|]*)?(?:\|(?P<label>[^\[\]]+))?\]\]")


def front_matter_end(text: str) -> int:
    """Offset after the front matter (YAML, or TOML between plus signs); 0 if there is none."""
    match = _YAML.match(text)
    if match and _MAPPING.match(match["body"]):
        return match.end()
    match = _TOML.match(text)
    return match.end() if match else 0


def front_matter_fields(text: str, cell: int | None) -> tuple[Field, ...]:
    """The scalars of the YAML front matter, one Field for each item of a list. Broken YAML gives none."""
    match = _YAML.match(text)
    if not match or match.end() != front_matter_end(text) or len(match["body"]) > MAX_FRONT_MATTER_CHARS:
        return ()
    try:
        root = yaml.compose(match["body"], Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return ()
    if not isinstance(root, yaml.MappingNode):
        return ()
    fields = []
    for key, value in root.value:
        if isinstance(key, yaml.ScalarNode):
            fields.extend(_fields(key.value.strip().lower(), value, text, match.start("body"), cell))
    return tuple(fields)


def _fields(name: str, node: yaml.Node, text: str, base: int, cell: int | None) -> list[Field]:
    if isinstance(node, yaml.SequenceNode):
        return [field for item in node.value for field in _scalar(name, item, text, base, cell)]
    return _scalar(name, node, text, base, cell)


def _scalar(name: str, node: yaml.Node, text: str, base: int, cell: int | None) -> list[Field]:
    start, end = base + node.start_mark.index, base + node.end_mark.index
    if not isinstance(node, yaml.ScalarNode):
        link = _WIKILINK.fullmatch("[[" + text[start:end].strip("[] \t") + "]]")
        if not link or not text[start:end].startswith("["):
            return []
    return _values(name, text, start, end, cell) or (
        [Field(name, node.value.strip(), Span(start, end, cell), line_of(text, start))]
        if node.value.strip()
        else []
    )


def _values(name: str, text: str, start: int, end: int, cell: int | None) -> list[Field]:
    return []
