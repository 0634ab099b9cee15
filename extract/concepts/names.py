"""Names: all mentions of one folded key, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from extract.concepts.rarity import zipf
from extract.mentions.mention import Mention
from extract.settings import COMMON_WORD
from extract.wordlists import GENERIC

_OWN_NOTE = frozenset({"title", "title.joint", "wikilink", "wikilink.joint"})
_DEFINED = frozenset({"defined", "defined_emphasised", "called"})
_SHOWN = frozenset({"heading", "run_in", "strong", "emphasis", "item_label", "defined_emphasised"})


class Name(Struct, frozen=True):
    """One folded key and how the notes use it."""

    key: str
    surfaces: dict[str, int]
    """How often each spelling occurs."""
    rules: dict[str, int]
    """How many places each rule saw it in."""
    notes: frozenset[str]
    places: frozenset[tuple[str, int, int]]
    """(note, block, offset) of every mention."""
    first: tuple[str, int, int]
    """(note, block, offset) of the first mention."""

    @property
    def frequency(self) -> int:
        """Number of places."""
        return len(self.places)


def collect_names(mentions: Iterable[Mention]) -> dict[str, Name]:
    """Names by key."""
    grouped: dict[str, list[Mention]] = {}
    for found in mentions:
        grouped.setdefault(found.key, []).append(found)
    names = {key: _name(key, _of_one_case(key, found)) for key, found in sorted(grouped.items())}
    return {key: name for key, name in names.items() if key not in GENERIC or _is_established(name)}


def _of_one_case(key: str, found: list[Mention]) -> list[Mention]:
    """Without the common word that an acronym is spelled like: MAP is no map."""
    if " " in key or zipf(key) < COMMON_WORD or all(mention.rule != "short_form" for mention in found):
        return found
    return [mention for mention in found if not mention.surface.islower()]


def _is_established(name: Name) -> bool:
    """True for a generic word that the notes make a notion: a note of its own, or defined and shown."""
    rules = name.rules.keys()
    return bool(rules & _OWN_NOTE) or bool(rules & _DEFINED and rules & _SHOWN)


def _name(key: str, found: list[Mention]) -> Name:
    return Name(
        key=key,
        surfaces=dict(Counter(mention.surface for mention in found)),
        rules=dict(Counter(rule for _, _, rule in {(m.note, m.block, m.rule) for m in found})),
        notes=frozenset(mention.note for mention in found),
        places=frozenset((mention.note, mention.block, mention.start) for mention in found),
        first=min((mention.note, mention.block, mention.start) for mention in found),
    )
