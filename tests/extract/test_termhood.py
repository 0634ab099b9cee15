"""Termhood: what is surely a term stands above what is surely none."""

from __future__ import annotations

from extract.concepts.form import is_acronym
from extract.concepts.merge import Group
from extract.concepts.names import collect_names
from extract.concepts.rarity import is_slip
from extract.concepts.termhood import coverage, nested_share, termhood
from extract.mentions.mention import Mention
from graph.labels import fold
from tests.extract.made import found_in, name, names, vocabulary


def score(*members: object, known: object = None) -> float:
    group = Group(tuple(members), known, frozenset())  # type: ignore[arg-type]
    return termhood([group], {member.key: member for member in members})[0]  # type: ignore[attr-defined]


PLACES = [("a.md", 0), ("a.md", 5), ("b.md", 3)]


def test_a_heading_says_more_than_prose() -> None:
    assert score(name("kernel trick", rules=["heading"])) > score(name("kernel trick"))


def test_recurring_terms_stand_higher() -> None:
    assert score(name("kernel trick", places=PLACES)) > score(name("kernel trick"))


def test_a_vocabulary_decides() -> None:
    known = vocabulary({"margin": []}).get("margin")
    assert score(name("margin"), known=known) > score(name("margin")) + 2


def test_rare_words_stand_higher_than_common_ones() -> None:
    assert score(name("backpropagation")) > score(name("house"))


def test_generic_heads_stand_lower() -> None:
    assert score(name("kernel trick")) > score(name("kernel result"))


def test_a_part_of_one_longer_phrase_stands_lower() -> None:
    whole = names("short term memory", "term memory")
    shares = nested_share(whole)
    assert shares["term memory"] > 0
    assert "short term memory" not in shares


def test_coverage_is_a_share() -> None:
    known = vocabulary({"margin": []}).get("margin")
    listed = Group((name("margin", rules=["heading"]),), known, frozenset())
    unlisted = Group((name("kernel trick", rules=["heading"]),), None, frozenset())
    prose = Group((name("thing"),), None, frozenset())
    assert coverage([listed, unlisted, prose]) == 0.5
    assert coverage([]) == 0.0


def test_names_count_places_and_rules() -> None:
    def seen(note: str, block: int, surface: str, rule: str) -> Mention:
        return Mention(note, block, 0, len(surface), surface, fold(surface), rule)

    (one,) = collect_names(
        [
            seen("a.md", 1, "Neural Networks", "heading"),
            seen("a.md", 1, "Neural Networks", "noun_phrase"),
            seen("b.md", 0, "neural network", "noun_phrase"),
        ]
    ).values()
    assert one.frequency == 2
    assert one.surfaces == {"Neural Networks": 2, "neural network": 1}
    assert one.rules == {"heading": 1, "noun_phrase": 2}
    assert one.first == ("a.md", 1, 0)


NOTE = """# Ridge regression

**Ridge regression** is a linear model that shrinks its coefficients. It adds an **L2 penalty** to the loss.

## Advantages

It is a simple way to get a better result. In this example, people see the difference in the next section.

## Hyperparameters

- **Regularization strength:** how much large coefficients cost.
"""


def test_terms_are_kept_and_furniture_is_not() -> None:
    labels = {concept.label.casefold() for concept in found_in(NOTE).concepts}
    assert {"ridge regression", "l2 penalty", "regularization strength"} <= labels
    assert not labels & {
        "advantage",
        "way",
        "simple way",
        "example",
        "people",
        "difference",
        "next section",
    }


def test_the_topic_of_the_note_is_salient() -> None:
    concepts = found_in(NOTE).concepts
    assert all(0 <= concept.salience <= 1 for concept in concepts)
    top = sorted(concepts, key=lambda concept: -concept.salience)[:3]
    assert "ridge regression" in {concept.label for concept in top}


def test_a_phrase_said_once_in_passing_stands_lower() -> None:
    once, twice = name("fresh burst"), name("fresh burst", places=[("a.md", 0), ("a.md", 7)])
    assert score(twice) - score(once) > 1
    assert score(once) < score(name("fresh burst", rules=["wikilink"])) - 3


def test_hyphenated_compounds_are_no_degrees() -> None:
    assert score(name("higher-order conditioning")) > score(name("higher conditioning")) + 1


def test_people_are_no_concepts() -> None:
    assert score(name("Gregor Mendel", rules=["strong"])) < 0 < score(name("Gregor effect", rules=["strong"]))
    assert score(name("Charles law", rules=["strong"])) > 0


def test_what_no_sentence_says_stands_lower() -> None:
    said = name("stored in block", rules=["strong", "noun_phrase"])
    assert score(said) - score(name("stored in block", rules=["strong"])) > 1
    headed = name("cache organization", rules=["heading"])
    assert 0 < score(name("cache organization", rules=["heading", "noun_phrase"])) - score(headed) < 1


def test_digits_and_joints_raise_doubts_unless_a_vocabulary_lists_the_name() -> None:
    assert score(name("kernel trick")) - score(name("kernel trick 7")) > 0.5
    assert score(name("forward and reverse proxy")) < score(name("forward or proxy")) + 0.5
    assert score(name("forward and reverse proxy")) < score(name("forward reverse proxy"))
    known = vocabulary({"Mish 2": []}).get("mish 2")
    assert score(name("Mish 2"), known=known) - score(name("Mish 2")) > 3


def test_names_in_the_plural_only_stand_lower() -> None:
    assert score(name("kernel trick")) > score(name("kernel tricks"))


def test_what_many_names_end_in_stands_higher() -> None:
    group = Group((name("kernel trick"),), None, frozenset())
    three = names("kernel trick", "neural kernel trick", "graph kernel trick", "string kernel trick")
    others = names("kernel trick", "neural kernel method", "graph kernel method", "string kernel method")
    assert termhood([group], three)[0] > termhood([group], others)[0]


def test_initials_codes_and_inflected_acronyms_are_no_acronyms() -> None:
    assert all(map(is_acronym, map(name, ("GRU", "ReLU", "mRNA"))))
    assert not any(map(is_acronym, map(name, ("RB", "P1", "b12", "XORing", "Adam"))))


def test_slips_of_the_pen_stand_lower_where_they_pass_by() -> None:
    assert [word for word in ("equivlent", "watiing", "softmax", "voltage", "relu") if is_slip(word)] == [
        "equivlent",
        "watiing",
    ]
    assert score(name("watiing queue")) < score(name("softmax queue")) - 1
    shown = score(name("watiing queue", rules=["heading", "noun_phrase"]))
    assert shown > score(name("watiing queue")) + 1.5
