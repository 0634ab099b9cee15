"""Block syntax beyond CommonMark: display formulas, paragraphs that hold them, and hidden comments."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.rules_block import StateBlock

from extract.reading.limits import MAX_FORMULA_LINES

Rule = Callable[[StateBlock, int, int, bool], bool]

_OPENING = re.compile(r"\$\$|\\\\?\[|\\begin\{(?P<name>[A-Za-z]+\*?)\}")
_LABEL = re.compile(r"[ \t]*(?:\([\w:.-]+\)|\{#[^}]*\}|[.,;])?[ \t]*$")


def math_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A display formula that begins a block and fills its lines."""
    text = _line(state, start_line)
    opening = _OPENING.match(text)
    if not opening or state.is_code_block(start_line):
        return False
    found = _closing(state, opening, start_line, opening.end(), end_line, blank_lines=opening[0] == "$$")
    if found is None or not _LABEL.match(found[2]):
        return False
    if silent:
        return True
    token = state.push("math_block", "math", 0)
    token.map = [start_line, found[0] + 1]
    token.content = state.getLines(start_line, found[0] + 1, state.blkIndent, False)
    token.meta = {"opening": opening[0], "closing": _closing_of(opening), "rest": len(found[2])}
    state.line = found[0] + 1
    return True


def formula_paragraph(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A paragraph with a display formula of several lines: no line of the formula is a list or an underline."""
    if silent:
        return False
    terminators = state.md.block.ruler.getRules("paragraph")
    old_parent = state.parentType
    state.parentType = "paragraph"
    line, last = start_line, min(end_line, state.lineMax)
    held = False
    while line < last and not state.isEmpty(line):
        indented = state.sCount[line] - state.blkIndent > 3 or state.sCount[line] < 0
        if line > start_line and not indented and any(rule(state, line, last, True) for rule in terminators):
            break
        stop = _formula_end(state, line, last)
        held = held or stop > line
        line = stop + 1
    state.parentType = old_parent
    if not held or line > last:
        return False
    opening = state.push("paragraph_open", "p", 1)
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start_line, line, state.blkIndent, False).strip()
    opening.map = inline.map = [start_line, line]
    inline.children = []
    state.push("paragraph_close", "p", -1)
    state.line = line
    return True


def comment_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """`%%`, some lines, `%%`: a comment of Obsidian, which may hold anything."""
    text = _line(state, start_line)
    if not text.startswith("%%") or state.is_code_block(start_line) or "%%" in text[2:]:
        return False
    for line in range(start_line + 1, end_line):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return False
        if _line(state, line).rstrip().endswith("%%"):
            if not silent:
                state.line = line + 1
            return True
    return False


RULES: tuple[tuple[str, str, Rule, list[str]], ...] = (
    ("blockquote", "comment_block", comment_block, ["paragraph"]),
    ("blockquote", "math_block", math_block, []),
    ("lheading", "formula_paragraph", formula_paragraph, []),
)
"""(the rule of markdown-it that it comes before, its name, the rule, what it may interrupt)."""


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _closing_of(opening: re.Match[str]) -> str:
    if opening["name"]:
        return f"\\end{{{opening['name']}}}"
    return "$$" if opening[0] == "$$" else opening[0][:-1] + "]"


def _closing(
    state: StateBlock, opening: re.Match[str], line: int, column: int, end_line: int, *, blank_lines: bool
) -> tuple[int, int, str] | None:
    """Where a formula that opens before a column ends: line, column after it, rest of that line."""
    mark = _closing_of(opening)
    for number in range(line, min(end_line, line + MAX_FORMULA_LINES)):
        if number > line and (
            state.sCount[number] < state.blkIndent or (not blank_lines and state.isEmpty(number))
        ):
            if not state.isEmpty(number) or not blank_lines:
                return None
        text = _line(state, number)
        place = text.find(mark, column)
        if place >= 0:
            return number, place + len(mark), text[place + len(mark) :]
        column = 0
    return None


def _formula_end(state: StateBlock, line: int, last: int) -> int:
    """The line on which the formulas end that begin on a line; the line itself if none goes further."""
    column = 0
    while opening := _OPENING.search(_line(state, line), column):
        found = _closing(state, opening, line, opening.end(), last, blank_lines=False)
        if found is None:
            return line
        line, column = found[0], found[1]
    return line
