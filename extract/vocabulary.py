"""Background vocabularies: SKOS files with the labels, kinds and relations known in a field.

A vocabulary helps to recognise, merge and type what the notes contain; it never adds a concept to them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from copy import copy
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from msgspec import Struct, structs

from extract.settings import AT_HOME, IN_FIELD, SOLID_LETTERS
from graph.errors import BadConfiguration, PathMissing
from graph.labels import fold
from graph.model import Kind
from graph.relations import CG, DCTERMS, RELATION_KINDS, SKOS

SHIPPED = "machine-learning.ttl"
"""The vocabulary that comes with the project."""

_KINDS = frozenset(Kind)
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


class VocabularyConcept(Struct, frozen=True):
    """One concept of a vocabulary."""

    iri: str
    label: str
    aliases: tuple[str, ...]
    kind: Kind
    relations: tuple[tuple[str, str], ...]
    """(relation kind, IRI of the target), sorted."""


class Vocabulary(Struct, frozen=True):
    """One SKOS file."""

    title: str
    concepts: dict[str, VocabularyConcept]
    """By IRI."""
    shipped: bool = False
    """Comes with the project: the user's notes may be of another field."""


class Vocabularies:
    """Several vocabularies, with look-up by folded label. Earlier ones win where labels clash.

    A label with a qualifier in brackets ("field (algebra)") is not found by the bare word, which means more.
    """

    def __init__(self, vocabularies: Sequence[Vocabulary]) -> None:
        self.vocabularies = tuple(vocabularies)
        self.by_key: dict[str, VocabularyConcept] = {}
        self.title_of: dict[str, str] = {}
        for vocabulary in vocabularies:
            for concept in vocabulary.concepts.values():
                self.title_of[concept.iri] = vocabulary.title
                if "(" not in concept.label:
                    self.by_key.setdefault(fold(concept.label), concept)
            for concept in vocabulary.concepts.values():
                for alias in concept.aliases:
                    self.by_key.setdefault(fold(alias), concept)

    @cached_property
    def lowercase(self) -> frozenset[str]:
        """The words that preferred labels hold in lower case: no proper names."""
        labels = (c.label for vocabulary in self.vocabularies for c in vocabulary.concepts.values())
        return frozenset(word for label in labels for word in re.findall(r"[^\W_]+", label) if word.islower())

    def for_notes(self, shown: Collection[str]) -> Vocabularies:
        """The vocabularies as far as they speak of the notes that show these terms.

        In notes of another field than the shipped vocabulary's, its single words mean other things: the
        temperature of a gas is not the one of a language model. Then only its longer terms count, by the
        names it prefers: other names are often other things there ("error rate" of a channel). In notes that
        touch its field only its short names do ("LM" of macroeconomics).
        """
        known = sum(self.get(key) is not None for key in shown)
        if known >= AT_HOME * len(shown):
            return self
        touched = known >= IN_FIELD * len(shown)
        foreign = {iri for v in self.vocabularies if v.shipped for iri in v.concepts}
        narrowed = copy(self)
        narrowed.__dict__.pop("_by_solid", None)
        narrowed.by_key = {
            key: concept
            for key, concept in self.by_key.items()
            if concept.iri not in foreign or _holds_elsewhere(key, concept, touched=touched)
        }
        return narrowed

    def get(self, key: str) -> VocabularyConcept | None:
        """The concept with this folded label, spelled solid or apart ("feed forward", "feedforward")."""
        return self.by_key.get(key) or self._by_solid.get(key.replace(" ", ""))

    @cached_property
    def _by_solid(self) -> dict[str, VocabularyConcept]:
        """Concepts by their longer labels without spaces, where these mean one concept only."""
        found: dict[str, dict[str, VocabularyConcept]] = defaultdict(dict)
        for key, concept in self.by_key.items():
            if len(key) >= SOLID_LETTERS:
                found[key.replace(" ", "")][concept.iri] = concept
        return {solid: next(iter(same.values())) for solid, same in found.items() if len(same) == 1}


def _holds_elsewhere(key: str, concept: VocabularyConcept, *, touched: bool) -> bool:
    """True for a name that means the same in notes that touch the field, or that are of another one."""
    is_long, is_preferred = " " in key, key == fold(concept.label)
    return is_long or is_preferred if touched else is_long and is_preferred


def load_vocabularies(paths: Iterable[Path] = (), *, background: bool = True) -> Vocabularies:
    """The user's vocabularies, then the shipped one unless `background` is false.

    Raises PathMissing or BadConfiguration for a file that can't be used.
    """
    loaded = [read_vocabulary(path) for path in paths]
    if background:
        shipped = files("extract") / "vocabularies" / SHIPPED
        background_ = parse_vocabulary(shipped.read_bytes(), suffix=".ttl", name=SHIPPED)
        loaded.append(structs.replace(background_, shipped=True))
    return Vocabularies(loaded)


def read_vocabulary(path: Path) -> Vocabulary:
    """One SKOS file in Turtle, N-Triples, RDF/XML or JSON-LD."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise PathMissing(path) from None
    except OSError as error:
        raise BadConfiguration(
            path.name, f"can't be read: {(error.strerror or str(error)).lower()}"
        ) from error
    return parse_vocabulary(data, suffix=path.suffix, name=path.name)


def parse_vocabulary(data: bytes, *, suffix: str, name: str) -> Vocabulary:
    """A vocabulary from the bytes of a SKOS file. BadConfiguration if it is not one."""
    import pyoxigraph

    format_ = pyoxigraph.RdfFormat.from_extension(suffix.lstrip(".").lower())
    if format_ is None:
        raise BadConfiguration(name, f"unknown RDF file type {suffix!r}; use .ttl, .nt, .rdf or .jsonld")
    try:
        triples = [
            (quad.subject.value, quad.predicate.value, quad.object)
            for quad in pyoxigraph.parse(data, format=format_, base_iri="https://concept-graph.example/")
            if isinstance(quad.subject, pyoxigraph.NamedNode)
        ]
    except (SyntaxError, ValueError, OSError) as error:
        raise BadConfiguration(name, f"not valid RDF ({str(error).splitlines()[0]})") from error
    return _assemble(triples, name)


def _assemble(triples: list[tuple[str, str, object]], name: str) -> Vocabulary:
    values: dict[str, dict[str, list[object]]] = {}
    for subject, predicate, value in triples:
        values.setdefault(subject, {}).setdefault(predicate, []).append(value)
    concepts = {}
    title = name
    for iri in sorted(values):
        types = {getattr(value, "value", "") for value in values[iri].get(_RDF_TYPE, [])}
        if SKOS + "ConceptScheme" in types:
            titles = _english(values[iri].get(DCTERMS + "title", []))
            title = titles[0] if titles else name
        if SKOS + "Concept" in types and (labels := _english(values[iri].get(SKOS + "prefLabel", []))):
            concepts[iri] = _concept(iri, labels[0], values[iri])
    if not concepts:
        raise BadConfiguration(name, "holds no skos:Concept with an English or plain skos:prefLabel")
    return Vocabulary(title, _with_inverses(concepts, values))


def _concept(iri: str, label: str, values: dict[str, list[object]]) -> VocabularyConcept:
    aliases = _english(values.get(SKOS + "altLabel", [])) + _english(values.get(SKOS + "hiddenLabel", []))
    kinds = [getattr(value, "value", "").rsplit("#", 1)[-1] for value in values.get(CG + "kind", [])]
    kind = next((Kind(k) for k in kinds if k in _KINDS), Kind.CONCEPT)
    return VocabularyConcept(iri, label, tuple(sorted(set(aliases))), kind, ())


def _with_inverses(
    concepts: dict[str, VocabularyConcept], values: dict[str, dict[str, list[object]]]
) -> dict[str, VocabularyConcept]:
    edges: dict[str, set[tuple[str, str]]] = {iri: set() for iri in concepts}
    for iri in concepts:
        for kind in RELATION_KINDS.values():
            for target in values[iri].get(kind.iri, []):
                if (other := getattr(target, "value", "")) in concepts and other != iri:
                    edges[iri].add((kind.name, other))
            if kind.inverse_iri != kind.iri:
                for target in values[iri].get(kind.inverse_iri, []):
                    if (other := getattr(target, "value", "")) in concepts and other != iri:
                        edges[other].add((kind.name, iri))
    return {
        iri: VocabularyConcept(c.iri, c.label, c.aliases, c.kind, tuple(sorted(edges[iri])))
        for iri, c in concepts.items()
    }


def _english(literals: Iterable[object]) -> list[str]:
    found = []
    for literal in literals:
        language = getattr(literal, "language", None)
        if language is None or language.split("-")[0] == "en":
            found.append(str(getattr(literal, "value", "")))
    return sorted(label for label in found if label.strip())
