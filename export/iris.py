"""IRIs for everything in a graph: stable, valid in any script, and never the same for two things.

References: RFC 3987 (IRIs), RDF 1.1 Turtle, production PN_LOCAL (what may follow a prefix).
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from urllib.parse import quote

from graph.errors import BadConfiguration
from graph.model import Evidence, Relation

DEFAULT_BASE = "https://concept-graph.example/"
"""Base of the IRIs of concepts, notes, relations and evidence, unless `--base-iri` names another."""

VOCABULARIES: dict[str, str] = {
    "cg": "https://concept-graph.example/ns#",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes of the vocabularies in use."""

ROOMS: dict[str, str] = {
    "at": "passage/",
    "concept": "concept/",
    "ev": "evidence/",
    "note": "note/",
    "rel": "relation/",
    "topic": "topic/",
}
"""Prefixes of the graph's own things, and where they live below the base."""

EVIDENCE_DIGITS = 16
"""Hex digits of an evidence's digest: 64 bits, so that 100,000 evidences collide with probability 3e-10."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_AUTHORITY = re.compile(r"[^/?#:@]+(:[0-9]*)?$")
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PUNCTUATION = frozenset("-._~:/?@!$&'()*+,;=%#")
_NEEDS_BACKSLASH = re.compile(r"[/;=]")
_EDGE_DOT = re.compile(r"^\.|\.$")
"""Turtle lets a local name begin or end in a dot when it is escaped, which not every parser reads."""
_EMPTY = "%5F"
"""Stands for an empty text: no other text is encoded to an escape of a character that needs none."""


def prefixes(base_iri: str = DEFAULT_BASE) -> dict[str, str]:
    """Every prefix that the graph's Turtle declares, by name."""
    return VOCABULARIES | {name: base_iri + path for name, path in ROOMS.items()}


@lru_cache(maxsize=65536)
def encode(text: str) -> str:
    """A text as one path segment of letters, digits, `-`, `_` and percent escapes; reversible, so injective.

    Dots are escaped too, which leaves them free to join segments. Lone surrogates keep their own escape.
    """
    escaped = quote(text, safe="", errors="surrogatepass").replace(".", "%2E").replace("~", "%7E")
    return "%2D" + escaped[1:] if escaped.startswith("-") else escaped or _EMPTY


@lru_cache(maxsize=4096)
def note_path(note: str) -> str:
    """The path of a note below `note/`: readable, and without segments that resolution of IRIs would drop."""
    path = "/".join(_segment(part) for part in note.split("/"))
    return _EDGE_DOT.sub("%2E", path)


def concept(concept_id: str) -> str:
    """Local name of a concept."""
    return encode(concept_id)


def relation(link: Relation) -> str:
    """Local name of a relation: source, kind and target, joined by dots."""
    return f"{encode(link.source)}.{encode(link.kind)}.{encode(link.target)}"


def cut(link: Relation) -> str:
    """Local name of a relation that was cut: apart from the relations that hold."""
    return f"{relation(link)}.cut"


def evidence(place: Evidence) -> str:
    """Local name of an evidence: a digest of all that it says."""
    parts = (
        place.note,
        place.span.start,
        place.span.end,
        place.span.cell,
        place.line,
        place.rule,
        place.heading,
        place.quote,
    )
    return _digest(repr(parts))


def passage(place: Evidence) -> str:
    """Local name of the passage that an evidence quotes: the same for all rules that found it."""
    return _digest(repr((place.note, place.span.start, place.span.end, place.span.cell, place.quote)))


def prefixed(prefix: str, local: str) -> str:
    """A prefixed name in Turtle for a local name made by this module."""
    return f"{prefix}:" + _NEEDS_BACKSLASH.sub(r"\\\g<0>", local)


def safe_iri(text: str) -> str | None:
    """The IRI that a text means, escaped where IRIs need it; None if it is no absolute IRI."""
    scheme = _SCHEME.match(text)
    if scheme is None:
        return None
    head, hash_sign, fragment = text.partition("#")
    iri = "".join(map(_iri_character, head))
    if hash_sign:
        iri += "#" + "".join(map(_iri_character, fragment.replace("#", "%23")))
    rest = iri[scheme.end() :]
    if rest.startswith("//") and not _AUTHORITY.match(re.split(r"[/?#]", rest[2:], maxsplit=1)[0]):
        return None
    return _BAD_PERCENT.sub("%25", iri) if rest else None


def checked_base(text: str) -> str:
    """A base to which paths can be appended. Raises BadConfiguration if it is no absolute IRI."""
    if safe_iri(text) != text or "?" in text or "#" in text[:-1]:
        raise BadConfiguration("--base-iri", f"{text!r} is no absolute IRI; give one such as {DEFAULT_BASE}")
    return text if text.endswith(("/", "#", ":")) else text + "/"


def list_cells(head: str, count: int) -> list[str]:
    """Names of the cells of a list, first to last, and `rdf:nil`."""
    return [f"{head}.{number}" for number in range(count)] + ["rdf:nil"]


def _segment(part: str) -> str:
    if not part:
        return "%2F"
    escaped = quote(part, safe="", errors="surrogatepass").replace("~", "%7E")
    if not escaped.strip("."):
        return escaped.replace(".", "%2E")
    return "%2D" + escaped[1:] if escaped.startswith("-") else escaped


def _iri_character(character: str) -> str:
    if character in _PUNCTUATION or character.isalnum():
        return character
    return quote(character, safe="", errors="surrogatepass")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:EVIDENCE_DIGITS]
