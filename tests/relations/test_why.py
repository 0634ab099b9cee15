"""Every rule that can claim a relation says in words what it saw."""

from __future__ import annotations

import pytest

from extract.relations.frames import FRAMES
from extract.relations.patterns import PATTERNS
from extract.relations.weights import CONTRASTED, ENUMERATED, STRUCTURAL
from graph.rules import reads

NAMES = [
    *(f"stated.{pattern.name}" for pattern in PATTERNS),
    *(f"stated.{name}" for name in (*ENUMERATED, *CONTRASTED)),
    *(f"structural.{name}" for name in STRUCTURAL),
    *(f"structural.{frame.name}" for frame in FRAMES if frame.kind),
]


@pytest.mark.parametrize("rule", NAMES)
def test_a_rule_has_its_sentence(rule: str) -> None:
    assert " " in reads(rule)
    assert reads(rule) != rule.partition(".")[2].replace("_", " ")


def test_a_field_speaks_for_itself() -> None:
    assert reads("stated.field_requires") == "a field of its note says so"


def test_a_foreign_rule_is_named_in_words() -> None:
    assert reads("custom.my_rule") == "my rule"
