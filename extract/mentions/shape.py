"""The shape of a term: which stretches of a parsed block can be one, and where they begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.concepts.rarity import zipf
from extract.document import MarkKind
from extract.grammar import BEFORE_NOUN, FINITE
from extract.language import ParsedBlock
from extract.mentions.barred import is_barred
from extract.mentions.mention import Mention
from extract.wordlists import (
    COMMANDS,
    EFFECTS,
    INTO,
    LATIN,
    SOLID_HEADS,
)
from graph.labels import fold, singular

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

MAX_WORDS = 7
"""Longest term, in words: the longest entries of field glossaries have six or seven (Justeson & Katz
1995)."""

MAX_SYMBOL = 2
"""One or two lower-case letters are a symbol, a unit or a code, not a name."""

MAX_CHARACTERS = 80
"""Longest term, in characters."""

_EDGE = " \t\n\r.,;:!?*_\"'“”‘’«»|>=~–—-•·…"
_NUMBERING = re.compile(
    r"^\s*(?:(?:step|part|chapter|section|lec(?:ture)?|week|day|module|unit|appendix|lesson)\s*)?"
    r"(?:\(?\d+(?:\.\d+)*[.):]?|\(?[a-zA-Z][.)]|[IVXLC]+[.)])\s*[:.\-–—]?\s+(?=\S)",
    re.IGNORECASE,
)
_DECORATION = re.compile(r"^[^\w(<]+")
RARE_QUALITY = 3.0
"""An adjective commoner than this (Zipf) is known to the tagger."""

_BARE_NOUNS = frozenset({"NN", "NNP"})
_AFTER_NOUN = frozenset(
    "again ahead alone apart away back backward backwards down first forward forwards here home inside "
    "instead later least less more most off offline online only out outside over there together too up "
    "well".split()
)
"""Adverbs that stand after a noun: "scale up"."""

_OPENING = frozenset({"of", "to", "by", "with", "from", "at", "on"})
"""No name begins with one of these, but for hyphenated ones ("on-policy")."""

_ACTED = frozenset({"VB", "VBP", "VBZ", "VBD", "NN", "NNS", "IN", "TO"})
"""After an adverb these make an action or a place ("randomly drop units"); a quality may follow one ("fully
connected layer")."""

_REMARKING = frozenset(
    "usually typically often generally mostly mainly sometimes always never possibly probably also".split()
)

_BARRED_POS = frozenset({"PRON", "SCONJ", "INTJ"})
_BARRED_WORDS = frozenset(
    "i you we they he she it this that these those which who what how why when where there here not don't "
    "if iff than e.g i.e etc your our their my vs".split()
)
_NOUN_LIKE = re.compile(r"[^\W\d_]{4,}")
"""A word before "I" that makes it a figure: "Type I error", "Photosystem I"."""

_ARTICLES = frozenset({"a", "an", "the"})
_DEFINITE = frozenset({"an", "the"})
_LETTER = re.compile(r"[^\W\d_]")
_CODE_LIKE = re.compile(r"\w+\.\w+\(|\w\(\)|[a-z]_[a-z]|^[\\$#@/]|://|\.\w{2,4}$|[=<>{}^\\→⟶⇒↔]")

_SENTENCES = re.compile(r"[a-z]{4}[.!?]\s+\w")
"""The end of a sentence and the begin of another; short words before a full stop are abbreviations."""

_CUT = re.compile(r"[^\s)][-‑]")
"""In front of a term: it is the rest of a compound ("order tensor" of "2nd-order tensor")."""


def strip_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow a range to leave out punctuation, unmatched brackets and blanks at its edges."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    inner = text[start:end]
    if inner.startswith("(") and ")" not in inner:
        return strip_edges(text, start + 1, end)
    if inner.endswith(")") and "(" not in inner:
        return strip_edges(text, start, end - 1)
    return start, end


def strip_numbering(text: str, start: int, end: int) -> int:
    """The offset after "3.1", "Step 2:", emoji and other decoration in front of a title."""
    if match := _DECORATION.match(text[start:end]):
        start += match.end()
    if match := _NUMBERING.match(text[start:end]):
        start += match.end()
    return start


def strip_articles(text: str, start: int, end: int) -> int:
    """The offset after leading articles."""
    while (parts := text[start:end].split(maxsplit=1)) and len(parts) == 2 and parts[0].lower() in _ARTICLES:
        start = text.index(parts[1], start + len(parts[0]))
    return start


def is_placeholder(text: str, start: int, end: int) -> bool:
    """True for a word alone in square brackets: [math], [image], [citation needed]."""
    return text[start - 1 : start] == "[" and text[end : end + 1] == "]"


def is_title_term(parsed: ParsedBlock, start: int, end: int) -> bool:
    """True when a range taken from a heading, emphasis, item or cell has the shape of a term."""
    text = parsed.block.text[start:end]
    words = text.split()
    if not words or len(words) > MAX_WORDS or len(text) > MAX_CHARACTERS or not _LETTER.search(text):
        return False
    if text.count("(") != text.count(")") or text.count("[") != text.count("]"):
        return False
    if _SENTENCES.search(text) or (start > 1 and _CUT.match(parsed.block.text[start - 2 : start])):
        return False
    if _CODE_LIKE.search(text) or is_barred(fold(text)) or is_placeholder(parsed.block.text, start, end):
        return False
    if len(text) <= MAX_SYMBOL and not text[-1].isupper() and not any(c.isdigit() for c in text):
        return False
    lowered = [word.strip(_EDGE + "()").lower() for word in words]
    if any(
        w in _BARRED_WORDS and not (i and words[i] == "I" and _NOUN_LIKE.fullmatch(words[i - 1]))
        for i, w in enumerate(lowered)
    ):
        return False
    span = parsed.doc.char_span(start, end, alignment_mode="expand")
    return span is not None and not _reads_as_clause(span) and not _reads_as_quality(span)


def _reads_as_quality(span: TokenSpan) -> bool:
    """True for "computationally expensive", "parallelizable", "robust to noise": a quality, not a notion."""
    tokens = [token for token in span if not token.is_punct and not token.is_space]
    last = tokens[-1]
    if len(tokens) > 2 and tokens[0].pos_ == "ADJ" and tokens[1].pos_ == "ADP":
        return True
    if any(c.isdigit() or c.isupper() for c in last.text[1:]) or "-" in span.text:
        return False
    return _is_quality(last)


_LIKE_ADJECTIVES = re.compile(r"(?:ive|al|ic|ous|ary|ar|ed|[ai]ble|less|ful|ent|ant|ly)$")


def _is_quality(word: Token) -> bool:
    """True for adjectives and adverbs. A rare word without the ending of one is rather a noun that a tagger
    takes for one where it stands without a sentence: "Undershoot", "Hydration sphere"."""
    if word.tag_ in {"RB", "RBR"} and word.i and word.nbor(-1).tag_ in _BARE_NOUNS:
        return word.lower_.endswith("ly") or word.lower_ in _AFTER_NOUN
    if word.tag_ not in {"JJ", "JJR", "JJS", "RB", "RBR"}:
        return False
    return zipf(word.lower_) >= RARE_QUALITY or _LIKE_ADJECTIVES.search(word.lower_) is not None


def _reads_as_clause(span: TokenSpan) -> bool:
    """True for stretches with a finite verb, a pronoun or a dangling preposition: stress, not a term.

    A single word is given the benefit of the doubt.
    """
    tokens = [token for token in span if not token.is_punct and not token.is_space]
    if not tokens:
        return True
    if len(tokens) > 1 and tokens[0].whitespace_ and _opens_adjunct(tokens[0], tokens[1]):
        return True
    if tokens[-1].pos_ in {"ADP", "CCONJ", "DET", "AUX", "PART"} or tokens[0].pos_ in {"CCONJ", "AUX"}:
        return len(tokens) > 1 or tokens[0].pos_ in {"CCONJ", "DET"}
    if any(token.pos_ in _BARRED_POS and token.text != "I" for token in tokens):
        return True
    verbs = [token for token in tokens if token.tag_ in FINITE and token.dep_ not in BEFORE_NOUN]
    verbs = [verb for verb in verbs if verb != tokens[-1] or not _may_be_noun(verb)]
    if (len(tokens) > 1 and verbs) or any(a.tag_ == "TO" and b.tag_ == "VB" for a, b in pairwise(tokens)):
        return True
    if any(token.tag_ == "VBG" and token.dep_ == "pcomp" and _has_object(token, tokens) for token in tokens):
        return True
    return len(tokens) > 1 and _begins_as_action(tokens)


def _has_object(verb: Token, among: list[Token]) -> bool:
    return any(token.dep_ == "dobj" and token.head == verb for token in among)


def _may_be_noun(verb: Token) -> bool:
    """True for the last word of "page replacement algorithms" and of "cache hit", whose past is the same."""
    return singular(verb.lower_) in SOLID_HEADS or (verb.tag_ == "VBD" and verb.lemma_ == verb.lower_)


def _opens_adjunct(first: Token, second: Token) -> bool:
    return first.lower_ in _OPENING or (first.lower_ in INTO and second.lower_ not in LATIN)


def _begins_as_action(tokens: list[Token]) -> bool:
    """True for "spoof the address", "handling outliers", "recursively split", "stored in blocks" and
    "usually X": actions and remarks, not notions."""
    first, second = tokens[0], tokens[1]
    if second.lower_ in _DEFINITE:
        return True
    if first.lower_ in _REMARKING or (first.tag_ == "VBN" and second.tag_ == "IN"):
        return True
    if (first.tag_ == "VB" and first.dep_ not in BEFORE_NOUN) or (
        first.pos_ == "ADV" and tokens[-1].pos_ == "VERB"
    ):
        return True
    if first.whitespace_ and first.lower_ in EFFECTS and second.tag_ not in {"IN", "TO", "CC"}:
        return True
    if first.whitespace_ and (
        _american(first.lower_) in COMMANDS or (first.tag_ == "RB" and second.tag_ in _ACTED)
    ):
        return True
    return first.tag_ == "VBG" and _has_object(first, tokens[1:])


def _american(verb: str) -> str:
    """A verb in -ise as in -ize."""
    return verb[:-3] + "ize" if verb.endswith("ise") else verb


def coordinated_before(token: Token) -> list[Token]:
    """What stands before a token in its coordination, nearest first: B and A of "A, B and C" at C."""
    found = []
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
        found.append(token)
    return found


def overlaps_mark(parsed: ParsedBlock, start: int, end: int, kinds: frozenset[MarkKind]) -> bool:
    """True when a range overlaps markup of one of these kinds."""
    return any(mark.kind in kinds and mark.start < end and start < mark.end for mark in parsed.block.marks)


STRESSED = frozenset({MarkKind.STRONG, MarkKind.EMPHASIS, MarkKind.HIGHLIGHT})
"""Marks with which a text sets a word apart."""

UNREADABLE = frozenset({MarkKind.MATH, MarkKind.CODE})
"""Marks whose text is not language."""


def mention(note: str, parsed: ParsedBlock, start: int, end: int, rule: str, surface: str = "") -> Mention:
    """A mention of the range, or of a surface that the range stands for."""
    surface = " ".join((surface or parsed.block.text[start:end]).split())
    return Mention(note, parsed.block.index, start, end, surface, fold(surface), rule)


def tokens_between(parsed: ParsedBlock, start: int, end: int) -> Iterator[Token]:
    """The tokens that lie wholly in a range of the block's text."""
    for token in parsed.doc:
        if token.idx >= end:
            return
        if token.idx >= start and token.idx + len(token.text) <= end:
            yield token
