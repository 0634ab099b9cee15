from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.concepts.ids import distinct_ids
from graph.labels import slug

LABELS = st.lists(st.sampled_from(["C#", "C sharp", "c sharp", "C-sharp", "R", "r", "C"]), unique=True)


def ids_of(labels: list[str]) -> dict[str, str]:
    return dict(zip(labels, distinct_ids([(slug(label), label) for label in labels]), strict=True))


@given(LABELS, st.randoms(use_true_random=False))
def test_ids_are_distinct_and_do_not_hang_on_the_order(labels: list[str], rng: object) -> None:
    ids = ids_of(labels)
    assert len(set(ids.values())) == len(labels)
    assert all(found.startswith(slug(label)) for label, found in ids.items())
    shuffled = list(labels)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    assert ids_of(shuffled) == ids


def test_the_first_label_keeps_the_plain_id_and_the_other_keeps_its_own() -> None:
    both = ids_of(["C#", "C sharp"])
    assert both["C sharp"] == "c-sharp"
    assert ids_of(["C#", "C sharp", "C-sharp"])["C#"] == both["C#"] != "c-sharp"


def test_taken_ids_go_to_none_and_equal_labels_differ() -> None:
    assert distinct_ids([("a", "A")], taken={"a"}) != ["a"]
    assert len(set(distinct_ids([("a", "A"), ("a", "A"), ("a", "A")]))) == 3
