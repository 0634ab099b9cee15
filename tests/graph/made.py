"""Made graphs: deterministic, scale-free (Barabási & Albert 1999), with evidence; small for tests, large
for speed."""

from __future__ import annotations

import hashlib
import random

from graph.labels import slug
from graph.model import (
    Basis,
    Concept,
    ConceptGraph,
    Evidence,
    Kind,
    NoteInfo,
    Relation,
    Section,
    Span,
    Topic,
)

_FIRST = "linear convex sparse deep random local global robust dual latent causal smooth noisy greedy".split()
_SECOND = "matrix kernel graph tensor field gradient signal token margin policy mixture spline".split()
_THIRD = "model norm layer bound search filter loss sampler encoder estimate map tree".split()
_KINDS = ("requires", "is_a", "part_of", "uses", "contrasts_with", "related")
_SHARES = (0.45, 0.15, 0.12, 0.13, 0.05, 0.1)


def label_of(number: int) -> str:
    """A name that no other number has."""
    a, rest = number % len(_FIRST), number // len(_FIRST)
    b, rest = rest % len(_SECOND), rest // len(_SECOND)
    c, rest = rest % len(_THIRD), rest // len(_THIRD)
    words = f"{_FIRST[a]} {_SECOND[b]} {_THIRD[c]}"
    return f"{words} of order {rest + 1}" if rest else words


def made_graph(concepts: int, relations: int, *, seed: int = 1, per_note: int = 40) -> ConceptGraph:
    """A graph whose learning order is hidden in the numbers: all learning relations point to earlier
    concepts."""
    rng = random.Random(seed)
    note_count = max(1, concepts // per_note)
    labels = [label_of(number) for number in range(concepts)]
    ids = [slug(label) for label in labels]
    triples = _triples(rng, concepts, relations)
    return ConceptGraph(
        title="Made notes",
        notes=tuple(sorted((_note(n, ids, note_count) for n in range(note_count)), key=lambda note: note.id)),
        concepts=tuple(
            sorted(
                (_concept(rng, n, labels, note_count) for n in range(concepts)),
                key=lambda concept: concept.id,
            )
        ),
        relations=tuple(
            sorted(
                (_relation(rng, triple, ids, labels, note_count) for triple in triples),
                key=lambda r: (r.source, r.kind, r.target),
            )
        ),
        topics=(Topic(ids[0], labels[0], tuple(ids[: min(30, concepts)])),),
        generator="tests.graph.made",
    )


def _triples(rng: random.Random, concepts: int, relations: int) -> list[tuple[int, str, int]]:
    """Pairs with one kind each; a concept that has many relations already is likelier to get one more."""
    drawn = [0]
    pairs: dict[tuple[int, int], str] = {}
    tries = 0
    while len(pairs) < relations and tries < 20 * relations:
        tries += 1
        later = rng.randrange(1, concepts) if concepts > 1 else 0
        earlier = rng.choice(drawn) if rng.random() < 0.7 else rng.randrange(concepts)
        if earlier == later:
            continue
        earlier, later = min(earlier, later), max(earlier, later)
        if (later, earlier) not in pairs:
            pairs[later, earlier] = rng.choices(_KINDS, _SHARES)[0]
            drawn += [earlier, later]
    return [(later, kind, earlier) for (later, earlier), kind in pairs.items()]


def evidence(note: str, start: int, quote: str, rule: str, heading: str = "") -> Evidence:
    """Evidence at a made place: 80 characters a line."""
    return Evidence(note, Span(start, start + len(quote)), start // 80 + 1, quote, rule, heading)


def _note_name(number: int) -> str:
    return f"part-{number // 100 + 1}/note-{number + 1}.md"


def _note(number: int, ids: list[str], note_count: int) -> NoteInfo:
    name = _note_name(number)
    mine = ids[number::note_count]
    sections = tuple(
        Section(f"Section {i + 1}", 2, 10 * i + 1, 120, concepts=tuple(sorted(mine[i : i + 1])))
        for i in range(8)
    )
    return NoteInfo(name, f"Note {number + 1}", hashlib.sha256(name.encode()).hexdigest(), 960, sections)


def _concept(rng: random.Random, number: int, labels: list[str], note_count: int) -> Concept:
    label = labels[number]
    note = _note_name(number % note_count)
    explained = rng.random() < 0.8
    definition = evidence(
        note, 80 * (number % 97), f"A {label} is a thing of its own kind.", "copula", "Section 1"
    )
    mention = evidence(
        note, 80 * (number % 89) + 7, f"Here the {label} comes back.", "noun-phrase", "Section 2"
    )
    return Concept(
        id=slug(label),
        label=label,
        kind=list(Kind)[number % len(Kind)],
        aliases=(f"{label} method",) if number % 3 == 0 else (),
        definitions=(definition,) if explained else (),
        explained=explained,
        salience=round(rng.random(), 4),
        mention_count=rng.randrange(1, 40),
        evidence=(definition, mention) if explained else (mention,),
    )


def _relation(
    rng: random.Random, triple: tuple[int, str, int], ids: list[str], labels: list[str], note_count: int
) -> Relation:
    source, kind, target = triple
    if kind == "part_of" or (kind in ("contrasts_with", "related") and ids[target] < ids[source]):
        source, target = target, source
    quote = f"The {labels[source]} {kind.replace('_', ' ')} the {labels[target]}."
    note = _note_name(source % note_count)
    return Relation(
        ids[source],
        kind,
        ids[target],
        round(0.3 + 0.69 * rng.random(), 4),
        rng.choice([Basis.STATED, Basis.STRUCTURAL, Basis.INFERRED]),
        (evidence(note, 80 * (target % 101), quote, f"says-{kind}", "Section 1"),),
    )
