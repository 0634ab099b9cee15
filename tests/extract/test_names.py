"""Which generic words become names."""

from __future__ import annotations

from extract.concepts.names import collect_names
from extract.mentions import find_mentions
from tests.extract.made import read


def keys(source: str) -> set[str]:
    return set(collect_names(find_mentions(read(source))))


def test_a_generic_word_that_the_notes_define_and_show_is_a_notion() -> None:
    source = "# Operating systems\n\n## Processes\n\nA process is a program in execution. A process waits.\n"
    assert "process" in keys(source)


def test_a_generic_word_in_passing_is_none() -> None:
    assert "process" not in keys("# Operating systems\n\n## Threads\n\nA process waits for its threads.\n")


def test_a_generic_word_that_is_only_defined_is_none() -> None:
    assert "process" not in keys("# Operating systems\n\nA process is a program in execution.\n")


def test_what_is_narrowed_or_one_of_several_is_not_defined() -> None:
    source = "# Motion\n\n## Changes in velocity\n\nA change in velocity is an acceleration. {}\n"
    assert "change" not in keys(source.format("One such change is a turn."))


def test_an_acronym_is_no_common_word() -> None:
    source = (
        "# Ranking\n\nMean average precision (MAP) is a metric. The index is a map of the text. MAP is 1.\n"
    )
    (name,) = (n for key, n in collect_names(find_mentions(read(source))).items() if key == "map")
    assert set(name.surfaces) == {"MAP"}


def test_measures_of_a_notion_are_none() -> None:
    found = keys("# Waves\n\nTypes of waves differ. A bag of words ignores order. Sets of parameters vary.\n")
    assert {"type of wave", "set of parameter"}.isdisjoint(found)
    assert "bag of word" in found


def test_a_qualifier_and_a_generic_noun_are_none() -> None:
    found = keys("# Trees\n\n## Advanced techniques\n\n## Practical considerations\n\n## Concise\n\nText.\n")
    assert found == {"tree"}


def test_a_long_form_is_no_sentence() -> None:
    text = "It did a million operations, such as sums and products and roots, per second (MOPS)."
    assert not any(key.endswith("per second") for key in keys(f"# Speed\n\n{text}\n"))


def test_instructions_are_none() -> None:
    steps = (
        "1. **Calculate Residuals**: how far off.\n2. **Adjust Weights**: a little.\n3. **Stumps**: small.\n"
    )
    found = keys(f"# Boosting\n\n{steps}")
    assert not any(key.startswith(("calculate", "adjust")) for key in found)
    assert "stump" in found


def test_a_name_begins_with_no_preposition() -> None:
    found = keys(
        "# Data\n\nWe train on the images **of the Pascal collection** and use **on-policy data**.\n"
    )
    assert not any(key.startswith("of ") for key in found)
    assert "on policy data" in found


def test_a_note_of_its_own_makes_a_generic_word_a_notion() -> None:
    assert "demand" in keys("# Demand\n\nHow much is bought at each price.\n")
