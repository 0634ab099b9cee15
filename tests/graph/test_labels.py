"""Folding of labels: plurals, acronyms, names in -s."""

from __future__ import annotations

import pytest

from graph.labels import fold, singular


@pytest.mark.parametrize(
    "label",
    [
        "CORS",
        "cors",
        "CQRS",
        "HDFS",
        "BIOS",
        "HTTPS",
        "https",
        "SaaS",
        "Keras",
        "Kubernetes",
        "MovieLens",
        "diabetes",
        "alias",
        "physics",
        "analysis",
    ],
)
def test_an_s_that_is_no_plural_stays(label: str) -> None:
    assert fold(label) == label.lower()


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("CNNs", "cnn"),
        ("OSes", "os"),
        ("DataNodes", "datanode"),
        ("HIDDEN LAYERS", "hidden layer"),
        ("CPU caches", "cpu cache"),
        ("SSD CACHES", "ssd cache"),
    ],
)
def test_acronyms_and_camel_case(plural: str, one: str) -> None:
    assert fold(plural) == one


def test_https_is_not_http() -> None:
    assert fold("HTTPS") != fold("HTTP")


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("caches", "cache"),
        ("branches", "branch"),
        ("niches", "niche"),
        ("viruses", "virus"),
        ("houses", "house"),
        ("clauses", "clause"),
        ("uses", "use"),
        ("potatoes", "potato"),
        ("shoes", "shoe"),
        ("movies", "movie"),
        ("calories", "calorie"),
        ("queries", "query"),
        ("prostheses", "prosthesis"),
        ("phases", "phase"),
        ("classes", "class"),
        ("shelves", "shelf"),
        ("fungi", "fungus"),
    ],
)
def test_singulars(plural: str, one: str) -> None:
    assert singular(plural) == one
    assert singular(one) == one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("labour markets", "labor market"),
        ("tumour", "tumor"),
        ("vapour pressure", "vapor pressure"),
        ("aluminium sulphate", "aluminum sulfate"),
        ("haemorrhages", "hemorrhage"),
        ("compression artefacts", "compression artifact"),
        ("equilibria", "equilibrium"),
        ("rock strata", "rock stratum"),
        ("supernovae", "supernova"),
        ("intestinal villi", "intestinal villus"),
    ],
)
def test_british_spelling_and_learned_plurals(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_mass_nouns_in_a_stay() -> None:
    assert [fold(word) for word in ("data", "media")] == ["data", "media"]
