"""Relation rules: each sees claims in one way. The table is the order in which they run."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extract.relations.background import background_claims
from extract.relations.background_list import background_list_claims
from extract.relations.comparison import comparison_claims
from extract.relations.contrast import contrast_claims
from extract.relations.enumeration import enumeration_claims
from extract.relations.genus import genus_claims
from extract.relations.head_nouns import head_noun_claims
from extract.relations.links import link_claims
from extract.relations.nesting import nesting_claims
from extract.relations.prerequisites import prerequisite_claims
from extract.relations.roll_calls import roll_claims
from extract.relations.scene import Scene
from extract.relations.stated import stated_claims
from extract.relations.sums import sum_claims
from extract.relations.tables import table_claims
from extract.relations.understanding import understanding_claims
from extract.relations.witnesses import without_chance
from graph.model import RelationClaim

RELATION_RULES: dict[str, Callable[[Scene], Iterator[RelationClaim]]] = {
    "stated": stated_claims,
    "genus": genus_claims,
    "understanding": understanding_claims,
    "enumeration": enumeration_claims,
    "contrast": contrast_claims,
    "sum": sum_claims,
    "nesting": nesting_claims,
    "table": table_claims,
    "comparison": comparison_claims,
    "background_list": background_list_claims,
    "roll": roll_claims,
    "link": link_claims,
    "head_noun": head_noun_claims,
    "prerequisite": prerequisite_claims,
    "background": background_claims,
}


def claim_relations(scene: Scene) -> list[RelationClaim]:
    """All claims of all rules, sorted, each once; none that a single sentence makes by chance."""
    claims = {claim for rule in RELATION_RULES.values() for claim in rule(scene)}
    return without_chance(sorted(claims), scene.concepts)
