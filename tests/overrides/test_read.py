from __future__ import annotations

from pathlib import Path

import pytest

from extract.overrides import load_overrides
from extract.overrides.check import check_contradictions
from extract.overrides.entries import Change, Merge, Named, NotGap, Overrides, Reject, RelationEntry, Split
from extract.overrides.read import parse_overrides
from graph.errors import BadConfiguration, PathMissing
from graph.model import Kind


def parse(text: str) -> Overrides:
    return parse_overrides(text.encode(), name="concepts.toml")


def test_every_section_is_read() -> None:
    read = parse(
        """
        reject = ["Kaggle", "my laptop"]
        add = ["warm start"]

        [[concept]]
        match = "PCA"
        label = "principal component analysis"
        aliases = ["PCA", "Karhunen-Loève transform"]
        kind = "technique"

        [[merge]]
        into = "ridge regression"
        from = ["Tikhonov regularization"]

        [[split]]
        match = "L1 and L2"
        into = ["L1 norm", { label = "L2 norm", aliases = ["Euclidean norm"], kind = "math" }]

        [[relation]]
        source = "ridge regression"
        kind = "is-a"
        target = "linear model"

        [[relation]]
        source = "PCA"
        target = "clustering"
        reject = true

        [[gap]]
        not_a_gap = ["matrix"]

        [check]
        off = ["used-before-defined"]
        """
    )
    assert read == Overrides(
        splits=(
            Split(
                "concepts.toml: [[split]] 1",
                "L1 and L2",
                (
                    Named("concepts.toml: [[split]] 1, into", "L1 norm"),
                    Named("concepts.toml: [[split]] 1, into", "L2 norm", ("Euclidean norm",), Kind.MATH),
                ),
            ),
        ),
        additions=(Named("concepts.toml: [[add]] 1", "warm start"),),
        merges=(Merge("concepts.toml: [[merge]] 1", "ridge regression", ("Tikhonov regularization",)),),
        changes=(
            Change(
                "concepts.toml: [[concept]] 1",
                "PCA",
                "principal component analysis",
                ("PCA", "Karhunen-Loève transform"),
                Kind.TECHNIQUE,
            ),
        ),
        rejections=(
            Reject("concepts.toml: [[reject]] 1", "Kaggle"),
            Reject("concepts.toml: [[reject]] 2", "my laptop"),
        ),
        relations=(
            RelationEntry("concepts.toml: [[relation]] 1", "ridge regression", "linear model", "is_a"),
            RelationEntry("concepts.toml: [[relation]] 2", "PCA", "clustering", reject=True),
        ),
        not_gaps=(NotGap("concepts.toml: [[gap]] 1", "matrix"),),
    )


def test_sections_may_stand_where_lists_may() -> None:
    read = parse('[[reject]]\nmatch = "Kaggle"\n[[add]]\nlabel = "warm start"\nkind = "technique"\n')
    assert read.rejections[0].match == "Kaggle"
    assert read.additions[0].kind is Kind.TECHNIQUE


def test_a_single_entry_may_have_single_brackets() -> None:
    assert parse('[merge]\ninto = "a"\nfrom = ["b"]').merges[0].sources == ("b",)


def test_what_other_commands_read_is_left_to_them() -> None:
    assert parse('[check]\nlater = 1\n[[gap]]\nnot_a_gap = 3\nreason = "x"').not_gaps == ()


def test_byte_order_mark_of_windows_editors() -> None:
    data = b'\xef\xbb\xbfreject = ["Kaggle"]\r\n'
    assert parse_overrides(data, name="concepts.toml").rejections[0].match == "Kaggle"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("reject = [", "concepts.toml: not valid TOML: Invalid value (at end of document); correct it there"),
        ('rejects = ["a"]', 'concepts.toml: unknown section "rejects"; did you mean reject?'),
        ("reject = 3", "concepts.toml: [[reject]]: `reject` must be a list or [[reject]] sections"),
        ("reject = [3]", '[[reject]] 1: `match` must be text in quotes, such as "gradient descent"'),
        (
            'reject = ["…"]',
            '[[reject]] 1: `match` holds no letter or digit ("…"); write the name of a concept',
        ),
        ('[[concept]]\nmatch = "a"\nlable = "b"', '[[concept]] 1: unknown key "lable"; did you mean label?'),
        ('[[concept]]\nlabel = "b"', "[[concept]] 1: `match` is missing; give the label or id of a concept"),
        ('[[concept]]\nmatch = "b"', "[[concept]] 1: changes nothing; give `label`, `aliases` or `kind`"),
        (
            '[[concept]]\nmatch = "a"\nkind = "tecnique"',
            '[[concept]] 1: `kind` can\'t be "tecnique"; did you mean technique?',
        ),
        (
            '[[concept]]\nmatch = "a"\naliases = "b"',
            '[[concept]] 1: `aliases` must be a list; write aliases = ["…", "…"]',
        ),
        (
            '[[concept]]\nmatch = "a"\nkind = "data"\nreject = ["x"]',
            '[[concept]] 1: unknown key "reject"; put `reject = …` above the first section of the file, '
            "or write [[reject]]",
        ),
        ('merge = ["a"]', "[[merge]] 1: write a section [[merge]] with one key on each line"),
        (
            '[[merge]]\ninto = "a"',
            "[[merge]] 1: `from` is missing or empty; give the names of the other concepts, such as "
            'from = ["ridge"]',
        ),
        ('[[split]]\nmatch = "a"\ninto = []', "[[split]] 1: `into` is missing or empty"),
        ('[[split]]\nmatch = "a"\ninto = [{name = "b"}]', '[[split]] 1, into: unknown key "name"'),
        (
            '[[relation]]\nsource = "a"\ntarget = "b"',
            "[[relation]] 1: `kind` is missing; give requires, is_a",
        ),
        (
            '[[relation]]\nsource = "a"\ntarget = "b"\nreject = "yes"',
            "[[relation]] 1: `reject` must be true or false, without quotes",
        ),
        (
            '[[relation]]\nsource = "a"\ntarget = "b"\nkind = "explains how"',
            '[[relation]] 1: `kind` can\'t be "explains how"; there are requires, is_a, part_of',
        ),
    ],
)
def test_each_mistake_gets_one_line_that_says_what_to_do(text: str, message: str) -> None:
    with pytest.raises(BadConfiguration) as error:
        parse(text)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfer\x00e\x00",
        b"a = " + b"[" * 100_000,
        b'add = ["' + b"x" * 300 + b'"]',
        b'add = ["a\\u0007b"]',
    ],
)
def test_hostile_files_are_refused(data: bytes) -> None:
    with pytest.raises(BadConfiguration):
        parse_overrides(data, name="concepts.toml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('reject = ["A"]\nadd = ["a"]', '"A" is rejected here and wanted in concepts.toml: [[add]] 1'),
        ('reject = ["a"]\n[[merge]]\ninto = "a"\nfrom = ["b"]', "is rejected here and wanted in"),
        ('reject = ["a"]\n[[concept]]\nmatch = "a"\nkind = "data"', "is rejected here and wanted in"),
        ('[[merge]]\ninto = "norm"\nfrom = ["Norms"]', '"Norms" is merged into itself'),
        ('[[merge]]\ninto="b"\nfrom=["a"]\n[[merge]]\ninto="c"\nfrom=["b"]', "[[merge]] 1 merges into it"),
        ('[[merge]]\ninto="b"\nfrom=["a"]\n[[merge]]\ninto="c"\nfrom=["a"]', 'into "c" and into another'),
        (
            '[[concept]]\nmatch="a"\nkind="data"\n[[concept]]\nmatch="A"\nlabel="b"',
            "already has concepts.toml",
        ),
        ('add = [{label="a", aliases=["x"]}, {label="b", aliases=["X"]}]', '"X" is also an alias in'),
        ('[[relation]]\nsource="a"\nkind="uses"\ntarget="A"', "is both ends; name two concepts"),
        (
            '[[relation]]\nsource="a"\nkind="requires"\ntarget="b"\n'
            '[[relation]]\nsource="b"\nkind="requires"\ntarget="a"',
            "contradicts concepts.toml: [[relation]] 2",
        ),
        (
            '[[relation]]\nsource="a"\nkind="uses"\ntarget="b"\n'
            '[[relation]]\nsource="a"\nkind="uses"\ntarget="b"\nreject=true',
            "[[relation]] 2: contradicts concepts.toml: [[relation]] 1",
        ),
    ],
)
def test_contradictions_name_both_entries(text: str, message: str) -> None:
    with pytest.raises(BadConfiguration) as error:
        check_contradictions(parse(text))
    assert message in str(error.value)


def test_files_of_all_roots_count_and_a_config_replaces_them(tmp_path: Path) -> None:
    one, two, other = tmp_path / "one", tmp_path / "two", tmp_path / "mine.toml"
    for folder, name in ((one, "a"), (two, "b")):
        folder.mkdir()
        (folder / "concepts.toml").write_text(f'reject = ["{name}"]')
    other.write_text('reject = ["c"]')
    note = one / "n.md"
    note.write_text("# N")
    assert [entry.match for entry in load_overrides([one, two, note]).rejections] == ["a", "b"]
    assert [entry.match for entry in load_overrides([note]).rejections] == ["a"]
    assert [entry.match for entry in load_overrides([one], config=other).rejections] == ["c"]
    assert load_overrides([tmp_path]) == Overrides()


def test_with_several_files_messages_give_the_path(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "concepts.toml").write_text('reject = ["a"]' if name == "one" else "add = [1]")
    with pytest.raises(BadConfiguration) as error:
        load_overrides([tmp_path / "one", tmp_path / "two"])
    assert error.value.where == f"{tmp_path / 'two' / 'concepts.toml'}: [[add]] 1"


def test_a_config_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PathMissing):
        load_overrides([tmp_path], config=tmp_path / "none.toml")
    with pytest.raises(BadConfiguration, match="can't be read"):
        load_overrides([tmp_path], config=tmp_path)
