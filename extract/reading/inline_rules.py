"""Inline syntax beyond CommonMark: formulas, wikilinks, roles, tags, highlights, comments, citations.

Each rule has markdown-it's signature: it looks at `state.pos`, and on a match pushes a token and moves on.
Every token that is pushed here carries `meta["end"]`, the offset in the content after its markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline

Rule = Callable[[StateInline, bool], bool]

_DOLLARS = (
    re.compile(r"\$\$(?P<tex>(?:[^$\\]|\\.|\$(?!\$))+?)\$\$", re.S),
    re.compile(r"\$(?![\s$])(?P<tex>(?:[^$\\]|\\.)*?(?:[^\s\\$]|\\\S))\$(?![\d$])", re.S),
    re.compile(r"\$(?P<tex>[^$\\^_=]*[\\^_=](?:[^$\\]|\\.)*?)(?<!\\)\$(?![\d$])", re.S),
)
"""Display, inline as Pandoc reads it (no space inside, no digit after: prices stay text), and dollars with
spaces inside around something that is clearly TeX, as Jupyter reads them."""

_BRACKET = re.compile(r"\\\\?[(\[]")
_ENVIRONMENT = re.compile(r"\\begin\{(?P<name>[A-Za-z]{1,30}\*?)\}")
_TEX_SIGN = re.compile(r"[\\^_=+<>]")
_WIKILINK = re.compile(r"!?\[\[(?P<target>[^\[\]\n|]{1,300})(?:\|(?P<label>[^\[\]\n]{0,300}))?\]\]")
_TABLE_OF_CONTENTS = re.compile(r"\[\[?_?toc_?\]?\]", re.I)
_ROLE = re.compile(
    r"(?:\{(?P<myst>[A-Za-z][\w:+.-]{0,60})\}|:(?P<sphinx>[A-Za-z][\w:+.-]{0,60}):)"
    r"(?P<ticks>`{1,3})(?P<text>[^`]{1,500})(?P=ticks)"
)
_ROLE_TARGET = re.compile(r"(?P<text>[^<>]*[^<>\s])\s*<[^<>]*>\s*$")
_TAG = re.compile(r"#(?P<name>[\w/-]*[^\W\d_][\w/-]*)")
_COMMENT = re.compile(r"%%.*?%%", re.S)
_TEMPLATE = re.compile(r"\{\{[<%].{0,500}?[>%]\}\}|\{%.{0,500}?%\}", re.S)
_SIGN = re.compile(r":[a-z][\w+-]{1,40}:(?=\s|\Z)")
_BLOCK_ID = re.compile(r"\^[A-Za-z0-9][A-Za-z0-9-]{2,60}[ \t]*$")
_CITATION = re.compile(r"\[-?@\w[^\[\]\n]{0,300}\]")
_HIGHLIGHT = re.compile(r"==(?=[^\s=])(?P<text>.{0,1000}?[^\s=])==(?!=)", re.S)

TEXT_ROLES = frozenset(
    "term abbr dfn strong emphasis kbd code guilabel command program doc index any".split()
)
"""Roles whose text is read; those of all others (references, citations, labels, sizes) are not."""


def formula(state: StateInline, silent: bool) -> bool:
    r"""`$..$`, `$$..$$`, `\(..\)`, `\[..\]` (in Jupyter with two backslashes), `\begin{..}..\end{..}`."""
    char = state.src[state.pos]
    if char == "$":
        for pattern in _DOLLARS:
            if match := pattern.match(state.src, state.pos, state.posMax):
                return _take(state, silent, "formula", match.end(), match.span("tex"))
    elif char == "\\":
        for find in (_bracketed, _environment):
            if found := find(state):
                start, end, after = found
                return _take(state, silent, "formula", after, (start, end))
    return False


def _bracketed(state: StateInline) -> tuple[int, int, int] | None:
    """Start and end of the LaTeX between brackets, and where the closing bracket ends."""
    opening = _BRACKET.match(state.src, state.pos, state.posMax)
    if not opening:
        return None
    closing = opening[0][:-1] + (")" if opening[0][-1] == "(" else "]")
    end = state.src.find(closing, opening.end(), state.posMax)
    # Escaped square brackets are also plain brackets, as in `\\[sic\\]`; round ones are hardly ever escaped.
    if end <= opening.end() or (closing[-1] == "]" and not _TEX_SIGN.search(state.src, opening.end(), end)):
        return None
    return opening.end(), end, end + len(closing)


def _environment(state: StateInline) -> tuple[int, int, int] | None:
    opening = _ENVIRONMENT.match(state.src, state.pos, state.posMax)
    if not opening:
        return None
    closing = f"\\end{{{opening['name']}}}"
    end = state.src.find(closing, opening.end(), state.posMax)
    return (opening.start(), end + len(closing), end + len(closing)) if end >= 0 else None


def wikilink(state: StateInline, silent: bool) -> bool:
    """`[[X]]`, `[[X#part]]`, `[[X|label]]`; `![[X]]` shows another note and has no text."""
    if state.src[state.pos] not in "[!":
        return False
    match = _WIKILINK.match(state.src, state.pos, state.posMax)
    if not match or not any(char.isalpha() for char in match["target"]):
        return False
    if match[0].startswith("!") or _TABLE_OF_CONTENTS.fullmatch(match[0]):
        return _take(state, silent, "dropped", match.end())
    target = match["target"].rstrip("\\").strip()
    return _take(state, silent, "wikilink", match.end(), _wikilink_text(match), target)


def _wikilink_text(match: re.Match[str]) -> tuple[int, int]:
    """Where the text that a reader sees lies: the label, else the note's name, else the part."""
    if match["label"] and match["label"].strip():
        return match.span("label")
    start = match.start("target")
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
        return _take(state, silent, "formula", match.end(), match.span("text"))
    if name not in TEXT_ROLES:
        return _take(state, silent, "dropped", match.end())
    start, end = match.span("text")
    if titled := _ROLE_TARGET.match(match["text"]):
        end = start + titled.end("text")
    return _take(state, silent, "literal", match.end(), (start, end))


def tag(state: StateInline, silent: bool) -> bool:
    """`#tag`, after white space."""
    pos = state.pos
    if state.src[pos] != "#" or (pos > 0 and state.src[pos - 1] not in " \t\n(,"):
        return False
    match = _TAG.match(state.src, pos, state.posMax)
    return match is not None and _take(state, silent, "tag", match.end(), match.span("name"))


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
    """What a reader does not see.

    `%%comments%%`, `^block-ids`, `[@citations]`, `[TOC]`, `{{< templates >}}`, `:signs:`.
    """
    pos = state.pos
    char = state.src[pos]
    match = None
    if char == "%":
        match = _COMMENT.match(state.src, pos, state.posMax)
    elif char == "[":
        match = _CITATION.match(state.src, pos, state.posMax)
        match = match or _TABLE_OF_CONTENTS.match(state.src, pos, state.posMax)
    elif char == "{":
        match = _TEMPLATE.match(state.src, pos, state.posMax)
    elif char == ":" and (pos == 0 or state.src[pos - 1].isspace()):
        match = _SIGN.match(state.src, pos, state.posMax)
    elif char == "^" and (pos == 0 or state.src[pos - 1] in " \t\n"):
        line_end = state.src.find("\n", pos)
        stop = state.posMax if line_end < 0 else min(line_end, state.posMax)
        match = _BLOCK_ID.match(state.src, pos, stop)
    return match is not None and _take(state, silent, "dropped", match.end())


def footnote(state: StateInline, silent: bool) -> bool:
    """`^[text]`: a note at the foot of the page, whose text stands outside the sentence."""
    pos = state.pos
    if not state.src.startswith("^[", pos) or state.src.find("]", pos, state.posMax) < 0:
        return False
    end = parseLinkLabel(state, pos + 1)
    return end >= 0 and _take(state, silent, "aside", end + 1, (pos + 2, end))


def bracketed(rule: Rule) -> Rule:
    """A rule of markdown-it for links or pictures that gives up at once where none can follow.

    Looking for the bracket that closes each of many open ones takes time in the square of their number.
    """

    def bracketed_rule(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] not in "[!":
            return False
        if not state.env.get("references") and state.src.find("](", state.pos, state.posMax) < 0:
            return False
        return rule(state, silent)

    return with_end(bracketed_rule)


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
    ("footnote", footnote),
)
"""In order; all come before markdown-it's own rules for the same characters."""


def _take(
    state: StateInline,
    silent: bool,
    kind: str,
    end: int,
    text: tuple[int, int] | None = None,
    target: str = "",
) -> bool:
    """Pushes a token that ends at an offset, and moves on; `text` is where its text lies."""
    if not silent:
        token = state.push(kind, "", 0)
        token.meta["end"] = end
        token.meta["text"] = text
        token.content = target
    state.pos = end
    return True
