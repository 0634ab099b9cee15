"""From the names that a user typed to concepts, with what is near where there is none."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.source import Source


def pick(source: Source, query: str) -> int | None:
    """The number of the concept that a query names; when there is none, say what is near on stderr.

    The first words of a name will do where only one concept's name begins so, and stderr says whose.
    """
    from graph.quotes import clean

    match = source.names.find(query)
    if len(match.ids) == 1:
        return source.skeleton.number(match.ids[0])
    shown = clean(query)
    if match.ids:
        bare = source.skeleton
        labels = [f"{clean(bare.labels[bare.number(name)])} ({name})" for name in match.ids]
        sys.stderr.write(f'"{shown}" may mean {", ".join(labels)}; give the id in brackets\n')
        return None
    begun = source.names.begun_by(query)
    if len(begun) == 1:
        sys.stderr.write(f'taking "{shown}" for {clean(source.skeleton.labels[begun[0]])}\n')
        return begun[0]
    near = [clean(label) for label in source.names.suggest(query)]
    hint = f"; nearest: {', '.join(near)}" if near else ""
    sys.stderr.write(f'no concept "{shown}" in these notes{hint}\n')
    return None


def pick_several(source: Source, queries: Sequence[str]) -> list[int] | None:
    """Like `pick` for each query, each concept once; None when any names no concept.

    Words that are a name only together, as in `explore gradient descent`, are taken together.
    """
    if len(queries) > 1 and not all(source.names.find(query).ids for query in queries):
        together = source.names.find(" ".join(queries))
        if together.ids:
            return pick_all(source, [" ".join(queries)])
    return pick_all(source, queries)


def pick_all(source: Source, queries: Sequence[str]) -> list[int] | None:
    """Like `pick` for each query, each concept once; None when any names no concept."""
    found = [pick(source, query) for query in queries]
    if any(number is None for number in found):
        return None
    return list(dict.fromkeys(number for number in found if number is not None))
