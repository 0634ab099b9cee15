"""Patterns by which a sentence states kinds and parts."""

from __future__ import annotations

from extract.relations.cues import words
from extract.relations.pattern import Pattern

KINDS_AND_PARTS: tuple[Pattern, ...] = (
    Pattern(
        "kind_of",
        "is_a",
        words(
            "kind type form sort variant variety subtype subclass class example instance "
            "special-case case version flavor"
            " subfield branch family member"
        ),
        words("of"),
        noun=True,
        confidence=0.8,
        example=(
            "Ridge regression is a type of regularized regression.",
            "ridge regression",
            "regularized regression",
        ),
    ),
    Pattern(
        "classified_as",
        "is_a",
        words("classify regard categorize categorise"),
        words("as"),
        passive=True,
        general=True,
        confidence=0.7,
        example=("Insulin is classified as a hormone.", "insulin", "hormone"),
    ),
    Pattern(
        "belongs_to",
        "is_a",
        words("belong"),
        words("to"),
        gathered=True,
        confidence=0.7,
        example=("The LSTM belongs to the family of recurrent networks.", "LSTM", "recurrent network"),
    ),
    Pattern(
        "component_of",
        "part_of",
        words(
            "part component element step stage phase ingredient building-block layer parameter constituent"
            " hyperparameter region segment portion section division subdivision subunit compartment"
            " chamber lobe core protrusion projection outgrowth"
        ),
        words("of in from"),
        noun=True,
        confidence=0.65,
        example=("The decoder is a component of the transformer.", "decoder", "transformer"),
    ),
    Pattern(
        "consists_of",
        "part_of",
        words("consist"),
        words("of"),
        reverse=True,
        listed=True,
        bare=True,
        confidence=0.85,
        example=("A transformer consists of an encoder and a decoder.", "encoder", "transformer"),
    ),
    Pattern(
        "composed_of",
        "part_of",
        words("compose make build form assemble"),
        words("of up from out"),
        passive=True,
        reverse=True,
        listed=True,
        confidence=0.85,
        example=("A neural network is composed of layers.", "layer", "neural network"),
    ),
    Pattern(
        "form_together",
        "part_of",
        words("form"),
        several=True,
        confidence=0.65,
        example=("The cerebrum and the cerebellum form the brain.", "cerebrum", "brain"),
    ),
    Pattern(
        "constitutes",
        "part_of",
        words("constitute"),
        confidence=0.7,
        example=("Neurons constitute the nervous system.", "neuron", "nervous system"),
    ),
    Pattern(
        "makes_up",
        "part_of",
        words("make"),
        particle="up",
        confidence=0.7,
        example=("The brain and the spinal cord make up the nervous system.", "brain", "nervous system"),
    ),
    Pattern(
        "located_in",
        "part_of",
        words("locate situate embed find house"),
        words("in within inside"),
        passive=True,
        general=True,
        confidence=0.55,
        example=("The nucleolus is located in the nucleus.", "nucleolus", "nucleus"),
    ),
    Pattern(
        "lies_in",
        "part_of",
        words("lie reside sit"),
        words("in within inside"),
        general=True,
        confidence=0.5,
        example=("The hippocampus lies within the temporal lobe.", "hippocampus", "temporal lobe"),
    ),
    Pattern(
        "inside",
        "part_of",
        frozenset(),
        words("inside"),
        noun=True,
        confidence=0.55,
        example=("The nucleolus is a structure inside the nucleus.", "nucleolus", "nucleus"),
    ),
    Pattern(
        "comprises",
        "part_of",
        words("comprise contain encompass"),
        general=True,
        number="singular",
        reverse=True,
        listed=True,
        confidence=0.55,
        example=("A neural network contains hidden layers.", "hidden layer", "neural network"),
    ),
    Pattern(
        "includes",
        "part_of",
        words("include incorporate"),
        method=True,
        general=True,
        reverse=True,
        number="singular",
        listed=True,
        confidence=0.5,
        example=(
            "XGBoost includes L1 regularization.",
            "L1 regularization",
            "XGBoost",
        ),
    ),
    Pattern(
        "kinds_include",
        "is_a",
        words("include"),
        reverse=True,
        number="plural",
        listed=True,
        confidence=0.6,
        example=("Market structures include oligopoly and monopoly.", "oligopoly", "market structure"),
    ),
)
