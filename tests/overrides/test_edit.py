from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.concepts.merge import Group
from extract.concepts.names import Name
from extract.overrides.drafts import Draft
from extract.overrides.edit import Edited, edit_groups
from extract.overrides.entries import Overrides
from extract.overrides.read import parse_overrides
from extract.vocabulary import Vocabularies, Vocabulary, VocabularyConcept
from graph.labels import fold
from graph.model import Kind

SVD = VocabularyConcept("urn:svd", "singular value decomposition", ("SVD",), Kind.MATH, ())
VOCABULARIES = Vocabularies([Vocabulary("test", {SVD.iri: SVD})])


def name(key: str, *, places: int = 1) -> Name:
    blocks = frozenset((f"{key}.md", block) for block in range(places))
    return Name(
        key, {key: places}, {"noun_phrase": places}, frozenset({f"{key}.md"}), blocks, (f"{key}.md", 0, 0)
    )


def group(
    *keys: str, local: Sequence[tuple[str, str]] = (), vocabulary: VocabularyConcept | None = None
) -> Group:
    return Group(tuple(name(key) for key in sorted(keys)), vocabulary, frozenset(local))


def label_of(one: Group) -> str:
    if one.vocabulary is not None:
        return one.vocabulary.label
    return max((seen.key for seen in one.names), key=lambda key: (len(key), key))


def edit(toml: str, *groups: Group, unclaimed: Sequence[str] = ()) -> Edited:
    names = {seen.key: seen for one in groups for seen in one.names} | {key: name(key) for key in unclaimed}
    return edit_groups(parse(toml), groups, names, VOCABULARIES, label_of)


def parse(toml: str) -> Overrides:
    return parse_overrides(toml.encode(), name="t")


def keys(draft: Draft) -> list[str]:
    return [seen.key for seen in draft.group.names]


def names_of(edited: Edited) -> list[list[str]]:
    return [keys(draft) for draft in edited.drafts]


def reasons(edited: Edited) -> list[str]:
    return [notice.text for notice in edited.notices]


def test_without_overrides_nothing_changes() -> None:
    groups = [group("b"), group("a", "c")]
    edited = edit("", *groups)
    assert [draft.group for draft in edited.drafts] == groups
    assert not any(draft.kept for draft in edited.drafts)


def test_rename_keeps_the_id_and_all_names() -> None:
    edited = edit(
        '[[concept]]\nmatch = "PCA"\nlabel = "principal axis method"', group("pca", "principal component")
    )
    (draft,) = edited.drafts
    assert (draft.label, draft.id) == ("principal axis method", "principal-component")
    assert keys(draft) == ["pca", "principal component"]


def test_match_is_label_alias_or_id_in_any_case() -> None:
    for match in ("Ridge Regressions", "ridge-regression", "TIKHONOV"):
        (draft,) = edit(
            f'[[concept]]\nmatch = "{match}"\nkind = "model"', group("ridge regression", "tikhonov")
        ).drafts
        assert draft.kind is Kind.MODEL
        assert draft.label == "ridge regression"


def test_match_by_an_id_that_is_no_folded_name() -> None:
    (draft,) = edit('[[concept]]\nmatch = "c-plus-plus"\nkind = "tool"', group("c++")).drafts
    assert (draft.label, draft.kind) == ("c++", Kind.TOOL)


def test_match_by_the_label_that_a_vocabulary_gives() -> None:
    (draft,) = edit('add = ["Singular value decomposition"]', group("svd", vocabulary=SVD)).drafts
    assert (draft.label, draft.id) == ("Singular value decomposition", "singular-value-decomposition")
    assert keys(draft) == ["svd"]


def test_rename_to_the_label_of_another_concept_merges() -> None:
    edited = edit(
        '[[concept]]\nmatch = "PCA"\nlabel = "principal component"',
        group("pca"),
        group("principal component"),
    )
    assert names_of(edited) == [["pca", "principal component"]]


def test_a_renamed_concept_is_found_when_only_its_new_name_is_left() -> None:
    edited = edit(
        '[[concept]]\nmatch = "PCA"\nlabel = "principal axis"\nkind = "data"', group("principal axis")
    )
    assert edited.drafts[0].kind is Kind.DATA
    assert not edited.notices


def test_alias_that_is_another_concepts_label_merges_both() -> None:
    edited = edit(
        '[[concept]]\nmatch = "ridge"\naliases = ["Tikhonov method"]',
        group("ridge"),
        group("tikhonov method", "tm"),
    )
    assert names_of(edited) == [["ridge", "tikhonov method", "tm"]]
    assert edited.drafts[0].label == "ridge"


def test_alias_that_is_another_concepts_alias_moves_alone() -> None:
    edited = edit(
        '[[concept]]\nmatch = "learning rate"\naliases = ["LR"]',
        group("learning rate"),
        group("logistic regression", "lr"),
    )
    assert names_of(edited) == [["learning rate", "lr"], ["logistic regression"]]


def test_alias_decides_an_abbreviation_with_two_meanings() -> None:
    groups = [
        group("logistic regression", local=[("a.md", "lr")]),
        group("learning rate", local=[("b.md", "lr")]),
    ]
    edited = edit('[[concept]]\nmatch = "learning rate"\naliases = ["LR"]', *groups, unclaimed=["lr"])
    assert names_of(edited) == [["learning rate", "lr"], ["logistic regression"]]
    assert not any(draft.group.local for draft in edited.drafts)


def test_match_with_two_meanings_is_reported() -> None:
    groups = [
        group("logistic regression", local=[("a.md", "lr")]),
        group("learning rate", local=[("b.md", "lr")]),
    ]
    edited = edit('[[concept]]\nmatch = "LR"\nkind = "model"', *groups)
    assert reasons(edited) == [
        't: [[concept]] 1: "LR" may mean learning rate or logistic regression; write one of these instead'
    ]
    assert not any(draft.kept for draft in edited.drafts)


def test_merge_keeps_label_and_id_of_the_target() -> None:
    edited = edit(
        '[[merge]]\ninto = "ridge"\nfrom = ["Tikhonov regularization", "L2 method"]',
        group("ridge"),
        group("tikhonov regularization", "tr"),
        group("l2 method"),
    )
    (draft,) = edited.drafts
    assert keys(draft) == ["l2 method", "ridge", "tikhonov regularization", "tr"]
    assert (draft.label, draft.id) == ("ridge", "ridge")


def test_merge_into_a_name_that_the_notes_lack_makes_it() -> None:
    edited = edit('[[merge]]\ninto = "Shrinkage"\nfrom = ["ridge", "lasso"]', group("ridge"), group("lasso"))
    (draft,) = edited.drafts
    assert (draft.label, draft.id, keys(draft)) == ("Shrinkage", "shrinkage", ["lasso", "ridge"])


def test_merge_with_a_name_that_is_gone_is_reported_and_stays_an_alias() -> None:
    edited = edit('[[merge]]\ninto = "ridge"\nfrom = ["Tikhonov"]', group("ridge"))
    assert reasons(edited) == [
        't: [[merge]] 1: nothing in the notes is called "Tikhonov"; correct or remove it'
    ]
    assert edited.drafts[0].aliases == ("Tikhonov",)


def test_merge_of_nothing_into_nothing_makes_nothing() -> None:
    edited = edit('[[merge]]\ninto = "x"\nfrom = ["y"]', group("ridge"))
    assert names_of(edited) == [["ridge"]]
    assert len(edited.notices) == 1


def test_split_of_a_compound_makes_its_parts() -> None:
    edited = edit(
        '[[split]]\nmatch = "L1 and L2"\ninto = ["L1 norm", "L2 norm"]',
        group("l1 and l2", "l1 l2"),
        group("l2 norm"),
        unclaimed=["l1 norm"],
    )
    assert names_of(edited) == [["l1 norm"], ["l2 norm"]]
    assert all(draft.kept for draft in edited.drafts)


def test_split_of_a_wrong_merge_shares_out_the_names() -> None:
    toml = """
    [[split]]
    match = "MAE"
    into = ["mean absolute error", { label = "masked autoencoder", aliases = ["image mae"] }]
    """
    edited = edit(
        toml, group("mae", "mean absolute error", "masked autoencoder", "image mae", "absolute loss")
    )
    assert names_of(edited) == [["absolute loss", "mean absolute error"], ["image mae", "masked autoencoder"]]


def test_split_may_keep_the_name_for_one_part() -> None:
    edited = edit(
        '[[split]]\nmatch = "ridge"\ninto = ["ridge", "lasso"]', group("ridge", "lasso", "shrinkage")
    )
    assert names_of(edited) == [["lasso"], ["ridge", "shrinkage"]]


def test_split_gives_the_vocabularys_concept_to_its_own_part() -> None:
    wrong = group("svd", "singular value decomposition", "state vector", vocabulary=SVD)
    edited = edit('[[split]]\nmatch = "SVD"\ninto = ["state vector", "singular value decomposition"]', wrong)
    by_label = {draft.label: draft.group.vocabulary for draft in edited.drafts}
    assert by_label == {"state vector": None, "singular value decomposition": SVD}


def test_rejected_concepts_go_with_all_their_names() -> None:
    edited = edit('reject = ["Kaggle"]', group("kaggle", "kaggle platform"), group("pca"))
    assert names_of(edited) == [["pca"]]


def test_rejected_names_that_are_not_there_are_reported() -> None:
    edited = edit('reject = ["Kaggle", "PCA"]', group("pca"))
    assert reasons(edited) == [
        't: [[reject]] 1: nothing in the notes is called "Kaggle"; correct or remove it'
    ]


def test_added_names_become_concepts() -> None:
    edited = edit('[[add]]\nlabel = "Warm Start"\nkind = "technique"', group("pca"), unclaimed=["warm start"])
    draft = edited.drafts[1]
    assert (draft.label, draft.id, draft.kind, keys(draft)) == (
        "Warm Start",
        "warm-start",
        Kind.TECHNIQUE,
        ["warm start"],
    )


def test_added_names_that_the_notes_lack_stay_apart() -> None:
    edited = edit('add = ["Lagrange multiplier"]', group("pca"))
    assert names_of(edited) == [["pca"]]
    assert [draft.label for draft in edited.unmentioned] == ["Lagrange multiplier"]


def test_entries_build_on_each_other() -> None:
    toml = """
    add = ["shrinkage"]
    [[merge]]
    into = "shrinkage"
    from = ["ridge"]
    [[concept]]
    match = "shrinkage"
    label = "shrinkage method"
    """
    (draft,) = edit(toml, group("ridge")).drafts
    assert (draft.label, draft.id, keys(draft)) == ("shrinkage method", "shrinkage", ["ridge"])


_NAMES = st.sampled_from(["a", "b", "c", "d", "e", "f", "g", "h"])
_LISTS = st.lists(_NAMES, min_size=1, max_size=3, unique=True)


@st.composite
def _overrides(draw: st.DrawFn) -> str:
    def quoted(values: list[str]) -> str:
        return "[" + ", ".join(f'"{value}"' for value in values) + "]"

    lines = [
        f"reject = {quoted(draw(st.lists(_NAMES, max_size=2)))}",
        f"add = {quoted(draw(st.lists(_NAMES, max_size=2)))}",
    ]
    for _ in range(draw(st.integers(0, 2))):
        lines += ["[[merge]]", f'into = "{draw(_NAMES)}"', f"from = {quoted(draw(_LISTS))}"]
    for _ in range(draw(st.integers(0, 2))):
        lines += ["[[split]]", f'match = "{draw(_NAMES)}"', f"into = {quoted(draw(_LISTS))}"]
    for _ in range(draw(st.integers(0, 2))):
        lines += [
            "[[concept]]",
            f'match = "{draw(_NAMES)}"',
            f'label = "{draw(_NAMES)}"',
            f"aliases = {quoted(draw(_LISTS))}",
        ]
    return "\n".join(lines)


@given(_overrides(), st.lists(_LISTS, max_size=4), st.sets(_NAMES))
@settings(max_examples=300, deadline=None)
def test_every_name_has_one_owner_whatever_the_file_says(
    toml: str, wanted: list[list[str]], unclaimed: set[str]
) -> None:
    free = iter("abcdefgh")
    groups = [group(*(next(free) for _ in names)) for names in wanted if sum(map(len, wanted)) <= 8]
    edited = edit(toml, *groups, unclaimed=sorted(unclaimed))
    owned = [key for draft in edited.drafts for key in keys(draft)]
    assert len(owned) == len(set(owned))
    labels = [fold(draft.label) for draft in (*edited.drafts, *edited.unmentioned) if draft.kept]
    assert len(labels) == len(set(labels))
    assert all(keys(draft) for draft in edited.drafts)
    assert all(draft.kept for draft in edited.unmentioned)
    for entry in parse(toml).rejections:
        assert fold(entry.match) not in owned
