"""The part of SHACL that our shapes use, fast enough for graphs of a million triples.

Walking dictionaries takes seconds where a general validator takes minutes. That it reports what pyshacl does
is tested, on graphs with and without mistakes. A constraint that it does not know is an error, never ignored.

Reference: Shapes Constraint Language (W3C, 2017), sections 2.3 (paths), 4 (core) and 5 (SPARQL).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyoxigraph
from msgspec import Struct
from pyoxigraph import NamedNode

from export.constraints import CHECKS, SH, Check
from export.triples import FIRST, Triples

if TYPE_CHECKING:
    from export.triples import Node

_IRI = re.compile(r"<([^>]*)>")


def _sh(name: str) -> NamedNode:
    return NamedNode(SH + name)


class Result(Struct, frozen=True):
    """One violation."""

    focus: Node
    message: str
    value: Node | None
    """The value at fault, if the constraint is about single values."""


def validate(data: Triples, shapes: Triples) -> Iterator[Result]:
    """All violations of the shapes that have a target class. Raises ValueError for what it can't check."""
    targets = shapes.by_predicate[_sh("targetClass")]
    for shape in sorted(targets, key=str):
        validator = _Validator(data, shapes)
        for focus in data.instances(targets[shape]):
            yield from validator.results(shape, focus)


class _Validator:
    """Answers of shapes about nodes. What a shape demands is read once."""

    def __init__(self, data: Triples, shapes: Triples) -> None:
        self.data = data
        self.shapes = shapes
        self._plans: dict[Node, _Plan] = {}
        self._instances: dict[Node, set[Node]] = {}
        self._stores: dict[str, pyoxigraph.Store] = {}

    def results(self, shape: Node, focus: Node) -> Iterator[Result]:
        """What is wrong with a node by a shape."""
        plan = self._plans.get(shape) or self._plans.setdefault(shape, self._plan(shape))
        values = {focus} if plan.path is None else self.walk(focus, plan.path)
        for check, argument in plan.constraints:
            for value in check(self, focus, values, argument):
                yield Result(focus, plan.message, value)
        for query, message in plan.queries:
            if self._matches(query, focus):
                yield Result(focus, message, focus)
        for inner in plan.properties:
            for value in values:
                yield from self.results(inner, value)

    def walk(self, focus: Node, path: Node) -> set[Node]:
        """The nodes at the end of a path: a property, a sequence, or any number of steps."""
        if isinstance(path, NamedNode):
            return self.data.objects(focus, path)
        if self.shapes.objects(path, FIRST):
            found = {focus}
            for step in self.shapes.items(path):
                found = {end for node in found for end in self.walk(node, step)}
            return found
        repeated = self.shapes.value(path, _sh("zeroOrMorePath"))
        if repeated is None:
            raise ValueError(f"a path of an unknown sort: {path}")
        reached, stack = {focus}, [focus]
        while stack:
            new = self.walk(stack.pop(), repeated) - reached
            reached |= new
            stack += new
        return reached

    def instances(self, kind: Node) -> set[Node]:
        """The nodes of a class."""
        if kind not in self._instances:
            self._instances[kind] = self.data.instances([kind])
        return self._instances[kind]

    def conforms(self, shape: Node, focus: Node) -> bool:
        """Whether a node has no fault by a shape."""
        return next(self.results(shape, focus), None) is None

    def _plan(self, shape: Node) -> _Plan:
        constraints = []
        for predicate, subjects in self.shapes.by_predicate.items():
            name = predicate.value.removeprefix(SH)
            if name == predicate.value or name in _STRUCTURE or shape not in subjects:
                continue
            if name not in CHECKS:
                raise ValueError(f"a constraint of an unknown sort: {predicate}")
            constraints += [(CHECKS[name], argument) for argument in subjects[shape]]
        return _Plan(
            self.shapes.value(shape, _sh("path")),
            _text(self.shapes, shape, "message"),
            constraints,
            [
                (_text(self.shapes, node, "select"), _text(self.shapes, node, "message"))
                for node in self.shapes.objects(shape, _sh("sparql"))
            ],
            list(self.shapes.objects(shape, _sh("property"))),
        )

    def _matches(self, query: str, focus: Node) -> bool:
        """Whether a query has a row for a node. It sees the triples whose properties it names."""
        if query not in self._stores:
            store = self._stores[query] = pyoxigraph.Store()
            names = [NamedNode(iri) for iri in _IRI.findall(query)]
            store.bulk_extend(
                pyoxigraph.Quad(subject, name, value)
                for name in names
                for subject, values in self.data.by_predicate.get(name, {}).items()
                for value in values
                if not isinstance(subject, pyoxigraph.Literal)
            )
        found = self._stores[query].query(query, substitutions={pyoxigraph.Variable("this"): focus})
        return isinstance(found, pyoxigraph.QuerySolutions) and next(found, None) is not None


class _Plan(Struct, frozen=True):
    """What a shape demands."""

    path: Node | None
    message: str
    constraints: list[tuple[Check, Node]]
    queries: list[tuple[str, str]]
    properties: list[Node]


_STRUCTURE = frozenset({"path", "message", "property", "sparql", "targetClass", "select"})
"""Properties of a shape that are no constraints by themselves."""


def _text(shapes: Triples, node: Node, name: str) -> str:
    value = shapes.value(node, _sh(name))
    return "" if value is None else value.value
