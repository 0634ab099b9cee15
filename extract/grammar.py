"""Labels of the parse that several rules read: dependencies and Penn Treebank tags, as spaCy gives them."""

from __future__ import annotations

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
"""Dependencies of nouns that are subjects."""

BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
"""Dependencies of words before a noun: with one of these, a verb's tag is a slip ("mean squared error")."""

FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
"""Tags of finite verbs."""
