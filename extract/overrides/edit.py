"""Overrides on the names of the notes, before concepts are located: evidence, definitions and relations
follow by themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from extract.concepts.locate import locate
from extract.concepts.merge import Group
from extract.concepts.names import Name, collect_names
from extract.document import BlockKind
from extract.language import ParsedDocument
from extract.mentions.mention import Mention
from extract.overrides.drafts import Draft, Drafts
from extract.overrides.entries import Change, Merge, Named, Notice, Overrides, Split
from extract.vocabulary import Vocabularies
from graph.labels import fold


class Edited(Struct, frozen=True):
    """Concepts on their way after the user's word."""

    drafts: tuple[Draft, ...]
    """Those with names in the notes."""
    unmentioned: tuple[Draft, ...] = ()
    notices: tuple[Notice, ...] = ()
    """Entries that match nothing."""


def seek_names(
    overrides: Overrides, documents: Sequence[ParsedDocument], names: Mapping[str, Name]
) -> list[Mention]:
    """Mentions of the user's names that no mention rule saw, wherever the notes write them."""
    wanted = {key: name for name in reversed(overrides.names) if (key := fold(name)) not in names}
    if not wanted:
        return []
    keys = sorted(wanted)
    sought = [Name(key, {wanted[key]: 1}, {}, frozenset(), frozenset(), ("", 0, 0)) for key in keys]
    texts = {
        (parsed.document.note.id, item.block.index): item.block
        for parsed in documents
        for item in parsed.parsed
    }
    mentions = []
    for found in locate(documents, [Group((name,), None, frozenset()) for name in sought]):
        block, key = texts[found.note, found.block], keys[found.concept]
        heads = block.kind is BlockKind.HEADING and fold(block.text) == key
        surface = block.text[found.start : found.end]
        rule = "heading" if heads else "noun_phrase"
        mentions.append(Mention(found.note, found.block, found.start, found.end, surface, key, rule))
    return mentions


def edit_groups(
    overrides: Overrides,
    groups: Sequence[Group],
    names: Mapping[str, Name],
    vocabularies: Vocabularies,
    label_of: Callable[[Group], str],
    *,
    sought: Sequence[Mention] = (),
) -> Edited:
    """The groups after the user's word: splits, additions, merges, changes and rejections, in this order.

    `names` are those of the notes, and `sought` what `seek_names` found besides. Without overrides, the
    groups are as they were.
    """
    if not overrides.names:
        return Edited(tuple(Draft(group) for group in groups))
    editor = _Editor(groups, {**names, **collect_names(sought)}, vocabularies, label_of)
    for split in overrides.splits:
        editor.split(split)
    for addition in overrides.additions:
        editor.add(addition)
    for merge in overrides.merges:
        editor.merge(merge)
    for change in overrides.changes:
        editor.change(change)
    for rejection in overrides.rejections:
        editor.reject(rejection.where, rejection.match)
    drafts = editor.drafts.finished()
    return Edited(
        drafts=tuple(draft for draft in drafts if draft.group.names),
        unmentioned=tuple(draft for draft in drafts if not draft.group.names),
        notices=tuple(editor.notices),
    )


class _Editor:
    def __init__(
        self,
        groups: Sequence[Group],
        names: Mapping[str, Name],
        vocabularies: Vocabularies,
        label_of: Callable[[Group], str],
    ) -> None:
        self.drafts = Drafts(groups, names, vocabularies, label_of)
        self.notices: list[Notice] = []

    def split(self, entry: Split) -> None:
        """Make several concepts of one; the first part that has a name of it inherits the others."""
        number = self._find(entry.where, entry.match)
        if number is None:
            return
        label = fold(self.drafts.label(number))
        old = self.drafts.drop(number).group
        own = fold(entry.match)
        if own not in {name.key for name in old.names} | {key for _, key in old.local}:
            own = label
        local = frozenset(pair for pair in old.local if pair[1] != own)
        rest = Group(tuple(name for name in old.names if name.key != own), old.vocabulary, local)
        heir = next((part for part in entry.parts if _keys(part) & {name.key for name in old.names}), None)
        for part in entry.parts:
            self.add(part)
        if heir is not None:
            self.drafts.extend(heir.label, rest)

    def add(self, entry: Named) -> None:
        """Make a concept, or keep the one that has the label."""
        number = self.drafts.owner(entry.label)
        if number is None:
            number = self.drafts.add(entry.label, where=entry.where)
        else:
            self.drafts.keep(number, label=entry.label)
        self._set(number, entry)

    def merge(self, entry: Merge) -> None:
        """Make one concept of several; names that the notes lack become aliases."""
        sources = {name: self._find(entry.where, name) for name in entry.sources}
        found = dict.fromkeys(number for number in sources.values() if number is not None)
        target = self._target(entry.into, needed=bool(found))
        if target is None:
            return
        self.drafts.keep(target)
        for number in found:
            self.drafts.join(target, number)
        self._alias(target, [name for name in sources if not self.drafts.find(name)])

    def _target(self, name: str, *, needed: bool) -> int | None:
        """The concept into which others are merged: a new one if `needed` and the notes have none."""
        found = self.drafts.find(name)
        if len(found) == 1:
            return found[0]
        number = self.drafts.adopt(name)
        return self.drafts.add(name) if number is None and needed else number

    def change(self, entry: Change) -> None:
        """Give a concept another label, further aliases, another kind."""
        number = self._find(entry.where, entry.match, instead=entry.label)
        if number is None:
            return
        self.drafts.keep(number)
        if entry.label:
            self.drafts.give(number, entry.label)
            self.drafts.keep(number, label=entry.label)
        self._set(number, entry)

    def reject(self, where: str, name: str) -> None:
        """Take a concept out, with all its names."""
        number = self._find(where, name)
        if number is not None:
            self.drafts.drop(number)

    def _set(self, number: int, entry: Named | Change) -> None:
        self._alias(number, entry.aliases)
        if entry.kind is not None:
            self.drafts.keep(number, kind=entry.kind)

    def _alias(self, number: int, aliases: Sequence[str]) -> None:
        for alias in aliases:
            self.drafts.give(number, alias)
        self.drafts.keep(number, aliases=(*aliases, *self.drafts.draft(number).aliases))

    def _find(self, where: str, name: str, *, instead: str = "") -> int | None:
        """The concept that a name stands for, or that another name stands for instead. A name that the notes
        write without its being a concept becomes one."""
        for wanted in filter(None, (name, instead)):
            found = self.drafts.find(wanted)
            if len(found) > 1:
                labels = " or ".join(sorted(self.drafts.label(number) for number in found))
                self.notices.append(
                    Notice(where, f'"{wanted}" may mean {labels}; write one of these instead')
                )
                return None
            number = found[0] if found else self.drafts.adopt(wanted)
            if number is not None:
                return number
        self.notices.append(Notice(where, f'nothing in the notes is called "{name}"; correct or remove it'))
        return None


def _keys(part: Named) -> frozenset[str]:
    return frozenset(map(fold, (part.label, *part.aliases)))
