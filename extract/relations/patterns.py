"""Lexico-syntactic patterns as data: a predicate, its two slots, what it claims, and a worked example.

Every example is also the pattern's test. Hypernym patterns follow Hearst (1992); the rest are the cues by
which textbooks state parts, prerequisites, uses and contrasts. Slots are filled on the dependency parse.

M. A. Hearst: Automatic acquisition of hyponyms from large text corpora. COLING 1992, 539-545.
"""

from __future__ import annotations

from extract.relations.patterns_of_kinds import KINDS_AND_PARTS
from extract.relations.patterns_of_needs import NEEDS
from extract.relations.patterns_of_uses import USES

PATTERNS = (*KINDS_AND_PARTS, *NEEDS, *USES)
"""All patterns; where two fit one verb, both speak."""
