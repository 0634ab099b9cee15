"""Abbreviations in brackets, by the algorithm of Schwartz & Hearst (2003).

A. S. Schwartz, M. A. Hearst: A simple algorithm for identifying abbreviation definitions in biomedical text.
Pacific Symposium on Biocomputing 8, 451-462.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.language import ParsedBlock, ParsedDocument
from extract.mentions.mention import Mention, Synonymy
from extract.mentions.shape import MAX_WORDS, UNREADABLE, mention, overlaps_mark, strip_articles
from extract.wordlists import FUNCTION_WORDS
from graph.labels import fold

MIN_SHORT = 2
MAX_SHORT = 10
"""Length of a short form, in characters (Schwartz & Hearst 2003)."""

_BRACKETED = re.compile(r"(?P<before>[^()\[\]]+)\((?P<inside>[^()]{2,90})\)")
_LABELLED = re.compile(
    r"\s*(?P<label>[^\s:=–—.,;()][^:=–—.,;()\n]{1,60}?)\s*(?:[:=]|\s[-–—])\s+(?P<text>[^.,;:()\n]{2,80})"
)
_SPELLED = re.compile(r"\b(?P<short>[A-Z]{3,8})\s*(?:[:=]|\s[–—-]|,\s+or|,\s+short\s+for)\s+(?=\w)")
_NEVER_FIRST = frozenset(
    "and or of in on at by for with to from as is are was than that but via using called".split()
)
_PLURAL = re.compile(r"(?<=[A-Z])s$")
_SPOKEN = {"x": ("cross", "trans", "ex"), "2": ("to", "two"), "4": ("for", "four")}
"""Signs of acronyms that stand for words with another beginning: XSS is cross-site scripting, B2B is business
to business."""


def abbreviation_mentions(parsed: ParsedDocument) -> Iterator[Mention]:
    """Long and short forms of abbreviations given in brackets."""
    note = parsed.document.note.id
    for item in parsed.parsed:
        for long, short in _pairs(item):
            yield mention(note, item, *long, "long_form")
            yield mention(note, item, *short, "short_form")


def abbreviation_synonymies(parsed: ParsedDocument) -> Iterator[Synonymy]:
    """The pairs of long and short form."""
    note = parsed.document.note.id
    for item in parsed.parsed:
        text = item.block.text
        for (a, b), (c, d) in _pairs(item):
            long, short = text[a:b], _PLURAL.sub("", text[c:d])
            yield Synonymy(fold(long), fold(short), long, short, note, item.block.index, "abbreviation")


def _pairs(item: ParsedBlock) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """(long, short) ranges in the block's text."""
    text = item.block.text
    yield from _labelled_pairs(item)
    yield from _spelled_pairs(item)
    if "(" not in text:
        return
    for match in _BRACKETED.finditer(text):
        if overlaps_mark(item, *match.span("inside"), UNREADABLE):
            continue
        if listed := _comma_pair(match["inside"]):
            shift = match.start("inside")
            yield (listed[0][0] + shift, listed[0][1] + shift), (listed[1][0] + shift, listed[1][1] + shift)
            continue
        inside = re.split(r"[,;]\s", match["inside"], maxsplit=1)[0].strip()
        short_start = match.start("inside") + match["inside"].index(inside)
        if _is_short_form(inside):
            start = long_form_start(_PLURAL.sub("", inside), match["before"])
            if start is not None and len(match["before"][start:].split()) <= MAX_WORDS:
                begin = match.start("before") + start
                end = match.start("before") + len(match["before"].rstrip())
                yield (strip_articles(text, begin, end), end), (short_start, short_start + len(inside))
        else:
            before = match["before"].rstrip()
            word = re.search(r"[\w/&.-]+$", before)
            if word and _is_short_form(word[0]) and _is_spelled(word[0], inside):
                begin = match.start("before") + word.start()
                yield (short_start, short_start + len(inside)), (begin, begin + len(word[0]))


def _is_spelled(short: str, inside: str) -> bool:
    """True for a bracket that spells out the short form before it. One word in the plural is no long form of
    a singular: "enzymes that degrade RNA (ribonucleases)"."""
    if " " not in inside and inside.endswith("s") and not _PLURAL.search(short):
        return False
    return long_form_start(_PLURAL.sub("", short), inside) == 0


def _comma_pair(inside: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The ranges of "(long form, SHORT)"."""
    long, comma, short = inside.partition(", ")
    if not comma or not _is_short_form(short.strip()) or long_form_start(short.strip(), long) != 0:
        return None
    start = len(long) + 2 + (len(short) - len(short.lstrip()))
    return (0, len(long.rstrip())), (start, start + len(short.strip()))


def _is_short_form(text: str) -> bool:
    return (
        MIN_SHORT <= len(text) <= MAX_SHORT
        and len(text.split()) <= 2
        and text[0].isalnum()
        and sum(c.isupper() for c in text) >= min(2, len(text) - 1)
    )


def long_form_start(short: str, before: str) -> int | None:
    """Where in the text before a bracket the long form of `short` begins, or None.

    Words whose initials are the short form go first: "RR" are resource records, not the letters of
    "records". Else its letters are matched from the right; the first must begin a word. At most
    min(|short| + 5, 2|short|) words are searched.
    """
    letters = [c for c in short.casefold() if c.isalnum()]
    before = before.rstrip()
    if (start := _initials_start(letters, before)) is not None:
        return start
    most = min(len(short) + 5, 2 * len(short))
    words = list(re.finditer(r"\S+", before))[-most:]
    if not words or not letters:
        return None
    floor, position = words[0].start(), len(before) - 1
    folded = before.casefold() if len(before.casefold()) == len(before) else before
    for index in range(len(letters) - 1, -1, -1):
        while position >= floor and (
            folded[position] != letters[index]
            or (index == 0 and position > 0 and folded[position - 1].isalnum())
        ):
            position -= 1
        if position < floor:
            return None
        position -= 1
    start = position + 1
    long = before[start:]
    words_of_long = long.split()
    if len(long) <= len(short) or len(words_of_long) > most or short in words_of_long:
        return None
    if _is_stretched(letters, words_of_long):
        return None
    return None if words_of_long[0].lower() in _NEVER_FIRST else start


def _is_stretched(letters: list[str], words: list[str]) -> bool:
    """True when half the words of a long form have nothing to do with the short one: "part of the chipset or
    directly attached (PCIe)"; or a sentence ends among them."""
    content = [word for word in words if word.lower() not in FUNCTION_WORDS]
    strange = sum(word[0].casefold() not in letters for word in content)
    return (len(content) > 2 and 2 * strange >= len(content)) or any(
        word.endswith((".", "!", "?", ";")) for word in words[:-1]
    )


def _initials_start(letters: list[str], before: str) -> int | None:
    """Where the last words begin that have these initials, one each."""
    words = _words(before)[-len(letters) :]
    if len(letters) < MIN_SHORT or not _are_initials(letters, words) or words[0][0].lower() in _NEVER_FIRST:
        return None
    return words[0].start()


def _words(text: str) -> list[re.Match[str]]:
    """The words of a text: "cross", "site" and "scripting" of "cross-site scripting", and no "&"."""
    return list(re.finditer(r"[^\s&-][^\s-]*", text))


def _are_initials(letters: Sequence[str], words: Sequence[re.Match[str]]) -> bool:
    """True when words begin with these letters, one each, or with what the letters stand for."""
    return len(letters) == len(words) and all(
        word[0].casefold().startswith((letter, *_SPOKEN.get(letter, ())))
        for letter, word in zip(letters, words, strict=True)
    )


def _labelled_pairs(item: ParsedBlock) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """(long, short) ranges of "DMA - direct memory access", "structured query language = SQL" and the like,
    when the initials agree."""
    if (match := _LABELLED.match(item.block.text)) is None:
        return
    (a, _), (c, _) = match.span("label"), match.span("text")
    label, text = match["label"].rstrip(), match["text"].rstrip()
    if is_acronym(label):
        words = _words(text)[: len(label)]
        if _are_initials(label.casefold(), words):
            yield (c, c + words[-1].end()), (a, a + len(label))
    elif is_acronym(text):
        start = _initials_start(list(text.casefold()), label)
        if start is not None:
            yield (a + start, a + len(label)), (c, c + len(text))


def _spelled_pairs(item: ParsedBlock) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """(long, short) ranges of an acronym that a sentence spells out: "it is called ABI: application binary
    interface"."""
    text = item.block.text
    for match in _SPELLED.finditer(text):
        short = match["short"]
        words = _words(text[match.end() :])[: len(short)]
        if match.start() and is_acronym(short) and _are_initials(short.casefold(), words):
            end = match.end() + words[-1].end()
            yield (
                (match.end(), match.end() + len(text[match.end() : end].rstrip(" .,;:)"))),
                match.span("short"),
            )


def is_acronym(text: str) -> bool:
    """True for three letters or more, all capitals; two are the initials of too many things."""
    return len(text) > MIN_SHORT and text.isalpha() and text.isupper()


def bare_acronym(text: str) -> str:
    """An acronym without the s of its plural: "MAC" of "MACs"."""
    return _PLURAL.sub("", text)


def spoken_initial(letter: str, word: str) -> bool:
    """True for a letter that stands for the beginning of a word without being its first: X for "cross"."""
    return word.startswith(_SPOKEN.get(letter, ()))
