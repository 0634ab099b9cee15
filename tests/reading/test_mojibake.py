"""Mojibake is repaired in the text, and the places still quote the note as it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.document import Note, Part
from extract.reading import parse_note


def blocks_of(text: str):
    return parse_note(Note("n.md", "0" * 64, (Part(text),))).blocks


def test_a_broken_apostrophe_is_read_as_meant() -> None:
    text = "- Conditional **probability** and Bayesâ€™ theorem are used\n"
    (block,) = blocks_of(text)
    assert block.text == "Conditional probability and Bayes’ theorem are used"
    start = block.text.index("Bayes")
    span = block.source_span(start, start + len("Bayes’ theorem"))
    assert text[span.start : span.end] == "Bayesâ€™ theorem"


def test_marks_after_a_repair_still_fit() -> None:
    (block,) = blocks_of("Itâ€™s the **chain rule** here\n")
    (mark,) = block.marks
    assert block.text[mark.start : mark.end] == "chain rule"


def test_good_text_stays_untouched() -> None:
    (block,) = blocks_of("Poincaré – naïve “quotes” and Gauß\n")
    assert block.text == "Poincaré – naïve “quotes” and Gauß"


@given(
    st.lists(
        st.sampled_from(["Bayesâ€™", "cafÃ©", "plain", "**bold**", "naïve", "x"]), min_size=1, max_size=8
    )
)
def test_every_word_leads_to_its_source(words: list[str]) -> None:
    text = " ".join(words) + "\n"
    for block in blocks_of(text):
        for start in range(len(block.text)):
            span = block.source_span(start, start + 1)
            assert 0 <= span.start < span.end <= len(text)
        whole = block.source_span(0, len(block.text))
        assert text[whole.start : whole.end].strip("*") == text.strip("\n").strip("*")
