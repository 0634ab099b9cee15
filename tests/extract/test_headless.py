"""Other names that a note gives without saying of what."""

from __future__ import annotations

import pytest

from extract.language import parse_documents
from extract.mentions.headless import headless_synonymies
from tests.extract.made import document, read

UNDER_HEADING = "# Notes\n\n## Process table\n\nAlso called a **task table**. It lists."
UNDER_ITEM = "- Round robin: it waits.\n  - Also known as cyclic scheduling"
UNDER_TITLE = "Also known as the slumber state. It heals the body."


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (UNDER_HEADING, ("Process table", "task table")),
        (UNDER_ITEM, ("Round robin", "cyclic scheduling")),
        (UNDER_TITLE, ("Sleep", "slumber state")),
    ],
)
def test_the_subject_is_what_stands_above(text: str, pair: tuple[str, str]) -> None:
    (parsed,) = parse_documents([document(text, "Sleep.md")])
    (found,) = headless_synonymies(parsed)
    assert (found.surface, found.other_surface) == pair


@pytest.mark.parametrize(
    "text",
    [
        "# Notes\n\n## Sleep and dreams\n\nAlso called rest.",
        "# Notes\n\n## Sleep\n\nOne.\n\nTwo.\n\nAlso called rest.",
        "# Notes\n\n## Sleep\n\nIt is also called rest.",
    ],
)
def test_of_two_names_of_what_is_far_and_of_sentences_it_says_nothing(text: str) -> None:
    assert list(headless_synonymies(read(text)[0])) == []
