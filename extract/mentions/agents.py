"""People: names that the prose has acting, and nothing else, are no notions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from extract.grammar import subject_of
from extract.language import ParsedDocument
from extract.mentions.mention import IN_SENTENCES, Mention
from graph.labels import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTS = frozenset(
    """
    propose discover hypothesize suggest argue claim believe conclude demonstrate invent publish analyze
    analyse study observe notice develop introduce conduct perform determine describe find show prove test
    experiment isolate win write coin formulate postulate theorize pioneer investigate examine teach train
    think realize realise predict verify confirm pose
    """.split()
)
"""What scientists and authors did: verbs that in the past tense have a person for their subject."""

_NAMES = frozenset({"NNP", "NNPS"})


def without_agents(mentions: Sequence[Mention], documents: Iterable[ParsedDocument]) -> list[Mention]:
    """The mentions but those of people: names in capitals that act in some sentence, and that no title,
    heading, link or stress shows to be a notion, too."""
    common = {fold(word) for found in mentions for word in found.surface.split() if word.islower()}
    agents = {fold(token.text) for document in documents for token in _agents(document)} - common
    named = {found.key for found in mentions if _is_named_after(found, agents)}
    shown = {found.key for found in mentions if found.rule not in IN_SENTENCES and found.key in named}
    return [found for found in mentions if found.key not in named or found.key in shown]


def _is_named_after(found: Mention, agents: set[str]) -> bool:
    """True for a surname, or a given name and a surname."""
    words = found.surface.split()
    capitals = all(word[:1].isupper() and not word.isupper() for word in words)
    return capitals and len(words) <= 3 and fold(words[-1]) in agents


def _agents(document: ParsedDocument) -> Iterator[Token]:
    for item in document.parsed:
        for verb in item.doc:
            if verb.tag_ == "VBD" and verb.lemma_.lower() in _ACTS:
                subject = subject_of(verb)
                if subject is not None:
                    yield from (t for t in (subject, *subject.conjuncts) if _is_surname(t))


def _is_surname(token: Token) -> bool:
    """True for a word in title case that is tagged as a name."""
    return token.tag_ in _NAMES and token.text.istitle() and len(token) > 2
