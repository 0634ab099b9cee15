"""Labels of list items: "**Term**: text", "Term (T) – text", "Term"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.concepts.locate import Occurrence
from extract.language import ParsedBlock
from extract.mentions.shape import STRESSED

_PREPOSITIONS = frozenset({"of", "in", "as", "on", "for", "to", "from", "with", "between"})
_OPENERS = " *_\"'“”("
_CLOSERS = " *_)\"'”"
_ENDS = ":–—-=(."
_TERSE = 6
"""Words up to which an item is terse: there a comma, too, sets the name apart from a remark."""


def is_label(item: ParsedBlock, found: Occurrence) -> bool:
    """True when a block begins with this name and the name stands apart from what follows it."""
    text = item.block.text
    if text[: found.start].strip(_OPENERS).lower() not in {"", "the", "a", "an"}:
        return False
    rest = text[found.end :].lstrip(_CLOSERS)
    return (
        not rest
        or rest[0] in _ENDS
        or (rest[0] == "," and len(text.split()) <= _TERSE)
        or any(
            mark.kind in STRESSED and mark.start <= found.start and found.end <= mark.end
            for mark in item.block.marks
        )
    )


def labels_within(labels: Mapping[int, Sequence[str]]) -> frozenset[tuple[int, int]]:
    """Pairs (source, target) where the source's label contains a name of the target otherwise than as its
    head.

    "Gaussian process regression" is about Gaussian processes, "normality of residuals" about residuals;
    "ridge regression" is a regression. `labels` gives the folded names of each concept, the preferred one
    first.
    """
    by_name = {name: index for index in sorted(labels, reverse=True) for name in labels[index]}
    pairs = set()
    for source, names in labels.items():
        words = names[0].split()
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                target = by_name.get(" ".join(words[start:end]))
                inside = end < len(words) or bool(_PREPOSITIONS & set(words[:start]))
                if target is not None and target != source and inside:
                    pairs.add((source, target))
    return frozenset(pairs)
