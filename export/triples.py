"""Triples in dictionaries, for programs that walk from node to node many times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import NamedNode

from export.iris import VOCABULARIES

if TYPE_CHECKING:
    Node = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal

_RDF = VOCABULARIES["rdf"]
TYPE = NamedNode(_RDF + "type")
FIRST = NamedNode(_RDF + "first")
REST = NamedNode(_RDF + "rest")
SUBCLASS = NamedNode(VOCABULARIES["rdfs"] + "subClassOf")


class Triples:
    """The triples of some quads, whatever graphs they are in. Raises ValueError for a quoted triple."""

    def __init__(self, quads: Iterable[pyoxigraph.Quad]) -> None:
        self.by_predicate: dict[Node, dict[Node, set[Node]]] = defaultdict(lambda: defaultdict(set))
        for quad in quads:
            if isinstance(quad.subject, pyoxigraph.Triple) or isinstance(quad.object, pyoxigraph.Triple):
                raise ValueError("the file has a quoted triple, which RDF 1.1 does not know")
            self.by_predicate[quad.predicate][quad.subject].add(quad.object)

    def objects(self, subject: Node, predicate: Node) -> set[Node]:
        """What stands at the other end of a property; not to be changed."""
        links = self.by_predicate.get(predicate)
        return (links.get(subject) or set()) if links else set()

    def value(self, subject: Node, predicate: Node) -> Node | None:
        """One object: of several the first by its text."""
        return min(self.objects(subject, predicate), key=str, default=None)

    def items(self, head: Node) -> list[Node]:
        """The members of a list."""
        found = []
        cell: Node | None = head
        while cell is not None and (item := self.value(cell, FIRST)) is not None:
            found.append(item)
            cell = self.value(cell, REST)
        return found

    def instances(self, classes: Iterable[Node]) -> set[Node]:
        """The nodes whose type is one of some classes or below one of them."""
        wanted = set(classes)
        below = self.by_predicate.get(SUBCLASS, {})
        while more := {node for node, above in below.items() if above & wanted} - wanted:
            wanted |= more
        return {node for node, types in self.by_predicate.get(TYPE, {}).items() if types & wanted}
