"""Noun phrases of the prose: adjectives and nouns up to a head noun (Justeson & Katz 1995), on spaCy's tags.

J. S. Justeson, S. M. Katz: Technical terminology: some linguistic properties and an algorithm for
identification in text. Natural Language Engineering 1(1), 9-27.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.document import PROSE, BlockKind
from extract.grammar import BEFORE_NOUN
from extract.language import ParsedBlock, ParsedDocument
from extract.mentions.barred import is_quantity
from extract.mentions.mention import Mention
from extract.mentions.shape import MAX_WORDS, UNREADABLE, is_title_term, mention, overlaps_mark
from extract.wordlists import EMPTY_HEADS, KEPT_MODIFIERS, MEASURES, STOP_MODIFIERS
from graph.labels import fold, singular

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS = frozenset(
    {"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "CD", "AFX", "FW", "XX"}
)
_HEADS = frozenset({"NN", "NNS", "NNP", "NNPS", "FW"})
_COMMON_NOUNS = frozenset({"NN", "NNS"})
_SINGULAR = frozenset({"NN", "NNP"})
_PARTICIPLES = frozenset({"VBN", "VBG"})
_ATTRIBUTIVE = frozenset({"amod", "compound", "nmod", "npadvmod", "punct", "nummod"})
_NAMES = frozenset({"NNP", "NNPS"})
_DETERMINERS = frozenset({"DT", "PRP$", "PDT"})
HYPHENS = frozenset({"-", "–", "‑"})
_JOINTS = HYPHENS | {"/"}


def noun_phrase_mentions(parsed: ParsedDocument) -> Iterator[Mention]:
    """Every maximal noun phrase of the prose that has the shape of a term."""
    note = parsed.document.note.id
    for item in parsed.parsed:
        if item.block.kind is BlockKind.HEADING:
            continue
        for tokens in phrases(item):
            if _is_misread(tokens):
                continue
            firsts = {tokens[0].i, _kept_modifier(tokens[0])}
            for last in (tokens[-1], *_before_empty_head(tokens)):
                end = last.idx + len(last.text)
                for start in sorted(item.doc[first].idx for first in firsts):
                    if is_title_term(item, start, end):
                        yield mention(note, item, start, end, "noun_phrase")


def _before_empty_head(tokens: list[Token]) -> Iterator[Token]:
    """The noun before a head that says little: of "binary classification problem" two words name it, too."""
    if len(tokens) > 2 and tokens[-1].lemma_.lower() in EMPTY_HEADS and tokens[-2].tag_ in _COMMON_NOUNS:
        yield tokens[-2]


def _is_misread(tokens: list[Token]) -> bool:
    """True for "pupils widen", "ships protein": modifiers are rarely plural, so one of the two is a verb; and
    for "QUIC tracks each stream": no noun stands right before a determiner."""
    first, last = tokens[0], tokens[-1]
    if len(tokens) < 2:
        return False
    if last.tag_ in _HEADS and _is_before(last, _DETERMINERS):
        return True
    return first.tag_ == "NNS" and last.tag_ != "NNS" and singular(first.lower_) != first.lower_


def _is_before(token: Token, tags: frozenset[str]) -> bool:
    """True for a word that a blank and a word with one of these tags follow."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return following is not None and token.whitespace_ == " " and following.tag_ in tags


def _kept_modifier(first: Token) -> int:
    """Index of a stripped word before a phrase that may belong to it ("specific heat"), else the phrase's."""
    if first.i == 0:
        return first.i
    before = first.nbor(-1)
    kept = (
        fold(before.text) in KEPT_MODIFIERS and before.tag_ in _MODIFIERS and before.is_sent_start is not True
    )
    return before.i if kept else first.i


def phrases(item: ParsedBlock) -> Iterator[list[Token]]:
    """Maximal runs of modifiers that end in a noun, without the words that only serve the text."""
    run: list[Token] = []
    for token in item.doc:
        if _continues(item, token, run):
            run.append(token)
            continue
        yield from _clauses(run)
        run = []
    yield from _clauses(run)


def _clauses(run: list[Token]) -> Iterator[list[Token]]:
    """The phrases of a run, parted at a verb that the tagger takes for a plural between two nouns: "the
    scheduler schedules processes"."""
    start = 0
    for middle in range(1, len(run) - 1):
        before, token, after = run[middle - 1 : middle + 2]
        if middle > start and token.tag_ == "NNS" and before.tag_ in _SINGULAR and after.tag_ in _HEADS:
            yield from _trimmed(run[start:middle])
            start = middle + 1
    yield from _trimmed(run[start:])


def _continues(item: ParsedBlock, token: Token, run: list[Token]) -> bool:
    if token.text in HYPHENS:
        return bool(run) and not token.whitespace_ and not run[-1].whitespace_
    if token.text == "/":
        return bool(run) and _joins(token)
    if not run and _is_second_half(token):
        return False
    if token.lower_ == "to" and run and run[-1].tag_ in _HEADS and _leads_to_ratio(token):
        return True
    if token.tag_ == "POS":
        return bool(run) and run[-1].tag_ in _NAMES
    if not _may_modify(token) or token.is_punct or not any(c.isalpha() for c in token.text):
        joined = bool(run) and run[-1].text in HYPHENS and not run[-1].whitespace_
        return joined and token.text.isalnum()
    if token.tag_ in _PARTICIPLES and token.dep_ not in _ATTRIBUTIVE and not _hyphenated(token):
        return bool(run) and _is_gerund_head([*run, token])
    return not overlaps_mark(item, token.idx, token.idx + len(token.text), UNREADABLE)


def _joins(slash: Token) -> bool:
    """True in "I/O" and "client/server model": one name, not two as in "TCP/UDP"."""
    doc = slash.doc
    if slash.i in {0, len(doc) - 1} or slash.whitespace_ or doc[slash.i - 1].whitespace_:
        return False
    left, right = doc[slash.i - 1], doc[slash.i + 1]
    return len(left) == len(right) == 1 or _is_before(right, _HEADS)


def _leads_to_ratio(to: Token) -> bool:
    """True in "signal to noise ratio"."""
    return any(token.lower_ in {"ratio", "ratios"} for token in to.doc[to.i + 2 : to.i + 4])


def _is_second_half(token: Token) -> bool:
    """True for "M" of "1:M relationship" and "write" of "read/write lock": no phrase begins there."""
    if token.i < 2 or token.nbor(-1).text not in {"/", ":"} or not _is_before(token, _HEADS):
        return False
    return not (token.nbor(-1).whitespace_ or token.nbor(-2).whitespace_)


def _may_modify(token: Token) -> bool:
    """By its tag; a verb's tag is a slip when the parser sees a word before a noun ("ridge regression")."""
    return token.tag_ in _MODIFIERS or (token.tag_.startswith("VB") and token.dep_ in BEFORE_NOUN)


def _hyphenated(token: Token) -> bool:
    if token.whitespace_ or token.i + 1 >= len(token.doc):
        return False
    return token.nbor().text in HYPHENS


def _trimmed(run: list[Token]) -> Iterator[list[Token]]:
    while run and run[-1].tag_ not in _HEADS and not _is_gerund_head(run):
        run = run[:-1]
    while run and (run[0].text in _JOINTS or _is_stop_modifier(run) or is_quantity(run[0].text)):
        run = run[1:]
    if run and len(run) <= 2 * MAX_WORDS:
        yield run


def _is_gerund_head(run: list[Token]) -> bool:
    """True for "demand paging", "wear leveling": a gerund after a noun, without an object of its own; "a name
    pointing to" it is none."""
    last = run[-1]
    if last.tag_ != "VBG" or len(run) < 2 or run[-2].tag_ not in _SINGULAR or last.is_sent_start:
        return False
    if any(t.dep_ == "prep" and t.i == last.i + 1 and t.lower_ != "of" for t in last.rights):
        return False
    return not any(token.dep_ in {"dobj", "acomp", "attr", "xcomp", "ccomp"} for token in last.rights)


def _is_stop_modifier(run: list[Token]) -> bool:
    first = run[0]
    if len(run) > 1 and run[1].text in HYPHENS:
        return False
    return fold(first.text) in STOP_MODIFIERS and first.tag_ not in _HEADS


def phrase_range(item: ParsedBlock, head: Token) -> tuple[int, int] | None:
    """The term-like range around a head token: its modifiers on the left and a bare "of" phrase on the
    right."""
    for tokens in phrases(item):
        if tokens[0].i <= head.i <= tokens[-1].i:
            tail = _bare_of_phrase(tokens[-1])
            last = tail or tokens[-1]
            return tokens[0].idx, last.idx + len(last.text)
    if head.tag_ in _PARTICIPLES | {"JJ"}:
        return head.idx, head.idx + len(head.text)
    return None


def prose(parsed: ParsedDocument) -> Iterator[ParsedBlock]:
    """The blocks that hold sentences: all but headings, code and formulas."""
    return (item for item in parsed.parsed if item.block.kind in PROSE)


def phrase_mention(note: str, item: ParsedBlock, head: Token, rule: str) -> Mention | None:
    """A mention of the phrase around a head token, if it has the shape of a term and is all words."""
    found = phrase_range(item, head)
    if found is None or not is_title_term(item, *found) or overlaps_mark(item, *found, UNREADABLE):
        return None
    return mention(note, item, *found, rule)


def _bare_of_phrase(head: Token) -> Token | None:
    """The last token of "of X" right after the head, when X has no determiner: "bag of words"."""
    if head.i + 2 >= len(head.doc) or head.nbor().lower_ != "of" or head.lemma_.lower() in MEASURES:
        return None
    last = None
    for token in head.doc[head.i + 2 : head.i + 5]:
        if token.tag_ not in _MODIFIERS or not any(c.isalpha() for c in token.text):
            break
        last = token
    return last if last is not None and last.tag_ in _HEADS else None


def bare_of_mentions(parsed: ParsedDocument) -> Iterator[Mention]:
    """Phrases of the form "noun of noun" without a determiner: bag of words, degrees of freedom."""
    note = parsed.document.note.id
    for item in parsed.parsed:
        if item.block.kind is BlockKind.HEADING:
            continue
        for tokens in phrases(item):
            last = _bare_of_phrase(tokens[-1])
            if last is None:
                continue
            start, end = tokens[0].idx, last.idx + len(last.text)
            if is_title_term(item, start, end):
                yield mention(note, item, start, end, "of_phrase")
