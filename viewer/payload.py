"""The graph as the page reads it: columns of numbers and shared tables of strings.

Columns compress well and are parsed fast: 100,000 concepts with 400,000 relations stay within a dozen
megabytes. Every reference is an index into another column.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import json

from graph.model import Basis, Concept, ConceptGraph, Kind, Relation, Topic
from graph.relations import RELATION_KINDS, whole_percent
from graph.weights import LIKELY
from viewer.links import NoteLinks
from viewer.quotes import QUOTE_BUDGET, Quotes

COMPRESSION = 6
"""zlib's own default; 9 takes three times as long for one percent."""


def columns(
    graph: ConceptGraph, *, overview: Mapping[str, Any], links: NoteLinks, rules: Mapping[str, str]
) -> dict[str, Any]:
    """Everything that the page knows, ready for JSON.

    `rules` gives rule names a sentence for readers; `overview` is the drawing of the whole.
    """
    number = {concept.id: index for index, concept in enumerate(graph.concepts)}
    quotes = Quotes({note.id: index for index, note in enumerate(graph.notes)}, budget=QUOTE_BUDGET)
    # The order of these is the order in which the budget for quotes is spent.
    definitions = [quotes.add_all(concept.definitions) for concept in graph.concepts]
    relations = [one for one in graph.relations if one.source in number and one.target in number]
    proofs = _proofs(relations, quotes)
    conflicts = [_conflict(conflict.cut, conflict.against, number, quotes) for conflict in graph.conflicts]
    mentions = [quotes.add_all(concept.evidence) for concept in graph.concepts]
    practised = [quotes.add_all(concept.practised) for concept in graph.concepts]
    from viewer.formulas import formulas

    return {
        "title": graph.title,
        "generator": graph.generator,
        "kinds": [kind.value for kind in Kind],
        "bases": [basis.value for basis in Basis],
        "relationKinds": [_relation_kind(name) for name in RELATION_KINDS],
        "likely": round(LIKELY * 100),
        "links": {"base": links.base, "vault": links.vault, "editorRoot": links.editor_root},
        "ruleNotes": dict(sorted(rules.items())),
        "noteTitles": [note.title for note in graph.notes],
        "noteWords": [note.words for note in graph.notes],
        "concepts": {
            **_concept_columns(graph.concepts),
            "definitions": _sparse(definitions),
            "evidence": _sparse(mentions),
            "practised": _sparse(practised),
        },
        "relations": _relation_columns(relations, proofs, number),
        "topics": [_topic(topic, number) for topic in graph.topics],
        "conflicts": [conflict for conflict in conflicts if conflict],
        "overview": dict(overview),
        "formulas": formulas(quotes.quotes()),
        **quotes.columns(),
    }


def _concept_columns(concepts: Sequence[Concept]) -> dict[str, Any]:
    kinds = list(Kind)
    return {
        "id": [concept.id for concept in concepts],
        "label": [concept.label for concept in concepts],
        "aliases": _sparse([concept.aliases for concept in concepts]),
        "kind": [kinds.index(concept.kind) for concept in concepts],
        "explained": "".join("1" if concept.explained else "0" for concept in concepts),
        "salience": [round(concept.salience * 1000) for concept in concepts],
        "mentions": [concept.mention_count for concept in concepts],
        "same": _sparse([concept.exact_match for concept in concepts]),
    }


def _topic(topic: Topic, number: Mapping[str, int]) -> dict[str, Any]:
    return {
        "id": topic.id,
        "label": topic.label,
        "concepts": [number[one] for one in topic.concepts if one in number],
        "chains": [[number[one] for one in chain if one in number] for chain in topic.chains],
    }


def packed(data: Mapping[str, Any]) -> str:
    """JSON, deflated (zlib), as base64: characters that can't end an element or start a tag."""
    try:
        text = json.encode(data)
    except UnicodeEncodeError:
        text = json.encode(_whole(data))
    return base64.b64encode(zlib.compress(text, COMPRESSION)).decode("ascii")


def _whole(value: Any) -> Any:
    """The same with lone surrogates replaced, which notes may hold and UTF-8 can't."""
    if isinstance(value, str):
        return whole_text(value)
    if isinstance(value, Mapping):
        return {_whole(key): _whole(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(one) for one in value]
    return value


def whole_text(text: str) -> str:
    """The text with lone surrogates replaced by question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _relation_kind(name: str) -> dict[str, Any]:
    kind = RELATION_KINDS[name]
    return {
        "name": kind.name,
        "label": kind.label,
        "inverse": kind.inverse_label,
        "heading": kind.heading,
        "inverseHeading": kind.inverse_heading,
        "symmetric": kind.symmetric,
        "transitive": kind.transitive,
        "targetFirst": kind.learn_target_first,
    }


def _relation_columns(
    relations: Sequence[Relation], proofs: Sequence[list[int]], number: Mapping[str, int]
) -> dict[str, Any]:
    kinds, bases = list(RELATION_KINDS), list(Basis)
    vocabularies = {name: index for index, name in enumerate(sorted({one.vocabulary for one in relations}))}
    return {
        "source": [number[one.source] for one in relations],
        "target": [number[one.target] for one in relations],
        "kind": "".join(str(kinds.index(one.kind)) for one in relations),
        "basis": "".join(str(bases.index(one.basis)) for one in relations),
        "confidence": [whole_percent(one.confidence) for one in relations],
        "vocabulary": _sparse(
            [(vocabularies[one.vocabulary],) if one.vocabulary else () for one in relations]
        ),
        "vocabularies": list(vocabularies),
        "evidence": _sparse(proofs),
        "total": _sparse([(len(one.evidence),) if len(one.evidence) > 1 else () for one in relations]),
    }


def _proofs(relations: Sequence[Relation], quotes: Quotes) -> list[list[int]]:
    """Evidence for each relation: the best of each first, surest relations first, then the rest."""
    surest = sorted(range(len(relations)), key=lambda index: (-relations[index].confidence, index))
    kept: list[list[int]] = [[] for _ in relations]
    for index in surest:
        for evidence in relations[index].evidence[:1]:
            if (number := quotes.add(evidence)) is not None:
                kept[index].append(number)
    for index in surest:
        if len(relations[index].evidence) > 1:
            more = quotes.add_all(relations[index].evidence[1:])
            kept[index].extend(one for one in more if one not in kept[index])
    return kept


def _conflict(
    cut: Relation, against: Sequence[Relation], number: Mapping[str, int], quotes: Quotes
) -> dict[str, Any] | None:
    """Both sides of a cycle that was cut, or None when a concept of it is gone."""
    sides = [cut, *against]
    if any(one.source not in number or one.target not in number for one in sides):
        return None
    kinds = list(RELATION_KINDS)
    return {
        "sides": [
            {
                "source": number[one.source],
                "target": number[one.target],
                "kind": kinds.index(one.kind),
                "confidence": whole_percent(one.confidence),
                "basis": list(Basis).index(one.basis),
                "evidence": quotes.add_all(one.evidence),
            }
            for one in sides
        ]
    }


def _sparse(rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """Three columns: which rows are not empty, how much each of them holds, and what they hold, in one list.

    A list for each row would cost the browser more than what is in it.
    """
    filled = [index for index, row in enumerate(rows) if row]
    return [filled, [len(rows[index]) for index in filled], [one for row in rows for one in row]]
