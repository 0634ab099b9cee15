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


SILENT = {
    "what something must be in a case": ("The shift must be a multiple.", ["shift", "multiple"]),
    "an amount of it": ("Earth is many tons more massive than Mars.", ["Earth", "ton"]),
    "a vague word as a class": ("A capacitor is a device.", ["capacitor", "device"]),
    "a vague word as a class of many": (
        "Algorithms such as quicksort and mergesort are fast.",
        ["algorithm", "quicksort", "mergesort"],
    ),
    "what something of the whole contains": (
        "The input of the parser contains tokens.",
        ["parser", "token"],
    ),
    "a number of things": ("A processor contains 16 registers.", ["processor", "register"]),
    "less of it": ("A frequent event contains less surprise.", ["frequent event", "surprise"]),
    "what a method is good for": (
        "Bagging is used in regression tasks.",
        ["bagging", "regression"],
    ),
    "a state of the one at hand": ("Here the flow is turbulence.", ["flow", "turbulence"]),
    "those at hand": ("The channels are resistors.", ["channel", "resistor"]),
    "so many of a sort": ("An encoder consists of eight layers.", ["encoder", "layer"]),
    "a way to do something, under a heading or not": (
        "# Trees\n\n## Method\n\nPruning is a common method for it.",
        ["method", "pruning"],
    ),
    "what must be so under a condition": (
        "If the signals are discrete, then the decoder must be a classifier.",
        ["decoder", "classifier"],
    ),
    "an adverb before the verb of the next clause": (
        "Parsing is a labeling problem, and stemming only requires suffixes.",
        ["parsing", "stemming"],
    ),
    "a clause that picks some out": ("Models that require labels are common.", ["model", "label"]),
    "a participle that picks some out": (
        "Systems based on steam are rare, and systems obtained from salvage rarer.",
        ["system", "steam", "salvage"],
    ),
    "a narrower subject": ("Coil resistance relies on temperature.", ["resistance", "temperature"]),
    "the one at hand": ("This network uses dropout.", ["network", "dropout"]),
    "somebody's": ("The observer's clock relies on quartz.", ["clock", "quartz"]),
    "the past": ("A telescope is large. The telescope used mirrors.", ["telescope", "mirror"]),
    "what we do": ("We see that the encoder uses attention.", ["encoder", "attention"]),
    "a participle of nobody": (
        "Using laminar flow, viscosity is measured.",
        ["laminar flow", "viscosity"],
    ),
    "an amount": ("The loudness is 51 decibels.", ["loudness", "decibel"]),
    "one of two": ("A nucleotide is either a purine or a pyrimidine.", ["nucleotide", "purine"]),
    "often but not always": ("A weak learner is usually a decision tree.", ["weak learner", "decision tree"]),
    "a product": ("Displacement is velocity multiplied by time.", ["displacement", "velocity", "time"]),
    "a careful one": ("Boosting requires careful tuning.", ["boosting", "tuning"]),
    "the next clause": (
        "Unlike bagging, which combines strong learners, boosting builds weak learners.",
        ["bagging", "boosting"],
    ),
    "a compound": ("Energy-producing cycles rely on fusion.", ["energy", "fusion"]),
}


@pytest.mark.parametrize(("text", "labels"), SILENT.values(), ids=SILENT)
def test_a_sentence_states_nothing_of(text: str, labels: list[str]) -> None:
    assert triples(stated_claims(scene(text, labels))) == set()


def test_a_second_subject_has_its_own_verb() -> None:
    text = "Baryons are composed of quarks, and antibaryons are composed of antiquarks."
    made = scene(text, ["baryon", "quark", "antibaryon", "antiquark"])
    claims = triples(stated_claims(made))
    assert ("quark", "part_of", "baryon") in claims
    assert not {("antiquark", "part_of", "baryon"), ("antibaryon", "part_of", "baryon")} & claims


def test_a_gathering_noun_stands_for_what_it_gathers() -> None:
    made = scene("A block consists of a sequence of convolutions.", ["block", "sequence", "convolution"])
    assert triples(stated_claims(made)) == {("convolution", "part_of", "block")}
