"""Writing for people: widths, wrapping, colours, and what a terminal must not be sent."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TextIO

from graph.quotes import clean

DEFAULT_WIDTH = 80
MIN_WIDTH, MAX_WIDTH = 40, 100
"""Columns that are used of the terminal's: longer lines are hard to read."""

_STYLES = {
    "title": "1",
    "heading": "1;36",
    "dim": "2",
    "warn": "33",
    "good": "32",
    "bad": "31",
    "name": "1",
    "link": "36",
}


class Screen:
    """Lines of text for one stream, `width` columns wide."""

    def __init__(
        self, stream: TextIO | None = None, *, width: int | None = None, colour: bool | None = None
    ) -> None:
        self.stream = sys.stdout if stream is None else stream
        self.width = _width(self.stream) if width is None else width
        self.colour = _wants_colour(self.stream) if colour is None else colour

    def paint(self, text: str, style: str) -> str:
        """The text in a style, or as it is where there are no colours."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.colour and text else text

    def line(self, text: str = "", style: str = "", *, indent: int = 0, hang: int | None = None) -> None:
        """Write text, wrapped; further lines are indented by `hang`, or as the first one."""
        later = indent if hang is None else hang
        rows = wrap(clean(text), self.width, first=indent, later=later)
        for number, row in enumerate(rows):
            margin = " " * (indent if number == 0 else later)
            self._write(margin + (self.paint(row, style) if style else row))

    def row(self, pieces: Sequence[tuple[str, str]], *, indent: int = 0, hang: int = 4) -> None:
        """Write pieces of text with a style each, wrapped between words."""
        styled = [(word, style) for text, style in pieces for word in clean(text).split(" ") if word]
        rows: list[list[tuple[str, str]]] = [[]]
        used = indent
        for word, style in styled:
            size = columns(word)
            if rows[-1] and used + 1 + size > self.width:
                rows.append([])
                used = hang
            used += size + (1 if rows[-1] else 0)
            rows[-1].append((word, style))
        for number, words in enumerate(rows):
            margin = " " * (indent if number == 0 else hang)
            self._write(
                margin + " ".join(self.paint(word, style) if style else word for word, style in words)
            )

    def heading(self, text: str) -> None:
        """A blank line and a heading."""
        self._write("")
        self._write(self.paint(clean(text), "heading"))

    def _write(self, text: str) -> None:
        self.stream.write(text.rstrip() + "\n")


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def wrap(text: str, width: int, *, first: int = 0, later: int = 0) -> list[str]:
    """Text in lines that fit `width` after their margins. Words longer than a line are broken."""
    rows: list[str] = []
    row, used = "", 0
    for word in _short(text.split(" "), max(width - max(first, later), 8)):
        room = width - (later if rows else first)
        size = columns(word)
        if row and used + 1 + size > room:
            rows.append(row)
            row, used = word, size
        else:
            row = f"{row} {word}" if row else word
            used += size + (1 if used else 0)
    return [*rows, row]


def _short(words: Iterable[str], most: int) -> Iterable[str]:
    for word in words:
        while columns(word) > most:
            cut = most
            while columns(word[:cut]) > most:
                cut -= 1
            yield word[:cut]
            word = word[cut:]
        yield word


def cut_to(text: str, room: int) -> str:
    """The text, or its beginning with an ellipsis where it takes more than `room` columns."""
    if columns(text) <= room:
        return text
    kept = text
    while kept and columns(kept) > room - 1:
        kept = kept[:-1]
    head = kept.rsplit(" ", 1)[0]
    return (head if len(head) > len(kept) // 2 else kept).rstrip(" ,;:.") + "…"


def _wants_colour(stream: TextIO) -> bool:
    """Colours go to terminals only, and not where NO_COLOR (no-color.org) is set or TERM is dumb."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()


def _width(stream: TextIO) -> int:
    columns_set = os.environ.get("COLUMNS", "")
    if columns_set.isascii() and columns_set.isdigit() and int(columns_set) > 0:
        width = int(columns_set)
    else:
        try:
            width = os.get_terminal_size(stream.fileno()).columns
        except (OSError, ValueError, AttributeError):
            return DEFAULT_WIDTH
    return max(MIN_WIDTH, min(width or DEFAULT_WIDTH, MAX_WIDTH))
