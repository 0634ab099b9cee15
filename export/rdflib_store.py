"""Oxigraph under rdflib's interface, as oxrdflib gives it, with rows that become rdflib's at less cost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyoxigraph
from oxrdflib.store import OxigraphStore
from rdflib import Variable
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import Result

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


def _rows(found: pyoxigraph.QuerySolutions) -> Result:
    answer = Result("SELECT")
    names = answer.vars = [Variable(variable.value) for variable in found.variables]
    answer.bindings = [
        {name: term(value) for name, value in zip(names, row, strict=True) if value is not None}
        for row in found
    ]
    return answer
