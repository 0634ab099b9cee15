"""graph.ttl: the whole graph as readable Turtle, written directly.

A general serializer has to sort and group triples that the graph already holds in order, and takes many times
as long. That rdflib and Oxigraph both read this text to the same triples is tested. There are no blank nodes:
everything has a stable IRI, so that two versions of a graph can be compared, merged and sent again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, KeysView

from export.evidence_turtle import EvidenceWriter
from export.integrity import Assertion, assertions
from export.iris import (
    DEFAULT_BASE,
    VOCABULARIES,
    checked_base,
    concept,
    cut,
    list_cells,
    note_path,
    prefixed,
    prefixes,
    relation,
    safe_iri,
)
from export.terms import block, boolean, decimal, literal, tagged
from graph.model import Concept, ConceptGraph, Conflict, NoteInfo, Relation, Topic
from graph.relations import RELATION_KINDS

SCHEME = "scheme"
"""Path of the concept scheme below the base."""


def write(graph: ConceptGraph, *, base_iri: str = DEFAULT_BASE) -> str:
    """The graph as Turtle. Raises BadConfiguration for a base that is no absolute IRI."""
    return "".join(_Writer(graph, checked_base(base_iri)).parts())


class _Writer:
    def __init__(self, graph: ConceptGraph, base: str) -> None:
        self.graph = graph
        self.base = base
        self.scheme = f"<{base}{SCHEME}>"
        self.assertions = assertions(graph)
        self.evidence = EvidenceWriter()
        self.links: dict[str, dict[str, set[str]]] = {}
        for assertion in self.assertions:
            self._link(assertion)

    def _link(self, assertion: Assertion) -> None:
        source, target = assertion.relation.source, assertion.relation.target
        self.links.setdefault(source, {}).setdefault(short(assertion.predicate), set()).add(_concept(target))
        if assertion.inverse:
            self.links.setdefault(target, {}).setdefault(short(assertion.inverse), set()).add(
                _concept(source)
            )

    def parts(self) -> Iterator[str]:
        """The document, piece after piece in its fixed order."""
        graph = self.graph
        yield "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(prefixes(self.base).items()))
        yield "\n# The scheme\n\n"
        yield from self._scheme()
        concepts = {item.id: item for item in graph.concepts}
        topics = [
            self._topic(topic, concepts.keys())
            for topic in {topic.id: topic for topic in graph.topics}.values()
        ]
        yield from _section("Topics", (text for text, _ in topics))
        yield from _section("Concepts", (self._concept(item) for item in concepts.values()))
        yield from _section("Relations", map(self._relation, self.assertions))
        yield from _section("Relations that were cut", self._conflicts())
        yield from _section("Evidence", self.evidence.blocks())
        yield from _section("Passages and cells", self.evidence.passages(), apart=False)
        notes = {note.id: note for note in graph.notes}
        notes.update((name, NoteInfo(name, "", "", 0)) for name in sorted(self.evidence.notes - notes.keys()))
        yield from _section("Notes", map(_note, notes.values()))
        yield from _section("The topics' lists", (cells for _, cells in topics if cells), apart=False)

    def _scheme(self) -> Iterator[str]:
        tops = [_concept(item.id) for item in self.graph.concepts if self._is_top(item.id)]
        name, _, version = self.graph.generator.rpartition(" ")
        agent = f"<{self.base}generator>" if self.graph.generator else None
        yield block(
            self.scheme,
            [
                ("a", ["skos:ConceptScheme"]),
                ("dcterms:title", [tagged(self.graph.title)]),
                ("dcterms:creator", [agent] if agent else []),
                ("skos:hasTopConcept", tops),
            ],
        )
        if agent:
            label, versions = (name, [literal(version)]) if name else (version, [])
            yield "\n"
            yield block(
                agent,
                [
                    ("a", ["prov:SoftwareAgent"]),
                    ("rdfs:label", [literal(label)]),
                    ("dcterms:hasVersion", versions),
                ],
            )

    def _is_top(self, concept_id: str) -> bool:
        """A root of the is-a hierarchy: concepts without kinds are no way into it."""
        links = self.links.get(concept_id, {})
        return "skos:narrower" in links and "skos:broader" not in links

    def _concept(self, item: Concept) -> str:
        label = tagged(item.label)
        links = self.links.get(item.id, {})
        matches = {iri for text in item.exact_match if (iri := safe_iri(text))}
        return block(
            _concept(item.id),
            [
                ("a", ["skos:Concept"]),
                ("skos:prefLabel", [label]),
                ("skos:altLabel", sorted({tagged(alias) for alias in item.aliases} - {label})),
                ("skos:definition", [tagged(item.definition.quote)] if item.definition else []),
                ("skos:inScheme", [self.scheme]),
                ("skos:topConceptOf", [self.scheme] if self._is_top(item.id) else []),
                ("cg:kind", [literal(item.kind)]),
                ("cg:explained", [boolean(item.explained)]),
                ("cg:salience", [decimal(item.salience)]),
                ("cg:mentionCount", [str(item.mention_count)]),
                *((predicate, sorted(links[predicate])) for predicate in sorted(links)),
                ("skos:exactMatch", [f"<{iri}>" for iri in sorted(matches)]),
                ("cg:definedIn", self.evidence.names(item.definitions)),
                ("cg:evidence", self.evidence.names(item.evidence)),
                ("cg:practisedIn", self.evidence.names(item.practised)),
            ],
        )

    def _relation(self, assertion: Assertion) -> str:
        link = assertion.relation
        return block(
            prefixed("rel", relation(link)),
            [
                ("a", ["rdf:Statement"]),
                _ends(link, assertion.predicate),
                _strength(link),
                ("cg:vocabulary", [literal(link.vocabulary)] if link.vocabulary else []),
                ("cg:evidence", self.evidence.names(link.evidence)),
            ],
        )

    def _conflicts(self) -> Iterator[str]:
        stated = {relation(assertion.relation) for assertion in self.assertions}
        concepts = {item.id for item in self.graph.concepts}
        first = {cut(conflict.cut): conflict for conflict in reversed(self.graph.conflicts)}
        for conflict in reversed(first.values()):
            if {conflict.cut.source, conflict.cut.target} <= concepts:
                yield self._conflict(conflict, stated)

    def _conflict(self, conflict: Conflict, stated: set[str]) -> str:
        link = conflict.cut
        against = {name for other in conflict.against if (name := relation(other)) in stated}
        return block(
            prefixed("rel", cut(link)),
            [
                ("a", ["cg:CutRelation"]),
                _ends(link, RELATION_KINDS[link.kind].iri),
                _strength(link),
                ("cg:contradicts", [prefixed("rel", name) for name in sorted(against)]),
                ("cg:evidence", self.evidence.names(link.evidence)),
            ],
        )

    def _topic(self, topic: Topic, known: KeysView[str]) -> tuple[str, str]:
        """The collections of a topic, and the cells of their lists."""
        name = prefixed("topic", concept(topic.id))
        chains = [[_concept(item) for item in chain if item in known] for chain in topic.chains]
        names = [f"{name}.chain{number}" for number in range(1, len(chains) + 1)]
        members = [_concept(item) for item in dict.fromkeys(topic.concepts) if item in known]
        text = _collection(name, [("skos:prefLabel", [tagged(topic.label)]), ("cg:chain", names)], members)
        text += "".join(_collection(head, [], chain) for head, chain in zip(names, chains, strict=True))
        return text, "".join(map(_list, [name, *names], [members, *chains]))


def _ends(link: Relation, predicate: str) -> tuple[str, list[str]]:
    """Subject, predicate and object of a statement, in one line."""
    ends = f"{_concept(link.source)} ; rdf:predicate {short(predicate)} ; rdf:object {_concept(link.target)}"
    return "rdf:subject", [ends]


def _strength(link: Relation) -> tuple[str, list[str]]:
    """How sure a relation is and how it is known, in one line."""
    return "cg:confidence", [f"{decimal(link.confidence)} ; cg:basis {literal(link.basis)}"]


def short(iri: str) -> str:
    """The prefixed name of a vocabulary's term."""
    for prefix, namespace in VOCABULARIES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return f"<{iri}>"


def _concept(concept_id: str) -> str:
    return prefixed("concept", concept(concept_id))


def _collection(name: str, properties: list[tuple[str, list[str]]], members: list[str]) -> str:
    """An ordered collection without the cells of its list. The members stand in their order."""
    return block(
        name,
        [
            ("a", ["skos:OrderedCollection"]),
            *properties,
            ("skos:member", list(dict.fromkeys(members))),
            ("skos:memberList", [list_cells(name, len(members))[0]]),
        ],
    )


def _list(name: str, members: list[str]) -> str:
    cells = list_cells(name, len(members))
    return "".join(
        f"{cell} a rdf:List ; rdf:first {member} ; rdf:rest {rest} .\n"
        for cell, member, rest in zip(cells, members, cells[1:], strict=False)
    )


def _note(note: NoteInfo) -> str:
    return block(
        prefixed("note", note_path(note.id)),
        [
            ("a", ["prov:Entity"]),
            ("cg:path", [literal(note.id)]),
            ("dcterms:title", [literal(note.title)] if note.title else []),
            ("cg:sha256", [literal(note.sha256)] if note.sha256 else []),
            ("cg:words", [str(note.words)] if note.words else []),
        ],
    )


def _section(title: str, blocks: Iterable[str], *, apart: bool = True) -> Iterator[str]:
    """Blocks under a comment, with an empty line between them if they stand apart."""
    heading = f"\n# {title}\n" + ("" if apart else "\n")
    for text in blocks:
        yield heading + ("\n" if apart else "") + text
        heading = ""
