"""Prefixed names that Oxigraph does not read, written out.

SPARQL allows dots inside a local name. The parser of Oxigraph 0.5 stops at the second one, so that a name
copied from graph.ttl, such as `rel:pca.requires.svd`, would be a syntax error.

Reference: SPARQL 1.1 Query Language (W3C, 2013), productions PN_LOCAL and PN_LOCAL_ESC.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from export.guard import tokens

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ESCAPED = re.compile(r"\\(.)")


def spelled_out(query: str, prefixes: Mapping[str, str]) -> str:
    """The same query, with an IRI for each prefixed name that has two dots or more."""
    if query.count(".") < 2:
        return query
    known = dict(prefixes)
    before = ("", "")
    parts = []
    end = 0
    for token in tokens(query):
        if token.kind == "iri" and before[0].upper() == "PREFIX":
            known[before[1][:-1]] = token.text[1:-1]
        elif token.kind == "prefixed":
            prefix, _, local = token.text.rstrip(".").partition(":")
            base = known.get(prefix, "")
            if local.count(".") > 1 and _ABSOLUTE.match(base):
                parts += [query[end : token.start], "<", base, _ESCAPED.sub(r"\1", local), ">"]
                end = token.start + len(prefix) + 1 + len(local)
        before = (before[1], token.text)
    return "".join([*parts, query[end:]])
