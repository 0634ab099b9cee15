"""Decoding: the text exactly as it was written, in whichever encoding."""

from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.reading.decode import NotText, decode

text_with_line_ends = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff") | st.sampled_from("\n\r\t"),
)
latin = st.text("abcdefghijklmnopqrstuvwxyz ABC.,\n#*-", min_size=8)

MARKED = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@given(text_with_line_ends)
def test_utf8_comes_back_unchanged(text: str) -> None:
    assert decode(text.encode()) == text


@given(text_with_line_ends, st.sampled_from(sorted(MARKED)))
def test_the_byte_order_mark_is_not_part_of_the_text(text: str, encoding: str) -> None:
    assert decode(MARKED[encoding] + text.encode(encoding)) == text


@given(latin, st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_utf16_without_a_mark_is_seen(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(st.text(st.characters(codec="latin-1", min_codepoint=0xA0), min_size=1), latin)
def test_western_bytes_that_are_no_utf8_are_windows_1252(accents: str, words: str) -> None:
    data = (words + accents + "é " + words).encode("latin-1")
    assert decode(data) == (words + accents + "é " + words)


def test_windows_quotes() -> None:
    assert decode(b"Bayes\x92 theorem \x96 \x93so\x94") == "Bayes’ theorem – “so”"


def test_bytes_that_windows_1252_leaves_out_are_latin_1() -> None:
    assert decode(b"caf\xe9 \x81 and some more words") == "café \x81 and some more words"


def test_mojibake_and_line_ends_stay() -> None:
    text = "Bayesâ€™ theorem\r\nnext\rlast\n"
    assert decode(text.encode()) == text


def test_a_stray_nul_in_a_text_is_kept() -> None:
    assert decode(b"one\0two and a few more words") == "one\0two and a few more words"


def test_a_few_control_characters_are_kept() -> None:
    text = "page one\x0cpage two \x1b[1mbold\x1b[0m " * 3
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        random.Random(0).randbytes(5000),
        b"\0" * 1000,
        b"\x01\x02\x03\x04" * 100,
        b"text" * 50 + b"\0\1\2" * 50,
    ],
    ids=["png", "random", "zeros", "controls", "half"],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(NotText, match="binary"):
        decode(data)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_a_reason(data: bytes) -> None:
    try:
        text = decode(data)
    except NotText:
        return
    assert text.encode("utf-8").decode("utf-8") == text


def test_cut_off_utf16_is_read_as_far_as_it_goes() -> None:
    assert decode(codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"c") == "ab\ufffd"


def test_empty() -> None:
    assert decode(b"") == decode(codecs.BOM_UTF8) == ""
