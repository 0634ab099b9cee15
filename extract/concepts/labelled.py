"""Label texts: "Term: text", "Term (T) - text", "Term -> text" at the start of a block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.concepts.locate import Occurrence
from extract.concepts.saying import DESCRIBING_VERBS, SILENT_VERBS
from extract.document import BlockKind, MarkKind
from extract.language import ParsedBlock
from extract.mentions.shape import STRESSED, strip_numbering
from extract.settings import DEFINING_WORDS, LIST_OF_NAMES, NAME_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Token

LABEL_END = re.compile(r"\s*(?:\([^()]*\)\s*)?(?P<sign>:|\s(?:[–—=-]|-{2,3})\s|\s(?:[-=]>|[→⇒])\s)\s*")
_FORMAL = frozenset({MarkKind.CODE, MarkKind.MATH})
_LINKS = frozenset({MarkKind.LINK, MarkKind.WIKILINK})
_WORD = re.compile(r"[^\W\d_]{2,}")
_TOKEN = re.compile(r"\S+")
_BRACKETS = re.compile(r"\([^()]*\)")
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;+/→&]|->|\.\.\.|\band\b|\bor\b|\betc\b\.?)\s*")
_EFFECT = re.compile(r"\s(?:[-=]>|[→⇒])\s")
_EXAMPLE = re.compile(r"\b(?:i\.e\.|e\.g\.|example)|\(")
_VALUE = re.compile(r"[~≈<>≤≥±]?\d[\d.,]*\s*(?:[-–±%/]|\.\.)\s*\d")
_SAYING = re.compile(r"[\"“«].*[\"”»]\.?$")
_SIGN_AGAIN = re.compile(r"\s(?:=|[-=]>|[→⇒])\s")
_REMARK = re.compile(
    r"\W*(?:the\s+same|see|also|how|why|when|where|compare|used|like|cf)\b|.*:\s", re.IGNORECASE
)
_STOP = re.compile(r"[.!?…:;][\s)\]\"'”’*_]*$")
_POINTING = frozenset({"this", "that", "these", "those"})
_CHANGES = frozenset(
    "increase decrease increased decreased rise fall drop growth more less fewer better worse higher lower "
    "faster slower larger smaller greater weaker stronger".split()
)
"""What follows "=" or an arrow and begins so is an effect: "A -> less B"."""

_CLAUSES = frozenset({"relcl", "advcl", "acl", "csubj", "csubjpass", "pcomp"})


def label_end(item: ParsedBlock, found: Occurrence) -> int | None:
    """Where the text begins whose label a place is; None when it is no label."""
    text = item.block.text
    start = min(strip_numbering(text, 0, found.end), found.start)
    if text[start : found.start].strip(" *_\"'“”(").lower() not in {"", "the", "a", "an"}:
        return None
    match = LABEL_END.match(text, found.end)
    if match is None:
        return None
    marked = any(mark.kind in STRESSED and mark.start <= found.start for mark in item.block.marks)
    listed = item.block.kind in {BlockKind.ITEM, BlockKind.CELL}
    return match.end() if marked or listed or match["sign"] == ":" else None


def defines_label(item: ParsedBlock, found: Occurrence, start: int) -> bool:
    """True when the text after a label can say what it means: not a value, names, an effect or a remark."""
    text = item.block.text
    rest = text[start : sentence_end(item, start)]
    sign = LABEL_END.match(text, found.end)
    subject = own_subject(item, start)
    if (
        not says_enough(item, start, start + len(rest))
        or is_list_of_names(rest)
        or _VALUE.match(rest)
        or _EFFECT.search(_EXAMPLE.split(rest)[0])
        or _SAYING.match(rest)
        or (subject is not None and _points(subject))
        or _is_of_something_else(item, found, start)
    ):
        return False
    if sign is not None and sign["sign"] != ":" and sign["sign"].strip() not in {"-", "–", "—"}:
        first = _WORD.search(rest)
        return (
            rest[:1].isalpha()
            and first is not None
            and first[0].lower() not in _CHANGES
            and not _SIGN_AGAIN.search(rest)
        )
    return not (is_linked(item, found) and (_REMARK.match(rest) or subject is not None))


def _points(subject: Token) -> bool:
    """True for "Caveat: this can fail": "this" is the term itself only in what it does for sure."""
    hedged = any(t.tag_ == "MD" or t.dep_ == "neg" for t in subject.head.children)
    return subject.lower_ in _POINTING and hedged


def _is_of_something_else(item: ParsedBlock, found: Occurrence, start: int) -> bool:
    """True for "Mixed types: handles both", "Recall: even steeper": said of what the list is about."""
    words = [t for t in item.doc if t.idx >= start and not t.is_punct and not t.is_space][:2]
    label = item.doc.char_span(found.start, found.end, alignment_mode="expand")
    if not words or label is None:
        return False
    first = words[0]
    stem = first.lower_.removesuffix("s")
    known = first.tag_ in {"NNS", "NNP", "NNPS"} and stem in SILENT_VERBS | DESCRIBING_VERBS
    if first.tag_ == "VBZ" or known:
        return bool({stem, first.lemma_} & SILENT_VERBS) or label.root.tag_ in {"NNS", "NNPS"}
    return first.tag_ == "MD" or first.lower_ == "be" or (first.lower_ == "even" and first.pos_ == "ADV")


def says_enough(item: ParsedBlock, start: int, end: int) -> bool:
    """True for a stretch of words, and not of figures, formulas and code."""
    tokens = list(_TOKEN.finditer(item.block.text, start, end))
    worded = [token for token in tokens if _WORD.search(token[0]) and not _is_formal(item, token.start())]
    words = sum(len(_WORD.findall(token[0])) for token in worded)
    return words >= DEFINING_WORDS and 2 * len(worded) > len(tokens)


def _is_formal(item: ParsedBlock, offset: int) -> bool:
    return any(mark.kind in _FORMAL and mark.start <= offset < mark.end for mark in item.block.marks)


def is_list_of_names(text: str) -> bool:
    """True for "registers, FP, SP, TLB": names one after the other, and nothing about them."""
    parts = [part for part in _BETWEEN_NAMES.split(_BRACKETS.sub(" ", text).rstrip(". ")) if part.strip()]
    return len(parts) >= LIST_OF_NAMES and all(len(part.split()) <= NAME_WORDS for part in parts)


def is_linked(item: ParsedBlock, found: Occurrence) -> bool:
    """True when a place is a link: what follows may be said of how the two notes belong together."""
    return any(
        mark.kind in _LINKS and mark.start <= found.start and found.end <= mark.end
        for mark in item.block.marks
    )


def own_subject(item: ParsedBlock, start: int) -> Token | None:
    """The subject of the first sentence from an offset on, when its main clause has one."""
    first = next((t for t in item.doc if t.idx >= start), None)
    if first is None:
        return None
    for token in item.doc[first.i : first.sent.end]:
        if token.dep_ in {"nsubj", "nsubjpass"} and not _is_subordinate(token.head):
            return token
    return None


def _is_subordinate(verb: Token) -> bool:
    return any(token.dep_ in _CLAUSES for token in (verb, *verb.ancestors))


def sentence_end(item: ParsedBlock, start: int) -> int:
    """End of the first sentence from an offset on; of a list item, the end of the line.

    The parser ends sentences in the middle at times; only those with a stop at their end are believed.
    """
    line = item.block.text[start:].split("\n", 1)[0]
    end = start + len(line.rstrip())
    if item.block.kind is BlockKind.ITEM:
        return end
    ends = (sentence.end_char for sentence in item.doc.sents if sentence.end_char > start)
    return min(end, next((e for e in ends if _STOP.search(item.block.text, start, e)), end))


def speaks_of_another(item: ParsedBlock, found: Occurrence, start: int, here: Sequence[Occurrence]) -> bool:
    """True when the first sentence after a label has another concept as its subject."""
    subject = own_subject(item, start)
    return subject is not None and any(
        other.concept != found.concept and other.start <= subject.idx < other.end and other.start >= start
        for other in here
    )
