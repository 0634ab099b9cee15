"""The walk: which files are notes, under which ids, in which order."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.reading.walk import walk
from graph.errors import BadConfiguration, PathMissing

Tree = Callable[..., Path]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    def make(*names: str, root: str = "notes") -> Path:
        for name in names:
            path = tmp_path / root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("x")
        return tmp_path / root

    return make


def ids(*roots: Path, ignore: tuple[str, ...] = ()) -> list[str]:
    return [found.id for found in walk(roots, ignore=ignore).notes]


def test_notes_are_sorted_by_their_posix_path(tree: Tree) -> None:
    root = tree(
        "b.md", "B/z.txt", "a/c.ipynb", "a.markdown", "a/b/c.MD", "a.mdown", "q.qmd", "r.Rmd", "t.text"
    )
    found = ids(root)
    assert found == sorted(found)
    assert set(found) == {
        *("B/z.txt", "a.markdown", "a.mdown", "a/b/c.MD", "a/c.ipynb", "b.md", "q.qmd", "r.Rmd", "t.text"),
    }


def test_what_is_hidden_or_belongs_to_tools_is_left_out(tree: Tree) -> None:
    root = tree(
        *("a.md", ".hidden.md", ".git/x.md", ".obsidian/x.md", ".trash/x.md", "a/.ipynb_checkpoints/x.ipynb"),
        *("node_modules/pkg/README.md", "a/node_modules/x.md", "picture.png", "md", "x.md.bak"),
    )
    assert ids(root) == ["a.md"]


def test_the_ignore_file_and_option_use_gitignore_patterns(tree: Tree) -> None:
    root = tree("a.md", "old/a.md", "old/keep.md", "drafts/b.md", "deep/drafts/c.md", "deep/x.draft.md")
    (root / ".conceptsignore").write_text("# comment\n\n/old/*\n!/old/keep.md\ndrafts/\n")
    assert ids(root) == ["a.md", "deep/x.draft.md", "old/keep.md"]
    assert ids(root, ignore=("*.draft.md",)) == ["a.md", "old/keep.md"]
    assert ids(root, ignore=("!drafts/",)) == [
        "a.md",
        "deep/drafts/c.md",
        "deep/x.draft.md",
        "drafts/b.md",
        "old/keep.md",
    ]


def test_a_bad_pattern_is_an_error(tree: Tree) -> None:
    with pytest.raises(BadConfiguration):
        walk([tree("a.md")], ignore=("!",))


def test_a_missing_root_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PathMissing, match="nowhere"):
        walk([tmp_path / "nowhere"])


def test_several_roots_give_ids_with_their_names_in_any_order(tree: Tree) -> None:
    one, two = tree("a.md", root="x/notes"), tree("a.md", root="y/notes")
    other = tree("a.md", root="other")
    expected = ["notes-2/a.md", "notes/a.md", "other/a.md"]
    assert ids(one, two, other) == ids(other, two, one) == expected


def test_no_two_notes_share_an_id(tree: Tree) -> None:
    roots = [
        tree("a.md", root="1/n"),
        tree("a.md", root="2/n"),
        tree("a.md", root="3/n-2"),
        tree("a.md", root="0/n-2"),
    ]
    found = ids(*roots)
    assert len(set(found)) == len(found) == 4


def test_a_note_under_two_roots_is_found_once(tree: Tree) -> None:
    root = tree("a.md", "sub/b.md")
    assert len(ids(root, root / "sub")) == 2
    assert len(ids(root, root)) == 2


def test_single_files_are_notes_relative_to_their_folder(tree: Tree) -> None:
    root = tree("a.md", "b.md", "c.md")
    assert ids(root / "a.md") == ["a.md"]
    assert ids(root / "b.md", root / "a.md") == ["a.md", "b.md"]


def test_a_root_may_be_relative_and_may_be_a_link(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree("a.md")
    (root.parent / "link").symlink_to(root)
    assert ids(root.parent / "link") == ["a.md"]
    monkeypatch.chdir(root)
    assert ids(Path()) == ["a.md"]
    assert ids(Path("a.md")) == ["a.md"]


def test_symbolic_links_are_not_followed(tree: Tree) -> None:
    root = tree("a.md", "sub/b.md")
    outside = tree("secret.md", root="outside")
    (root / "self").symlink_to(root)
    (root / "sub/up").symlink_to(root)
    (root / "out").symlink_to(outside)
    (root / "loop.md").symlink_to(root / "loop.md")
    (root / "copy.md").symlink_to(root / "a.md")
    (root / "dead.md").symlink_to(root / "nothing")
    walked = walk([root])
    assert [found.id for found in walked.notes] == ["a.md", "sub/b.md"]
    assert [(skipped.path, skipped.reason) for skipped in walked.skipped] == [
        ("copy.md", "symbolic link"),
        ("dead.md", "symbolic link"),
        ("loop.md", "symbolic link"),
    ]


def test_a_name_that_is_no_utf8_is_skipped(tree: Tree) -> None:
    root = tree("a.md")
    path = os.fsencode(root) + b"/caf\xe9.md"
    try:
        Path(os.fsdecode(path)).write_text("x")
    except OSError:
        pytest.skip("the file system refuses such names")
    walked = walk([root])
    assert [found.id for found in walked.notes] == ["a.md"]
    assert walked.skipped[0].path == "caf\\udce9.md" or "\\x" in walked.skipped[0].path
    assert walked.skipped[0].path.encode()


def test_a_pipe_is_not_a_regular_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert walk([tmp_path / "pipe.md"]).skipped[0].reason == "not a regular file"


def test_other_files_and_unseen_folders_are_known(tree: Tree) -> None:
    walked = walk([tree("a.md", "img/x.png", ".git/x", "gone/y.md")], ignore=("gone",))
    assert {"a.md", "img", "img/x.png", ".git", "gone"} <= walked.files
    assert walked.unseen == (".git/", "gone/")
