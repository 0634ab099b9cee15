"""Notebooks: cells keep their index, damage costs as little as possible."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import CellKind, Note, Part
from extract.reading import parse_note
from extract.reading.notebook import NotANotebook, read_notebook
from tests.reading.made import written


def notebook_parts(text: str) -> tuple[Part, ...]:
    return read_notebook(text).parts


def notebook(*cells: Any, **metadata: Any) -> str:
    return json.dumps({"nbformat": 4, "metadata": metadata, "cells": list(cells)})


def markdown(source: Any) -> dict[str, Any]:
    return {"cell_type": "markdown", "source": source}


def code(source: Any, **more: Any) -> dict[str, Any]:
    return {"cell_type": "code", "source": source, **more}


def test_cells_of_format_4() -> None:
    text = notebook(
        markdown("# One"),
        {"cell_type": "raw", "source": "raw"},
        code(["import numpy\n", "x = 1"], outputs=[{"text": "SECRET"}]),
        {**markdown(["Two ", "parts"]), "attachments": {"a.png": {}}},
        kernelspec={"language": "Python", "name": "python3"},
    )
    assert notebook_parts(text) == (
        Part("# One", CellKind.TEXT, 0),
        Part("import numpy\nx = 1", CellKind.CODE, 2, "python"),
        Part("Two parts", CellKind.TEXT, 3),
    )


def test_worksheets_and_heading_cells_of_format_3() -> None:
    sheets = [
        {"cells": [{"cell_type": "heading", "level": 2, "source": ["Old *title*"]}, markdown("Text")]},
        {"cells": [{"cell_type": "code", "input": "y = 2", "language": "Python"}]},
    ]
    parts = notebook_parts(json.dumps({"nbformat": 3, "metadata": {}, "worksheets": sheets}))
    assert parts == (
        Part("Old *title*", CellKind.TEXT, 0, heading=2),
        Part("Text", CellKind.TEXT, 1),
        Part("y = 2", CellKind.CODE, 2, "python"),
    )
    document = parse_note(Note("old.ipynb", "", parts))
    assert [written(block) for block in document.blocks] == [
        "0 heading2 :1 | Old title | emphasis:title",
        "1 paragraph :1 §0 | Text",
        "2 code python :1 §0 | y = 2",
    ]


@pytest.mark.parametrize("level", [0, 7, "2", None, True, 1.5, []])
def test_a_heading_cell_with_an_odd_level_is_still_a_heading(level: Any) -> None:
    cell = {"cell_type": "heading", "level": level, "source": "Title"}
    (part,) = notebook_parts(notebook(cell))
    assert part.heading == 1


@pytest.mark.parametrize(
    "cell",
    [
        None,
        7,
        "markdown",
        [],
        {},
        {"cell_type": "markdown"},
        {"cell_type": 5, "source": "x"},
        {"cell_type": ["markdown"], "source": "x"},
        markdown(5),
        markdown({"a": 1}),
        markdown(["a", 5]),
        markdown(None),
        code(None),
    ],
)
def test_a_damaged_cell_costs_only_itself(cell: Any) -> None:
    read = read_notebook(notebook(markdown("a"), cell, markdown("b")))
    assert read.parts == (Part("a", CellKind.TEXT, 0), Part("b", CellKind.TEXT, 2))
    assert read.damaged == (1,)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("   \n", "empty"),
        ("# Markdown", "damaged"),
        ('{"cells": [', "cut off"),
        ('{"cells": [{"cell_type": "markd', "cut off"),
        ("[]", "no object"),
        ("null", "no object"),
        ("{}", "no cells"),
        ('{"cells": 5}', "no cells"),
        ('{"worksheets": {}}', "no cells"),
        ("[" * 100_000, "nested too deeply"),
        ('{"cells":' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deeply"),
    ],
)
def test_what_is_no_notebook_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(NotANotebook, match=reason):
        notebook_parts(text)


def test_lone_surrogates_become_replacement_characters_one_for_one() -> None:
    text = '{"cells": [{"cell_type": "markdown", "source": "a\\ud800b \\ud83d\\ude00"}]}'
    (part,) = notebook_parts(text)
    assert part.text == "a\ufffdb \U0001f600"


@pytest.mark.parametrize(
    ("metadata", "language"),
    [
        ({}, ""),
        ({"language_info": {"name": "R"}}, "r"),
        ({"kernelspec": {"name": "python3"}}, "python"),
        ({"language_info": {"name": 5}, "kernelspec": {"language": "julia"}}, "julia"),
        ({"language_info": None, "kernelspec": []}, ""),
    ],
)
def test_language(metadata: dict[str, Any], language: str) -> None:
    assert notebook_parts(notebook(code("x"), **metadata))[0].language == language


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 9)
    | st.text(max_size=5)
    | st.sampled_from(["markdown", "code"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["cells", "worksheets", "cell_type", "source", "input", "level", "metadata"]),
            inner,
        )
    ),
    max_leaves=30,
)


@given(json_values)
def test_any_json_gives_parts_or_a_reason(value: Any) -> None:
    try:
        parts = notebook_parts(json.dumps(value))
    except NotANotebook:
        return
    indexes = [part.cell for part in parts]
    assert indexes == sorted(set(indexes), key=lambda index: index or 0)
