"""Mention rules: each sees terms in one way. The table is the order in which they run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from extract.language import ParsedDocument
from extract.mentions.abbreviation import abbreviation_mentions, abbreviation_synonymies
from extract.mentions.agents import without_agents
from extract.mentions.citation import without_citations
from extract.mentions.elliptic import elliptic_synonymies
from extract.mentions.emphasis import emphasis_mentions
from extract.mentions.heading import heading_mentions
from extract.mentions.headless import headless_synonymies
from extract.mentions.item import cell_mentions, item_mentions
from extract.mentions.joint import split_joint_titles
from extract.mentions.link import link_mentions
from extract.mentions.mention import Mention, Synonymy
from extract.mentions.mutual import mutual_synonymies
from extract.mentions.naming import also_synonymies, called_mentions, definition_mentions
from extract.mentions.noun_phrase import bare_of_mentions, noun_phrase_mentions
from extract.mentions.role import listed_mentions, topic_mentions
from extract.mentions.roll import roll_mentions
from extract.mentions.shared import shared_head_mentions
from extract.mentions.title import alias_synonymies, title_mentions

MENTION_RULES: dict[str, Callable[[ParsedDocument], Iterator[Mention]]] = {
    "title": title_mentions,
    "heading": heading_mentions,
    "emphasis": emphasis_mentions,
    "item": item_mentions,
    "cell": cell_mentions,
    "definition": definition_mentions,
    "called": called_mentions,
    "abbreviation": abbreviation_mentions,
    "link": link_mentions,
    "noun_phrase": noun_phrase_mentions,
    "of_phrase": bare_of_mentions,
    "shared_head": shared_head_mentions,
    "topic": topic_mentions,
    "listed": listed_mentions,
    "roll": roll_mentions,
}
SYNONYMY_RULES: dict[str, Callable[[ParsedDocument], Iterator[Synonymy]]] = {
    "abbreviation": abbreviation_synonymies,
    "also": also_synonymies,
    "alias": alias_synonymies,
    "elliptic": elliptic_synonymies,
    "headless": headless_synonymies,
}


def find_mentions(documents: Sequence[ParsedDocument]) -> list[Mention]:
    """All mentions by all rules, sorted."""
    rules = MENTION_RULES.values()
    found = {found for document in documents for rule in rules for found in rule(document) if found.key}
    named = without_agents(without_citations(sorted(found), documents), documents)
    return sorted(set(split_joint_titles(named, documents)))


def find_synonymies(documents: Sequence[ParsedDocument]) -> list[Synonymy]:
    """All pairs of names that the notes give for one thing, sorted."""
    found = {pair for document in documents for rule in SYNONYMY_RULES.values() for pair in rule(document)}
    found.update(mutual_synonymies(documents))
    return sorted(pair for pair in found if pair.key and pair.other and pair.key != pair.other)
