"""One sentence is too little to relate two notions that the notes often speak of."""

from __future__ import annotations

from msgspec import structs

from extract.relations.weights import IN_A_SENTENCE, OFTEN
from extract.relations.witnesses import without_chance
from graph.model import Basis, Concept, Evidence, RelationClaim, Span

_TEXT = "An orbit is a path."


def concepts(*, mentions: int, defined: bool = False, salience: float = IN_A_SENTENCE) -> list[Concept]:
    definitions = (said(0).evidence,) if defined else ()
    return [
        Concept("orbit", "orbit", mention_count=mentions, definitions=definitions, salience=1.0),
        Concept("path", "path", mention_count=mentions, salience=salience),
    ]


def said(
    start: int, kind: str = "is_a", basis: Basis = Basis.STATED, rule: str = "stated.is_a"
) -> RelationClaim:
    evidence = Evidence("a.md", Span(start, start + len(_TEXT)), 1, _TEXT, rule)
    return RelationClaim("orbit", kind, "path", evidence, 0.75, basis)


def test_one_sentence_about_two_common_notions_is_dropped() -> None:
    assert without_chance([said(0)], concepts(mentions=OFTEN)) == []


def test_rare_notions_need_one_sentence() -> None:
    assert without_chance([said(0)], concepts(mentions=OFTEN - 1)) == [said(0)]
    one_rare = [concepts(mentions=OFTEN)[0], structs.replace(concepts(mentions=1)[1])]
    assert without_chance([said(0)], one_rare) == [said(0)]


def test_a_second_sentence_or_another_basis_bears_it_out() -> None:
    twice = [said(0), said(90)]
    assert without_chance(twice, concepts(mentions=OFTEN)) == twice
    backed = [said(0), said(90, basis=Basis.STRUCTURAL)]
    assert without_chance(backed, concepts(mentions=OFTEN)) == backed
    known = said(90, basis=Basis.BACKGROUND)
    assert without_chance([said(0), known], concepts(mentions=OFTEN)) == [known]


def test_definitions_and_contrasts_are_told_once() -> None:
    assert without_chance([said(0)], concepts(mentions=OFTEN, defined=True)) == [said(0)]
    contrast = said(0, kind="contrasts_with")
    assert without_chance([contrast], concepts(mentions=OFTEN)) == [contrast]


def test_one_sentence_about_a_passing_word_is_dropped_unless_it_defines_or_names_members() -> None:
    passing = concepts(mentions=1, salience=IN_A_SENTENCE - 0.01)
    assert without_chance([said(0)], passing) == []
    twice = [said(0), said(90)]
    assert without_chance(twice, passing) == twice
    defined = concepts(mentions=1, salience=0.0, defined=True)
    assert without_chance([said(0)], defined) == [said(0)]
    own = structs.replace(said(0), evidence=structs.replace(said(0).evidence, heading="Orbits"))
    assert without_chance([own], passing) == [own]
    member = said(0, rule="stated.such_as")
    assert without_chance([member], passing) == [member]
