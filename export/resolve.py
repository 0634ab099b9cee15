"""From a name as somebody types it to a label as the graph has it."""

from __future__ import annotations

import json

from export.engine import Wanted
from export.errors import UnknownLabel
from export.terms import literal
from export.worker import Request
from export.workers import Worker
from graph.cli import did_you_mean
from graph.labels import fold

_LABELS = "SELECT DISTINCT ?label WHERE { ?concept a skos:Concept ; skos:prefLabel|skos:altLabel ?label "


def label(name: str, worker: Worker) -> str:
    """The label that means `name`: in any case, or folded by `graph.labels.fold`. Raises UnknownLabel."""
    same = _labels(f"{_LABELS} FILTER(LCASE(STR(?label)) = LCASE({literal(name)})) }}", worker)
    if same:
        return name if name in same else same[0]
    labels = _labels(_LABELS + "}", worker)
    key = fold(name)
    for candidate in labels:
        if key and fold(candidate) == key:
            return candidate
    raise UnknownLabel(name, did_you_mean(name, labels))


def _labels(query: str, worker: Worker) -> list[str]:
    found = worker.ask(Request(query, Wanted(result="json"), 10**6))
    return sorted(row["label"]["value"] for row in json.loads(found.body)["results"]["bindings"])
