"""The genus in what is no sentence: "**X**: a Y that …", "X (a Y that …)", "# X" and below it "A Y that …".

A definition names the class of a thing and what sets it apart (genus et differentia); notes write it without
"is" more often than with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from msgspec import Struct

from extract.concepts.labelled import label_end
from extract.concepts.locate import Occurrence
from extract.concepts.passages import Sentence
from extract.document import BlockKind
from extract.grammar import FINITE
from extract.language import ParsedBlock, ParsedDocument
from extract.mentions.shape import STRESSED
from extract.relations.copula import class_of
from extract.relations.noun_statements import is_relational, noun_statements
from extract.relations.pattern import Statement
from extract.relations.phrases import is_collective, is_whole
from extract.relations.scene import Scene
from extract.relations.slots import Slots
from extract.relations.statement_claims import statement_claims
from graph.model import RelationClaim

if TYPE_CHECKING:
    from spacy.tokens import Token

_BRACKET = re.compile(r"\s*\((?=an?\s)")
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BEFORE_NOUN = frozenset({"JJ", "JJR", "JJS", "RB", "RBS", "VBN", "VBG", "CD", "HYPH"}) | _NOUNS
_AFTER_GENUS = frozenset({"WDT", "WP", "WP$", "WRB", "IN", "TO", "VBN", "VBG"})
"""Tags of what sets a thing apart from others of its class: "that …", "used …", "with …"."""

_GOING_ON = FINITE | {"POS", "HYPH"}
"""Tags after which a noun is no class: the subject of a clause, or part of a longer word."""

_OPENERS = frozenset({"*", "_", "**", "("})
_ARTICLES = frozenset({"a", "an"})


class Gloss(Struct, frozen=True):
    """A stretch of text that may say what a concept is."""

    concept: int
    start: int
    """Where the text begins, in the block's text."""
    bare: bool = False
    """A class may stand there without an article."""


def genus_claims(scene: Scene) -> Iterator[RelationClaim]:
    """What a label, a bracket or the first phrase of a section says that something is."""
    for parsed, item, sentence in scene.sentences:
        occurrences = scene.in_sentence(parsed, item, sentence)
        if not occurrences or item.block.text[sentence.start : sentence.end].rstrip().endswith("?"):
            continue
        slots = Slots(item, occurrences, None, None, scene.methods)
        for gloss in _glosses(scene, parsed, item, sentence, occurrences, slots):
            found = _said(scene, item, sentence, slots, gloss)
            yield from statement_claims(scene, parsed, item, sentence, occurrences, found)


def _glosses(
    scene: Scene,
    parsed: ParsedDocument,
    item: ParsedBlock,
    sentence: Sentence,
    occurrences: Sequence[Occurrence],
    slots: Slots,
) -> Iterator[Gloss]:
    """What follows a label or opens a bracket or a section."""
    first = occurrences[0]
    label = label_end(item, first) if not item.block.text[: sentence.start].strip() else None
    if label is not None and label < sentence.end:
        yield Gloss(first.concept, label, _is_set_apart(item, first))
    elif _opens_section(parsed, item, sentence) and (about := scene.section_of(parsed, item.block)):
        nearest = next(parsed.document.headings_above(item.block), None)
        if nearest is not None and nearest.index == about[1]:
            yield Gloss(about[0], sentence.start)
    for found in occurrences:
        bracket = _BRACKET.match(item.block.text, found.end)
        if bracket is not None and is_whole(item, found) and _is_plain(item, slots, found):
            yield Gloss(found.concept, bracket.end())


def _is_set_apart(item: ParsedBlock, label: Occurrence) -> bool:
    """True for the label of an item and for one in bold: elsewhere a colon also stands inside a title."""
    stressed = any(
        mark.kind in STRESSED and mark.start <= label.start < mark.end for mark in item.block.marks
    )
    return stressed or item.block.kind in {BlockKind.ITEM, BlockKind.CELL}


def _is_plain(item: ParsedBlock, slots: Slots, found: Occurrence) -> bool:
    """False for "maximum displacement (an antinode)": more than the name is meant."""
    span = item.doc.char_span(found.start, found.end, alignment_mode="expand")
    return span is not None and not (slots.is_narrowed(span.root) or slots.is_qualified(span.root))


def _opens_section(parsed: ParsedDocument, item: ParsedBlock, sentence: Sentence) -> bool:
    """True for the first sentence below a heading."""
    block = item.block
    before = parsed.document.blocks[block.index - 1] if block.index else None
    return (
        block.kind is BlockKind.PARAGRAPH
        and not block.text[: sentence.start].strip()
        and before is not None
        and before.kind is BlockKind.HEADING
    )


def _said(
    scene: Scene, item: ParsedBlock, sentence: Sentence, slots: Slots, gloss: Gloss
) -> Iterator[Statement]:
    noun = _genus(item, sentence, gloss)
    if noun is None or (gloss.start == sentence.start and _is_of_clause(noun)):
        return
    if not _has_article(noun) and not _agrees(noun, item, slots):
        return
    if is_relational(noun):
        yield from noun_statements(noun, [gloss.concept], slots, beside=True)
        return
    found = None if is_collective(noun) or slots.is_narrowed(noun) else class_of(noun, slots, scene)
    if found is not None:
        yield gloss.concept, "is_a", found[0], found[1], "gloss"


def _is_of_clause(noun: Token) -> bool:
    """True in "a set S is convex if …": the phrase is no sentence of its own."""
    root = noun.sent.root
    return root != noun and (root.tag_ in FINITE or any(t.tag_ in FINITE for t in root.lefts))


def _has_article(noun: Token) -> bool:
    return any(t.lower_ in _ARTICLES for t in noun.lefts)


def _agrees(noun: Token, item: ParsedBlock, slots: Slots) -> bool:
    """True when a label and the noun after it are both singular or both plural."""
    label = next((t for t in item.doc if slots.heads(t)), None)
    plurals = {"NNS", "NNPS"}
    return label is not None and (label.tag_ in plurals) == (noun.tag_ in plurals)


def _genus(item: ParsedBlock, sentence: Sentence, gloss: Gloss) -> Token | None:
    """The head of the noun phrase that a gloss begins with, if it says a class: with "a", or (where it may be
    bare) with a complement after it; not the subject of a clause, nor the first of a list."""
    tokens = [t for t in item.doc if gloss.start <= t.idx < sentence.end and not (t.is_space or t.is_quote)]
    tokens = list(dropwhile(lambda t: t.text in _OPENERS, tokens))
    article = bool(tokens) and tokens[0].lower_ in _ARTICLES
    phrase = list(takewhile(lambda t: t.tag_ in _BEFORE_NOUN, tokens[article:]))
    first = next((n for n, t in enumerate(phrase) if t.tag_ in _NOUNS), None)
    if not (article or gloss.bare) or first is None or phrase[0].tag_ == "VBG":
        return None
    nouns = list(takewhile(lambda t: t.tag_ in _NOUNS, phrase[first:]))
    after = tokens[article + first + len(nouns) :]
    following = next((t for t in after if t.tag_ not in {"RB", "-RRB-"}), None)
    if following is not None and following.tag_ in _GOING_ON:
        return None
    return nouns[-1] if article or (following is not None and _sets_apart(following, nouns[-1])) else None


def _sets_apart(following: Token, noun: Token) -> bool:
    """True for what tells a thing from others of its class, and for "of" after "a kind"."""
    return is_relational(noun) or (following.tag_ in _AFTER_GENUS and following.lower_ != "of")
