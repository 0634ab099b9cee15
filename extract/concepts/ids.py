"""One id for each concept, whatever order the concepts come in."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence

DIGEST = 6
"""Hex digits that tell two labels with one slug apart: enough, as labels rarely share a slug at all."""


def distinct_ids(wanted: Sequence[tuple[str, str]], *, taken: Collection[str] = ()) -> list[str]:
    """The id of each concept, from the id that it wants and its label.

    Of several that want one id, such as "C sharp" and "C#", the label that sorts first has it; each other
    gets a digest of its label after it. Ids in `taken` go to none.
    """
    used = set(taken)
    found = [""] * len(wanted)
    for place in sorted(range(len(wanted)), key=lambda place: (wanted[place], place)):
        concept, label = wanted[place]
        found[place] = concept
        turn = 0
        while found[place] in used:
            told = f"{label}\n{turn}" if turn else label
            found[place] = f"{concept}-{hashlib.sha256(told.encode('utf-8', 'replace')).hexdigest()[:DIGEST]}"
            turn += 1
        used.add(found[place])
    return found
