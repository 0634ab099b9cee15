"""Dead links: those that lead to nothing, and no others."""

from __future__ import annotations

import pytest

from extract.document import CellKind, Note, Part
from extract.reading import parse_notes
from graph.model import DeadLink
from tests.reading.made import note

NOTES = (
    note("---\naliases: [Kettenregel]\n---\n", name="maths/Chain rule.md"),
    note("", name="maths/Größe.md"),
    note("", name="2-Networks.ipynb"),
    note("", name="sub/deep/Norm.md"),
)
FILES = frozenset({"img/plot.png", "img", "data.csv", "sub"})


def dead(text: str, *, name: str = "index.md", unseen: tuple[str, ...] = ()) -> list[str]:
    parsed = parse_notes((*NOTES, note(text, name=name)), files=FILES, unseen=unseen)
    return [link.target for link in parsed.dead_links.get(name, ())]


@pytest.mark.parametrize(
    "link",
    [
        *(
            "[[Chain rule]]",
            "[[chain RULE#part|label]]",
            "[[maths/Chain rule]]",
            "[[Chain rule.md]]",
            "[[#here]]",
        ),
        *(
            "[[Kettenregel]]",
            "[[^block]]",
            "[[plot.png]]",
            "[[deep/Norm]]",
            "![[nothing]]",
            "[[Gro\u0308ße]]",
        ),
        *(
            "[a](maths/Chain%20rule.md)",
            "[a](<maths/Chain rule.md#x>)",
            "[a](2-networks.IPYNB)",
            "[a](./data.csv)",
        ),
        *(
            "[a](img/)",
            "[a](img)",
            "[a](maths)",
            "[a](#here)",
            "[a](?q)",
            "[a](http://x.org/no.md)",
            "[a](//x/no.md)",
        ),
        *("[a](mailto:x@y.z)", "<http://x.org>", "![a](no.png)", "[a](/site/page.md)", "[a](../outside.md)"),
        *(
            "[a](sub/deep/Norm.html)",
            "[a](sub/deep/Norm)",
            "f[i](x)",
            "[a](javascript:alert)",
            "[a]()",
            "`[[X]]`",
        ),
    ],
)
def test_links_that_lead_somewhere_or_can_not_be_told(link: str) -> None:
    assert dead(f"See {link} now.") == []


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("[[Nothing]]", "Nothing"),
        ("[[Nothing#part|label]]", "Nothing#part"),
        ("[[maths/Norm]]", "maths/Norm"),
        ("[a](nothing.md)", "nothing.md"),
        ("[a](maths/no%20thing.md#x)", "maths/no%20thing.md#x"),
        ("[a](img/no.png)", "img/no.png"),
        ("[a][r]\n\n[r]: no.md\n\n", "no.md"),
    ],
)
def test_links_that_lead_nowhere(link: str, target: str) -> None:
    assert dead(f"See {link} now.") == [target]


def test_paths_are_relative_to_the_note() -> None:
    assert dead("[a](Norm.md) [b](../deep/Norm.md) [c](deep/Norm.md)", name="sub/deep/x.md") == [
        "deep/Norm.md"
    ]


def test_folders_that_were_not_entered_are_not_judged() -> None:
    assert dead("[a](gone/x.md) [b](no/x.md)", unseen=("gone/",)) == ["no/x.md"]


def test_notes_given_alone_are_not_judged() -> None:
    assert dead("[a](no.md) [[No]]", unseen=("",)) == []
    assert dead("[a](no.md) [[No]]", name="one/x.md", unseen=("one/",)) == []


def test_dead_links_know_their_line_and_cell() -> None:
    parts = (
        Part("[[No]]", CellKind.TEXT, 0),
        Part("x", CellKind.CODE, 1),
        Part("a\n\n> b [c](d.md)", CellKind.TEXT, 2),
    )
    parsed = parse_notes([Note("n.ipynb", "", parts)])
    assert parsed.dead_links == {"n.ipynb": (DeadLink(1, "No", 0), DeadLink(3, "d.md", 2))}


def test_notes_without_dead_links_are_left_out() -> None:
    assert parse_notes(NOTES).dead_links == {}
