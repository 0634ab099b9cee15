"""The user's labels, names, kinds and additions on the concepts that were found."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from extract.concepts.ids import distinct_ids
from extract.concepts.kind import choose_kind
from extract.overrides.drafts import Draft
from extract.overrides.entries import NotGap, Notice
from graph.labels import fold
from graph.model import Concept, Kind


def settle(
    concepts: Sequence[Concept], drafts: Sequence[Draft], unmentioned: Sequence[Draft]
) -> tuple[tuple[Concept, ...], tuple[Notice, ...]]:
    """The concepts as the user wants them, and entries that add what the notes never mention.

    `drafts` belong to the concepts, in their order. Those that the notes never mention follow as concepts
    without evidence.
    """
    if not any(draft.kept for draft in (*drafts, *unmentioned)):
        return tuple(concepts), ()
    all_drafts = [*drafts, *unmentioned]
    owners = _owners(all_drafts, [*(concept.label for concept in concepts), *(d.label for d in unmentioned)])
    found = [*concepts, *(_bare(draft) for draft in unmentioned)]
    settled = [_settle(i, *pair, owners) for i, pair in enumerate(zip(found, all_drafts, strict=True))]
    notices = tuple(
        Notice(draft.added, f'the notes never mention "{draft.label}"; it is a concept without evidence')
        for draft, concept in zip(all_drafts, settled, strict=True)
        if draft.added and not concept.mention_count
    )
    return _with_unique_ids(settled, all_drafts), notices


def missing_gaps(gaps: Sequence[NotGap], concepts: Sequence[Concept]) -> tuple[Notice, ...]:
    """Names in `[[gap]]` that are no concept of the notes."""
    known = {fold(name) for c in concepts for name in (c.label, *c.aliases)} | {c.id for c in concepts}
    return tuple(
        Notice(gap.where, f'no concept is called "{gap.name}"; correct or remove it')
        for gap in gaps
        if gap.name not in known and fold(gap.name) not in known
    )


def _owners(drafts: Sequence[Draft], labels: Sequence[str]) -> dict[str, int]:
    """Folded name -> index of the concept that it names. What the user says comes first, then the notes."""
    owners: dict[str, int] = {}
    for index, draft in enumerate(drafts):
        for name in (draft.label, *draft.aliases) if draft.kept else ():
            owners.setdefault(fold(name), index)
    for index, draft in enumerate(drafts):
        for seen in draft.group.names:
            owners.setdefault(seen.key, index)
    for index, label in enumerate(labels):
        owners.setdefault(fold(label), index)
    return owners


def _settle(index: int, concept: Concept, draft: Draft, owners: dict[str, int]) -> Concept:
    if not draft.kept:
        return concept
    aliases: dict[str, str] = {}
    for name in (*draft.aliases, *concept.aliases, concept.label):
        key = fold(name)
        if key != fold(draft.label) and owners.get(key, index) == index:
            aliases.setdefault(key, name)
    return replace(
        concept,
        id=draft.id,
        label=draft.label,
        kind=draft.kind or concept.kind,
        aliases=tuple(sorted(aliases.values())),
    )


def _bare(draft: Draft) -> Concept:
    known = draft.group.vocabulary
    return Concept(
        id=draft.id,
        label=draft.label,
        kind=choose_kind(draft.group, draft.label, (), dict[Kind, int]()),
        exact_match=(known.iri,) if known else (),
    )


def _with_unique_ids(concepts: Sequence[Concept], drafts: Sequence[Draft]) -> tuple[Concept, ...]:
    """Ids that collide are told apart; concepts that the user said nothing about keep theirs."""
    kept = [index for index, draft in enumerate(drafts) if draft.kept]
    left = {concept.id for concept, draft in zip(concepts, drafts, strict=True) if not draft.kept}
    ids = distinct_ids([(concepts[index].id, concepts[index].label) for index in kept], taken=left)
    new = dict(zip(kept, ids, strict=True))
    return tuple(replace(c, id=new[i]) if i in new else c for i, c in enumerate(concepts))
