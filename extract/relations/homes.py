"""Homes: the passages that are about a concept, and how they name other concepts.

A concept's home is its definitions, the sentences under the headings that name it alone, the list items that
it labels, and the sentences of which it is the subject.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from extract.concepts.locate import Occurrence
from extract.concepts.passages import Sentence
from extract.document import BlockKind, MarkKind
from extract.grammar import BEFORE_NOUN, SUBJECTS
from extract.language import ParsedBlock
from extract.relations.labels import is_label
from extract.relations.scene import Scene
from graph.model import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAD_SENTENCES = 2
"""The first sentences of a section say what its subject is; later ones what else there is to it."""

CROWDED = 6
"""A sentence that names this many concepts lists them."""

MOST_DEFINITIONS = 2
"""Definitions of a concept that count as its home."""

_EXAMPLE = re.compile(
    r"(?:such as|e\.g\.,?|for example,?|for instance,?|including|includes?|like|especially)\W*"
    r"(?:[\w -]+(?:,| and| or)\s*)*$",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:differences?\s+(?:from|between|to)|differs?\s+from|distinguish\w*|confused?\s+with|unlike"
    r"|as opposed to)\b",
    re.IGNORECASE,
)
"""What a sentence tells apart, neither side need come first."""

_COMPARED = re.compile(
    r"\b(?:compared (?:to|with)|in comparison (?:to|with)|(?:by|in) contrast (?:to|with)|rather than"
    r"|instead of)\s+(?:the\s+|an?\s+)?(?:\w+\s+)?\W{0,2}$"
    r"|^\W*(?:just )?(?:like|similar(?:ly)? to|as with)\s+(?:the\s+|an?\s+)?(?:\w+\s+)?\W{0,2}$",
    re.IGNORECASE,
)
"""What stands after these is only compared with."""

_ELSEWHERE = re.compile(
    r"^\W*(?:for\b[^,.;:]{0,80},?\s)?(?:please )?see (?!that\b|how\b|why\b|if\b)|\bsee also\b"
    r"|\b(?:will|shall) (?:later )?see (?:later )?in\b",
    re.IGNORECASE,
)
"""A sentence that only points elsewhere: "For details on X, see Y"."""

_INNER = frozenset({"of", "by", "between", "with", "from", "using", "via", "over"})
_OUTER = frozenset(
    {"for", "in", "to", "as", "like", "unlike", "across", "within", "into", "at", "during", "than"}
)
_GENUS = frozenset({"attr", "ROOT"})


LINKING_WORDS = 5
"""Words from which a sentence with a link says something: a shorter one only points there."""


class Naming(Struct):
    """How the home of one concept names another."""

    sentences: int = 0
    as_subject: int = 0
    """Sentences that are about the other one rather than about this one."""
    introduced: bool = False
    """Its definition stands in this home."""
    leading: bool = False
    """In a definition, a labelled item, or the first sentences of a section."""
    defining: bool = False
    inner: bool = False
    """Inside the phrase that says what the concept is or does ("… of X", "by X", "reduces X")."""
    outer: bool = False
    """Only around it ("for X", "in X", "like X")."""
    genus: bool = False
    """As what the concept is."""
    linked: bool = False
    """As a link in prose that says what the concept is: its author thinks that a reader may want it there."""
    plain: bool = False
    """Somewhere outside lists of examples and crowded enumerations."""
    evidence: Evidence | None = None
    best: int = -1


class Home(Struct):
    """What is said about one concept."""

    sentences: int
    named: dict[int, Naming]


def find_homes(scene: Scene) -> dict[int, Home]:
    """The home of each concept that has one."""
    homes: dict[int, Home] = {}
    definitions = _definitions(scene)
    lead: dict[tuple[str, int], int] = defaultdict(int)
    for parsed, item, sentence in scene.sentences:
        if item.block.kind is BlockKind.CELL:
            continue
        if _ELSEWHERE.search(item.block.text[sentence.start : sentence.end]):
            continue
        occurrences = _spoken_of(item, sentence, scene.in_sentence(parsed, item, sentence))
        roots = {id(found): _root(item, found) for found in occurrences}
        span = item.block.source_span(sentence.start, sentence.end)
        place = parsed.document.note.id, span.cell, span.start
        owners = dict.fromkeys(_subjects(occurrences, roots), 0)
        spoken_of = set(owners)
        section = scene.section_of(parsed, item.block)
        if section is not None:
            number = lead[parsed.document.note.id, section[1]]
            lead[parsed.document.note.id, section[1]] += 1
            owners[section[0]] = 1 if number < LEAD_SENTENCES else 0
        label = scene.in_block(parsed, item.block)[:1]
        if label and _may_label(item, label[0]) and is_label(item, label[0]):
            if section is not None:
                owners[section[0]] = 0
            owners[label[0].concept] = 1
            spoken_of = {label[0].concept}
        for owner in definitions.get(place, ()):
            owners[owner] = 2
        if not owners:
            continue
        namings = list(_namings(item, sentence, occurrences, roots))
        evidence = None
        for owner in sorted(owners):
            home = homes.setdefault(owner, Home(0, {}))
            home.sentences += 1
            for concept, role, plain, linked in namings:
                if concept == owner:
                    continue
                if evidence is None:
                    evidence = parsed.document.evidence(span, "")
                naming = home.named.setdefault(concept, Naming())
                _add(naming, owners[owner], role, plain, evidence)
                naming.linked = naming.linked or (linked and owners[owner] > 0)
            for concept in definitions.get(place, ()):
                if concept in home.named and concept != owner and owner not in spoken_of:
                    home.named[concept].introduced = True
            for concept in {found.concept for found in occurrences} - {owner}:
                home.named[concept].sentences += 1
                home.named[concept].as_subject += concept in spoken_of and owner not in spoken_of
    return homes


def _spoken_of(item: ParsedBlock, sentence: Sentence, occurrences: list[Occurrence]) -> list[Occurrence]:
    """The occurrences but those that the sentence only compares something with."""
    text = item.block.text
    return [found for found in occurrences if not _COMPARED.search(text[sentence.start : found.start])]


def _may_label(item: ParsedBlock, found: Occurrence) -> bool:
    """Items begin with labels; a paragraph only before a colon."""
    return item.block.kind is BlockKind.ITEM or item.block.text[found.end :].lstrip(" *_").startswith(":")


def _definitions(scene: Scene) -> dict[tuple[str, int | None, int], list[int]]:
    definitions: dict[tuple[str, int | None, int], list[int]] = defaultdict(list)
    for index, concept in enumerate(scene.concepts):
        for evidence in concept.definitions[:MOST_DEFINITIONS]:
            definitions[evidence.note, evidence.span.cell, evidence.span.start].append(index)
    return definitions


def _root(item: ParsedBlock, found: Occurrence) -> Token | None:
    span = item.doc.char_span(found.start, found.end, alignment_mode="expand")
    return span.root if span is not None else None


def _subjects(occurrences: list[Occurrence], roots: dict[int, Token | None]) -> Iterator[int]:
    for found in occurrences:
        root = roots[id(found)]
        if (
            root is not None
            and root.dep_ in SUBJECTS | {"csubj"}
            and root.head.dep_ in {"ROOT", "conj", "relcl", "advcl"}
        ):
            yield found.concept


def _namings(
    item: ParsedBlock, sentence: Sentence, occurrences: list[Occurrence], roots: dict[int, Token | None]
) -> Iterator[tuple[int, str, bool, bool]]:
    """Each occurrence's concept, its role in the sentence, whether it is no mere example, and whether it is a
    link in prose."""
    links = [mark for mark in item.block.marks if mark.kind is MarkKind.WIKILINK]
    words = item.block.text[sentence.start : sentence.end].split()
    prose = item.block.kind is BlockKind.PARAGRAPH and len(words) >= LINKING_WORDS
    crowded = len({found.concept for found in occurrences}) >= CROWDED or _is_task(item, sentence)
    crowded = crowded or item.block.text[: sentence.end].rstrip().endswith("?")
    crowded = crowded or _APART.search(item.block.text, sentence.start, sentence.end) is not None
    for found in occurrences:
        example = _EXAMPLE.search(item.block.text[sentence.start : found.start]) is not None
        root = roots[id(found)]
        denied = root is not None and _is_denied(root)
        role = _role(root) if root is not None else ""
        linked = prose and any(mark.start < found.end and found.start < mark.end for mark in links)
        yield found.concept, role, not (example or crowded or denied), linked


def _is_denied(root: Token) -> bool:
    """True for "is not X", "without X" and "no X flow"."""
    if any(t.dep_ == "neg" for above in root.ancestors for t in above.lefts):
        return True
    noun = root.head if root.dep_ in BEFORE_NOUN else root
    return any(t.lower_ == "no" for t in noun.lefts)


def _is_task(item: ParsedBlock, sentence: Sentence) -> bool:
    """True for "Describe X": what one is to learn here, not what one needs for it."""
    span = item.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
    first = next((token for token in span or () if token.is_alpha), None)
    return first is not None and first.tag_ == "VB" and first.dep_ == "ROOT"


def _role(token: Token) -> str:
    """inner, outer, genus or nothing: where a phrase stands in its sentence."""
    while token.dep_ in {"conj", "appos", "compound", "nmod", "amod"} and token.head is not token:
        token = token.head
    if token.dep_ in _GENUS:
        return "genus"
    if token.dep_ in {"dobj", "oprd"}:
        return "inner"
    if token.dep_ == "pobj":
        word = token.head.lower_
        return "inner" if word in _INNER else "outer" if word in _OUTER else ""
    return ""


def _add(naming: Naming, rank: int, role: str, plain: bool, evidence: Evidence) -> None:
    naming.leading = naming.leading or rank >= 1
    naming.defining = naming.defining or rank == 2
    naming.inner = naming.inner or role == "inner"
    naming.outer = naming.outer or role == "outer"
    naming.genus = naming.genus or role == "genus"
    naming.plain = naming.plain or plain
    if rank > naming.best:
        naming.best, naming.evidence = rank, evidence
