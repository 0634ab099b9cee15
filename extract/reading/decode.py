"""From bytes to text, exactly: the encoding is found, nothing else is changed."""

from __future__ import annotations

import codecs
import re

from extract.reading.limits import MAX_CONTROL_SHARE, SAMPLE_BYTES

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Longer marks first: the one of UTF-32 begins with the one of UTF-16."""

_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
"""Without white space and escape, which occur in text, NUL, which is judged by itself, and U+0080 to U+009F,
which are the remains of wrongly decoded quotes and dashes in otherwise good notes."""

_NUL_SHARE_OF_TEXT = 0.01
"""A stray NUL in a text is kept; more than one in a hundred characters means binary data."""

_ZERO_BYTES_OF_UTF16 = 0.4
"""Latin text in UTF-16 has zeros in about half of its bytes, all at odd or all at even places."""


class NotText(Exception):
    """The bytes are no text in any encoding that is tried. Its text is the reason, in a few words."""


def decode(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 or UTF-32 by byte order mark, UTF-8, UTF-16, else Windows-1252.

    A byte order mark is not part of the text. Line ends stay as they are. Raises NotText for binary data.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _checked(_decode_marked(data[len(mark) :], encoding))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    except NotText:
        if (text := _utf16_without_mark(data)) is None:
            raise
        return text
    if (text := _utf16_without_mark(data)) is not None:
        return text
    return _checked(_decode_western(data))


def _decode_marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode(encoding, "replace")


def _decode_western(data: bytes) -> str:
    """Windows-1252, which leaves five bytes undefined; with one of those, Latin-1."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[: SAMPLE_BYTES // 2 * 2]
    if len(sample) < 4 or len(data) % 2:
        return None
    half = len(sample) // 2
    for encoding, zeros, others in (
        ("utf-16-le", sample[1::2].count(0), sample[::2].count(0)),
        ("utf-16-be", sample[::2].count(0), sample[1::2].count(0)),
    ):
        if zeros / half > 2 * _ZERO_BYTES_OF_UTF16 and others / half < _NUL_SHARE_OF_TEXT:
            try:
                return _checked(data.decode(encoding))
            except (UnicodeDecodeError, NotText):
                continue
    return None


def _checked(text: str) -> str:
    sample = text[:SAMPLE_BYTES]
    if not sample:
        return text
    nuls = sample.count("\0")
    if nuls > 1 and nuls / len(sample) > _NUL_SHARE_OF_TEXT:
        raise NotText("binary data, not text")
    controls = len(_CONTROL.findall(sample))
    if controls > 1 and controls / len(sample) > MAX_CONTROL_SHARE:
        raise NotText("binary data, not text")
    return text
