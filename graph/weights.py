"""Every constant that decides the quality of the assembled graph, with its reason."""

from __future__ import annotations

from graph.model import Basis

BASIS_RANK = {Basis.STATED: 3, Basis.STRUCTURAL: 2, Basis.INFERRED: 1, Basis.BACKGROUND: 0}
"""Strength of a basis: what a sentence says beats what a layout, a statistic or a vocabulary suggests."""

REPEAT_WEIGHT = 0.5
"""Each further claim by a rule that spoke already counts half as much as the one before: a rule that errs
on a pair tends to err on it again, so its repeats are no independent witnesses."""

SAME_PLACE_WEIGHT = 0.5
"""A claim on text that a stronger claim has already read: another rule, but the same sentence."""

MAX_CONFIDENCE = 0.99
"""No amount of evidence in notes makes a relation certain."""

DIGITS = 4
"""Decimals kept of a confidence, so that a graph's bytes do not hang on the last bits of a float."""

MAX_RELATION_EVIDENCE = 12
"""Places kept for one relation, best first. More is never read on a page and makes the file grow with
repeats."""

KIND_WEIGHT = {"requires": 1.0, "part_of": 0.8, "uses": 0.7, "is_a": 0.6}
"""How much one step of a chain tells about learning order. A prerequisite says it outright; a kind says
only that the general notion comes first, and chains of kinds are taxonomies rather than stories."""

TIE_WEIGHT = {
    "requires": 1.0,
    "is_a": 1.0,
    "part_of": 1.0,
    "uses": 0.7,
    "contrasts_with": 0.7,
    "related": 0.3,
}
"""How strongly one relation pulls two concepts into one topic."""

CHAIN_STEP_COST = 0.25
"""What a step must bring (confidence times kind weight) to be worth lengthening a chain."""

MIN_CHAIN, MAX_CHAIN = 3, 7
"""Concepts in a chain: two are just a relation; more than seven are not read as one line."""

CHAINS_PER_TOPIC = 3
CHAINS_PER_CONCEPT = 3
CHAIN_BREADTH = 8
"""Best partial chains kept at each step when chains through one concept are searched."""

TOPIC_RESOLUTION = 1.0
"""Louvain's resolution: 1 is Newman's modularity."""

MIN_TOPIC = 4
"""Concepts that make a topic; smaller groups stay outside."""

MAX_SOFT_CYCLE = 20_000
"""Relations in one knot of contradicting learning orders up to which the weakest are searched out one by
one."""

CONNECTION_WEIGHT = {
    "requires": 1.0,
    "is_a": 1.0,
    "part_of": 1.0,
    "uses": 0.9,
    "contrasts_with": 0.7,
    "related": 0.4,
}
"""How well one relation joins two concepts when only some connection is asked for."""

MAX_ALTERNATIVES = 2
"""Other ways to a goal that are shown beside the best one."""

GAP_MENTION, GAP_NOTE, GAP_BLOCKED = 1.0, 2.0, 3.0
"""Demand for an explanation: by each mention, by each note that mentions it, by each concept that needs it.
A dependant weighs most, since it can't be understood without; many mentions in one note are one author's
habit."""

DEFINITION_SHARE = 0.15
"""Share of the content words of the shorter definition under which two definitions are held to disagree."""

SHORTEST_DEFINITION = 3
"""Content words that a definition needs to be compared at all."""

SHORTEST_ALIKE, SHORTEST_ALIKE_WORD = 8, 6
"""Letters of a name, and of the word in it that differs, from which one letter is likelier a slip than a
meaning: L1 and L2, BERT and BART, type I and type II differ on purpose."""

RENAMED_SHARE = 0.5
"""Share of its places that a concept must keep under another name to count as renamed between two graphs."""

CONFIDENCE_CHANGE = 0.1
"""Change of a relation's confidence between two graphs that is worth reporting."""

LIKELY = 0.5
"""Confidence from which portraits, paths and plans rely on a relation: likelier true than not."""

CHAIN_LEAST = 0.4
"""Confidence under which no chain takes a step, whatever it leads to: a chain reads as one statement, and
is no truer than its weakest step."""

SURE_NEED = 0.7
"""Confidence of a requirement from which its being told in the wrong order is worth a warning."""
