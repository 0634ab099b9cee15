"""Made notes: parsed by the shared model, or with parses written by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import spacy
from spacy.tokens import Doc

from extract.concepts.find import Found, find_concepts
from extract.concepts.merge import Group
from extract.concepts.names import Name
from extract.document import Document, Note, Part
from extract.language import ParsedBlock, ParsedDocument, is_prose, parse_documents
from extract.overrides.entries import Overrides
from extract.reading import parse_note
from extract.vocabulary import Vocabularies, parse_vocabulary
from graph.labels import fold

VOCAB = spacy.blank("en").vocab
NO_VOCABULARY = Vocabularies(())

_POS = {
    "NN": "NOUN",
    "VB": "VERB",
    "JJ": "ADJ",
    "RB": "ADV",
    "DT": "DET",
    "IN": "ADP",
    "MD": "AUX",
    "CC": "CCONJ",
}
_EXACT = {
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "CD": "NUM",
    "PRP": "PRON",
    "TO": "PART",
    ".": "PUNCT",
    ",": "PUNCT",
}


def document(text: str, note: str = "note.md") -> Document:
    """One Markdown note, read."""
    return parse_note(Note(note, "0" * 64, (Part(text),)))


def read(*texts: str) -> tuple[ParsedDocument, ...]:
    """Markdown notes, parsed by the trained model."""
    return parse_documents([document(text, f"note-{number}.md") for number, text in enumerate(texts, 1)])


def by_hand(text: str, *parses: str) -> ParsedDocument:
    """A note whose prose blocks have parses written by hand, in order.

    A parse is words as `word/TAG` or `word/TAG/dependency/head`, where `head` is the index of a word of the
    block; the lemma is the word in lower case, or a fifth part.
    """
    read_document = document(text)
    blocks = [block for block in read_document.blocks if is_prose(block)]
    return ParsedDocument(
        read_document,
        tuple(
            ParsedBlock(block, doc(block.text, parse)) for block, parse in zip(blocks, parses, strict=True)
        ),
    )


def doc(text: str, parse: str) -> Doc:
    """A spaCy Doc from a parse as in `by_hand`."""
    tokens = [token.split("/") for token in parse.split()]
    words = [token[0] for token in tokens]
    spaces, offset = [], 0
    for word in words:
        offset = text.index(word, offset) + len(word)
        spaces.append(text[offset : offset + 1] == " ")
    made = Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        tags=[token[1] for token in tokens],
        pos=[_pos(token[1]) for token in tokens],
        deps=[token[2] if len(token) > 2 else "dep" for token in tokens],
        heads=[int(token[3]) if len(token) > 3 else 0 for token in tokens],
        lemmas=[token[4] if len(token) > 4 else token[0].lower() for token in tokens],
    )
    assert made.text.rstrip() == text, "the words of a parse must be those of the block"
    return made


def _pos(tag: str) -> str:
    return _EXACT.get(tag) or _POS.get(tag[:2], "X")


def name(
    surface: str, *, places: Iterable[tuple[str, int]] = (("a.md", 0),), rules: Iterable[str] = ()
) -> Name:
    """A name as the notes use it at some places."""
    found = frozenset(places)
    return Name(
        key=fold(surface),
        surfaces={surface: len(found)},
        rules=dict.fromkeys(rules or ["noun_phrase"], len(found)),
        notes=frozenset(note for note, _ in found),
        places=found,
        first=(*min(found), 0),
    )


def names(*surfaces: str) -> dict[str, Name]:
    """Names by key, each at a place of its own."""
    made = [name(surface, places=[("a.md", number)]) for number, surface in enumerate(surfaces)]
    return {one.key: one for one in made}


def group(*members: Name) -> Group:
    """A group of names that no vocabulary knows."""
    return Group(tuple(members), None, frozenset())


def vocabulary(labels: Mapping[str, Iterable[str]]) -> Vocabularies:
    """A vocabulary of preferred labels and their other labels."""
    lines = ["@prefix skos: <http://www.w3.org/2004/02/skos/core#> ."]
    for number, (label, others) in enumerate(labels.items()):
        alternatives = "".join(f'; skos:altLabel "{other}"@en' for other in others)
        lines.append(
            f'<http://v.example/{number}> a skos:Concept ; skos:prefLabel "{label}"@en{alternatives} .'
        )
    return Vocabularies([parse_vocabulary("\n".join(lines).encode(), suffix=".ttl", name="made.ttl")])


def found_in(*texts: str, known: Vocabularies = NO_VOCABULARY) -> Found:
    """The concepts of some notes."""
    return find_concepts(read(*texts), known, Overrides())


def by_label(found: Found) -> dict[str, object]:
    """Concepts by preferred label."""
    return {concept.label: concept for concept in found.concepts}
