"""What `--json` prints: the type of each command's answer and its JSON Schema.

The schemas are kept as files beside this module, so that printing one loads nothing.
"""

from __future__ import annotations

from importlib.resources import files
from typing import NamedTuple

FOLDER = "schemas"


class Answer(NamedTuple):
    """One shape of answer: its name, the call that gives it and where its type is."""

    name: str
    call: str
    module: str
    type: str


ANSWERS = (
    Answer("explore", "explore CONCEPT --json", "graph.portrait", "Portrait"),
    Answer("explore-several", "explore A B --json", "graph.compare", "Comparison"),
    Answer("explore-why", "explore A --why B --json", "graph.why", "Why"),
    Answer("path", "path TO --json", "graph.journey", "Journey"),
    Answer("next", "next --json", "graph.frontier", "Frontier"),
    Answer("plan", "plan GOAL --json", "graph.plan", "Plan"),
    Answer("know", "know --json", "graph.known", "Known"),
    Answer("forget", "forget CONCEPT --json", "graph.known", "Known"),
    Answer("gaps", "gaps --json", "graph.gaps", "Gaps"),
    Answer("check", "check --json", "graph.checks.finding", "Findings"),
    Answer("list", "list --json", "graph.overview", "Listing"),
    Answer("search", "search TEXT --json", "graph.overview", "Listing"),
    Answer("stats", "stats --json", "graph.overview", "Stats"),
    Answer("diff", "diff A B --json", "graph.diff", "Difference"),
)
"""In the order of `concepts --help`."""


def schema_text(name: str) -> str:
    """The JSON Schema of the answer with this name, as it is kept.

    Raises:
        FileNotFoundError: there is no such answer.
    """
    return (files("graph") / FOLDER / f"{name}.json").read_text("utf-8")
