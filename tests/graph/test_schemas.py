from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from graph.answers import ANSWERS, Answer, schema_text
from graph.console import QUESTIONS, main, question_parser
from tests.graph.sample import FILE
from tests.graph.schemas import text_of

CALLS = {
    "explore": ["explore", "SVD"],
    "explore-several": ["explore", "bagging", "boosting", "Adam"],
    "explore-why": ["explore", "neural network", "--why", "backpropagation"],
    "path": ["path", "tokenization", "RAG"],
    "next": ["next"],
    "plan": ["plan", "RAG"],
    "know": ["know", "derivative"],
    "forget": ["forget", "derivative"],
    "gaps": ["gaps"],
    "check": ["check"],
    "list": ["list"],
    "search": ["search", "gradient"],
    "stats": ["stats"],
    "diff": ["diff"],
}


def flaws(value: Any, shape: dict[str, Any], root: dict[str, Any], where: str = "$") -> list[str]:
    """What of a value breaks a schema, by the few keywords that these schemas use."""
    known = {"$schema", "$defs", "$ref", "title", "description", "default", "anyOf", "type", "items", "enum"}
    known |= {"properties", "required", "additionalProperties"}
    found = [f"{where}: the test does not know {key}" for key in set(shape) - known]
    if "$ref" in shape:
        return found + flaws(value, root["$defs"][shape["$ref"].rpartition("/")[2]], root, where)
    if "anyOf" in shape:
        return found + min((flaws(value, part, root, where) for part in shape["anyOf"]), key=len)
    if "enum" in shape:
        return found + ([] if value in shape["enum"] else [f"{where}: {value}"])
    types = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
    numbers = {"integer": int, "number": (int, float)}
    kind = {**types, **numbers}[shape["type"]]
    if not isinstance(value, kind) or (shape["type"] in numbers and isinstance(value, bool)):
        return [*found, f"{where}: {value!r} is no {shape['type']}"]
    if isinstance(value, list):
        for number, item in enumerate(value):
            found += flaws(item, shape["items"], root, f"{where}[{number}]")
    elif isinstance(value, dict) and "properties" in shape:
        found += [f"{where}: no {key}" for key in shape["required"] if key not in value]
        found += [f"{where}: {key} is not in the schema" for key in value if key not in shape["properties"]]
        for key in set(value) & set(shape["properties"]):
            found += flaws(value[key], shape["properties"][key], root, f"{where}.{key}")
    return found


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.name)
def test_schemas_are_fresh(answer: Answer) -> None:
    assert schema_text(answer.name) == text_of(answer), "run python -m tests.graph.schemas"


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.name)
def test_answers_keep_to_their_schemas(
    answer: Answer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "graph.json"
    shutil.copy(FILE, path)
    words = CALLS[answer.name]
    if answer.name == "diff":
        other = tmp_path / "other.json"
        other.write_bytes(FILE.read_bytes().replace(b"derivative", b"derivation"))
        words = ["diff", str(path), str(other)]
    else:
        (tmp_path / "known.txt").write_text("derivative\n")
        words = [*words, "--graph", str(path)]
    assert main([*words, "--json"]) in (0, 1)
    shape = json.loads(schema_text(answer.name))
    assert flaws(json.loads(capsys.readouterr().out), shape, shape) == []


def test_every_command_with_json_has_a_schema() -> None:
    with_json = {
        command.name
        for command in QUESTIONS
        if "--json" in question_parser(command.name, prog="concepts")[1].option_names()
    }
    assert with_json | {"diff"} == {
        answer.name for answer in ANSWERS if not answer.name.startswith("explore-")
    }
    assert {command.name for command in QUESTIONS} - with_json == {"shell"}


def test_the_schema_command_prints_what_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "path"]) == 0
    assert capsys.readouterr().out == schema_text("path")
    assert main(["schema"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(ANSWERS)
    assert main(["schema", "paht"]) == 2
