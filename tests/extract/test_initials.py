"""Acronyms that the notes never spell out beside the name."""

from __future__ import annotations

from extract.concepts.initials import acronyms, spell_out, spelled_out
from extract.concepts.names import Name
from extract.mentions.mention import Synonymy
from extract.settings import OFTEN_USED
from graph.labels import fold
from tests.extract.made import name, vocabulary

TWICE = (("a.md", 0), ("a.md", 4))


def pairs(*names: Name, explained: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """What is spelled out among some names."""
    return list(spelled_out({one.key: one for one in names}, explained))


def test_a_recurring_name_with_the_initials_is_the_long_form() -> None:
    assert pairs(name("HDFS"), name("Hadoop distributed file system", places=TWICE)) == [
        (fold("HDFS"), "hadoop distributed file system")
    ]


def test_a_chance_phrase_is_none_but_where_the_note_is_about_the_acronym() -> None:
    long = name("cross origin resource sharing")
    assert pairs(name("CORS"), long) == []
    assert pairs(name("CORS", rules=["title"]), long) == [(fold("CORS"), long.key)]


def test_a_heading_is_no_chance_phrase() -> None:
    long = name("probability density function", rules=["heading"])
    assert pairs(name("PDF"), long) == [("pdf", long.key)]


def test_two_letters_must_be_used_often_like_the_name() -> None:
    often = tuple(("a.md", block) for block in range(OFTEN_USED))
    long = name("file server", places=often)
    assert pairs(name("FS", places=often), long) == [("fs", long.key)]
    assert pairs(name("FS", places=often[1:]), long) == []
    assert pairs(name("FS", places=often), long, name("fast sort", places=often)) == []


def test_a_label_is_no_chance_phrase() -> None:
    long = name("voice onset time", rules=["item_label"])
    assert pairs(name("VOT"), long) == [("vot", long.key)]


def test_a_plural_and_x_for_cross_are_initials_too() -> None:
    long = name("probability density function", places=TWICE)
    assert pairs(name("PDFs"), long) == [("pdf", long.key)]
    cross = name("cross domain filter", places=TWICE)
    assert pairs(name("XDF"), cross) == [("xdf", cross.key)]


def test_other_notes_and_generic_heads_spell_nothing_out() -> None:
    elsewhere = name("Hadoop distributed file system", places=(("b.md", 0), ("b.md", 1)))
    assert pairs(name("HDFS"), elsewhere) == []
    assert pairs(name("MLG"), name("machine learning goal", places=TWICE)) == []


def test_two_candidates_or_an_explanation_leave_it_open() -> None:
    one, other = name("random forest model", places=TWICE), name("radio frequency module", places=TWICE)
    assert pairs(name("RFM"), one, other) == []
    assert pairs(name("RFM"), one, explained=frozenset({"rfm"})) == []


def test_acronyms_inside_longer_names_are_spelled_out() -> None:
    told = Synonymy("random forest model", "rfm", "random forest model", "RFM", "a.md", 0, "abbreviation")
    known = vocabulary({"Markov random field": ["MRF", "random net"]})
    keys = ["gaussian mrf", "rfm tree", "random net size", "mrf"]
    spelled = spell_out(acronyms(keys, [told], frozenset(), known))
    assert [spelled(key) for key in keys] == [
        "gaussian markov random field",
        "random forest model tree",
        "random net size",
        "mrf",
    ]
    assert spell_out(acronyms(keys, [told], frozenset({"rfm"}), known))("rfm tree") == "rfm tree"
