"""Which words the notes write with a capital because they are names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from extract.concepts.endings import KNOWN_STEM, is_derived, is_eponym
from extract.concepts.rarity import zipf
from extract.document import BlockKind, MarkKind
from extract.language import ParsedBlock, ParsedDocument
from graph.labels import singular

NAME_ZIPF = 3.4
"""A capitalised word that the notes never write in lower case is a proper name if it is rarer than this."""

NAMED_ZIPF = 4.0
"""The same for a word with an 's, or of a term in Title Case within a sentence: Manhattan Distance."""

PLURAL_ONLY = 1.0
"""A cut form that is this many Zipf units rarer than the word is no singular: "bia", "baye", "hasting"."""

DERIVED = 3
"""Sentences that must write a word like "Chunking" with a capital before its ending counts for less."""

OFTEN = 3
"""Sentences that must write "Monte Carlo" so before its ordinary words are a name and no mere title."""

_ACRONYM = re.compile(r"[A-Z].*[A-Z]|[A-Z]\d|\d|^[A-Z]$|[a-z][A-Z]")
_CAPITALS = re.compile(r"[A-Z][^\W_]*(?:['’]s)?(?:(?:\.\s?|[\s‐‑–-])[A-Z][^\W_]*(?:['’]s)?)*")
"""A run of capitalised words in a label."""
_HYPHENS = re.compile(r"[‐‑–-]")
_NATIONS = frozenset(
    "english french german spanish italian portuguese dutch russian swedish danish finnish norwegian "
    "greek turkish chinese japanese korean indian arabic hebrew african american european asian british "
    "irish scottish latin roman austrian canadian australian mexican brazilian egyptian persian".split()
)
"""Languages and peoples, which English writes with a capital always."""
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_RUN = re.compile(r"(?<=[a-z],\s|.[a-z]\s)[A-Z][a-z]+(?:[\s-][A-Z][a-z]+)*(?=['’]s?\b|['’]?[\s,.;:)–-]|$)")
"""One or more capitalised words after a word in lower case."""
_POSSESSIVE = re.compile(r"['’]s$")
_IN_ADDRESS = re.compile(r"[/@\\_]|(?<=\w)\.(?=\w)|\.(?=\w)")
_TITLE_BEFORE = re.compile(r"[A-Z]\w+(?:['’]s|\s(?:of|and|in|for|to|from|on|with|by|the|a|an)(?:\sthe)?)\s$")
_MODIFIERS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBG", "VBN"})
_NO_NOUN = frozenset({"JJS", "JJR", "RB", "VB", "VBD", "VBP", "VBZ", "MD"})
_COMPARED = frozenset({"JJS", "JJR"})
_AFTER_HEAD = frozenset({"VERB", "AUX", "ADP", "PUNCT", "CCONJ", "SCONJ", "PRON", ""})
_UNTITLED = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE})
_EMPHASIS = frozenset({MarkKind.STRONG, MarkKind.EMPHASIS, MarkKind.HIGHLIGHT, MarkKind.WIKILINK})
_ARTICLES = frozenset({"a", "an", "the"})


class Casing(Struct, frozen=True):
    """How the notes write words."""

    lowercase: frozenset[str] = frozenset()
    """Words that are common nouns: in lower case more often than with a capital that is no title's."""
    named: frozenset[str] = frozenset()
    """Words (in lower case) that sentences write with a capital as names."""
    titled: frozenset[str] = frozenset()
    """The same for words of a term in Title Case, which may or may not be a name: Poisson Distribution."""
    tagged: frozenset[str] = frozenset()
    """Words at the beginning of sentences that the tagger always reads as names: "Linux runs …"."""


def casing(documents: Iterable[ParsedDocument], lowercase: frozenset[str] = frozenset()) -> Casing:
    """The case of all words of the notes' prose; `lowercase` are words known from elsewhere."""
    blocks = [item for document in documents for item in document.parsed]
    common = _in_lower_case(blocks)
    sentences = [item for item in blocks if item.block.kind in _UNTITLED]
    common.update(word for item in sentences for word in _with_article(item))
    named: Counter[str] = Counter()
    titled: Counter[str] = Counter()
    ordinary: Counter[str] = Counter()
    for item in sentences:
        for run, apart in _runs(item):
            words = [word.lower() for word in WORD.findall(_POSSESSIVE.sub("", run))]
            plain = any(word in common or word in lowercase or is_derived(word) for word in words)
            if apart or (len(words) > 1 and plain):
                titled.update(words)
            elif len(words) > 1 and min(map(zipf, words)) >= NAME_ZIPF:
                ordinary.update(words)
            else:
                named.update(words)
    named.update({word: times for word, times in ordinary.items() if times >= OFTEN})
    names = {word for word in named if named[word] > common[word] + DERIVED * is_derived(word)}
    known = {form for word in common for form in (word, singular(word))}
    return Casing(
        lowercase=lowercase | (known - names),
        named=frozenset(names - lowercase),
        tagged=_tagged(sentences),
        titled=frozenset(titled.keys() | ordinary.keys() | named.keys()),
    )


def _tagged(sentences: Iterable[ParsedBlock]) -> frozenset[str]:
    read: dict[str, set[bool]] = defaultdict(set)
    for item in sentences:
        for token in item.doc:
            if token.text.istitle():
                joined = item.block.text[token.idx + len(token) :].startswith("-")
                read[token.lower_].add(token.tag_ == "NNP" and not joined)
    return frozenset(word for word, tags in read.items() if tags == {True})


def _in_lower_case(blocks: Iterable[ParsedBlock]) -> Counter[str]:
    """How often prose has each word in lower case, code and addresses left out."""
    found: Counter[str] = Counter()
    for item in blocks:
        text = item.block.text
        code = [(m.start, m.end) for m in item.block.marks if m.kind is MarkKind.CODE]
        for match in WORD.finditer(text):
            around = text[max(match.start() - 1, 0) : match.end() + 2]
            if not match[0].islower() or _IN_ADDRESS.search(around):
                continue
            if not any(start <= match.start() < end for start, end in code):
                found[match[0]] += 1
    return found


def _with_article(item: ParsedBlock) -> Iterator[str]:
    """Capitalised words that an article makes common nouns ("the Hypothalamus", not "the Linux kernel"), and
    superlatives."""
    for token in item.doc:
        low = token.lower_
        written = item.block.text[token.idx : token.idx + len(token)]
        if not written.istitle() or not written.isalpha() or is_eponym(low):
            continue
        if token.tag_ in _COMPARED:
            yield low
        after = item.doc[token.i + 1].pos_ if token.i + 1 < len(item.doc) else ""
        has_article = any(child.lower_ in _ARTICLES for child in token.lefts)
        if has_article and after in _AFTER_HEAD and not _in_run(item, token.idx):
            yield low


def _in_run(item: ParsedBlock, start: int) -> bool:
    """True when the word before is capitalised too and no article: "the Silicon Valley"."""
    before = item.block.text[:start].split()[-1:]
    return bool(before) and before[0][:1].isupper() and before[0].lower() not in _ARTICLES


def _runs(item: ParsedBlock) -> Iterator[tuple[str, bool]]:
    """Runs of capitalised words within sentences, and whether what is around them may make them a title:
    markup, a title that goes on ("Axiom of Choice"), the lower-case rest of a term ("learning Rate")."""
    text = item.block.text
    tags = {token.idx + len(token): token.tag_ for token in item.doc}
    for match in _RUN.finditer(text):
        several = " " in match[0]
        marked = any(m.kind in _EMPHASIS and m.start <= match.start() < m.end for m in item.block.marks)
        of_term = tags.get(len(text[: match.start()].rstrip()), "") in _MODIFIERS
        of_term = of_term or tags.get(match.end(), "") in _NO_NOUN
        goes_on = _TITLE_BEFORE.search(text[: match.start()]) is not None  # or "Skolem's Paradox"
        yield match[0], goes_on or (marked if several else of_term)


def cased(label: str, case: Casing) -> str:
    """A label in lower case but for the names in it: one decision for all its words."""
    words = [match[0] for match in WORD.finditer(label)]
    lowered = any(_is_common(word.lower(), case) and zipf(word.lower()) >= KNOWN_STEM for word in words)
    kept = set()
    for position, word in enumerate(words):
        owned = position > 0 and _POSSESSIVE.search(words[position - 1]) is not None
        if _is_name(word, case, follows=lowered and 0 < position == len(words) - 1, owned=owned):
            kept.add(word)
    for run in _CAPITALS.findall(label):
        kept |= _one_name(run, kept, case)
    return WORD.sub(lambda match: match[0] if match[0] in kept else _lower(match[0]), label)


def _one_name(run: str, kept: set[str], case: Casing) -> set[str]:
    """The words of a run of capitals that is one name: its last word is (James Laird), or one that is joined
    by a hyphen."""
    found: set[str] = set()
    for joined in re.split(r"\s(?![A-Z]\.)", run):
        parts = WORD.findall(joined)
        if _HYPHENS.search(joined) and kept & set(parts) and not _any_common(parts, case):
            found |= set(parts)
    parts = WORD.findall(run)
    if not _ACRONYM.search(parts[-1]) and parts[-1] in kept and not _any_common(parts, case):
        found |= set(parts)
    if re.match(r"[A-Z]\.", run) and not _any_common(parts, case):  # B. F. Skinner
        found |= set(parts)
    return found


def _any_common(words: Iterable[str], case: Casing) -> bool:
    return any(len(word) > 1 and _is_common(word.lower(), case) for word in words)


def _lower(word: str) -> str:
    return word if _ACRONYM.search(word) else word.lower()


def _is_common(low: str, case: Casing) -> bool:
    """True for a word that the notes, or its ending, show to be no name."""
    if low in case.named or low in _NATIONS:
        return False
    one = singular(low)
    if low in case.lowercase or one in case.lowercase or is_derived(low):
        return True
    return is_derived(one) and zipf(one) >= zipf(low) - PLURAL_ONLY


def _is_name(word: str, case: Casing, *, follows: bool, owned: bool) -> bool:
    """True for a word that keeps its capital.

    The last word of a term whose other words are in lower case `follows` them, and one after an 's
    (`owned`) too: it is what the term is, and that is no name unless sentences say so.
    """
    low = _POSSESSIVE.sub("", word.lower())
    if _ACRONYM.search(word) or not word[:1].isupper() or low in case.named or low in _NATIONS:
        return True
    if _is_common(word.lower(), case):
        return False
    if owned or (follows and not is_eponym(low) and low not in case.titled):
        return False
    named = low in case.titled or low in case.tagged or low != word.lower()
    return zipf(low) < (NAMED_ZIPF if named and not follows else NAME_ZIPF)
