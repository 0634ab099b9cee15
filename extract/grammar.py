"""Labels of the parse that several rules read: dependencies and Penn Treebank tags, as spaCy gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
"""Dependencies of nouns that are subjects."""

BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
"""Dependencies of words before a noun: with one of these, a verb's tag is a slip ("mean squared error")."""

FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
"""Tags of finite verbs."""


def subject_of(verb: Token) -> Token | None:
    """The first noun before a verb that is its subject."""
    return next((token for token in verb.lefts if token.dep_ in SUBJECTS), None)
