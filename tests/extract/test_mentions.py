"""What the mention rules see, and what they let pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.document import Document
from extract.language import ParsedDocument
from extract.mentions import MENTION_RULES, find_mentions, find_synonymies
from extract.mentions.abbreviation import long_form_start
from extract.mentions.link import wikilink_name
from extract.mentions.naming import defined_subject
from extract.mentions.noun_phrase import bare_of_mentions, noun_phrase_mentions, phrase_range
from extract.mentions.shape import strip_edges
from extract.settings import RULE_WEIGHT
from graph.labels import fold
from tests.extract.made import by_hand, doc, read


def golden() -> list[tuple[str, str, list[str]]]:
    """(title, Markdown, claims) of each case."""
    lines = Path(__file__).with_name("mentions.txt").read_text(encoding="utf-8").splitlines()
    cases, index = [], 0
    while index < len(lines):
        if not lines[index].strip():
            index += 1
            continue
        first = lines.index(".", index)
        second = lines.index(".", first + 1)
        end = lines.index(".", second + 1)
        cases.append((lines[index], "\n".join(lines[first + 1 : second]), lines[second + 1 : end]))
        index = end + 1
    return cases


@pytest.mark.parametrize(
    ("source", "claims"), [case[1:] for case in golden()], ids=[case[0] for case in golden()]
)
def test_golden(source: str, claims: list[str]) -> None:
    parsed = read(source)
    seen = {f"{found.rule}: {found.surface}" for found in find_mentions(parsed)}
    surfaces = {found.surface.casefold() for found in find_mentions(parsed)}
    pairs = {f"{pair.key} = {pair.other}" for pair in find_synonymies(parsed)}
    for claim in claims:
        what, _, text = claim.partition(": ")
        if what == "not":
            assert text.casefold() not in surfaces
        elif what == "synonyms":
            assert text in pairs
        else:
            assert claim in seen


def test_every_case_claims_something() -> None:
    assert len(golden()) > 25
    assert all(claims for _, _, claims in golden())


def test_every_rule_has_a_weight() -> None:
    source = "\n\n".join(source for _, source, _ in golden() if not source.startswith("---"))
    rules = {found.rule.partition(".")[0] for found in find_mentions(read(source))}
    assert rules <= set(RULE_WEIGHT)
    assert len(rules) > len(MENTION_RULES)


def test_mentions_are_places_in_the_text() -> None:
    for _, source, _ in golden():
        (parsed,) = read(source)
        for found in find_mentions([parsed]):
            block = parsed.document.blocks[found.block]
            assert 0 <= found.start < found.end <= len(block.text)
            assert found.key == fold(found.surface)
            block.source_span(found.start, found.end)


# By hand: these rules, and not the trained model, are at fault if one of these fails.


def surfaces(parsed: ParsedDocument, rule: object) -> list[str]:
    return [found.surface for found in rule(parsed)]  # type: ignore[operator]


def test_a_noun_phrase_is_modifiers_up_to_a_noun() -> None:
    parsed = by_hand(
        "Deep neural networks learn slowly.",
        "Deep/JJ neural/JJ networks/NNS learn/VBP slowly/RB ./.",
    )
    assert surfaces(parsed, noun_phrase_mentions) == ["Deep neural networks"]


def test_a_noun_phrase_never_ends_in_an_adjective() -> None:
    parsed = by_hand("The kernel linear.", "The/DT kernel/NN linear/JJ ./.")
    assert surfaces(parsed, noun_phrase_mentions) == ["kernel"]


def test_hyphens_hold_a_noun_phrase_together() -> None:
    parsed = by_hand(
        "The bias-variance tradeoff remains.", "The/DT bias/NN -/HYPH variance/NN tradeoff/NN remains/VBZ ./."
    )
    assert surfaces(parsed, noun_phrase_mentions) == ["bias-variance tradeoff"]


def test_formulas_end_a_noun_phrase() -> None:
    parsed = by_hand("The matrix $A$ rank.", "The/DT matrix/NN y/NN rank/NN ./.")
    assert surfaces(parsed, noun_phrase_mentions) == ["matrix", "rank"]


def test_of_phrases_have_no_determiner() -> None:
    parsed = by_hand(
        "Bag of words beats norm of the vector.",
        "Bag/NN of/IN words/NNS beats/VBZ norm/NN of/IN the/DT vector/NN ./.",
    )
    assert surfaces(parsed, bare_of_mentions) == ["Bag of words"]


def test_phrase_range_takes_the_modifiers_of_a_head() -> None:
    parsed = by_hand("The hidden layer works.", "The/DT hidden/JJ layer/NN works/VBZ ./.")
    (item,) = parsed.parsed
    assert phrase_range(item, item.doc[2]) == (4, 16)


@pytest.mark.parametrize(
    ("text", "parse", "subject"),
    [
        (
            "A perceptron is a model.",
            "A/DT/det/1 perceptron/NN/nsubj/2 is/VBZ/ROOT/2/be a/DT/det/4 model/NN/attr/2 ././punct/2",
            "perceptron",
        ),
        ("It is a model.", "It/PRP/nsubj/1 is/VBZ/ROOT/1/be a/DT/det/3 model/NN/attr/1 ././punct/1", None),
        (
            "This model is a perceptron.",
            "This/DT/det/1 model/NN/nsubj/2 is/VBZ/ROOT/2/be a/DT/det/4 perceptron/NN/attr/2 ././punct/2",
            None,
        ),
        (
            "Recall is not a loss.",
            "Recall/NN/nsubj/1 is/VBZ/ROOT/1/be not/RB/neg/1 a/DT/det/4 loss/NN/attr/1 ././punct/1",
            None,
        ),
        (
            "Recall refers to coverage.",
            "Recall/NN/nsubj/1 refers/VBZ/ROOT/1/refer to/IN/prep/1 coverage/NN/pobj/2 ././punct/1",
            "Recall",
        ),
        ("Recall grows.", "Recall/NN/nsubj/1 grows/VBZ/ROOT/1/grow ././punct/1", None),
    ],
)
def test_the_subject_of_a_defining_sentence(text: str, parse: str, subject: str | None) -> None:
    parsed = doc(text, parse)
    root = next(token for token in parsed if token.dep_ == "ROOT")
    found = defined_subject(root)
    assert (found.text if found is not None else None) == subject


@pytest.mark.parametrize(
    ("short", "before", "long"),
    [
        ("SVD", "the singular value decomposition", "singular value decomposition"),
        ("HMM", "a hidden Markov model ", "hidden Markov model"),
        (
            "t-SNE",
            "we use t-distributed stochastic neighbor embedding",
            "t-distributed stochastic neighbor embedding",
        ),
        ("RAG", "of retrieval-augmented generation", "retrieval-augmented generation"),
        ("XYZ", "the singular value decomposition", None),
        ("SVD", "", None),
        ("SVD", "SVD", None),
    ],
)
def test_schwartz_and_hearst(short: str, before: str, long: str | None) -> None:
    start = long_form_start(short, before)
    assert (None if start is None else before[start:].rstrip()) == long


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("Chain rule", "Chain rule"),
        ("Maths/Chain rule#Proof", "Chain rule"),
        ("Chain%20rule.md", "Chain rule"),
        ("Field (algebra)", "Field"),
        ("#Proof", ""),
    ],
)
def test_the_name_in_a_wikilink(target: str, name: str) -> None:
    assert wikilink_name(target) == name


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("**term:** ", "term"),
        ("“term”", "term"),
        ("term (T)", "term (T)"),
        ("(term", "term"),
        ("--", ""),
        ("", ""),
    ],
)
def test_edges_are_stripped(text: str, inner: str) -> None:
    start, end = strip_edges(text, 0, len(text))
    assert text[start:end] == inner


def test_documents_are_not_changed() -> None:
    (parsed,) = read("# Ridge\n\n**Ridge** is a model.")
    before: Document = parsed.document
    find_mentions([parsed])
    assert parsed.document == before


@pytest.mark.parametrize(
    ("parse", "seen"),
    [
        ("Pupils/NNS widen/NN", False),
        ("ships/NNS protein/NN", False),
        ("Data/NNS structure/NN", True),
        ("Glial/JJ cells/NNS", True),
    ],
)
def test_a_plural_before_a_singular_is_a_verb_that_the_tagger_misread(parse: str, seen: bool) -> None:
    text = " ".join(word.split("/")[0] for word in parse.split())
    assert bool(list(noun_phrase_mentions(by_hand(text + "\n", parse)))) is seen


def test_what_a_longer_phrase_is_also_called_is_not_what_its_last_noun_is_called() -> None:
    found = find_synonymies(read("They are trees with a shallow depth, also known as decision stumps.\n"))
    assert not [pair for pair in found if pair.key == "shallow depth"]


def test_names_that_gloss_each_other_are_one() -> None:
    one = "The model relates the independent variables (features) to the outcome."
    found = find_synonymies(read(f"{one} Let x be the input features (independent variables).\n"))
    assert [(pair.key, pair.other, pair.rule) for pair in found] == [
        ("independent variable", "feature", "mutual")
    ]
    assert not find_synonymies(read(f"{one}\n"))
    lenses = "A concave (diverging) lens bends light. A diverging (concave) lens spreads it.\n"
    assert not find_synonymies(read(lenses))


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Process vs Program", set()),
        ("5 chapter: Synapses", {"synapse"}),
        ("Concise Implementation of Softmax Regression", {"softmax regression"}),
        ("What is a fluid?", {"fluid"}),
        ("From Layers to Convolutions", set()),
        ("Damped Harmonic Motion", {"damped harmonic motion"}),
    ],
)
def test_titles_of_chapters(title: str, named: set[str]) -> None:
    found = find_mentions(read(f"# {title}\n\nText.\n\n## Summary\n\nMore.\n"))
    assert {mention.key for mention in found if mention.rule == "title"} == named


def test_items_that_say_what_happens_or_where_are_no_names() -> None:
    text = "- Modulates social behavior\n- Minimise response time\n- Behind the river\n- Voice control"
    found = {mention.key for mention in find_mentions(read(text)) if mention.rule.startswith("item")}
    assert found == {"voice control"}
