"""What each rule saw, as one sentence: why a relation is there, and why in this direction."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Evidence

_READS: dict[str, str] = {
    "stated.kind_of": "the sentence says that it is a kind, variant or member of it",
    "stated.is_a": "the sentence says that it is one",
    "stated.called": "the sentence says that it is what some of them are called",
    "stated.defined_kind": "the sentence says which of them it is",
    "stated.form_together": "the sentence says that it forms the whole with others",
    "stated.makes_up": "the sentence says that it makes up the whole",
    "stated.located_in": "the sentence says that it is found in it",
    "stated.lies_in": "the sentence says that it lies in it",
    "stated.inside": "the sentence says that it is inside of it",
    "stated.constitutes": "the sentence says that it constitutes the whole",
    "stated.parts_named": "the sentence says which parts of it are called so",
    "stated.classified_as": "the sentence says that it counts as one",
    "stated.belongs_to": "the sentence says that it belongs to them",
    "stated.inverse": "the sentence names it as one of them",
    "stated.follows_from": "the sentence says that it follows from it",
    "stated.underlies": "the sentence says that it lies under it",
    "stated.needed_for": "the sentence says that it is needed for it",
    "stated.makes_use_of": "the sentence says that it makes use of it",
    "stated.does_via": "the sentence says that it does so by means of it",
    "stated.gloss": "the note says in a phrase beside it or below it that it is one",
    "stated.apposition": "the sentence says beside its name that it is one",
    "stated.one_of": "the sentence counts it among them",
    "stated.divided_into": "the sentence divides the one into the other",
    "stated.listing": "the sentence lists it as a kind or a part",
    "stated.labelled": "the text lists it after the class and a colon",
    "stated.sum": "the text adds it up to the whole",
    "stated.such_as": "the sentence names it as an example of the class",
    "stated.like": "the sentence seems to name it as an example of the class",
    "stated.bracket": "the sentence gives it in brackets after the class",
    "stated.and_other": "the sentence names it beside others of the class",
    "stated.extension_of": "the sentence says that it extends or combines it",
    "stated.extends": "the sentence says that it extends it",
    "stated.operation_on": "the sentence defines it by an operation on it",
    "stated.component_of": "the sentence calls it a part, step or parameter of it",
    "stated.consists_of": "the sentence says that the one consists of the other",
    "stated.composed_of": "the sentence says that the one is made of the other",
    "stated.comprises": "the sentence says that the one contains the other",
    "stated.includes": "the sentence says that the one includes the other",
    "stated.requires": "the sentence says that it requires it",
    "stated.relies_on": "the sentence says that it relies on it",
    "stated.based_on": "the sentence says that it is based on it",
    "stated.derived_from": "the sentence says that it is derived from it",
    "stated.computed_with": "the sentence says that it is computed or defined with it",
    "stated.remedies": "the sentence says that it prevents or detects it",
    "stated.combines": "the sentence says that it combines it with others",
    "stated.measures": "the sentence says that it measures or shows it",
    "stated.transforms": "the sentence says that it transforms it",
    "stated.kinds_include": "the sentence says that the ones include the other",
    "stated.having": "the sentence lists it as a kind or a part",
    "stated.foundation_of": "the sentence calls the one the foundation or a prerequisite of the other",
    "stated.required_for": "the sentence says that the one is required for the other",
    "stated.to_understand": "the sentence says that it must be known to understand the other",
    "stated.uses": "the sentence says that it uses it",
    "stated.trained_with": "the sentence says that it is trained, solved or done with it",
    "stated.used_in": "the sentence says that the one is used in the other",
    "stated.differs_from": "the sentence says that they differ",
    "stated.unlike": "the sentence sets one against the other",
    "stated.versus": "the sentence sets one against the other",
    "stated.instead_of": "the sentence names one in place of the other",
    "structural.named_after": "it stands under a heading whose name its own name ends in",
    "structural.same_head_below": "it stands below a heading that ends in the same word",
    "structural.same_head": "it stands under a heading and is a kind of the same thing",
    "structural.plural_class": "it stands under a heading that names a class in the plural",
    "structural.bare_list": "it stands in a list of names under a heading",
    "structural.kinds": "it stands in a list that is announced as types",
    "structural.examples": "it stands in a list that is announced as examples",
    "structural.methods": "it stands in a list that is announced as methods",
    "structural.instruments": "it stands in a list that is announced as tasks, tools or metrics",
    "structural.components": "it stands in a list that is announced as components",
    "structural.parameters": "it stands in a list that is announced as parameters or assumptions",
    "structural.steps": "it stands in a list that is announced as steps",
    "structural.ideas": "it stands in a list that is announced as key concepts or features",
    "structural.part_of_process": "it stands in the list of an activity's parts",
    "structural.part_of_field": "it stands in the list of a field's topics",
    "structural.nested": "its section stands inside the other's",
    "structural.table_header": "the table's first column lists it under that header",
    "structural.table_category": "the table gives it as its type",
    "structural.comparison": "a heading compares them",
    "structural.labelled_line": "a line of its notes says so with a word in front",
    "structural.prerequisite_list": "its notes list it among what one should know first",
    "structural.wikilink": "its note links to the other",
    "inferred.head_noun": "its name ends in the other's name",
    "inferred.in_label": "its name contains the other's name",
    "inferred.named_in_definition": "its definition names it, and it is the more basic of the two",
    "inferred.named_at_start": "the first sentences about it name it, and it is the more basic of the two",
    "inferred.named_in_text": "the text about it names it, and it is the more basic of the two",
    "inferred.named_in_part": "its note has the words of the other's title, and the two notes are alike",
    "inferred.named_and_known": "the text about it names it, and a vocabulary knows it as a prerequisite",
    "background.vocabulary": "not from the notes: a vocabulary of the field says so",
}


def because(evidence: Sequence[Evidence], vocabulary: str) -> str:
    """What speaks for a relation most: what a rule saw, or the vocabulary that states it; may be empty."""
    if evidence:
        return reads(evidence[0].rule)
    return f"so says “{vocabulary}”, not the notes" if vocabulary else ""


def reads(rule: str) -> str:
    """What a rule saw, as the rest of a sentence; for a rule of someone else's making, its name in words."""
    if rule.startswith("stated.field_"):
        return "a field of its note says so"
    return _READS.get(rule, rule.partition(".")[2].replace("_", " ") or rule)
