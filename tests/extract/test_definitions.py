"""Definitions: verbatim, what the thing is, and never a heading or a question."""

from __future__ import annotations

import pytest
from msgspec import structs

from extract.concepts.find import MAX_DEFINITIONS, find_concepts
from extract.concepts.mentioned import MAX_EVIDENCE
from extract.concepts.passages import MAX_QUOTE
from graph.model import Concept
from tests.extract.made import found_in, read, vocabulary

KNOWN = vocabulary({"ridge regression": [], "kernel trick": [], "eigenvector": [], "loss function": []})


def ridge(*texts: str, label: str = "ridge regression") -> Concept:
    (concept,) = [c for c in found_in(*texts, known=KNOWN).concepts if c.label == label]
    return concept


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Ridge regression is a linear model that shrinks its coefficients.", "copula"),
        ("Ridge regression refers to least squares with a penalty.", "refers"),
        ("**Ridge regression:** least squares with a penalty on large coefficients.", "label_text"),
        ("- Ridge regression: least squares with a penalty on large coefficients.", "label_text"),
        ("**3. Ridge regression:** least squares with a penalty on large coefficients.", "label_text"),
        ("Least squares with a penalty on the size of coefficients is called ridge regression.", "called"),
    ],
)
def test_defining_sentences(text: str, rule: str) -> None:
    definition = ridge(text).definition
    assert definition is not None
    assert definition.rule == f"definition.{rule}"
    assert definition.quote.strip("*- ") == text.strip("*- ")


@pytest.mark.parametrize(
    "text",
    [
        "What is ridge regression?",
        "# Ridge regression",
        "Ridge regression was used here.",
        "We compare ridge regression with least squares in the next chapter.",
        "Ridge regression is not a tree and ridge regression never will be.",
    ],
)
def test_what_defines_nothing(text: str) -> None:
    assert ridge(text).definition is None


def test_the_subject_must_be_the_concept_itself() -> None:
    concept = ridge("The loss function of ridge regression is a sum of squares and a penalty.")
    assert concept.definition is None


def test_the_sentence_in_its_own_section_comes_first() -> None:
    concept = ridge(
        "# Models\n\nRidge regression is a model that many books treat early.\n\n"
        "# Ridge regression\n\nRidge regression is a linear model that shrinks its coefficients.\n"
    )
    assert concept.definition is not None
    assert "shrinks" in concept.definition.quote
    assert concept.definition.heading == "Ridge regression"


def test_further_definitions_are_kept_up_to_a_limit() -> None:
    text = "\n\n".join(f"Ridge regression is a linear model of sort {number}." for number in range(9))
    assert len(ridge(text).definitions) == MAX_DEFINITIONS


def test_evidence_is_kept_up_to_a_limit_and_counted_beyond() -> None:
    text = "\n\n".join(
        f"Then number {number} tried ridge regression again." for number in range(MAX_EVIDENCE + 9)
    )
    concept = ridge(text)
    assert len(concept.evidence) == MAX_EVIDENCE
    assert concept.mention_count == MAX_EVIDENCE + 9
    assert list(concept.evidence) == sorted(concept.evidence)


def test_a_very_long_sentence_is_cut_around_the_term() -> None:
    filler = "the loss function falls, and " * 40
    concept = ridge("The matrix is large and the sky is blue, " * 20 + filler, label="loss function")
    assert concept.evidence
    for evidence in concept.evidence:
        assert len(evidence.quote) <= MAX_QUOTE
        assert "loss function" in evidence.quote


def test_explained_by_a_sentence_or_a_section_and_not_by_a_mention() -> None:
    assert ridge("Ridge regression is a linear model that shrinks its coefficients.").explained
    assert ridge(
        "# Ridge regression\n\nHere least squares gets a penalty. " + "Large weights cost more. " * 6
    ).explained
    assert not ridge("You should know ridge regression before you go on.").explained
    assert not ridge("# Background\n\n- ridge regression\n- the kernel trick\n- eigenvectors\n").explained


def test_an_empty_section_explains_nothing() -> None:
    assert not ridge("# Ridge regression\n\n# Kernel trick\n\nNothing is here.\n").explained


def test_ids_are_unique_and_stable() -> None:
    found = found_in("C++ and C# and C are languages. **C++** is one. **C#** is one. **C** is one.")
    ids = [concept.id for concept in found.concepts]
    assert len(ids) == len(set(ids))


def test_definitions_quote_the_source_with_its_markup() -> None:
    text = "**Ridge regression** is a *linear* model that shrinks $w$ and its `coef_`.\n"
    definition = ridge(text).definition
    assert definition is not None
    assert definition.quote in text
    assert definition.quote == text[definition.span.start : definition.span.end]


HUB = vocabulary({"ridge regression": [], "kernel trick": [], "opportunity cost": [], "hash table": []})


def defined(*texts: str, label: str) -> str | None:
    """The first definition of a concept, as a quote."""
    (concept,) = [c for c in found_in(*texts, known=HUB).concepts if c.label == label]
    return concept.definition.quote if concept.definition else None


def ruled(text: str, label: str = "ridge regression") -> tuple[str, str] | None:
    """Rule and quote of the first definition of a concept."""
    (concept,) = [c for c in found_in(text, known=HUB).concepts if c.label == label]
    return (concept.definition.rule, concept.definition.quote) if concept.definition else None


@pytest.mark.parametrize(
    "sentence",
    [
        "Ridge regression is completely different.",
        "Ridge regression has been introduced in a famous paper.",
        "Ridge regression is given to all students on the first day.",
        "Ridge regression often produces better results than a tree.",
    ],
)
def test_a_mere_subject_does_not_define_even_in_its_own_section(sentence: str) -> None:
    assert defined(f"# Ridge regression\n\n{sentence}\n", label="ridge regression") is None


def test_a_label_elsewhere_beats_a_mere_subject_at_home() -> None:
    text = (
        "# Ridge regression\n\nRidge regression is fitted again for each of the folds.\n\n"
        "# Terms\n\n- Ridge regression: least squares with a penalty on large coefficients\n"
    )
    assert "penalty" in (defined(text, label="ridge regression") or "")


def test_what_a_thing_does_by_its_nature_defines_it_at_home() -> None:
    text = (
        "# Ridge regression\n\nRidge regression minimizes the squared error and a penalty on the weights.\n"
    )
    assert ruled(text) == (
        "definition.does",
        "Ridge regression minimizes the squared error and a penalty on the weights.",
    )


def test_an_aside_defines_only_what_stands_right_before_it() -> None:
    aside = "This chapter treats the ridge regression, which is a linear model with a penalty on its weights."
    assert ruled(aside) == ("definition.which", aside)
    for text in (
        "We need a ridge regression which stores its weights in a file.",
        "Here a penalty is added to the loss of ridge regression, which is a sum over all the weights.",
        "We send it to another ridge regression, which is a copy of the first model.",
    ):
        assert ruled(f"# Ridge regression\n\n{text}\n") is None


@pytest.mark.parametrize(
    "text",
    [
        "The opportunity cost of parking is farm land.",
        "The opportunity cost must be a number that is above zero.",
        "The opportunity cost is often a small amount of money.",
        "The opportunity cost is the problem.",
        "Each opportunity cost is a price that somebody pays.",
        "The opportunity cost which we saw is a loss for the town.",
    ],
)
def test_one_case_or_an_opinion_defines_nothing(text: str) -> None:
    assert defined(f"# Opportunity cost\n\n{text}\n", label="opportunity cost") is None


def test_any_case_defines() -> None:
    text = "The opportunity cost of a choice is the value of the best thing that one gives up for it."
    assert defined(text, label="opportunity cost") == text


@pytest.mark.parametrize(
    "text",
    [
        "~1/4 second",
        "7 ± 2 items of a kind",
        "1a, 2b, 3c, 4d",
        "arrays, keys, chains, probes",
        "`rehash()` `$x$`",
        "this could fail for large inputs and small ones",
        "“that will help me a lot”",
        "can model all sorts of shapes",
        "results in a much better fit",
        "varies from one model to the next",
        "the fit gets a penalty -> worse fit of the line",
    ],
)
def test_label_texts_that_define_nothing(text: str) -> None:
    assert ruled(f"- **Ridge regression**: {text}") is None


def test_an_equals_sign_with_a_value_or_an_effect_ends_no_label() -> None:
    assert ruled("- **Ridge regression = 0**: a pure and simple node of the tree") is None
    assert ruled("- **Ridge regression** = decreased variance in most models") is None
    assert ruled("- **Ridge regression** = least squares with a penalty on the weights") is not None


def test_a_remark_on_a_link_is_no_definition() -> None:
    assert ruled("- [[Ridge regression]]: the same picture for many inputs") is None
    assert ruled("- [[Ridge regression]]: how the weights shrink is shown there") is None
    assert ruled("- [[Ridge regression]]: linear model with a penalty on its weights") == (
        "definition.label_text",
        "[[Ridge regression]]: linear model with a penalty on its weights",
    )


@pytest.mark.parametrize("sign", ["->", "=>", "→"])
def test_an_arrow_ends_a_label(sign: str) -> None:
    text = f"- Opportunity cost {sign} value of the best option that was given up"
    assert defined(text, label="opportunity cost") == text[2:]


def test_a_verb_that_disagrees_with_its_label_speaks_of_something_else() -> None:
    assert defined("- **Hash tables**: Handles numbers and names alike", label="hash table") is None


def test_arrows_of_a_chain_or_of_an_effect_end_no_label() -> None:
    assert defined("- Opportunity cost -> less land for the town", label="opportunity cost") is None
    chain = "- Opportunity cost -> land for all the farms -> a loss for the town"
    assert defined(chain, label="opportunity cost") is None


def test_a_bracket_may_stand_before_the_colon_of_a_paragraph() -> None:
    text = "Ridge regression (RR): each weight pays for its size.\n"
    assert ruled(text) == ("definition.label_text", "Ridge regression (RR): each weight pays for its size.")


def test_of_a_labelled_paragraph_the_first_sentence_defines() -> None:
    text = "**Ridge regression**: least squares with a penalty on the weights. It was found long ago.\n"
    assert ruled(text) == (
        "definition.label_text",
        "**Ridge regression**: least squares with a penalty on the weights.",
    )


def test_the_item_below_a_bare_term_is_its_gloss() -> None:
    text = "- Opportunity cost (OC)\n  - value of the option that was given up\n"
    assert defined(text, label="opportunity cost") == "value of the option that was given up"
    members = "- Opportunity cost\n  - people who sell their land\n  - people who move to a town\n"
    assert defined(members, label="opportunity cost") is None
    example = "- Opportunity cost\n  - the town sold its land last year\n"
    assert defined(example, label="opportunity cost") is None


@pytest.mark.parametrize("line", ["**Hash table**", "## Hash table"])
def test_a_bold_line_is_a_heading(line: str) -> None:
    text = f"{line}\n\nstructure that stores values under the keys that are given for them\n"
    assert ruled(text, "hash table") == (
        "definition.opening",
        "structure that stores values under the keys that are given for them",
    )
    prose = f"{line}\n\n" + "Here keys lead to slots, and each slot holds a value or is empty for now. " * 2
    (concept,) = [c for c in found_in(prose, known=HUB).concepts if c.label == "hash table"]
    assert concept.explained
    (concept,) = [
        c
        for c in found_in("**Hash table**\n\n- keys\n- slots\n", known=HUB).concepts
        if c.label == "hash table"
    ]
    assert not concept.explained


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("| Term | Meaning |", "| Hash table | {} |"),
        ("| Page | Name | Definition |", "| 7 | Hash table | {} |"),
    ],
)
def test_a_table_of_terms_defines_them(header: str, row: str) -> None:
    said = "A structure that finds values by their keys"
    rule = "|" + "-|" * (header.count("|") - 1)
    text = f"{header}\n{rule}\n{row.format(said + '<br>e.g. a map')}\n"
    assert ruled(text, "hash table") == ("definition.cell", said)
    assert ruled(text.replace("Meaning", "Cost").replace("Definition", "Cost"), "hash table") is None


@pytest.mark.parametrize(
    "phrase", ["special type of structure", "stores its values by their keys", "structure that finds values"]
)
@pytest.mark.parametrize(
    "frame", ["# Hash table\n\n{}\n", "# Hash table\n\n## What\n\n- {}\n- used in sets\n"]
)
def test_a_note_begins_with_what_its_subject_is(phrase: str, frame: str) -> None:
    assert ruled(frame.format(phrase), "hash table") == ("definition.opening", phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "benefits of fast look-ups in sets",
        "store the values by key",
        "contains many different keys",
        "levels of the look-up in sets",
        "fast and simple",
    ],
)
def test_a_side_of_the_subject_is_no_definition(phrase: str) -> None:
    assert ruled(f"# Hash table\n\n- {phrase}\n", "hash table") is None


def test_only_the_main_subject_of_the_first_sentence_is_spoken_of() -> None:
    text = "- Ridge regression: least squares where the kernel trick has no part. The kernel trick differs.\n"
    assert "least squares" in (defined(text, label="ridge regression") or "")


def test_a_name_in_brackets_is_no_second_subject() -> None:
    text = "Hash tables (or hash maps) are structures that find values by their keys."
    assert ruled(text, "hash table") == ("definition.copula", text)


def test_verbs_of_the_plain_present_describe() -> None:
    concept = ridge("**Ridge regression** punishes the size of its weights.")
    assert concept.explained
    assert concept.definition is None


@pytest.mark.parametrize(
    "text",
    [
        "**Ridge regression**: least squares with a penalty on the weights",
        "<ins>Ridge regression</ins>: least squares with a penalty on the weights",
        "[[Notes/Ridge|Ridge regression]]: least squares with a penalty on the weights",
        "**[[Ridge regression]] model**: least squares with a penalty on the `max_weight`",
    ],
)
def test_a_quote_holds_both_halves_of_a_mark(text: str) -> None:
    assert defined(f"- {text}\n", label="ridge regression") == text


def test_a_quote_begins_after_a_mark_that_it_does_not_close() -> None:
    text = "**Ridge regression is a linear model with a penalty. It shrinks its weights.**\n"
    assert defined(text, label="ridge regression") == "Ridge regression is a linear model with a penalty."


def test_a_sentence_that_the_parser_breaks_off_is_whole() -> None:
    text = "**RMSprop:** repairs AdaGrad by replacing the sum with a moving average of squared gradients.\n"
    assert ruled(text, "RMSprop") == ("definition.label_text", text.strip())


@pytest.mark.parametrize(
    "text",
    [
        "The log shows that ridge regression was slow.",
        "If ridge regression is slow, the next run takes a smaller set.",
        "They sold their ridge regression, not knowing that ridge regression is cheap.",
        "- The ridge regression sends its weights to the next step.",
        "Ridge regression failed on the second day of the course.",
        "We write the weights into the ridge regression, which is then saved.",
    ],
)
def test_a_mere_mention_as_a_subject_explains_nothing(text: str) -> None:
    assert not ridge(text).explained


@pytest.mark.parametrize(
    "text",
    [
        "Ridge regression punishes the size of its weights.",
        "Ridge regression uses penalties, trees use splits.",
        "- The ridge regression consists of a sum of squares and a penalty.",
        "# Ridge regression\n\nOne sees that ridge regression is slow.",
        "A penalty is put on the large weights of the model. This is called ridge regression.",
        "The corresponding ridge regression is the model that has a penalty.",
        "> **Ridge regression:**\n> Here least squares gets a penalty. " + "Large weights cost more. " * 6,
        "# Ridge regression\n\n## How it works\n\nHere least squares gets a penalty. "
        + "Large weights cost more. " * 6,
    ],
)
def test_what_holds_in_general_or_stands_under_the_name_explains(text: str) -> None:
    assert ridge(text).explained


def test_a_file_of_several_top_headings_explains_what_it_is_named_after() -> None:
    said = "Here least squares gets a penalty. " + "Large weights cost more. " * 6
    text = f"# Introduction\n\n{said}\n\n# Penalty of the weights\n\nRidge regression was named there.\n"
    (note,) = read(text)
    named = structs.replace(note, document=structs.replace(note.document, title="Ridge regression"))
    found = find_concepts([named], KNOWN)
    assert [c.explained for c in found.concepts if c.label == "ridge regression"] == [True]
