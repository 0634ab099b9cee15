"""Notes that are about one concept each: titles named in part."""

from __future__ import annotations

from extract.concepts.find import Found
from extract.concepts.locate import locate
from extract.document import Note, Part
from extract.language import parse_documents
from extract.reading import parse_notes
from extract.relations.clues import Clues, probability
from extract.relations.pages import Pages
from extract.relations.prerequisites import least_kept
from extract.relations.scene import Scene
from extract.relations.weights import KEPT_ON_PAGE, KEPT_PREREQUISITE, LEAST_PAGES
from extract.vocabulary import Vocabularies
from graph.labels import slug
from graph.model import Concept
from tests.relations.made import _group

FILLING = [f"Topic{chr(97 + n)}" for n in range(LEAST_PAGES)]
TEXTS = {
    "Gaussian distribution": "A bell with a peak at its centre.",
    "Kriging": "Kriging predicts between places as if the field were Gaussian, with a bell at its peak.",
    **{f"{name} distribution": "Another one." for name in ("Beta", "Gamma", "Poisson", "Cauchy")},
    "Limits and colimits": "What a diagram converges to.",
    "Products": "A product of a diagram is one of its limits.",
    **{name: f"About {name} only." for name in FILLING},
}


def collection(texts: dict[str, str]) -> Scene:
    """A scene with one note for each title."""
    notes = tuple(Note(f"{title}.md", "0", (Part(f"# {title}\n\n{text}"),)) for title, text in texts.items())
    documents = parse_documents(parse_notes(notes).documents)
    groups = [_group(title) for title in texts]
    concepts = tuple(Concept(id=slug(title), label=title) for title in texts)
    return Scene(
        documents,
        Found(concepts, tuple(groups), tuple(locate(documents, groups)), {}),
        Vocabularies(()),
    )


def test_a_title_is_named_by_its_rare_words_and_by_each_name_it_joins() -> None:
    found = Pages(collection(TEXTS)).likenesses()
    titles = list(TEXTS)
    named = {(titles[a], titles[b]) for a, b in found}
    assert ("Kriging", "Gaussian distribution") in named
    assert ("Products", "Limits and colimits") in named
    assert ("Gaussian distribution", "Kriging") not in named


def test_few_pages_say_nothing_about_rarity() -> None:
    assert Pages(collection(dict(list(TEXTS.items())[:4]))).likenesses() == {}


KRIGING, GAUSSIAN = list(TEXTS).index("Kriging"), list(TEXTS).index("Gaussian distribution")


def test_the_sentence_that_names_the_title_is_the_evidence() -> None:
    pages = Pages(collection(TEXTS))
    assert pages.evidence(KRIGING, GAUSSIAN).quote == TEXTS["Kriging"]


def test_likeness_speaks_for_a_prerequisite() -> None:
    clues = Clues(collection(TEXTS))
    features = clues.features(KRIGING, GAUSSIAN)
    assert features["alike"] > 0
    assert probability(features) > probability({**features, "alike": 0.0})


def test_less_is_enough_on_a_short_page_but_for_what_a_page_with_links_names_late() -> None:
    def least(link: str) -> float:
        late = {"Kriging": f"One way. It is old.{link} Its field is a Gaussian distribution."}
        return least_kept(Clues(collection(TEXTS | late)), KRIGING, GAUSSIAN)

    assert least("") == KEPT_ON_PAGE
    assert least(" See [[Topica]].") == KEPT_PREREQUISITE
