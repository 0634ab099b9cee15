"""The text of HTML blocks: cut at block tags; scripts, styles and comments left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.reading.source import SourceMap

_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<name>script|style|svg|textarea|template)\b.*?(?:</(?P=name)\s*>|\Z)|<[?!].*?(?:>|\Z)",
    re.S | re.I,
)
_CUT = re.compile(
    r"</?(?P<name>address|article|aside|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|"
    r"footer|form|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|meta|nav|ol|optgroup|option|p|pre|section|"
    r"source|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul|video|audio|picture)(?=[\s/>]|\Z)[^<>]*>?",
    re.I,
)


def html_blocks(source: SourceMap) -> Iterator[tuple[SourceMap, int]]:
    """The texts between block tags, each with its heading level (0 for no heading)."""
    start = level = 0
    for begin, end, name in _cuts(source.content):
        if source.content[start:begin].strip():
            yield source.cut(start, begin), level
        closing = source.content.startswith("</", begin)
        level = int(name[1]) if name[:1] in "hH" and name[1:].isdigit() and not closing else 0
        start = end
    if source.content[start:].strip():
        yield source.cut(start, len(source.content)), level


def _cuts(content: str) -> Iterator[tuple[int, int, str]]:
    position = 0
    while position < len(content):
        hidden = _HIDDEN.search(content, position)
        until = hidden.start() if hidden else len(content)
        for match in _CUT.finditer(content, position, until):
            yield match.start(), match.end(), match["name"]
        if hidden is None:
            return
        yield hidden.start(), hidden.end(), ""
        position = hidden.end()
