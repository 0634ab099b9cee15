"""Block syntax beyond CommonMark: display formulas, paragraphs that hold them, comments, fences of colons."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from markdown_it.rules_block import StateBlock
from mdit_py_plugins.admon.index import admonition

from extract.reading.limits import MAX_FORMULA_LINES

Rule = Callable[[StateBlock, int, int, bool], bool]

_OPENING = re.compile(r"\$\$|\\\\?\[|\\begin\{(?P<name>[A-Za-z]+\*?)\}")
_LABEL = re.compile(r"[ \t]*(?:\([\w:.-]+\)|\{#[^}]*\}|[.,;])?[ \t]*$")
_COLONS = re.compile(r":{3,}[^:]*$")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?) +[a-z][\w-]*(?: +inline(?: +end)?)?(?: +\"[^\"]*\")?[ \t]*$")
_OPTION = re.compile(r":[\w-]+:")


def math_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A display formula that begins a block and fills its lines."""
    opening = _OPENING.match(_line(state, start_line))
    if not opening or state.is_code_block(start_line):
        return False
    blank_lines = opening[0] == "$$"
    found = _closing(state, opening, start_line, opening.end(), end_line, blank_lines=blank_lines)
    if found is None:
        return False
    line, column = found
    rest = _line(state, line)[column:]
    if not _LABEL.match(rest):
        return False
    if not silent:
        token = state.push("math_block", "math", 0)
        token.map = [start_line, line + 1]
        token.content = state.getLines(start_line, line + 1, state.blkIndent, False)
        token.meta = {"opening": opening[0], "closing": _closing_mark(opening), "rest": len(rest)}
        state.line = line + 1
    return True


def formula_paragraph(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A paragraph with a display formula of several lines, none of which is a list or an underline."""
    last = min(end_line, state.lineMax)
    if silent or not _formula_begins(state, start_line, last):
        return False
    end = _paragraph_end(state, start_line, last)
    if end is None:
        return False
    opening = state.push("paragraph_open", "p", 1)
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start_line, end, state.blkIndent, False).strip()
    opening.map = inline.map = [start_line, end]
    inline.children = []
    state.push("paragraph_close", "p", -1)
    state.line = end
    return True


def comment_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """`%%`, some lines, `%%`: a comment of Obsidian, which may hold anything."""
    text = _line(state, start_line)
    if not text.startswith("%%") or state.is_code_block(start_line) or "%%" in text[2:]:
        return False
    if state.env.get("no_comment_ends_before", 0) >= end_line:
        return False
    for line in range(start_line + 1, end_line):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return False
        if _line(state, line).rstrip().endswith("%%"):
            if not silent:
                state.line = line + 1
            return True
    state.env["no_comment_ends_before"] = end_line
    return False


def colon_fence(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    """`::: {.note}` and `:::`: lines that frame some blocks. They go, with options below; the blocks stay."""
    if not _COLONS.match(_line(state, start_line)) or state.is_code_block(start_line):
        return False
    if not silent:
        line = start_line + 1
        while line < state.lineMax and _OPTION.match(_line(state, line)):
            line += 1
        state.line = line
    return True


def admonition_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """`!!! note "Title"` with indented blocks below (MkDocs); other exclamations are text."""
    if not _ADMONITION.match(_line(state, start_line)):
        return False
    return admonition(state, start_line, end_line, silent)


RULES: tuple[tuple[str, str, Rule, list[str]], ...] = (
    ("blockquote", "colon_fence", colon_fence, ["paragraph", "blockquote", "list"]),
    ("fence", "admonition", admonition_block, ["paragraph", "reference", "blockquote", "list"]),
    ("blockquote", "comment_block", comment_block, ["paragraph"]),
    ("blockquote", "math_block", math_block, []),
    ("lheading", "formula_paragraph", formula_paragraph, []),
)
"""(the rule of markdown-it that it comes before, its name, the rule, what it may interrupt)."""


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _closing_mark(opening: re.Match[str]) -> str:
    if opening["name"]:
        return f"\\end{{{opening['name']}}}"
    return "$$" if opening[0] == "$$" else opening[0][:-1] + "]"


def _closing(
    state: StateBlock, opening: re.Match[str], line: int, column: int, end_line: int, *, blank_lines: bool
) -> tuple[int, int] | None:
    """Line and column after the end of a formula that opens before a column of a line.

    Remembers which lines hold no such end, so that many openings without one stay cheap.
    """
    mark = _closing_mark(opening)
    searched = state.env.setdefault("no_formula_ends", {})
    first, until = searched.get((mark, blank_lines), (0, 0))
    number = line
    if first < line < until:
        number, column = until, 0
    while number < min(end_line, line + MAX_FORMULA_LINES):
        empty = state.isEmpty(number)
        if empty and not blank_lines:
            break
        if number > line and not empty and state.sCount[number] < state.blkIndent:
            break
        place = _line(state, number).find(mark, column)
        if place >= 0:
            return number, place + len(mark)
        column = 0
        number += 1
    searched[mark, blank_lines] = (first if first < line < until else line, number)
    return None


def _formula_begins(state: StateBlock, start_line: int, last: int) -> bool:
    """Whether a display formula begins somewhere between two lines."""
    lines = state.env.get("formula_lines")
    if lines is None:
        lines = [number for number, line in enumerate(state.src.split("\n")) if _OPENING.search(line)]
        state.env["formula_lines"] = lines
    place = bisect_left(lines, start_line)
    return place < len(lines) and lines[place] < last


def _paragraph_end(state: StateBlock, start_line: int, last: int) -> int | None:
    """The line after a paragraph with a formula of several lines; None when there is no such formula."""
    terminators = state.md.block.ruler.getRules("paragraph")
    old_parent = state.parentType
    state.parentType = "paragraph"
    line = start_line
    held = False
    while line < last and not state.isEmpty(line):
        continued = state.sCount[line] - state.blkIndent > 3 or state.sCount[line] < 0
        if line > start_line and not continued and any(rule(state, line, last, True) for rule in terminators):
            break
        stop = _formulas_end(state, line, last)
        held = held or stop > line
        line = stop + 1
    state.parentType = old_parent
    return line if held else None


def _formulas_end(state: StateBlock, line: int, last: int) -> int:
    """The line on which the formulas end that begin on a line; the line itself if none goes further."""
    column = 0
    while opening := _OPENING.search(_line(state, line), column):
        alone = opening[0] == "$$" and not _line(state, line)[opening.end() :].strip()
        found = _closing(state, opening, line, opening.end(), last, blank_lines=alone)
        if found is None:
            break
        line, column = found
    return line
