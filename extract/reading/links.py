"""Links that lead nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from extract.document import Document
from graph.model import DeadLink


def dead_links(
    documents: Sequence[Document], *, files: frozenset[str], unseen: Sequence[str]
) -> dict[str, tuple[DeadLink, ...]]:
    """By note id, the links of each note that lead to nothing."""
    return {}
