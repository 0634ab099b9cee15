"""The constraints of SHACL that our shapes use: each gives the values at fault.

Reference: Shapes Constraint Language (W3C, 2017), section 4.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Protocol

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from export.iris import VOCABULARIES

if TYPE_CHECKING:
    from export.triples import Node, Triples

SH = "http://www.w3.org/ns/shacl#"
_XSD = VOCABULARIES["xsd"]
_NUMBERS = frozenset(_XSD + name for name in ("integer", "decimal", "double", "float"))
_LEXICAL = {
    _XSD + "boolean": re.compile(r"true|false|0|1"),
    _XSD + "decimal": re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"),
    _XSD + "integer": re.compile(r"[+-]?[0-9]+"),
}
"""What a literal of a datatype looks like (XML Schema 1.1, part 2)."""


class Validation(Protocol):
    """What a constraint may ask."""

    data: Triples
    shapes: Triples

    def instances(self, kind: Node) -> set[Node]:
        """The nodes of a class."""

    def conforms(self, shape: Node, focus: Node) -> bool:
        """Whether a node has no fault by a shape."""


Check = Callable[[Validation, "Node", "set[Node]", "Node"], "Iterable[Node | None]"]
"""From a node, the values of a path, and the constraint's argument to the values at fault; None for all."""


def _number(node: Node) -> Decimal | None:
    if not isinstance(node, Literal) or node.datatype.value not in _NUMBERS:
        return None
    try:
        return Decimal(node.value)
    except InvalidOperation:
        return None


def _min_count(_: Validation, __: Node, values: set[Node], argument: Node) -> Iterable[None]:
    return [None] if len(values) < int(argument.value) else []


def _max_count(_: Validation, __: Node, values: set[Node], argument: Node) -> Iterable[None]:
    return [None] if len(values) > int(argument.value) else []


def _unique_lang(_: Validation, __: Node, values: set[Node], argument: Node) -> Iterable[None]:
    if argument.value != "true":
        return []
    languages = [value.language.lower() for value in values if isinstance(value, Literal) and value.language]
    return [None for language in set(languages) if languages.count(language) > 1]


def _class(check: Validation, _: Node, values: set[Node], argument: Node) -> Iterable[Node]:
    return values - check.instances(argument)


def _datatype(_: Validation, __: Node, values: set[Node], argument: Node) -> Iterable[Node]:
    form = _LEXICAL.get(argument.value)
    return [
        value
        for value in values
        if not isinstance(value, Literal)
        or value.datatype != argument
        or (form is not None and not form.fullmatch(value.value))
    ]


def _node_kind(_: Validation, __: Node, values: set[Node], argument: Node) -> Iterable[Node]:
    if argument != NamedNode(SH + "IRI"):
        raise ValueError(f"a kind of node of an unknown sort: {argument}")
    return [value for value in values if not isinstance(value, NamedNode)]


def _in(check: Validation, _: Node, values: set[Node], argument: Node) -> Iterable[Node]:
    return values.difference(check.shapes.items(argument))


def _min_inclusive(_: Validation, __: Node, values: set[Node], argument: Node) -> Iterable[Node]:
    limit = Decimal(argument.value)
    return [value for value in values if (number := _number(value)) is None or not number >= limit]


def _max_inclusive(_: Validation, __: Node, values: set[Node], argument: Node) -> Iterable[Node]:
    limit = Decimal(argument.value)
    return [value for value in values if (number := _number(value)) is None or not number <= limit]


def _pattern(_: Validation, __: Node, values: set[Node], argument: Node) -> Iterable[Node]:
    return [
        value
        for value in values
        if isinstance(value, pyoxigraph.BlankNode) or not re.search(argument.value, value.value)
    ]


def _disjoint(check: Validation, focus: Node, values: set[Node], argument: Node) -> Iterable[Node]:
    return values & check.data.objects(focus, argument)


def _equals(check: Validation, focus: Node, values: set[Node], argument: Node) -> Iterable[Node]:
    return values ^ check.data.objects(focus, argument)


def _less_than(check: Validation, focus: Node, values: set[Node], argument: Node) -> Iterable[Node]:
    for value in values:
        for other in check.data.objects(focus, argument):
            one, two = _number(value), _number(other)
            if one is None or two is None or not one < two:
                yield value


def _not(check: Validation, _: Node, values: set[Node], argument: Node) -> Iterable[Node]:
    return [value for value in values if check.conforms(argument, value)]


CHECKS: dict[str, Check] = {
    "class": _class,
    "datatype": _datatype,
    "disjoint": _disjoint,
    "equals": _equals,
    "in": _in,
    "lessThan": _less_than,
    "maxCount": _max_count,
    "maxInclusive": _max_inclusive,
    "minCount": _min_count,
    "minInclusive": _min_inclusive,
    "nodeKind": _node_kind,
    "not": _not,
    "pattern": _pattern,
    "uniqueLang": _unique_lang,
}
"""By the name of the property that states it."""
