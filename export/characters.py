"""Text that a format can hold: what it can't becomes U+FFFD."""

from __future__ import annotations

import re

_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]+")


def unicode_text(text: str) -> str:
    """Any text that UTF-8 can hold: no lone surrogates."""
    return _SURROGATE.sub("\ufffd", text)


def xml_text(text: str) -> str:
    """Any text that XML 1.0 can hold (its production Char)."""
    return _NOT_XML.sub("\ufffd", text)


def one_line(text: str) -> str:
    """A text for a label: line breaks and control characters become spaces."""
    return _CONTROL.sub(" ", text).strip()


def shortened(text: str, limit: int) -> str:
    """A text of at most `limit` characters; a cut is marked."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
