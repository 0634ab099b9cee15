"""Concepts on their way: groups of names that overrides change, and who owns each name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from extract.concepts.merge import Group
from extract.concepts.names import Name
from extract.vocabulary import Vocabularies, VocabularyConcept
from graph.labels import fold, slug
from graph.model import Kind


class Draft(Struct, frozen=True):
    """One concept on its way, and what the user decided on it."""

    group: Group
    """Its names in the notes; none when the notes never mention it."""
    label: str = ""
    """Decided label; "" when the user said nothing about the concept."""
    id: str = ""
    """Id that a decided concept keeps."""
    kind: Kind | None = None
    aliases: tuple[str, ...] = ()
    """Further names, as the user spells them."""
    added: str = ""
    """Place of the entry that adds it."""

    @property
    def kept(self) -> bool:
        """True for concepts that the user named: they stay, however rare."""
        return bool(self.label)


class Drafts:
    """The concepts on their way, each name with one owner. Numbers of concepts stay as they are.

    `label_of` gives the label that a group would have without the user's word.
    """

    def __init__(
        self,
        groups: Sequence[Group],
        names: Mapping[str, Name],
        vocabularies: Vocabularies,
        label_of: Callable[[Group], str],
    ) -> None:
        self._drafts: dict[int, Draft] = {}
        self._owner: dict[str, int] = {}
        self._names = names
        self._vocabularies = vocabularies
        self._label_of = label_of
        self._next = 0
        self._ids: dict[str, int] = {}
        for group in groups:
            self._put(Draft(group))
        for number, draft in self._drafts.items():
            if draft.group.vocabulary is not None:
                self._owner.setdefault(fold(draft.group.vocabulary.label), number)

    def draft(self, number: int) -> Draft:
        """What is decided on a concept by now."""
        return self._drafts[number]

    def finished(self) -> list[Draft]:
        """All concepts, by their first name."""
        return sorted(self._drafts.values(), key=lambda d: ([name.key for name in d.group.names], d.id))

    def owner(self, name: str) -> int | None:
        """The concept that a label or alias stands for everywhere."""
        return self._owner.get(fold(name))

    def find(self, name: str) -> list[int]:
        """The concepts that a label, alias or id stands for: one, none, or several for an abbreviation that
        means different things in different notes."""
        owner = self.owner(name)
        if owner is not None:
            return [owner]
        key = fold(name)
        local = [n for n, d in self._drafts.items() if any(other == key for _, other in d.group.local)]
        return local or self._with_id(name)

    def _with_id(self, name: str) -> list[int]:
        """The concept with an id that its names don't fold to (`c-plus-plus`)."""
        if slug(name) != name:
            return []
        if not self._ids:
            for number, draft in self._drafts.items():
                self._ids.setdefault(self._id_of(draft), number)
        number = self._ids.get(name, -1)
        return [number] if number in self._drafts else []

    def label(self, number: int) -> str:
        """The label that a concept has by now."""
        draft = self._drafts[number]
        return draft.label or self._label_of(draft.group)

    def keep(self, number: int, **decided: object) -> None:
        """Note what the user decided on a concept. Its id stays what it was without that."""
        draft = self._drafts[number]
        if not draft.kept:
            draft = replace(draft, label=self.label(number), id=self._id_of(draft))
        self._drafts[number] = replace(draft, **decided)

    def add(self, label: str, *, where: str = "") -> int:
        """A new concept with a decided label, and the label's places in the notes if there are any."""
        key = fold(label)
        self._forget_local(key)
        return self._put(Draft(self._new_group(key), label=label, id=slug(label), added=where), key)

    def adopt(self, name: str) -> int | None:
        """A new concept from a name that the notes write and that belongs to none."""
        key = fold(name)
        return self._put(Draft(self._new_group(key))) if key in self._names else None

    def drop(self, number: int) -> Draft:
        """Take a concept out, and free its names."""
        self._owner = {key: owner for key, owner in self._owner.items() if owner != number}
        return self._drafts.pop(number)

    def join(self, number: int, other: int) -> None:
        """Make one of two concepts; the first keeps its label, id and kind."""
        if number == other:
            return
        self.keep(number)
        keys = [key for key, owner in self._owner.items() if owner == other]
        gone, stays = self.drop(other), self._drafts[number]
        self._owner |= dict.fromkeys(keys, number)
        self._drafts[number] = replace(
            stays,
            group=Group(
                _sorted((*stays.group.names, *gone.group.names)),
                stays.group.vocabulary or gone.group.vocabulary,
                stays.group.local | gone.group.local,
            ),
            kind=stays.kind or gone.kind,
            aliases=(*stays.aliases, *([gone.label] if gone.label else []), *gone.aliases),
        )

    def give(self, number: int, name: str) -> None:
        """Make a name stand for a concept.

        The concept that has it as its label is joined; one that has it among other names loses only that.
        """
        key = fold(name)
        owner = self._owner.get(key)
        if owner is not None and owner != number:
            names = [seen.key for seen in self._drafts[owner].group.names]
            if fold(self.label(owner)) == key or names == [key]:
                return self.join(number, owner)
            self._lose(owner, key)
        self._forget_local(key)
        self._owner[key] = number
        draft = self._drafts[number]
        if key in self._names and all(seen.key != key for seen in draft.group.names):
            more = _sorted((*draft.group.names, self._names[key]))
            self._drafts[number] = replace(draft, group=replace(draft.group, names=more))
        return None

    def extend(self, label: str, group: Group) -> None:
        """Give a concept what is left of a group that was dropped: its free names and its abbreviations."""
        number = self._owner[fold(label)]
        draft = self._drafts[number]
        free = [name for name in group.names if name.key not in self._owner]
        self._owner |= {name.key: number for name in free}
        merged = Group(
            _sorted((*draft.group.names, *free)),
            draft.group.vocabulary or self._unused(group.vocabulary),
            draft.group.local | group.local,
        )
        self._drafts[number] = replace(draft, group=merged)

    def _new_group(self, key: str) -> Group:
        seen = (self._names[key],) if key in self._names else ()
        return Group(seen, self._unused(self._vocabularies.get(key)), frozenset())

    def _put(self, draft: Draft, *keys: str) -> int:
        number = self._next
        self._next += 1
        self._drafts[number] = draft
        self._owner |= dict.fromkeys([*keys, *(name.key for name in draft.group.names)], number)
        return number

    def _lose(self, number: int, key: str) -> None:
        draft = self._drafts[number]
        names = tuple(name for name in draft.group.names if name.key != key)
        aliases = tuple(alias for alias in draft.aliases if fold(alias) != key)
        self._drafts[number] = replace(draft, group=replace(draft.group, names=names), aliases=aliases)

    def _forget_local(self, key: str) -> None:
        """Let an abbreviation with several meanings mean nothing by itself."""
        for number, draft in self._drafts.items():
            local = frozenset(pair for pair in draft.group.local if pair[1] != key)
            if local != draft.group.local:
                self._drafts[number] = replace(draft, group=replace(draft.group, local=local))

    def _unused(self, known: VocabularyConcept | None) -> VocabularyConcept | None:
        """A vocabulary's concept, unless another draft is it."""
        if known is None:
            return None
        used = any(d.group.vocabulary and d.group.vocabulary.iri == known.iri for d in self._drafts.values())
        return None if used else known

    def _id_of(self, draft: Draft) -> str:
        return draft.id or slug(self._label_of(draft.group))


def _sorted(names: Iterable[Name]) -> tuple[Name, ...]:
    by_key = {name.key: name for name in names}
    return tuple(by_key[key] for key in sorted(by_key))
