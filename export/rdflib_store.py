"""Oxigraph under rdflib's interface, as oxrdflib gives it, with rows that become rdflib's at less cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pyoxigraph
from oxrdflib.store import OxigraphStore
from rdflib import Variable
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import Result, ResultRow
from rdflib.term import Identifier

from export.rdf_terms import term
from export.spelling import spelled_out


class Store(OxigraphStore):
    """A store whose SELECT answers make each of rdflib's terms once."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        super().__init__(store=store)
        self._oxigraph = store

    def query(
        self,
        query: Any,
        initNs: Mapping[str, Any],  # noqa: N803  # rdflib's name
        initBindings: Mapping[str, Any],  # noqa: N803
        queryGraph: Any,  # noqa: N803
        **kwargs: object,
    ) -> Result:
        """Answers a query; what is no plain SELECT is left to oxrdflib."""
        plain = queryGraph == DATASET_DEFAULT_GRAPH_ID and not initBindings and not kwargs
        if plain and isinstance(query, str):
            names = {name: str(iri) for name, iri in [*self.namespaces(), *initNs.items()]}
            found = self._oxigraph.query(spelled_out(query, names), prefixes=names)
            if isinstance(found, pyoxigraph.QuerySolutions):
                return _rows(found)
        return super().query(query, initNs, initBindings, queryGraph, **kwargs)


class Rows(Result):
    """The answer to a SELECT. Its rows share one table of names, and its bindings are made when asked for."""

    def __init__(self, names: list[Variable], values: list[tuple[Identifier | None, ...]]) -> None:
        super().__init__("SELECT")
        self.vars = names
        self.bindings = (
            {name: value for name, value in zip(names, row, strict=True) if value is not None}
            for row in values
        )
        self._values = values
        self._labels = {str(name): number for number, name in enumerate(names)}

    def __iter__(self) -> Iterator[ResultRow]:
        """Rows; as rdflib does, without those that bind nothing."""
        for values in self._values:
            if any(value is not None for value in values):
                # The row's own constructor would make the table of names again for each row.
                row = tuple.__new__(ResultRow, values)
                row.labels = self._labels
                yield row


def _rows(found: pyoxigraph.QuerySolutions) -> Rows:
    names = [Variable(variable.value) for variable in found.variables]
    return Rows(names, [tuple([None if value is None else term(value) for value in row]) for row in found])
