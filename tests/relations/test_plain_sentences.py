"""Plain sentences of many fields, and the one relation that a reader takes from each."""

from __future__ import annotations

import pytest

from extract.relations import claim_relations
from graph.labels import slug
from tests.relations.made import scene, triples

STATED = [
    (
        "A replicated chromosome consists of two sister chromatids.",
        "sister chromatid",
        "part_of",
        "replicated chromosome",
    ),
    ("A cluster encompasses one or more servers.", "server", "part_of", "cluster"),
    (
        "The heart has four chambers: the left atrium and the left ventricle on one side.",
        "left atrium",
        "part_of",
        "heart",
    ),
    ("The TLB is a cache inside the MMU.", "TLB", "part_of", "MMU"),
    ("The kernel is the core of the operating system.", "kernel", "part_of", "operating system"),
    ("Dendritic spines are small protrusions from dendrites.", "dendritic spine", "part_of", "dendrite"),
    ("Regions of a gene that are removed are called introns.", "intron", "part_of", "gene"),
    ("The cortex forms the outer layer of the kidney.", "cortex", "part_of", "kidney"),
    (
        "A page table entry contains a present bit and a frame number.",
        "frame number",
        "part_of",
        "page table entry",
    ),
    ("The brain is divided into the cerebrum and the cerebellum.", "cerebrum", "part_of", "brain"),
    ("Enzymes called RNA polymerases are important in transcription.", "RNA polymerase", "is_a", "enzyme"),
    ("Two common sorting algorithms are mergesort and quicksort.", "mergesort", "is_a", "sorting algorithm"),
    (
        "There are two types of synapses: chemical synapses and electrical synapses.",
        "electrical synapse",
        "is_a",
        "synapse",
    ),
    ("One of the best known hormones is insulin.", "insulin", "is_a", "hormone"),
    ("The most common hormone is insulin.", "insulin", "is_a", "hormone"),
    ("Insulin is classified as a hormone.", "insulin", "is_a", "hormone"),
    ("Hormones (such as insulin) are carried by the blood.", "insulin", "is_a", "hormone"),
    (
        "Machine learning is divided into supervised learning and unsupervised learning.",
        "supervised learning",
        "is_a",
        "machine learning",
    ),
    ("LSTMs are a special kind of recurrent network.", "LSTM", "is_a", "recurrent network"),
    ("Vectors are needed to understand matrices.", "matrix", "requires", "vector"),
    ("You must know algebra before studying calculus.", "calculus", "requires", "algebra"),
    ("Meiosis is different from mitosis.", "meiosis", "contrasts_with", "mitosis"),
    ("The chain rule is essential for backpropagation.", "backpropagation", "requires", "chain rule"),
]


@pytest.mark.parametrize(("sentence", "source", "kind", "target"), STATED)
def test_a_plain_sentence_states_its_relation(sentence: str, source: str, kind: str, target: str) -> None:
    claims = triples(claim_relations(scene(sentence, [source, target])))
    assert (slug(source), kind, slug(target)) in claims


SILENT = [
    ("The most common problem is overfitting, and a model has 16 layers.", "layer", "part_of", "model"),
    (
        "Sequential Monte Carlo can be viewed as learning the structure of a tree.",
        "sequential Monte Carlo",
        "is_a",
        "tree",
    ),
    ("Neither the whale nor the dolphin is a fish.", "whale", "is_a", "fish"),
    ("The only two forces acting on it are weight and drag.", "weight", "is_a", "force"),
    ("The force acting on it is divided into weight and drag.", "weight", "part_of", "force"),
    ("A wave made by currents is classified as a radio wave.", "wave", "is_a", "radio wave"),
    ("A mutex contains no semaphore.", "semaphore", "part_of", "mutex"),
    ("Newton called it the calculus.", "Newton", "is_a", "calculus"),
]


@pytest.mark.parametrize(("sentence", "source", "kind", "target"), SILENT)
def test_what_only_sounds_like_a_relation_states_none(
    sentence: str, source: str, kind: str, target: str
) -> None:
    claims = triples(claim_relations(scene(sentence, [source, target])))
    assert (slug(source), kind, slug(target)) not in claims


ROLLS = [
    (
        "# Hormones\n\nHormones are signalling molecules. Examples: insulin and glucagon.",
        "insulin",
        "is_a",
        "hormone",
    ),
    (
        "# Heart\n\nThe heart pumps.\n\n- Components: atria, the left ventricle",
        "left ventricle",
        "part_of",
        "heart",
    ),
    ("# Glycolysis\n\nPart of: [[Cellular respiration]]", "glycolysis", "part_of", "cellular respiration"),
    (
        "# Gradient descent\n\n**Prerequisites**: partial derivatives, matrices",
        "gradient descent",
        "requires",
        "partial derivative",
    ),
    (
        "# Notes\n\n## Multiprocessor scheduling\n\nSeveral run.\n\n### Affinity scheduling\n\nOne stays.",
        "affinity scheduling",
        "is_a",
        "multiprocessor scheduling",
    ),
]


@pytest.mark.parametrize(("text", "source", "kind", "target"), ROLLS)
def test_a_place_or_a_roll_says_how_names_hang_together(
    text: str, source: str, kind: str, target: str
) -> None:
    claims = triples(claim_relations(scene(text, [source, target])))
    assert (slug(source), kind, slug(target)) in claims


@pytest.mark.parametrize(
    "text",
    [
        "# Hormones\n\nExamples: insulin lowers the sugar in the blood, glucagon raises it.",
        "# Hormones\n\nNote: insulin, glucagon",
    ],
)
def test_a_sentence_after_a_colon_is_no_roll(text: str) -> None:
    claims = triples(claim_relations(scene(text, ["hormone", "insulin", "glucagon"])))
    assert ("insulin", "is_a", "hormone") not in claims
