"""Titles that name several terms: "A & B", "A vs. B", "L1 and L2 regularization", "Term (T)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.language import ParsedBlock
from extract.mentions.abbreviation import long_form_start
from extract.mentions.barred import is_furniture
from extract.mentions.frame import FRAME, TAIL
from extract.mentions.mention import Mention
from extract.mentions.shape import (
    is_title_term,
    mention,
    strip_articles,
    strip_edges,
    strip_numbering,
    tokens_between,
)
from extract.mentions.shared import coordinated_modifiers
from graph.labels import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

_SEPARATOR = re.compile(
    r"\s+(?:vs\.?|versus|or|with)\s+|\s+/\s+|(?<=\w{3})/(?=\w{3})|\s*[;|]\s*|\s+[–—-]+\s+"
    r"|\s*,\s+(?:(?:and|or|&)\s+)?",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*(?:,\s+)?(?:\band\b|&|\s\+)\s+", re.IGNORECASE)
_RELATING = re.compile(
    r"\s+(?:in|for|on|as|by|through|using|via|under|from|within|inside|outside|during|between|before"
    r"|after)\s+(?:an?\s+|the\s+)?",
    re.IGNORECASE,
)
_ASKING = re.compile(r"\bdo(?:es)?\s+(?:an?\s+|the\s+)?$", re.IGNORECASE)
_FOR = re.compile(r"^(?P<head>[\w -]+s) for (?P<field>[\w -]+)$", re.IGNORECASE)
_ACRONYM_INSIDE = re.compile(r"\s*\((?P<short>[A-Z][A-Za-z]*[A-Z])\)(?=\s+\w)")
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_SPLIT_AT_PREPOSITIONS = frozenset({"heading", "run_in", "item", "item_of_terms"})
_ADJECTIVE = re.compile(r"(?:ive|al|ic|ous|ary|ar|ed|[ai]ble|less|ful)$")
_MODIFIER_TAGS = frozenset({"JJ", "JJR", "JJS", "VBN", "CD", "AFX"})


def title_terms(note: str, parsed: ParsedBlock, start: int, end: int, rule: str) -> Iterator[Mention]:
    """All terms that a title-like range names.

    Numbering, frames ("Types of …", "… in practice") and brackets are taken off; comparisons and
    coordinations are split; a head or modifier that two terms share is given to both.
    """
    text = parsed.block.text
    start, end = _unframed(parsed, start, end)
    if inner := _shortened(text, start, end):
        yield from title_terms(note, parsed, start, inner, rule)
        return
    if match := _FOR.match(text[start:end]):
        yield mention(note, parsed, start, end, rule + ".for", f"{match['field']} {match['head']}")
        return
    colon = text.find(": ", start, end)
    if colon > 0:
        yield from title_terms(note, parsed, start, colon, rule)
        yield from title_terms(note, parsed, colon + 2, end, rule + ".after_colon")
        return
    relating = _RELATING.search(text, start, end) if rule in _SPLIT_AT_PREPOSITIONS else None
    if relating and start < relating.start() and relating.end() < end:
        yield from title_terms(note, parsed, start, relating.start(), rule)
        yield from title_terms(note, parsed, relating.end(), end, rule + ".tail")
        return
    pieces = [(low, high) for low, high in _pieces(text, start, end) if low < high]
    for piece in pieces:
        shared = list(_shared(parsed, piece, pieces[-1])) if piece != pieces[-1] else []
        for surface in shared:
            yield mention(note, parsed, start, end, rule + ".shared_head", surface)
        if not shared:
            yield from _joint_terms(note, parsed, *piece, rule)


def _shortened(text: str, start: int, end: int) -> int | None:
    """Where the name ends that an acronym in a title is short for: "Least Recently Used (LRU) Replacement"
    is about the first three words, which are of the sort that the rest names."""
    inner = _ACRONYM_INSIDE.search(text, start, end)
    if inner is None or long_form_start(inner["short"], text[start : inner.start()]) != 0:
        return None
    return inner.start()


def _unframed(parsed: ParsedBlock, start: int, end: int) -> tuple[int, int]:
    text = parsed.block.text
    start = strip_numbering(text, start, end)
    start, end = strip_edges(text, start, end)
    if match := FRAME.match(text[start:end]):
        start += match.end()
        end = _subject_end(parsed, start, end) if _ASKING.search(match[0]) else end
    if match := TAIL.search(text[start:end]):
        kept = list(tokens_between(parsed, start, start + match.start()))
        bare = len(kept) == 1 and kept[0].tag_ == "JJ"  # "quadratic formula" is no "quadratic"
        end = end if bare else start + match.start()
    start = strip_articles(text, start, end)
    return strip_edges(text, start, end)


def _subject_end(parsed: ParsedBlock, start: int, end: int) -> int:
    """Where the verb of "how does X work in Y" begins."""
    after = list(tokens_between(parsed, start, end))[1:]
    verb = next((token for token in after if token.tag_ in {"VB", "VBP"} and token.dep_ == "ROOT"), None)
    return verb.idx if verb is not None else end


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range cut at comparisons, slashes, commas and brackets."""
    cursor = start
    for match in _BRACKET.finditer(text, start, end):
        yield from _cut(text, cursor, match.start())
        cursor = match.end()
    yield from _cut(text, cursor, end)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    cursor = start
    for match in _SEPARATOR.finditer(text, start, end):
        yield strip_edges(text, cursor, match.start())
        cursor = match.end()
    yield strip_edges(text, cursor, end)


def _joint_terms(note: str, parsed: ParsedBlock, start: int, end: int, rule: str) -> Iterator[Mention]:
    text = parsed.block.text
    match = _JOINT.search(text, start, end)
    if match is None or match.start() <= start or match.end() >= end:
        yield from _single(note, parsed, start, end, rule)
        return
    left = strip_edges(text, start, match.start())
    right = strip_edges(text, match.end(), end)
    if _are_acts(parsed, left, right):
        yield mention(note, parsed, left[0], right[1], rule)
        return
    shared = list(_shared(parsed, left, right))
    for surface in shared:
        yield mention(note, parsed, start, end, rule + ".shared_head", surface)
    if not shared:
        yield from _single(note, parsed, *left, rule)
    yield from _joint_terms(note, parsed, *right, rule)


def _are_acts(parsed: ParsedBlock, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """True for two bare verbs that make one name: "hold and wait", "divide and conquer algorithm"."""
    acts = list(tokens_between(parsed, *left))
    after = list(tokens_between(parsed, *right))
    return len(acts) == 1 and acts[0].tag_ == "VB" and [t.tag_ for t in after] in (["VB"], ["VB", "NN"])


def _shared(parsed: ParsedBlock, left: tuple[int, int], right: tuple[int, int]) -> Iterator[str]:
    """Whole terms for a coordination that shares a head: "L1 and L2 regularization" gives "L1
    regularization"."""
    left_tokens, right_tokens = list(tokens_between(parsed, *left)), list(tokens_between(parsed, *right))
    text = parsed.block.text
    if not left_tokens or len(right_tokens) < 2:
        return
    head = text[right_tokens[-1].idx : right[1]]
    whole = f"{text[left[0] : left[1]]} {head}"
    shares = _is_modifier(left_tokens[-1]) and not _is_modifier(right_tokens[-1])
    parsed_so = left_tokens[-1] in coordinated_modifiers(right_tokens[0]) and right_tokens[-1].tag_ == "NNS"
    if (shares or parsed_so or _is_parallel(text, left, right)) and not is_furniture(fold(whole)):
        yield whole


def _is_parallel(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """True for two modifiers of one make, which taggers take for nouns in titles: "zero-shot and few-shot
    learning", "supervised vs unsupervised learning", "vertical vs horizontal scaling"."""
    first, *others = text[slice(*right)].lower().split()
    one = text[slice(*left)].lower()
    if " " in one or not others:
        return False
    ending = _ADJECTIVE.search(one)
    same_ending = ending is not None and first.endswith(ending[0])
    return same_ending or (first != one and first.endswith(one)) or ("-" in one and "-" in first)


def _is_modifier(token: Token) -> bool:
    return token.tag_ in _MODIFIER_TAGS or any(c.isdigit() for c in token.text)


def _single(note: str, parsed: ParsedBlock, start: int, end: int, rule: str) -> Iterator[Mention]:
    start = strip_articles(parsed.block.text, start, end)
    start, end = strip_edges(parsed.block.text, start, end)
    if start < end and is_title_term(parsed, start, end):
        yield mention(note, parsed, start, end, rule)
