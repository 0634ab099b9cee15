"""Writes the schemas of the answers anew: `python -m tests.graph.schemas`."""

from __future__ import annotations

import ast
import inspect
import json
import sys
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

import graph.answers
from graph.answers import ANSWERS, FOLDER, Answer

PLACE = Path(graph.answers.__file__).with_name(FOLDER)
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def type_of(answer: Answer) -> type:
    """The type that the answer is encoded from."""
    found: type = getattr(import_module(answer.module), answer.type)
    return found


def make_schema(answer: Answer) -> dict[str, Any]:
    """The JSON Schema of an answer, made from its type; fields are described by their docstrings."""
    types: dict[str, type] = {}
    _collect(type_of(answer), types)
    made = msgspec.json.schema(type_of(answer))
    for name, definition in made["$defs"].items():
        for field, text in _field_texts(types[name]).items() if name in types else ():
            shape = definition["properties"][field]
            definition["properties"][field] = {"description": text, **shape}
    return {"$schema": DIALECT, "title": f"concepts {answer.call}", **made}


def _collect(kind: type, types: dict[str, type]) -> None:
    for field in msgspec.structs.fields(kind):
        for found in _structs(field.type):
            if found.__name__ not in types:
                types[found.__name__] = found
                _collect(found, types)
    types[kind.__name__] = kind


def _structs(annotation: Any) -> list[type]:
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return [annotation]
    return [found for part in getattr(annotation, "__args__", ()) for found in _structs(part)]


def _field_texts(kind: type) -> dict[str, str]:
    tree = ast.parse(inspect.getsource(sys.modules[kind.__module__]))
    body = next(n.body for n in tree.body if isinstance(n, ast.ClassDef) and n.name == kind.__name__)
    found = {}
    for field, after in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            told = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            if told:
                found[field.target.id] = " ".join(str(after.value.value).split())
    return found


def text_of(answer: Answer) -> str:
    return json.dumps(make_schema(answer), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for answer in ANSWERS:
        (PLACE / f"{answer.name}.json").write_text(text_of(answer), "utf-8")
