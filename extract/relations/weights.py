"""Every constant that decides the quality of relations, with its reason.

Confidences are calibrated: they are about the share of a rule's claims that annotators agreed with, on notes
of machine learning (two notebooks) and on one-page notes of mathematics and statistics.
"""

from __future__ import annotations

PREREQUISITE_BIAS = -2.74
PREREQUISITE_WEIGHT: dict[str, float] = {
    "leading": 0.64,
    "inner": 0.84,
    "outer": 0.22,
    "genus": -0.26,
    "plain": 0.08,
    "repeated": 0.8,
    "share": 0.88,
    "crowd": -0.36,
    "page": 0.62,
    "no_page": 0.02,
    "earlier": 0.3,
    "common": -0.28,
    "purpose": -0.46,
    "salience": 0.7,
    "target_explained": 0.42,
    "siblings": 1.16,
    "contains": -1.08,
    "inside": -0.72,
    "introduced": -0.24,
    "defining": 0.3,
    "linked": 1.8,
    "as_subject": -0.32,
    "contrasted": -0.8,
    "in_label": 1.34,
    "alike": 5.24,
    "title_share": -1.18,
    "whole_title": 1.26,
    "title_back": -1.22,
    "known_named": 2.3,
    "known": 1.68,
    "known_homeless": -1.2,
    "known_method": 0.42,
    "known_reverse": -2.23,
    "not_known": -0.33,
}
"""Log-odds of a prerequisite, by feature (`extract.relations.prerequisites`): a logistic regression on nine
collections (machine learning, mathematics, biology, operating systems, economics; some without background),
rounded. Being named at all says little in a long section (`crowd`)
and much in a note that is about one concept (`page`).
What stands inside the section of a notion is a topic of it rather than what it needs (`inside`). `contrasted`
is too rare there to be fitted; among notes of other fields it spoke against prerequisites. `linked` is, too:
of what the first sentences of pages link 41 of 43 were prerequisites in a vault that an annotator read.
`salience` (of what needs) and `defining` came last, chosen on twelve pairs of collection and vocabulary: with
them the mean average precision rose from 0.545 to 0.56, and the bias went down so that as many stay.
The features of what a vocabulary knows were fitted again, on two collections, when it had grown."""

LEAST_PAGES = 20
"""One-concept notes from which words can be told rare from common among them."""

LEAST_SHARE = 0.5
"""Share of a page's title that another page must have for it to count as named in part."""

KEPT_PREREQUISITE = 0.3
"""Least confidence of an inferred prerequisite. F1 is flat from 0.24 to 0.3 on machine learning notes, and of
those under this fewer than half were right there."""

KEPT_LEADING, LEADING_SALIENCE = 0.2, 0.2
"""The same where a definition or the first sentences name what counts in the notes at least so much: of 79 of
these in six collections, each read whole by an annotator, 42 % were annotated, and of those from 0.3 to 0.5
no more."""

KEPT_ON_PAGE = 0.2
"""The same where a short note is about one concept: what it needs is rarely named there outright, and one
page overlooked cuts a path through all of them."""

IN_PASSING = 0.1
"""Salience of a concept up to which a text that names it does so in passing. Of prerequisites read in four
collections, a third were right under it and two thirds above."""

MOST_PREREQUISITES = 5
"""Most inferred prerequisites of one concept: true ones are a few, not dozens."""

MOST_RELATED = 2
RELATED_BY_DEFINITION = 0.5
"""Most concepts that one is related to by its definition alone, the likeliest prerequisites first, and the
confidence that it has to do with them."""

KNOWN_AND_LISTED = 0.6
"""A vocabulary knows it as a prerequisite, and the notes list it as what one must know already."""

MOST_LISTED = 3
"""Most prerequisites of one concept that come from a list of background knowledge and a vocabulary."""

HEAD_NOUN = 0.6
"""That "modifier + X" is a kind of X when the notes have both ("stochastic gradient descent")."""

NAMED_SALIENCE = 0.05
"""Salience of both from which a name that ends in another makes a kind: of 242 such kinds in 13 collections
73 % were worth drawing above this, 49 % below it."""

EVERYDAY, EVERYDAY_SALIENCE = 4.5, 0.45
"""A single word this common in English (Zipf) and less salient than this here is too little of a class:
of 39 such kinds by name in five collections 12 were worth drawing, of the 141 others two in three."""

KNOWN = {"is_a": 0.5, "part_of": 0.65, "uses": 0.6, "contrasts_with": 0.6, "related": 0.5}
"""Confidence in what a vocabulary says, by kind: that it is meant here, too."""

STRUCTURAL = {
    "named_after": 0.85,
    "same_head": 0.85,
    "same_head_below": 0.6,
    "plural_class": 0.6,
    "bare_list": 0.7,
    "part_of_process": 0.7,
    "part_of_field": 0.5,
    "nested": 0.4,
}
"""Confidence of what a place under a heading or in a list says: the child's name ends in the parent's; both
end in the same word; the heading is a plural; it is a bare list of names; the parent is an activity or a
field; or nothing more than being there."""

NESTED_SALIENCE = 0.2
"""Salience of both from which a place under a heading, and nothing more, relates two notions: of 232 such
relations in four collections 67 % were worth drawing, of those above this 83 %, of those below it 50 %."""

ENUMERATED = {"such_as": 0.6, "like": 0.45, "bracket": 0.6, "and_other": 0.85, "labelled": 0.6}
"""Confidence of "Y such as X": `like` when the parse hangs it on another noun than Y. These forms also give
examples of use, and "Ys: X1, X2" at times the parts of a Y."""

LABELLED_SHARE = 0.75
"""Share of the items of a list that must be names, or begin with one, for a plural above it to be their
class: of 24 kinds that other lists gave in 23 collections three were right."""

SUMMED = {"sum": 0.75}
"""Confidence that in "Y = X1 + X2" the terms of the sum are parts of Y."""

CONTRASTED = {"unlike": 0.85, "versus": 0.8, "instead_of": 0.55}
"""Confidence that two terms are explained against each other. "Rather than" often compares their effects."""

ORDINARY, IMPORTANT = 4.3, 0.15
"""A single word this common in English (Zipf) and less salient than this in the notes is everyday English:
"wire", "car"."""

OFTEN = 60
"""Mentions of each of two concepts from which one sentence is too little to relate them. In two textbooks 12
of 17 such relations were wrong, and three in four of the others right."""

IN_A_SENTENCE = 0.2
"""Salience of both from which one sentence relates two notions that neither defines one nor stands in its
section: of 143 such relations in 13 collections 64 % were worth drawing above this, 37 % below it."""

HEDGED = 0.85
"""Factor on the confidence of a hedged statement ("can", "may", "sometimes")."""

COPULA = 0.75
"""Confidence of "X is a Y" when Y heads its phrase."""

COPULA_MODIFIER = 0.65
"""The same when Y only modifies a generic head ("X is a clustering method")."""

DIVIDED = 0.85
"""Confidence of "Y is divided into X" and of "types of Y include X"."""

NEEDED_FOR = 0.6
"""Confidence of "X is essential for Y"."""

TO_UNDERSTAND = 0.9
"""Confidence of "to understand X you need Y"."""

LISTED = 0.85
"""Confidence of what a concept's own note or section lists as prerequisites."""

ROLLED = 0.85
"""Confidence of a line such as "Part of: X", which says how in so many words, but not for whom."""

COMPARED = 0.9
"""Confidence that two concepts of a comparison heading are explained against each other."""

TABLE_HEADER, TABLE_CATEGORY = 0.6, 0.75
"""Confidence that the first column lists kinds of what its header names; that a column "Type" gives
classes."""

LINKED, TYPED = 0.5, 0.95
"""A link says that two notes have to do with each other, and no more; a typed field says how, in so many
words."""
