"""The language pipeline: what is parsed, and that offsets stay those of the block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import language
from extract.language import MAX_CHARACTERS, MAX_WORD, is_prose, load_model, sentence_case
from graph.errors import ModelMissing
from tests.extract.made import document, read

WORDS = st.sampled_from(
    [
        "Gradient",
        "DESCENT",
        "k-Means",
        "Straße",
        "İstanbul",
        "ﬁne",
        "Éclair",
        "**Bold Words Here**",
        "*Very Nice Idea*",
        "XGBoost",
    ]
)


def block_of(text: str):
    return document(text).blocks[0]


@given(words=st.lists(WORDS, min_size=1, max_size=8), mark=st.sampled_from(["# ", "", "- ", "> "]))
def test_sentence_case_keeps_every_offset(words: list[str], mark: str) -> None:
    for block in document(mark + " ".join(words)).blocks:
        cased = sentence_case(block)
        assert len(cased) == len(block.text)
        assert all(a == b or a.lower() == b for a, b in zip(block.text, cased, strict=True))


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("# Support Vector Machines", "support vector machines"),
        ("# The SVM and XGBoost", "the SVM and XGBoost"),
        ("We use **Support Vector Machines** in Python.", "We use support vector machines in Python."),
        ("We went to Paris.", "We went to Paris."),
    ],
)
def test_title_case_is_undone_in_titles_only(text: str, cased: str) -> None:
    assert sentence_case(block_of(text)) == cased


def test_prose_is_parsed_and_data_is_not() -> None:
    assert is_prose(block_of("Some words."))
    assert not is_prose(block_of("```python\nprint()\n```"))
    assert not is_prose(block_of("$$x^2$$"))
    assert not is_prose(block_of("a" * (MAX_WORD + 1)))
    assert not is_prose(block_of("many words " * (MAX_CHARACTERS // 10)))


def test_token_offsets_are_offsets_into_the_block() -> None:
    text = "# Deep  Learning\n\nA **neural** network\nlearns $x$ `y` well.\n\n- one\n- two\n"
    (parsed,) = read(text)
    for item in parsed.parsed:
        for token in item.doc:
            assert item.block.text[token.idx : token.idx + len(token)].lower() == token.text.lower()


def test_documents_keep_their_order() -> None:
    parsed = read("first", "", "third")
    assert [item.document.note.id for item in parsed] == ["note-1.md", "note-2.md", "note-3.md"]
    assert [len(item.parsed) for item in parsed] == [1, 0, 1]


def test_the_model_is_loaded_once_without_what_no_rule_reads() -> None:
    assert load_model() is load_model()
    assert not set(load_model().pipe_names) & {"ner", "senter"}
    assert {"tagger", "parser", "lemmatizer"} <= set(load_model().pipe_names)


def test_a_missing_model_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "MODELS", ("no_such_model",))
    with pytest.raises(ModelMissing, match="pip install"):
        load_model.__wrapped__()
