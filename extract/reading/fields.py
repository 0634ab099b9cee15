"""Fields: the values of YAML front matter, and inline fields such as `requires:: [[X]]`, with places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import yaml

from extract.document import Block, BlockKind, Field, MarkKind, line_of
from extract.reading.limits import MAX_FRONT_MATTER_CHARS, MAX_FRONT_MATTER_DEPTH
from graph.model import Span

_YAML = re.compile(r"---[ \t]*(?:\r\n?|\n)(?P<body>.*?)(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)", re.S)
_TOML = re.compile(r"\+\+\+[ \t]*(?:\r\n?|\n).*?(?<=[\r\n])\+\+\+[ \t]*(?=[\r\n]|\Z)", re.S)
_KEY = re.compile(r"(?:\s|#[^\r\n]*[\r\n])*(?:\{|[\"']?[^\W\d][^:\r\n]*:(?:\s|\Z)|\Z)")
"""What the YAML of a front matter begins with; anything else between two rules is text between two rules."""

_WIKILINK = re.compile(r"\[\[(?P<target>[^\[\]|#\r\n]+)[^\[\]\r\n]*\]\]")
_INLINE = re.compile(r"(?P<name>[^\W\d_][\w /-]{0,40}?)::[ \t]+(?P<value>\S[^\n]*)")
_BRACKETED = re.compile(r"[\[(](?P<name>[^\W\d_][\w /-]{0,40}?)::[ \t]+(?P<value>[^\[\]()\n]+)[\])]")

_MAX_LIST_DEPTH = 3
"""Lists in lists: `[[X]]` without quotes is a list in a list to YAML."""


def front_matter_end(text: str) -> int:
    """Offset after the front matter (YAML, or TOML between plus signs); 0 if there is none."""
    match = _YAML.match(text)
    if match and _KEY.match(match["body"]):
        return match.end()
    match = _TOML.match(text)
    return match.end() if match else 0


def front_matter_fields(text: str) -> tuple[Field, ...]:
    """The scalars of YAML front matter, one Field for each item of a list. Broken YAML gives none.

    Format: Dataview and Obsidian properties; https://help.obsidian.md/properties
    """
    match = _YAML.match(text)
    if not match or not _KEY.match(match["body"]) or not _is_tame(match["body"]):
        return ()
    try:
        root = yaml.compose(match["body"], Loader=yaml.SafeLoader)
        if not isinstance(root, yaml.MappingNode):
            return ()
        return tuple(_mapping_fields(root, text, match.start("body")))
    except (yaml.YAMLError, RecursionError, ValueError):
        return ()


def _is_tame(yaml_text: str) -> bool:
    """Whether the YAML parser copes with a text in a moment."""
    depth = deepest = 0
    for bracket in re.findall(r"[\[\]{}]", yaml_text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(depth, deepest)
    return len(yaml_text) <= MAX_FRONT_MATTER_CHARS and deepest <= MAX_FRONT_MATTER_DEPTH


def inline_fields(blocks: Iterable[Block], text_of: dict[int | None, str]) -> Iterator[Field]:
    """Dataview's inline fields in paragraphs and items; one Field for each wikilink of a value, else one.

    `text_of` gives the text of each part. Syntax: https://blacksmithgu.github.io/obsidian-dataview/annotation/add-metadata/
    """
    for block in blocks:
        if "::" in block.text and block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE):
            yield from _block_fields(block, text_of[block.span.cell])


def begins_field(content: str, offset: int) -> bool:
    """Whether an inline field begins at an offset: such a line stands for itself."""
    return _INLINE.match(content, offset) is not None


def _block_fields(block: Block, source: str) -> Iterator[Field]:
    offset = 0
    for line in block.text.split("\n"):
        whole = _INLINE.match(block.text, offset, offset + len(line))
        for match in [whole] if whole else _BRACKETED.finditer(block.text, offset, offset + len(line)):
            name = match["name"].strip().lower()
            start, end = match.span("value")
            links = [
                mark
                for mark in block.marks
                if mark.kind is MarkKind.WIKILINK and start <= mark.start < mark.end <= end
            ]
            places = [(link.start, link.end, note_name(link.target)) for link in links]
            value = match["value"].rstrip()
            for first, last, text in places or [(start, start + len(value), value)]:
                span = block.source_span(first, last)
                yield Field(name, text, span, line_of(source, span.start))
        offset += len(line) + 1


def note_name(target: str) -> str:
    """The name of the note that a wikilink leads to: without folder, suffix and part."""
    return target.partition("#")[0].strip().rpartition("/")[2].removesuffix(".md")


def _mapping_fields(root: yaml.MappingNode, text: str, base: int) -> Iterator[Field]:
    for key, value in root.value:
        if isinstance(key, yaml.ScalarNode):
            for node in _scalars(value, _MAX_LIST_DEPTH):
                start, end = base + node.start_mark.index, base + node.end_mark.index
                yield from _scalar_fields(key.value.strip().lower(), node.value, text, start, end)


def _scalars(node: yaml.Node, depth: int) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode) and depth:
        for item in node.value:
            yield from _scalars(item, depth - 1)


def _scalar_fields(name: str, value: str, text: str, start: int, end: int) -> Iterator[Field]:
    """The fields of one scalar: its wikilinks if it has any, else its value."""
    links = list(_WIKILINK.finditer(text, start, end))
    for link in links:
        first, last = link.span("target")
        yield Field(name, note_name(link["target"]), Span(first, last), line_of(text, first))
    end = start + len(text[start:end].rstrip())
    if not links and value.strip() and end > start:
        yield Field(name, value.strip(), Span(start, end), line_of(text, start))
