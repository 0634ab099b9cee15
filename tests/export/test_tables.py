"""Tables and flashcards."""

from __future__ import annotations

import csv
import io
import re
import zipfile

from hypothesis import given, settings
from msgspec import structs

from export.csv_files import FORMULA_STARTS
from export.integrity import usable_relations
from export.tables import learning_order
from graph.model import ConceptGraph
from tests.export.graphs import graphs, sample
from tests.export.test_formats import written
from tests.export.test_turtle import as_rdf


def read_tables(data: bytes) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: list(csv.DictReader(io.StringIO(archive.read(name).decode(), newline="")))
            for name in archive.namelist()
        }


@given(graphs())
@settings(max_examples=25, deadline=None)
def test_tables_hold_everything(graph: ConceptGraph) -> None:
    tables = read_tables(written(graph, "csv"))
    assert [unquoted(row["label"]) for row in tables["nodes.csv"]] == [
        as_rdf(c.label) for c in graph.concepts
    ]
    links = usable_relations(graph)
    assert [(row["kind"], float(row["confidence"])) for row in tables["edges.csv"]] == [
        (link.kind, link.confidence) for link in links
    ]
    quotes = [
        place.quote
        for concept in graph.concepts
        for places in (concept.definitions, concept.evidence, concept.practised)
        for place in places
    ] + [place.quote for link in links for place in link.evidence]
    assert [unquoted(row["quote"]) for row in tables["evidence.csv"]] == [as_rdf(quote) for quote in quotes]


def unquoted(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'").startswith(FORMULA_STARTS) else cell


def test_apostrophes_before_a_formula_sign_are_kept() -> None:
    texts = ("=1", "'=1", "''=1", "'t", "don't")
    label = structs.replace(sample().concepts[0], definitions=(), evidence=())
    for text in texts:
        graph = structs.replace(sample(), concepts=(structs.replace(label, label=text),), relations=())
        cell = read_tables(written(graph, "csv"))["nodes.csv"][0]["label"]
        assert (cell == text) is (text in {"'t", "don't"})
        assert unquoted(cell) == text


@given(graphs())
@settings(max_examples=15, deadline=None)
def test_no_cell_is_a_formula(graph: ConceptGraph) -> None:
    for rows in read_tables(written(graph, "csv")).values():
        for row in rows:
            for name, value in row.items():
                if name not in ("salience", "confidence"):
                    assert not value.startswith(FORMULA_STARTS)


def test_flashcards_come_in_learning_order() -> None:
    text = written(sample(), "flashcards").decode()
    heads = [line for line in text.splitlines() if line.startswith("#")]
    assert heads[0] == "#separator:Comma"
    assert "#deck:Sample" in heads
    cards = list(csv.reader(io.StringIO(text.split("#tags column:4\n")[1])))
    assert [card[1] for card in cards] == [
        "singular value decomposition<br><i>SVD</i>",
        "principal component analysis<br><i>PCA, principal components</i>",
    ]
    assert cards[0][2] == "The SVD factors any matrix.<br><small>2 Linear/svd.md:3</small>"


@given(graphs())
@settings(max_examples=15, deadline=None)
def test_nothing_of_a_note_is_markup_on_a_card(graph: ConceptGraph) -> None:
    cards = written(graph, "flashcards").decode().split("#tags column:4\n")[1]
    for card in csv.reader(io.StringIO(cards)):
        assert len(card) == 4
        assert set(re.findall(r"<[^>]*>?", card[1] + card[2])) <= {
            "<br>",
            "<i>",
            "</i>",
            "<small>",
            "</small>",
        }


def test_learning_order_puts_foundations_first() -> None:
    order = [concept.id for concept in learning_order(sample())]
    assert order.index("matrix") < order.index("svd") < order.index("pca")
