"""Which format a client wants: the Accept header.

References: RFC 9110, section 12.5.1 (Accept); SPARQL 1.1 Protocol (W3C, 2013), section 2.1.6.
"""

from __future__ import annotations

from export.engine import Wanted

RESULTS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "text/plain": "table",
    "text/html": "table",
    "text/xml": "xml",
}
"""Media types that ask for a format of SELECT and ASK, preferred ones first."""

GRAPHS = {
    "text/turtle": "turtle",
    "application/x-turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
    "application/xml": "rdfxml",
    "text/xml": "rdfxml",
    "application/ld+json": "jsonld",
    "application/json": "jsonld",
    "text/plain": "ntriples",
    "text/html": "turtle",
}
"""Media types that ask for a format of CONSTRUCT and DESCRIBE, preferred ones first."""


def wanted(accept: str, named: str = "") -> Wanted:
    """The formats for an Accept header, or the one that the client names; the first of each if none fits."""
    results, graphs = set(RESULTS.values()), set(GRAPHS.values())
    return Wanted(
        result=named if named in results else _best(accept, RESULTS),
        graph=named if named in graphs else _best(accept, GRAPHS),
    )


def _best(accept: str, offers: dict[str, str]) -> str:
    """The format of highest quality; among equals, the more exactly named, then the one offered first."""
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    best, format_name = (0.0, 0), next(iter(offers.values()))
    for media_type, name in offers.items():
        for pattern, quality in ranges:
            exactness = _exactness(pattern, media_type)
            if exactness and quality and (quality, exactness) > best:
                best, format_name = (quality, exactness), name
    return format_name


def _range(part: str) -> tuple[str, float]:
    pattern, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                quality = min(max(float(value), 0.0), 1.0)
            except ValueError:
                quality = 0.0
    return pattern, quality


def _exactness(pattern: str, media_type: str) -> int:
    if pattern == media_type:
        return 3
    if pattern == media_type.partition("/")[0] + "/*":
        return 2
    return 1 if pattern in ("*/*", "*") else 0
