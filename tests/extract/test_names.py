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


def test_a_note_of_its_own_makes_a_generic_word_a_notion() -> None:
    assert "demand" in keys("# Demand\n\nHow much is bought at each price.\n")
