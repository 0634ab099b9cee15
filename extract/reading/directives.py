"""Fences with an info string: the language of code, and directives (MyST, Sphinx) that hold text."""

from __future__ import annotations

import re

from msgspec import Struct

from extract.reading.source import Lines

_LANGUAGE = re.compile(r"[\w+#-]+")
_DIRECTIVE = re.compile(r"\{(?P<name>[A-Za-z][\w:-]*)\}[ \t]*(?P<argument>.*)")
_OPTION = re.compile(r"[ \t>]*:[\w-]+:|[ \t>]*$")

_SENTENCE_END = re.compile(r"[a-z]{2}[.!?:][\"”’)]*(?:\s|$)")
_PROSE_SIGNS = " \n.,;:!?'’‘“”\"()-–—*"
_PROSE_SHARE = 0.97
_PROSE_WORDS = 8
"""Commands and code of this length hold other signs than letters and punctuation, and end no sentence."""

CODE_DIRECTIVES = frozenset("code-cell code code-block sourcecode literalinclude ipython".split())
"""Directives whose argument is the language of their code."""

TEXT_DIRECTIVES = frozenset(
    """admonition attention aside card caution danger definition dropdown epigraph error example exercise
    hint important lemma margin note proof remark seealso sidebar solution theorem tip topic warning
    proposition corollary axiom conjecture observation property assumption criterion algorithm""".split()
)
"""Directives whose content is Markdown, by the last part of their name (`prf:theorem`)."""


class Directive(Struct, frozen=True):
    """What the info string of a fence says."""

    language: str
    """Of code; lower case; `math` for a formula; "" if unknown."""
    title: str = ""
    holds_text: bool = False

    def options(self, lines: Lines, first: int, last: int) -> int:
        """How many lines from `first` on are options (`:class: tip`) rather than text."""
        number = first
        while number < last and _OPTION.match(lines.line(number)):
            number += 1
        return number - first


def fence_directive(info: str) -> Directive:
    """Reads an info string: `python`, `{.python .input}`, `{r, echo=FALSE}`, `{code-cell} ipython3`,
    `{note} Title`."""
    match = _DIRECTIVE.match(info.strip())
    if match:
        name, argument = match["name"].lower(), match["argument"].strip()
        if name in CODE_DIRECTIVES:
            return Directive(_language(argument))
        if name.rpartition(":")[2] in TEXT_DIRECTIVES:
            return Directive("", title=argument, holds_text=True)
        return Directive(name)
    return Directive(_language(info))


def reads_as_prose(code: str) -> bool:
    """Whether an indented block is a paragraph that someone moved in, rather than code."""
    letters = sum(char.isalpha() or char in _PROSE_SIGNS for char in code)
    enough = letters >= _PROSE_SHARE * len(code) and len(code.split()) >= _PROSE_WORDS
    return enough and _SENTENCE_END.search(code) is not None


def _language(info: str) -> str:
    match = _LANGUAGE.search(info)
    return match[0].lower() if match else ""
