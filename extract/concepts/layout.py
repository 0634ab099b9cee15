"""Definitions that the layout gives: a table of terms, an item below a bare term, a note that begins with
what its subject is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from extract.concepts.labelled import LABEL_END, is_list_of_names, own_subject, says_enough, sentence_end
from extract.concepts.locate import Occurrence
from extract.concepts.saying import PARTIAL_NOUNS, STATE_VERBS, WEAK_NOUNS
from extract.document import BlockKind, MarkKind
from extract.language import ParsedBlock, ParsedDocument
from extract.settings import DOING_WORDS, OPENING_BLOCKS, PHRASE_WORDS
from graph.labels import fold

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_TERM_HEADERS = frozenset({"term", "name", "concept", "word", "notion"})
_SAYING_HEADERS = frozenset(
    {"definition", "meaning", "description", "explanation", "what it is", "what is it", "what it mean"}
)
_PARTS = re.compile(r"[^,;\n/]+")
_BRACKETS = re.compile(r"\([^()]*\)")
_POINTING = frozenset({"this", "that", "these", "those", "each", "some", "all", "no", "every", "such"})
_COMPLEMENTS = frozenset({"prep", "relcl", "acl"})
_LINKS = frozenset({MarkKind.LINK, MarkKind.WIKILINK})

Here = Mapping[int, Sequence[Occurrence]]
"""The occurrences in each block of a note."""


class Placed(Struct, frozen=True):
    """A stretch of a block that defines a concept by where it stands."""

    concept: int
    pattern: str
    item: ParsedBlock
    start: int
    end: int


def whole(item: ParsedBlock, here: Here) -> int | None:
    """The concept that a block names and nothing else, but for a bracket or a colon after it."""
    key = fold(item.block.text)
    return next(
        (o.concept for o in here.get(item.block.index, ()) if fold(item.block.text[o.start : o.end]) == key),
        None,
    )


def placed(parsed: ParsedDocument, here: Here, subjects: Mapping[int, frozenset[int]]) -> Iterator[Placed]:
    """The definitions of a note that its layout gives."""
    yield from _in_tables(parsed, here)
    yield from _below_terms(parsed, here)
    yield from _openings(parsed, here, subjects)


def _in_tables(parsed: ParsedDocument, here: Here) -> Iterator[Placed]:
    """Rows of a table with a column of terms and one that says what they mean."""
    tables: dict[int | None, dict[tuple[int, int], ParsedBlock]] = defaultdict(dict)
    for item in parsed.parsed:
        if item.block.kind is BlockKind.CELL:
            tables[item.block.group][item.block.row, item.block.column] = item
    for cells in tables.values():
        headers = {column: fold(cell.block.text) for (row, column), cell in sorted(cells.items()) if row == 0}
        meaning = next((c for c, header in headers.items() if header in _SAYING_HEADERS), None)
        term = next((c for c, header in headers.items() if header in _TERM_HEADERS), 0)
        if meaning is None or meaning == term:
            continue
        for (row, column), cell in sorted(cells.items()):
            said = cells.get((row, meaning))
            if row == 0 or column != term or said is None:
                continue
            end = len(said.block.text.split("\n", 1)[0].rstrip())
            if says_enough(said, 0, end):
                for concept in _terms(cell, here):
                    yield Placed(concept, "cell", said, 0, end)


def _terms(cell: ParsedBlock, here: Here) -> Iterator[int]:
    """The concepts that a cell names: one, or several with commas between them."""
    text = cell.block.text
    parts = {fold(part[0]) for part in _PARTS.finditer(text)} | {fold(text)}
    for found in here.get(cell.block.index, ()):
        if fold(text[found.start : found.end]) in parts:
            yield found.concept


def _below_terms(parsed: ParsedDocument, here: Here) -> Iterator[Placed]:
    """The first item below an item that is a bare term, when it is a phrase that says what the term is."""
    named = {
        item.block.index: concept
        for item in parsed.parsed
        if item.block.kind is BlockKind.ITEM and (concept := whole(item, here)) is not None
    }
    for index, item in enumerate(parsed.parsed):
        if item.block.kind is BlockKind.ITEM and item.block.parent in named:
            concept = named.pop(item.block.parent)
            if is_saying(item) and not _is_repeated(parsed, index):
                yield Placed(concept, "below", item, 0, sentence_end(item, 0))


def _is_repeated(parsed: ParsedDocument, index: int) -> bool:
    """True when the next item of the list begins with the same word: they are members, and not a gloss."""
    item = parsed.parsed[index]
    after = next((i for i in parsed.parsed[index + 1 :] if i.block.parent == item.block.parent), None)
    if after is None or after.block.group != item.block.group or item.block.group is None:
        return False
    return after.doc[0].lower_ == item.doc[0].lower_ and item.doc[0].pos_ != "DET"


def _openings(parsed: ParsedDocument, here: Here, subjects: Mapping[int, frozenset[int]]) -> Iterator[Placed]:
    """The first phrase below the title, heading or bold line that names one concept."""
    tried: dict[int, int] = defaultdict(int)
    plural = _plural_sections(parsed)
    for index, item in enumerate(parsed.parsed):
        about = subjects.get(item.block.index, frozenset())
        if item.block.kind is BlockKind.CELL or len(about) != 1:
            continue
        if item.block.section in plural:
            continue
        (concept,) = about
        if tried[concept] >= OPENING_BLOCKS or item.block.parent is not None or _is_furniture(item):
            continue
        if whole(item, here) == concept:
            continue
        if is_saying(item) and not _is_of_several(item) and not _is_repeated(parsed, index):
            tried[concept] = OPENING_BLOCKS
            yield Placed(concept, "opening", item, 0, sentence_end(item, 0))
        elif item.block.text.rstrip().endswith(":"):
            tried[concept] = OPENING_BLOCKS
        else:
            tried[concept] += 1


def _is_of_several(item: ParsedBlock) -> bool:
    """True for a list that begins with a plural: with parts or sorts of its subject."""
    root = next(iter(item.doc.sents)).root
    return (
        item.block.kind is BlockKind.ITEM
        and root.tag_ in {"NNS", "NNPS"}
        and not _is_verb_phrase(item.doc[:])
    )


def _plural_sections(parsed: ParsedDocument) -> set[int | None]:
    """Sections, below the title, whose heading is a plural: they begin with one of several."""
    return {
        item.block.index
        for item in parsed.parsed
        if item.block.kind is BlockKind.HEADING
        and not parsed.document.is_title(item.block)
        and any(t.tag_ in {"NNS", "NNPS"} for t in item.doc)
    }


def _is_furniture(item: ParsedBlock) -> bool:
    """True for the tags above a note: links and nothing else, and the word that announces them."""
    text = item.block.text.strip()
    linked = sum(mark.end - mark.start for mark in item.block.marks if mark.kind in _LINKS)
    return linked >= len(text) or fold(text) in {"tag", "link", "topic", "related", "alias"}


def is_saying(item: ParsedBlock) -> bool:
    """True for a block that begins with a phrase without a subject: "database that stores its data by
    column", "stores data by column"."""
    text = item.block.text
    end = sentence_end(item, 0)
    if (
        not says_enough(item, 0, end)
        or len(text[:end].split()) < PHRASE_WORDS
        or text.rstrip().endswith(("?", ":"))
        or LABEL_END.search(text[:end])
        or is_list_of_names(text)
    ):
        return False
    sentence = next(iter(item.doc.sents))
    if sentence[0].pos_ == "ADV" and sentence[1].text == ",":
        return False
    return own_subject(item, 0) is None and (_is_noun_phrase(sentence) or _is_verb_phrase(sentence))


def _is_noun_phrase(sentence: TokenSpan) -> bool:
    root = sentence.root
    lemma = root.lemma_.lower()
    if root.pos_ not in {"NOUN", "PROPN"} or lemma in WEAK_NOUNS | PARTIAL_NOUNS:
        return False
    if any(t.lower_ in _POINTING or t.dep_ in {"nsubj", "aux", "neg", "nummod"} for t in root.lefts):
        return False
    if any(t.tag_ in {"NNS", "NNPS"} and t.dep_ == "compound" for t in root.lefts):
        return False  # a verb that the parser took for a noun: "the client contacts servers"
    return any(t.dep_ in _COMPLEMENTS for t in root.rights)


def _is_verb_phrase(sentence: TokenSpan) -> bool:
    """True for "stores …", "securely stores …" and "arranging …", and not for a command."""
    words: list[Token] = [t for t in sentence if not t.is_space][:3]
    if words and words[0].pos_ == "ADV":
        words = words[1:]
    if not words or words[0].is_stop or words[0].lemma_ in STATE_VERBS:
        return False
    first = words[0]
    long = len(_BRACKETS.sub(" ", sentence.text).split()) >= DOING_WORDS
    doing = first == sentence.root and (first.tag_ == "VBZ" or (first.tag_ == "VBG" and long))
    also = first.tag_ == "NNS" and any(t.dep_ == "conj" and t.tag_ == "VBZ" for t in first.rights)
    return doing or also
