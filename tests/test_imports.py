"""The house's walls: imports go one way, and each heavy dependency has its doors."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = {
    "graph": {"graph"},
    "extract": {"extract", "graph"},
    "export": {"export", "graph"},
    "viewer": {"viewer", "export", "graph"},
}
"""From which rooms each room may import."""

ENTRIES = ("graph/explore.py", "graph/console.py", "/__main__.py")
"""Entry points may reach across, late."""

SHOWS_ITSELF = ("graph/model.py", "viewer.notebook")
"""Jupyter asks the object itself how it looks (`_repr_html_`): this import, late, is the one exception."""

DOORS = {
    "spacy": ["extract/language.py"],
    "wordfreq": ["extract/concepts/rarity.py"],
    "ftfy": ["extract/reading/"],
    "yaml": ["extract/reading/"],
    "markdown_it": ["extract/reading/"],
    "mdit_py_plugins": ["extract/reading/"],
    "pathspec": ["extract/reading/walk.py"],
    "networkx": ["graph/"],
    "rdflib": ["export/"],
    "oxrdflib": ["export/"],
    "pyshacl": ["export/"],
    "pyoxigraph": ["export/", "extract/vocabulary.py"],
    "starlette": ["export/"],
    "uvicorn": ["export/"],
    "pyvis": ["viewer/"],
    "latex2mathml": ["viewer/"],
}
"""Where each heavy dependency may be imported at run time."""


class Imported:
    """One import of a module."""

    def __init__(self, path: str, name: str, *, late: bool) -> None:
        self.path, self.name, self.late = path, name, late
        self.top = name.partition(".")[0]

    def __repr__(self) -> str:
        return f"{self.path} imports {self.name}"


def modules() -> list[Path]:
    return [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def run_time_imports(path: Path) -> Iterator[Imported]:
    """The imports of a module, without those for type checkers."""
    place = path.relative_to(ROOT).as_posix()

    def visit(node: ast.AST, late: bool) -> Iterator[Imported]:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            return
        if isinstance(node, ast.Import):
            yield from (Imported(place, alias.name, late=late) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{place}: relative import"
            yield Imported(place, node.module or "", late=late)
        inner = late or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for child in ast.iter_child_nodes(node):
            yield from visit(child, inner)

    return visit(ast.parse(path.read_text(encoding="utf-8")), False)


IMPORTS = [found for path in modules() for found in run_time_imports(path)]


def test_imports_go_one_way() -> None:
    wrong = [
        found
        for found in IMPORTS
        if found.top in ROOMS
        and found.top not in ROOMS[found.path.partition("/")[0]]
        and not (found.late and found.path.endswith(ENTRIES))
        and not (found.late and (found.path, found.name) == SHOWS_ITSELF)
    ]
    assert wrong == []


@pytest.mark.parametrize("package", DOORS)
def test_dependencies_come_in_by_their_doors(package: str) -> None:
    inside = [found for found in IMPORTS if found.top == package]
    assert inside, "a door that nothing uses"
    assert [found for found in inside if not found.path.startswith(tuple(DOORS[package]))] == []


def test_every_package_that_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = project["dependencies"] + [
        d for extra in project["optional-dependencies"].values() for d in extra
    ]
    names = {re.split(r"[\[<>=!~ ;]", line)[0].lower().replace("_", "-") for line in declared}
    distributions = importlib.metadata.packages_distributions()
    for found in IMPORTS:
        if found.top in {*ROOMS, *sys.stdlib_module_names}:
            continue
        owners = {owner.lower().replace("_", "-") for owner in distributions.get(found.top, [])}
        assert owners & names, f"{found}, which pyproject.toml does not declare"


def test_every_package_is_shipped_and_no_other() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    there = {path.parent.relative_to(ROOT).as_posix().replace("/", ".") for path in modules()}
    assert set(project["tool"]["setuptools"]["packages"]) == there


def test_top_level_holds_what_it_may() -> None:
    allowed = {*ROOMS, "tests", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"}
    ignored = {"build", "dist", "concept-graph"}
    there = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert {name for name in there if not name.endswith(".egg-info")} - ignored <= allowed
