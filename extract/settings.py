"""Every constant that decides quality in extraction, with its reason.

Weights are in log-odds: a term is kept when their sum is positive. They were set on note collections of six
subjects (machine learning, mathematics, physics, biology, operating systems, economics) by reading what each
change let in and kept out, and corrected on 3,860 names from 14 collections of public notes (those subjects,
chemistry, statistics, security, psychology, linear algebra), which readers had rated without knowing their
weights: area under the ROC curve, mean of the collections, 0.815 before and 0.842 after.
"""

from __future__ import annotations

RULE_WEIGHT: dict[str, float] = {
    "title": 3.5,
    "page": 4.0,
    "wikilink": 2.6,
    "heading": 2.4,
    "long_form": 2.2,
    "short_form": 1.6,
    "defined_emphasised": 2.6,
    "run_in": 2.0,
    "called": 3.0,
    "item_label": 2.0,
    "strong": 1.4,
    "emphasis": 1.4,
    "highlight": 1.4,
    "defined": 1.0,
    "cell": 1.0,
    "item_of_terms": 1.3,
    "roll": 2.0,
    "item": 0.6,
    "header_cell": 0.2,
    "link": 0.8,
    "of_phrase": -0.5,
    "topic": 0.6,
    "listed": 0.4,
    "noun_phrase": 0.0,
}
"""What one sighting by a rule says. The strongest rule counts whole, every further rule by `SECOND_RULE`."""

SHORT_PAGE = 400
"""Words of a note about one concept up to which all that it names is meant. The chapters of textbooks are ten
times as long as the pages of encyclopedias and vaults, and name much in passing."""

PROSE_WORDS = 5
"""A paragraph of at least so many words before the only heading of level 1 makes that a section, not the
title: so in all ten such notes of 150 that were read."""

SECOND_RULE = 0.4
"""Rules overlap (a bold heading of an item), so further ones count less than half."""

BIAS = -2.1
"""Most noun phrases of prose name nothing: about one distinct phrase in eight is a term."""

PER_DOUBLING = 0.45
"""For each doubling of the number of places (C-value's logarithm of frequency, Frantzi et al. 2000)."""

PER_NOTE = 0.2
"""For each doubling of the number of notes: notions of the field recur, examples don't."""

WORDS_WEIGHT: dict[int, float] = {1: -0.9, 2: 0.7, 3: 0.6, 4: -0.2}
"""By number of words: single words are mostly general English, two and three are the usual length of
terms."""

MANY_WORDS = -1.2
"""Five words or more."""

RARITY_PIVOT = 4.2
RARITY_SLOPE = 1.0
RAREST = 0.5
"""A single word gains `RARITY_SLOPE` for each Zipf unit that it is rarer in general English than the pivot
(wordfreq: 3 is once per million words, 6 once per thousand), down to `RAREST`: words that English does not
have are as often slips as terms."""

PHRASE_RARITY_PIVOT = 4.9
PHRASE_RARITY_SLOPE = 0.35
"""The same for phrases, on the mean Zipf value of their words."""

NESTED_PENALTY = 0.5
PER_HEADED_DOUBLED = 0.15
"""A phrase seen mostly inside one longer phrase is a part of it (C-value's correction); one that many longer
names end in is what they are kinds of. On the rated names the correction was three times too strong."""

ONLY_SHOWN = -1.5
ONLY_HEADED = -0.4
"""No sentence says the name as a noun phrase, and only emphasis, items, cells or "A of B" show it, or only a
heading: of those near the limit 25 and 69 in a hundred were terms, with a noun phrase about 80."""

DIGITS = -1.5
"""With digits, and no vocabulary lists it: mostly examples, variables and figures ("b1", "AS3")."""

JOINT = -1.5
"""Two things in one name ("hard and soft links"), unless a note is about both."""

ONLY_PLURAL = -0.4
"""In the plural wherever it occurs: of what a sentence happens to speak, more often than of a notion."""

SEVERAL = -3.0
"""A number of things ("multiple threads"), always in the plural: they are meant, not a notion of theirs."""

PARTIAL = -2.5
RARE_COMPOUND = 2
"""A code that only qualifies other names, or an "A of B" seen at most `RARE_COMPOUND` times when A and B are
each seen as often: parts of what is meant, or two things."""

PASSING_ONCE = -0.6
"""A phrase, or a word unknown to English, that the prose names once and in passing: in notes of six fields
about three in five of those near the limit were chance phrases or slips ("fresh burst", "counetr")."""

GENERIC_HEAD = -0.9
"""A phrase whose head noun is generic ("common approach", "final result")."""

SOLID_HEAD = -0.4
"""The same for generic words that are usual heads of terms ("page table", "training set")."""

GENERIC_FIRST = -1.6
"""A phrase that begins with a word that mostly qualifies the text ("simple model")."""

KEPT_FIRST = -0.4
"""The same for words that also begin terms ("specific heat", "simple linear regression")."""

USUAL_NAMES = 5000
PER_SIZE_DOUBLED = 0.12
PER_SIZE_HALVED = 0.45
MOST_FOR_SIZE = 1.8
"""Distinct names of a course's notes (about 75,000 words); each doubling beyond them lowers all odds, each
halving raises them, up to `MOST_FOR_SIZE`: in a page of notes even the main notions occur only once."""

VOCABULARY_WEIGHT = 2.5
"""A background vocabulary lists it."""

SOLID_LETTERS = 8
"""Shortest label of a vocabulary that is known whether spelled solid or apart: "feed-forward network"; short
ones are other words by then ("in put")."""

AT_HOME = 0.3
IN_FIELD = 0.15
"""The notes are of the shipped vocabulary's field, or touch it, when it lists this share of the terms that
their headings and emphasis show: 0.4 to 0.85 for machine learning, statistics and mathematics, 0.16 for game
theory and macroeconomics, under 0.06 for physics, biology, chemistry, security and operating systems."""

UNLISTED = -1.6
"""A vocabulary that covers the field well leaves out what is no term: times its share of the notes' headings
and emphasised terms."""

ACRONYM = 1.2
LEAST_ACRONYM = 3
"""Written with inner capitals wherever it occurs (GRU, CoreNLP, ReLU): a name, not a common word. Two letters
are as often initials, units and examples; a capital with a digit (P1, AS3) mostly is one of a series."""

UNKNOWN_WORD = -1.5
"""A word that English does not have, seen in passing only: a slip, a name or an example as often as a
term."""

SLIP = -1.5
LEAST_SLIP = 6
SLIP_OF = 3.3
"""A name that only passes by, with a word of at least `LEAST_SLIP` letters that is one edit from an English
word of this Zipf value: of 27 such words in 14 collections 25 were slips of the pen."""

PERSON = -6.0
COMMON_SURNAME = 4.8
"""A given name and a surname name a person. A last word this common (Zipf) is rather a noun ("Charles
law")."""

FOREIGN_SCRIPT = -3.0
"""In a script that is rare in these notes: an example, not a term."""

RARE_SCRIPT = 0.05
"""A script is rare when it makes up less than this share of the notes' distinct names."""

SUFFIX_HEADS = frozenset(
    {"algorithm", "method", "model", "technique", "approach", "procedure", "architecture"}
)
"""Heads that may be dropped: "X algorithm" and "X" are one when the notes use both and X can stand alone."""

MATH_SHARE, LEAST_TYPED = 0.7, 20
"""Share of the concepts with a kind that are mathematical, and how many must have a kind, for notes to be on
mathematics alone: 0.83 and 0.85 in two vaults, at most 0.33 in notes of ten other fields, machine learning
too."""

OFTEN_USED = 4
"""Times that two capital letters and a name with these initials are each used before one is short for the
other: of six such pairs in 23 collections all were."""

TASK_HEADS = frozenset({"task", "problem"})
"""Heads that may be dropped after the name of a task."""

WAY_HEADS = frozenset({"method", "technique", "approach", "procedure"})
"""Heads of ways to do something: what they are dropped from must be one. "Boosting technique" is boosting,
but "firewall technique" is no firewall."""

DOING_HEADS = WAY_HEADS | {"algorithm"}
"""Heads of ways to do what is named before them: a new page replacement algorithm is a kind of page
replacement, while a new language model is no language."""

STANDALONE_ZIPF = 3.6
"""A single word commoner than this doesn't stand for "X algorithm": "language" is not "language model"."""

CLIPPED = {
    "max": "maximum",
    "min": "minimum",
    "avg": "average",
    "std": "standard",
    "param": "parameter",
    "coef": "coefficient",
    "coeff": "coefficient",
    "approx": "approximate",
    "temp": "temperature",
    "prob": "probability",
    "freq": "frequency",
}
"""Clipped words that notes write for long ones."""

COMMON_ALIAS = 4.0
"""A single word at least this common (Zipf) is too ambiguous to be taken at a vocabulary's word."""

COMMON_WORD = 4.0
"""A key that is also a word this common (Zipf) is matched only in the case in which the notes name it (IT,
SE, US)."""

MIN_GERUND = 7
"""Shortest word in -ing that is read as the doing of what its stem names: "sampling", not "string"."""

MIN_TYPO = 8
"""Shortest word in which one odd letter is a slip: shorter ones differ by a letter in earnest."""

DEGREE = -2.5
"""A word of degree in front of a name ("low bias", "better accuracy"): a state of the notion, not another
one."""

USER_FLOOR = 2.0
"""Least score of a concept that the user's file names: it stays, and is not the last of all."""

PATTERN_WEIGHT = {
    "cell": 3.2,
    "label_text": 3.0,
    "copula": 3.0,
    "refers": 3.0,
    "below": 2.6,
    "opening": 2.6,
    "gloss": 2.2,
    "which": 2.2,
    "called": 2.0,
    "symbol": 1.4,
    "does": 1.2,
    "inside": 1.2,
    "subject": 1.0,
}
"""How surely each pattern defines: a table's column of meanings, "X: text", "X is a …", "X refers to …", a
phrase below the bare term or at the start of its note, "X (a …)", "X, which is the …", "… is called X", "$x$
is the X of …", "X measures …", "In X, …", and X as mere subject, which describes and never defines."""

DEFINING = 2.0
"""Least score of a definition; below it a sentence is a description."""

HOME_SECTION = 1.5
"""The sentence stands in a section (or a one-concept note) that is named after the concept."""

FIRST_IN_SECTION = 1.0
"""... and is the first there that speaks of it."""

WEAK_PREDICATE = -1.5
"""The predicate is an opinion, a comparison or a fact, not what the thing is: "X is a critical step", "X is
one of the …", "X is the SPOF"."""

HEDGED = -3.0
"""It holds in part or at times only ("X is often a …"), wherever it stands."""

UNDEVELOPED = -0.5
"""A bare class ("X is a bias") says less than one with what sets the thing apart."""

ONE_CASE = -3.0
"""The subject is the concept in one case ("the slope of the line"): even its own section makes that no
definition."""

UNFINISHED = -2.0
"""The sentence ends in a colon: what it announces is a formula or a list."""

SUBORDINATE = -1.5
"""The defining words stand in a subordinate clause ("While X is a powerful method, …")."""

OTHER_SUBJECT = -1.5
"""The text after a label speaks of another concept ("Regularization: XGBoost includes …")."""

OWN_SUBJECT = -0.5
"""It is a sentence about something else, from which one may gather what the term means."""

LINKED_LABEL = -1.0
"""The label is a link: what follows says as often how the two notes belong together."""

MIN_WORDS = 5
"""A sentence that defines or describes has at least this many words."""

DEFINING_WORDS = 3
"""A label's text or a table cell says what something is in at least this many words that are no figures."""

PHRASE_WORDS = 4
"""... a phrase that stands alone below its term in this many: shorter ones are terms themselves."""

DOING_WORDS = 5
"""... and one in -ing in this many: "choosing the number" is a step."""

LIST_OF_NAMES = 3
NAME_WORDS = 2
"""At least so many parts of at most so many words: a list of names, which defines none of them."""

OPENING_BLOCKS = 3
"""A note says what its subject is in one of its first blocks: after the long form, say, or a remark."""
