"""From a folder of notes with `concepts.toml` to the graph: what the user says shows everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.__main__ import main
from extract.build import Built, build
from graph.labels import fold
from graph.model import Basis, Concept, Kind

NOTES = {
    "baking.md": """# Sourdough

Sourdough is a bread that rises by wild yeast. Sourdough requires a levain.

## Levain

A levain is a mixture of flour and water that ferments. Bakers store it on the Ikea Shelf.

## Biga

Biga is a culture that lives in dough. Biga requires wheat flour.

## Ikea Shelf

An Ikea Shelf is a shelf that holds jars. The Ikea Shelf requires a screwdriver.
""",
    "shaping.md": """# Shaping

## Boule and Batard

A boule is a round loaf. A batard is an oval loaf. We fold before we shape.

## Autolyse

Autolyse is a rest that hydrates flour. Autolyse uses wheat flour. The proof in slow cold lasts a night.
""",
}

WORD = """
reject = ["Ikea shelf"]
add = ["slow cold", "gluten network"]

[[concept]]
match = "autolyse"
label = "flour soak"
kind = "technique"

[[merge]]
into = "levain"
from = ["biga"]

[[split]]
match = "Boule and Batard"
into = ["boule", { label = "batard", aliases = ["torpedo"], kind = "data" }]

[[relation]]
source = "flour soak"
kind = "requires"
target = "gluten network"

[[concept]]
match = "rye chopper"
kind = "tool"
"""


def write(folder: Path, word: str = "") -> Path:
    for name, text in NOTES.items():
        (folder / name).write_text(text, encoding="utf-8")
    if word:
        (folder / "concepts.toml").write_text(word, encoding="utf-8")
    return folder


def concept(built: Built, name: str) -> Concept:
    (found,) = [c for c in built.graph.concepts if fold(name) in {fold(n) for n in (c.label, *c.aliases)}]
    return found


def ids(built: Built) -> set[str]:
    return {c.id for c in built.graph.concepts}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build([write(tmp_path_factory.mktemp("notes"))], background=False)


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build([write(tmp_path_factory.mktemp("notes"), WORD)], background=False)


def test_the_notes_alone_differ_in_every_point(before: Built) -> None:
    assert {"ikea-shelf", "levain", "biga", "autolyse"} <= ids(before)
    assert not {"slow-cold", "gluten-network"} & ids(before)


def test_rejected_concepts_leave_no_relation(after: Built) -> None:
    assert "ikea-shelf" not in ids(after)
    assert not [r for r in after.graph.relations if "ikea-shelf" in (r.source, r.target)]
    assert not [s for note in after.graph.notes for s in note.sections if "ikea-shelf" in s.concepts]


def test_merged_concepts_carry_both_evidences_and_relations(before: Built, after: Built) -> None:
    one = concept(after, "biga")
    assert (one.id, *map(fold, (one.label, *one.aliases))) == ("levain", "levain", "biga")
    both = concept(before, "levain").mention_count + concept(before, "biga").mention_count
    assert one.mention_count == both
    assert {"Levain", "Biga"} <= {evidence.heading for evidence in one.evidence}
    targets = {relation.target for relation in after.graph.relations if relation.source == "levain"}
    assert "wheat-flour" in targets


def test_renamed_concepts_keep_their_id_and_old_name(before: Built, after: Built) -> None:
    one = concept(after, "flour soak")
    assert (one.id, one.label, one.kind) == ("autolyse", "flour soak", Kind.TECHNIQUE)
    assert [alias.lower() for alias in one.aliases] == ["autolyse"]
    assert one.definitions == concept(before, "autolyse").definitions


def test_added_concepts_are_found_in_the_text(after: Built) -> None:
    one = concept(after, "slow cold")
    assert [evidence.quote for evidence in one.evidence] == ["The proof in slow cold lasts a night."]
    assert one.salience > 0


def test_split_parts_stand_by_themselves(after: Built) -> None:
    assert {"boule", "batard"} <= ids(after)
    assert concept(after, "boule").definition is not None
    assert (concept(after, "batard").kind, concept(after, "batard").aliases) == (Kind.DATA, ("torpedo",))
    assert "boule-and-batard" not in ids(after)


def test_unmentioned_additions_are_concepts_without_evidence(after: Built) -> None:
    one = concept(after, "gluten network")
    assert (one.evidence, one.mention_count, one.explained) == ((), 0, False)
    (relation,) = [r for r in after.graph.relations if r.target == one.id]
    assert (relation.source, relation.kind, relation.basis) == ("autolyse", "requires", Basis.BACKGROUND)


def test_what_matches_nothing_is_reported_in_one_line_each(after: Built) -> None:
    assert [(notice.where, notice.reason) for notice in after.notices] == [
        (
            "concepts.toml: [[concept]] 2",
            'nothing in the notes is called "rye chopper"; correct or remove it',
        ),
        (
            "concepts.toml: [[add]] 2",
            'the notes never mention "gluten network"; it is a concept without evidence',
        ),
    ]


def test_every_quote_stands_in_the_notes(after: Built) -> None:
    for one in after.graph.concepts:
        for evidence in (*one.evidence, *one.definitions):
            assert NOTES[evidence.note][evidence.span.start : evidence.span.end] == evidence.quote


def test_an_empty_file_changes_nothing(before: Built, tmp_path: Path) -> None:
    built = build([write(tmp_path, "# nothing yet\n")], background=False)
    assert (built.graph.concepts, built.graph.relations) == (before.graph.concepts, before.graph.relations)


def test_the_file_is_never_written(after: Built, tmp_path: Path) -> None:
    folder = write(tmp_path, WORD)
    again = build([folder], background=False)
    assert again.graph.concepts == after.graph.concepts
    assert again.graph.relations == after.graph.relations
    assert (folder / "concepts.toml").read_text(encoding="utf-8") == WORD
    assert sorted(path.name for path in folder.iterdir()) == ["baking.md", "concepts.toml", "shaping.md"]


def test_the_command_refuses_a_wrong_file_with_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path, '[[concept]]\nmatch = "a"\nkind = "tecnique"\n')
    assert main([str(folder), "-o", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == (
        'error: concepts.toml: [[concept]] 1: `kind` can\'t be "tecnique"; did you mean technique?\n'
    )
