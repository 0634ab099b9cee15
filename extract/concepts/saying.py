"""Words of general English by what they say of a subject: what it is, what it does, or little."""

from __future__ import annotations

WEAK_NOUNS = frozenset(
    "step part way one example reason choice idea issue problem tool key thing advantage challenge aspect "
    "goal question point case result foundation cornerstone candidate summary success failure".split()
)
"""As a predicate these say what is thought of a thing or what it is used for."""

PARTIAL_NOUNS = frozenset(
    "benefit drawback disadvantage pro con use usage application property feature list overview note need "
    "difference comparison cause effect purpose history lot".split()
)
"""A phrase headed by one of these names a side of the subject."""

DOING_VERBS = frozenset(
    "measure transform map compute calculate represent estimate predict find learn combine "
    "model minimize maximize generate convert split reduce normalize quantify capture "
    "assign divide build generalize state encode select determine "
    "compare describe recommend optimize aggregate group evaluate indicate specify express relate "
    "control prevent adapt translate store identify classify detect regulate catalyze catalyse "
    "transport move protect manage connect".split()
)
"""What a thing does by its nature: in its own section such a sentence may define it."""

DESCRIBING_VERBS = frozenset(
    "add use involve allow consist extend say assume aim introduce process associate contain focus store "
    "give belong return receive ignore occur arise happen scale penalize replace modify update train rely "
    "work provide help enable ensure fit search remove seek treat apply make form base derive design create "
    "produce handle".split()
)
"""Verbs that describe their subject in any form and clause; others in the plain present of a main clause."""

SILENT_VERBS = frozenset(
    "do go come get look seem appear want let start begin try become remain keep need deserve vary depend "
    "result lead exist obtain perform suggest matter".split()
)
"""Verbs of the plain present that say little of their subject."""

STATE_VERBS = frozenset("contain have get include use need require support".split())
"""At the head of a phrase without a subject these name a feature, and not what the thing is."""
