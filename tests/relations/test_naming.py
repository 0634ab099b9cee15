"""Kinds that a sentence names, and parts that it puts together."""

from __future__ import annotations

import pytest

from extract.relations.stated import stated_claims
from tests.relations.made import scene, triples

SENTENCES = {
    "what some are called": (
        "Cells use enzymes called polymerases for this.",
        ["enzyme", "polymerase"],
        {("polymerase", "is_a", "enzyme")},
    ),
    "several of what some are called": (
        "There are proteins called actin and myosin.",
        ["protein", "actin", "myosin"],
        {("actin", "is_a", "protein"), ("myosin", "is_a", "protein")},
    ),
    "a restricted subject of a naming verb": (
        "Graphs that contain no cycle are called forests.",
        ["graph", "forest"],
        {("forest", "is_a", "graph")},
    ),
    "a restricted subject, and the kind set apart": (
        "Mutations that change an amino acid are **missense mutations**.",
        ["mutation", "missense mutation"],
        {("missense-mutation", "is_a", "mutation")},
    ),
    "another name": ("Forests are also called acyclic graphs.", ["forest", "acyclic graph"], set()),
    "another name after a comma": ("The kernel, called a filter, slides.", ["kernel", "filter"], set()),
    "a restricted subject of any other predicate": (
        "A graph that has a cycle is a problem.",
        ["graph", "problem"],
        set(),
    ),
    "a whole of several": (
        "The stem and the leaves form the shoot.",
        ["stem", "leaf", "shoot"],
        {("stem", "part_of", "shoot"), ("leaf", "part_of", "shoot")},
    ),
    "what forms by a reaction": (
        "The acid and the base react to form the salt.",
        ["acid", "base", "salt"],
        set(),
    ),
    "where a labelled thing is found": (
        "- **Fast channel**: low threshold, found in muscles",
        ["fast channel", "threshold", "muscle"],
        {("fast-channel", "part_of", "muscle")},
    ),
}


@pytest.mark.parametrize("case", SENTENCES, ids=list(SENTENCES))
def test_a_sentence_names(case: str) -> None:
    text, labels, expected = SENTENCES[case]
    found = triples(stated_claims(scene(text, labels)))
    assert {triple for triple in found if triple[1] in {"is_a", "part_of"}} == expected
