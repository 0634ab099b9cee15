"""Inline syntax beyond CommonMark: formulas, wikilinks, roles, tags, highlights, comments, citations.

Each rule has markdown-it's signature: it looks at `state.pos`, and on a match pushes a token and moves on.
Every token that is pushed here carries `meta["end"]`, the offset in the content after its markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.rules_inline import StateInline

Rule = Callable[[StateInline, bool], bool]

_FORMULAS = (
    re.compile(r"\$\$(?P<tex>(?:[^$\\]|\\.|\$(?!\$))+?)\$\$", re.S),
    re.compile(r"\$(?![\s$])(?P<tex>(?:[^$\\]|\\.)*?(?:[^\s\\$]|\\[^\s]))\$(?![\d$])", re.S),
    re.compile(r"\$(?P<tex>[ \t]*(?:[^$\\]|\\.)*?[\\^_=](?:[^$\\]|\\.)*?)\$(?![\d$])", re.S),
    re.compile(r"\\\\?\((?P<tex>.+?)\\\\?\)", re.S),
    re.compile(r"\\\\?\[(?P<tex>[^\[\]]*?[\\^_=+<>].*?)\\\\?\]", re.S),
    re.compile(r"(?P<tex>\\begin\{(?P<name>[A-Za-z]+\*?)\}.*?\\end\{(?P=name)\})", re.S),
)
"""Display and inline dollars (as Pandoc reads them: no space inside, no digit after, so that prices stay
text), dollars with spaces around something that is clearly TeX, LaTeX's brackets (also with the doubled
backslash that Jupyter needs), and bare environments."""

_WIKILINK = re.compile(
    r"(?P<embed>!)?\[\[(?P<target>[^\[\]\n|]*[^\W\d_][^\[\]\n|]*)(?:\|(?P<label>[^\[\]\n]*))?\]\]"
)
_ROLE = re.compile(
    r"(?:\{(?P<myst>[A-Za-z][\w:+.-]*)\}|:(?P<sphinx>[A-Za-z][\w:+.-]*):)(?P<ticks>`+)(?P<text>[^`]+)(?P=ticks)"
)
_ROLE_TARGET = re.compile(r"(?P<text>.*?)\s*<[^<>]*>\s*$", re.S)
_TAG = re.compile(r"#(?P<name>[\w/-]*[^\W\d_][\w/-]*)")
_COMMENT = re.compile(r"%%.*?%%", re.S)
_BLOCK_ID = re.compile(r"\^[A-Za-z0-9][A-Za-z0-9-]{2,}[ \t]*$")
_CITATION = re.compile(r"\[-?@[\w:.#$%&+?<>~/-]+[^\[\]\n]*\]")
_HIGHLIGHT = re.compile(r"==(?=[^\s=])(?P<text>.*?[^\s=])==(?!=)", re.S)

TEXT_ROLES = frozenset(
    "term abbr dfn strong emphasis kbd code guilabel command program doc index any".split()
)
"""Roles whose text is read; those of all others (references, citations, labels, sizes) are not."""


def formula(state: StateInline, silent: bool) -> bool:
    """`$..$`, `$$..$$`, `\\(..\\)`, `\\[..\\]`, `\\begin{..}..\\end{..}`."""
    if state.src[state.pos] not in "$\\":
        return False
    for pattern in _FORMULAS:
        match = pattern.match(state.src, state.pos, state.posMax)
        if match:
            return _take(state, silent, match, "formula", start="tex")
    return False


def wikilink(state: StateInline, silent: bool) -> bool:
    """`[[X]]`, `[[X#part]]`, `[[X|label]]`; `![[X]]` shows another note and has no text."""
    if state.src[state.pos] not in "[!":
        return False
    match = _WIKILINK.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if match["embed"]:
        return _take(state, silent, match, "dropped")
    start, end = _wikilink_text(match)
    return _take(
        state, silent, match, "wikilink", text=(start, end), target=match["target"].rstrip("\\").strip()
    )


def _wikilink_text(match: re.Match[str]) -> tuple[int, int]:
    """Where the text that a reader sees lies: the label, else the note's name, else the part."""
    if match["label"] and match["label"].strip():
        return match.span("label")
    start, end = match.span("target")
    target = match["target"].rstrip("\\")
    name = target.partition("#")[0]
    if not name.strip():
        return start + target.rfind("#") + 1, start + len(target)
    name = name.removesuffix(".md")
    return start + name.rfind("/") + 1, start + len(name)


def role(state: StateInline, silent: bool) -> bool:
    """Sphinx and MyST roles: `:numref:`x``, `{term}`x``."""
    if state.src[state.pos] not in ":{":
        return False
    match = _ROLE.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    name = (match["myst"] or match["sphinx"]).rpartition(":")[2]
    if name == "math":
        return _take(state, silent, match, "formula", start="text")
    if name not in TEXT_ROLES:
        return _take(state, silent, match, "dropped")
    start, end = match.span("text")
    titled = _ROLE_TARGET.match(match["text"])
    if titled and titled["text"]:
        end = start + titled.end("text")
    return _take(state, silent, match, "literal", text=(start, end))


def tag(state: StateInline, silent: bool) -> bool:
    """`#tag`, after white space."""
    pos = state.pos
    if state.src[pos] != "#" or (pos > 0 and state.src[pos - 1] not in " \t\n(,"):
        return False
    match = _TAG.match(state.src, pos, state.posMax)
    return match is not None and _take(state, silent, match, "tag", start="name")


def highlight(state: StateInline, silent: bool) -> bool:
    """`==marked==`, with markup inside."""
    pos = state.pos
    if state.src[pos] != "=" or (pos > 0 and (state.src[pos - 1] == "=" or state.src[pos - 1].isalnum())):
        return False
    match = _HIGHLIGHT.match(state.src, pos, state.posMax)
    if not match:
        return False
    if not silent:
        outer = state.posMax
        state.pos, state.posMax = match.span("text")
        state.push("highlight_open", "mark", 1).meta["end"] = state.pos
        state.md.inline.tokenize(state)
        state.push("highlight_close", "mark", -1).meta["end"] = match.end()
        state.posMax = outer
    state.pos = match.end()
    return True


def dropped(state: StateInline, silent: bool) -> bool:
    """`%%comments%%`, `^block-ids` and `[@citations]`, which a reader does not see."""
    pos = state.pos
    char = state.src[pos]
    match = None
    if char == "%":
        match = _COMMENT.match(state.src, pos, state.posMax)
    elif char == "[":
        match = _CITATION.match(state.src, pos, state.posMax)
    elif char == "^" and (pos == 0 or state.src[pos - 1] in " \t\n"):
        line_end = state.src.find("\n", pos)
        stop = state.posMax if line_end < 0 else min(line_end, state.posMax)
        match = _BLOCK_ID.match(state.src, pos, stop)
    return match is not None and _take(state, silent, match, "dropped")


def with_end(rule: Rule) -> Rule:
    """A rule of markdown-it that also notes in its last token where its markup ends."""

    def rule_with_end(state: StateInline, silent: bool) -> bool:
        count = len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent and len(state.tokens) > count:
            state.tokens[-1].meta["end"] = state.pos
        return True

    return rule_with_end


RULES: tuple[tuple[str, Rule], ...] = (
    ("formula", formula),
    ("wikilink", wikilink),
    ("role", role),
    ("tag", tag),
    ("highlight", highlight),
    ("dropped", dropped),
)
"""In order; all come before markdown-it's own rules for the same characters."""


def _take(
    state: StateInline,
    silent: bool,
    match: re.Match[str],
    kind: str,
    *,
    start: str = "",
    text: tuple[int, int] | None = None,
    target: str = "",
) -> bool:
    if not silent:
        token = state.push(kind, "", 0)
        token.meta["end"] = match.end()
        token.meta["text"] = match.span(start) if start else text
        token.content = target
    state.pos = match.end()
    return True
