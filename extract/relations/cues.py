"""Words that the rules for stated relations look for, beside the predicates of
`extract.relations.patterns`."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """A set of words from a blank-separated string."""
    return frozenset(text.split())


SUBDIVIDING = words("divide classify categorize categorise group split subdivide")
"""Verbs of "Y can be divided into X1 and X2": each X is a kind of Y."""

SUBDIVIDED = words("into")

REACTING = words("react")
"""Verbs that turn things into another one: what they form has no such parts."""

NEEDING = words("require need presuppose necessitate demand rely depend")
"""Verbs of "computing X requires Y"."""

KIND_NOUNS = words(
    "branch type kind form variant category example class family flavor sort variety version subtype case"
    " instance"
)
"""Nouns of "types of Y include X": X is a kind of Y."""

COLLECTIVE = words(
    "set sequence series collection number combination family group stack list pair amount variety array "
    "mixture majority range"
)
"""Nouns of "a set of X" that only gather X."""

PART_NOUNS = words(
    "component part element step stage ingredient parameter phase hyperparameter block layer chamber lobe"
    " segment subunit"
)
"""Nouns of "the components of Y are X": X is part of Y."""

PARTITIVE_NOUNS = words(
    "part region segment portion section area piece stretch layer subunit component element end tip branch"
)
"""Nouns of "the regions of Y that … are X": X is part of Y."""

NEEDED = words("essential necessary crucial indispensable fundamental vital required needed")
"""Adjectives of "X is essential for Y": Y requires X."""

TOPICAL_NOUNS = words(
    "type kind variant category subtype component part step stage phase parameter hyperparameter"
)
"""Of these the nouns that without "of Y" speak of the section's subject ("The first step is X")."""

ANAPHORS = words("it")
"""Pronouns that stand for the subject of the section at the beginning of a sentence. "This" and "they" mostly
point at the sentence before."""

CLASSING_NOUNS = words(
    "algorithm method model technique approach procedure function metric network architecture test theorem "
    "rule distribution system framework measure loss optimizer layer mechanism law library"
)
"""Nouns that after a name only say what sort of thing it is: "the SGD algorithm" is SGD, but "the clustering
problem" isn't clustering."""

MEMBER_ORDER = words("first second third fourth fifth last next final main key other another")
"""Modifiers of "the first step is X" that leave it a step of the section's subject."""

ANAPHORIC_NOUNS = words(
    "algorithm method model technique approach procedure process function metric network architecture test "
    "theorem rule distribution system strategy framework measure loss optimizer layer mechanism concept law "
    "effect pipeline workflow problem task library"
)
"""Nouns that with "this" or "the" stand for the subject of the section."""

ABSTRACT_NOUNS = words(
    "property attribute quality characteristic feature trait aspect factor condition criterion cause reason "
    "benefit advantage disadvantage drawback problem issue hazard risk threat error goal purpose principle "
    "rule operator operation activity action act event phenomenon state behavior behaviour change skill "
    "topic type kind form way means tool term sign symptom disorder disease axiom law identity"
)
"""Nouns of what is no thing: a property, a happening or a state can be a kind of them."""
