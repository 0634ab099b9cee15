"""Sentences whose lists and conditions the parse alone doesn't give."""

from __future__ import annotations

import pytest

from extract.relations.stated import stated_claims
from extract.relations.understanding import understanding_claims
from tests.relations.made import scene, triples

CASES = {
    "a long list": (
        "A file system consists of a boot block, a superblock, an inode table and data blocks.",
        ["file system", "boot block", "superblock", "inode table", "data block"],
        {
            ("boot-block", "part_of", "file-system"),
            ("superblock", "part_of", "file-system"),
            ("inode-table", "part_of", "file-system"),
            ("data-block", "part_of", "file-system"),
        },
    ),
    "steps after a colon": (
        "Amplification has three steps: denaturation, annealing and extension.",
        ["amplification", "denaturation", "annealing", "extension"],
        {
            ("denaturation", "part_of", "amplification"),
            ("annealing", "part_of", "amplification"),
            ("extension", "part_of", "amplification"),
        },
    ),
    "an activity as subject": (
        "Calculating acidity requires logarithms.",
        ["acidity", "logarithm"],
        {("acidity", "requires", "logarithm")},
    ),
    "a definition with a condition": (
        "A topological space is a Baire space if every intersection of dense sets is dense.",
        ["topological space", "Baire space"],
        {("baire-space", "is_a", "topological-space")},
    ),
    "only some of them": ("Every smooth map is a homeomorphism.", ["map", "homeomorphism"], set()),
    "what is divided is no class": (
        "Segmentation divides memory into segments.",
        ["segmentation", "memory", "segment"],
        set(),
    ),
}


@pytest.mark.parametrize(("text", "labels", "expected"), CASES.values(), ids=CASES)
def test_a_sentence_states(text: str, labels: list[str], expected: set[tuple[str, str, str]]) -> None:
    assert triples(stated_claims(scene(text, labels))) == expected


def test_what_one_must_know_first() -> None:
    text = "To understand natural selection you need to know about inheritance and variation."
    made = scene(text, ["natural selection", "inheritance", "variation"])
    assert triples(understanding_claims(made)) == {
        ("natural-selection", "requires", "inheritance"),
        ("natural-selection", "requires", "variation"),
    }


def test_a_purpose_that_needs_nothing_says_nothing() -> None:
    made = scene("To understand selection, compare drift.", ["selection", "drift"])
    assert triples(understanding_claims(made)) == set()
