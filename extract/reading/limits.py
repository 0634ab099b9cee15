"""Limits of reading, each with its reason. Nothing that people write as notes comes near them."""

from __future__ import annotations

MEGABYTE = 1_000_000

MAX_TEXT_BYTES = 20 * MEGABYTE
"""A text note above this is a data dump: 20 MB are about three million words, thirty long books."""

MAX_NOTEBOOK_BYTES = 100 * MEGABYTE
"""Notebooks carry pictures in their outputs, so they may be larger; their text is held to MAX_TEXT_BYTES."""

MAX_FRONT_MATTER_CHARS = 50_000
"""Longer YAML at a note's start is left unread: the YAML parser is slow on it and its nesting is hostile."""

MAX_BLOCK_NESTING = 60
"""Lists and quotes nested deeper are dropped by the Markdown parser. One list level counts twice, so that
thirty levels of lists are read; each level costs a few frames of Python's stack (1,000 by default)."""

MAX_DIRECTIVE_NESTING = 5
"""Directives inside directives are read up to this depth; what is deeper is kept as code."""

MAX_FRONT_MATTER_DEPTH = 20
"""Brackets in YAML nested deeper than this are no note's properties, and slow the YAML parser down."""

MAX_INLINE_CHARS = 10_000
"""A paragraph longer than this is parsed for emphasis and links in stretches cut at white space: some inline
rules take time in the square of its length. The longest paragraph in five collections of notes (900 files)
has 3,800 characters."""

MAX_FORMULA_LINES = 100
"""A display formula whose end is not found within this many lines is taken for text."""

MAX_CONTROL_SHARE = 0.02
"""A file is binary when more than this share of its first characters are control characters. Text with
stray form feeds or escape codes stays far below, compressed data lies at 10 % and more."""

SAMPLE_BYTES = 65_536
"""How much of a file is looked at to tell text from binary data and to find its encoding."""
