"""Text of notes made fit to read: Markdown marks and control characters away, for display only."""

from __future__ import annotations

import re
import unicodedata

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<!--.*?-->", re.DOTALL), " "),
    (re.compile(r"<(?:br|/p|/li|/td)\s*/?>", re.IGNORECASE), " "),
    (re.compile(r"</?[A-Za-z][^<>]*>"), ""),
    (re.compile(r"!\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"\[([^\[\]]+)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"\[\[[^\[\]|]+\|([^\[\]]+)\]\]"), r"\1"),
    (re.compile(r"\[\[([^\[\]|]+)\]\]"), r"\1"),
    (re.compile(r"\[([^\[\]]+)\]\[[^\[\]]*\]"), r"\1"),
    (re.compile(r"\[\^[^\[\]\s]+\]"), ""),
    (re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*#{1,6}[ \t]+|[ \t]+#+[ \t]*$", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*\|?[ \t]*:?-{3,}.*$", re.MULTILINE), ""),
    (re.compile(r"(\*\*\*|___)(?=\S)(.+?)(?<=\S)\1", re.DOTALL), r"\2"),
    (re.compile(r"(\*\*|__|~~|==)(?=\S)(.+?)(?<=\S)\1", re.DOTALL), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\w*])", re.DOTALL), r"\1"),
    (re.compile(r"(?<![\w_])_(?=[^\s_])([^_]+?)(?<=\S)_(?![\w_])", re.DOTALL), r"\1"),
    (re.compile(r"\*\*|__(?=\w)|(?<=\w)__"), ""),
)
"""In order: comments, tags, images, links, wikilinks, footnotes, block marks, emphasis."""

_LITERAL = re.compile(
    r"\\([!-/:-@\[-`{-~])|(`{1,3})(.+?)(?<!`)\2(?!`)|(\${1,2})(?=\S)(.+?)(?<=\S)\4(?!\d)", re.DOTALL
)
"""What no other rule may touch: an escaped character, code, mathematics."""

MAX_SHOWN = 4000
"""Characters of a quote that are shown; nobody reads more, and patterns stay quick on hostile text."""

_SPACE = re.compile(r"\s+")


def plain(quote: str) -> str:
    """A quote as one line of plain text. Mathematics keeps its TeX, without the dollar signs."""
    kept: list[str] = []

    def hold(match: re.Match[str]) -> str:
        kept.append(match[1] or (match[3] or match[5]).strip())
        return f"\ue000{len(kept) - 1}\ue001"

    shown = quote if len(quote) <= MAX_SHOWN else f"{quote[:MAX_SHOWN]}…"
    text = _LITERAL.sub(hold, shown.replace("\ue000", "").replace("\ue001", ""))
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    text = re.sub("\ue000(\\d+)\ue001", lambda match: kept[int(match.group(1))], text)
    return clean(text)


def clean(text: str) -> str:
    """Text on one line, without control characters (they could steer a terminal) or lone surrogates."""
    shown = "".join(" " if c in "\t\n\r\x0b\x0c\x85\u2028\u2029" else c for c in text if _shows(c))
    return _SPACE.sub(" ", shown).strip()


def _shows(character: str) -> bool:
    if character in "\t\n\r\x0b\x0c\x85\u200d":
        return True
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs"}
