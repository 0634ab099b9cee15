"""What labels, brackets, appositions and first phrases say that something is."""

from __future__ import annotations

import pytest

from extract.relations.genus import genus_claims
from extract.relations.stated import stated_claims
from tests.relations.made import scene, triples

IS_A = {
    "an item": ("- **Estrogen**: a steroid that acts slowly.", ["estrogen", "steroid"]),
    "an item after a dash": ("- Estrogen - a steroid and therefore fatty", ["estrogen", "steroid"]),
    "no article but a complement": ("- **Ridge**: regression with a penalty.", ["ridge", "regression"]),
    "a run-in title": ("**Enzyme**: A protein that speeds up reactions.", ["enzyme", "protein"]),
    "a bracket": ("An enzyme (a protein that binds) is needed.", ["enzyme", "protein"]),
    "a kind of": ("- **Pre-pruning**: a form of pruning that stops early.", ["pre-pruning", "pruning"]),
    "a phrase below its heading": (
        "# Notes\n\n## Monoid\n\nAn algebraic structure that has an identity.",
        ["monoid", "algebraic structure"],
    ),
    "beside a name": (
        "Successive halving, a simple search algorithm, is old.",
        ["halving", "search algorithm"],
    ),
}

SILENT = {
    "a clause after a label": ("- **Enzyme**: a protein binds it.", ["enzyme", "protein"]),
    "a list after a label": ("- **Animals**: cats, dogs", ["animal", "cat", "dog"]),
    "a title with a colon": ("Surface tension: Pressure inside a bubble.", ["surface tension", "pressure"]),
    "a doing": ("- **Reappraisal**: reframing anxiety as readiness", ["reappraisal", "anxiety"]),
    "one and many": ("- **Data hazard**: instructions that use one operand.", ["data hazard", "instruction"]),
    "a bracket after more than the name": (
        "It has its maximum displacement (an antinode) there.",
        ["displacement", "antinode"],
    ),
    "an adverb in a bracket": ("A network (typically a transformer) is used.", ["network", "transformer"]),
    "a sentence below a heading": (
        "# Notes\n\n## Monoid\n\nA group is not needed.",
        ["monoid", "group"],
    ),
    "a list of three": ("It shows a cat, a dog, a donkey, and a bird.", ["cat", "dog", "donkey"]),
}


@pytest.mark.parametrize(("text", "names"), IS_A.values(), ids=IS_A)
def test_a_phrase_says_the_class(text: str, names: list[str]) -> None:
    made = scene(text, names)
    source, target = (name.replace(" ", "-") for name in names)
    claims = [*genus_claims(made), *stated_claims(made)]
    assert triples(claims) == {(source, "is_a", target)}
    assert all(claim.evidence.quote in text for claim in claims)


@pytest.mark.parametrize(("text", "names"), SILENT.values(), ids=SILENT)
def test_a_phrase_says_no_class(text: str, names: list[str]) -> None:
    made = scene(text, names)
    assert triples([*genus_claims(made), *stated_claims(made)]) == set()
