"""Collects the blocks of one note: numbers them, and knows headings, lists and what introduces them."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from extract.document import Block, BlockKind, Mark, MarkKind, Part
from extract.reading.plaintext import Plain
from extract.reading.source import Lines, SourceMap
from graph.model import Span


class _Container(Struct):
    """A list, list item, quote or footnote that is open."""

    kind: str
    headings: int
    """How many headings were open when it began; those inside it end with it."""
    introduction: int | None
    """`_introduction` of the surroundings, given back when it ends."""
    item: int | None = None
    """Of an item: its block."""
    lead: int | None = None
    group: int = 0
    ordered: bool = False


class BlockCollector:
    """The blocks of a note so far. Headings go on from one cell of a notebook to the next."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._headings: list[int] = []
        self._containers: list[_Container] = []
        self._introduction: int | None = None
        """The block that would introduce a list or table that begins now."""
        self._groups = 0
        self._lines = Lines("")
        self._cell: int | None = None

    def state(self) -> tuple[int, tuple[int, ...], int]:
        """What `restore` needs to forget everything that is added from now on."""
        return len(self.blocks), tuple(self._headings), self._groups

    def restore(self, state: tuple[int, tuple[int, ...], int]) -> None:
        """Forgets what was added since `state` was taken."""
        count, headings, self._groups = state
        del self.blocks[count:]
        self._headings = list(headings)

    def begin_part(self, part: Part) -> None:
        """The following blocks lie in this part."""
        self._containers.clear()
        self._introduction = None
        self._cell = part.cell
        self._lines = Lines(part.text)

    def open_list(self, *, ordered: bool) -> None:
        """A list begins."""
        self._groups += 1
        self._open("list", lead=self._lead(), group=self._groups, ordered=ordered)

    def open(self, kind: str) -> None:
        """An `item`, `quote` or `footnote` begins."""
        self._open(kind)

    def open_term(self) -> None:
        """A term of a definition list begins: an item that holds the paragraphs of its definitions."""
        if self._containers[-1].kind == "item":
            self.close()
        self._open("item")

    def close_terms(self) -> None:
        """A definition list ends."""
        if self._containers[-1].kind == "item":
            self.close()
        self.close()

    def close(self) -> None:
        """The innermost list, item, quote or footnote ends."""
        container = self._containers.pop()
        del self._headings[container.headings :]
        self._introduction = container.introduction if container.kind == "item" else None

    def open_table(self) -> tuple[int, int | None]:
        """A table begins: its group and the block that introduces it."""
        self._groups += 1
        lead = self._lead()
        self._introduction = None
        return self._groups, lead

    def interrupt(self) -> None:
        """Something that is no text (a rule, code) stands here: what was before introduces nothing."""
        self._introduction = None

    def add_text(self, plain: Plain, source: SourceMap) -> None:
        """A paragraph: the first one of an item is the item itself."""
        if not plain.text:
            return
        container = self._containers[-1] if self._containers else None
        if container is not None and container.kind == "item" and container.item is None:
            outer = self._containers[-2]
            depth = sum(each.kind == "list" for each in self._containers)
            block = self._block(BlockKind.ITEM, plain, source)
            self._add(replace(block, level=depth, lead=outer.lead, group=outer.group, ordered=outer.ordered))
            container.item = block.index
        elif container is not None and container.kind == "quote":
            self._add(self._block(BlockKind.QUOTE, plain, source))
        else:
            self._add(self._block(BlockKind.PARAGRAPH, plain, source))
        self._introduction = len(self.blocks) - 1

    @property
    def at_top(self) -> bool:
        """True outside lists, quotes and footnotes."""
        return not self._containers

    def add_heading(self, plain: Plain, source: SourceMap, level: int) -> None:
        """A heading; it ends those of its level and below."""
        self.end_sections(level)
        self._introduction = None
        if plain.text:
            block = replace(self._block(BlockKind.HEADING, plain, source), level=level)
            self._add(block)
            self._headings.append(block.index)

    def end_sections(self, level: int) -> None:
        """The sections of this level and below end, as far as they are in the same container."""
        floor = self._containers[-1].headings if self._containers else 0
        while len(self._headings) > floor and self.blocks[self._headings[-1]].level >= level:
            self._headings.pop()

    def add_cell(
        self, plain: Plain, source: SourceMap, table: tuple[int, int | None], row: int, column: int
    ) -> None:
        """A cell of a table."""
        if plain.text:
            block = self._block(BlockKind.CELL, plain, source)
            self._add(replace(block, group=table[0], lead=table[1], row=row, column=column))

    def add_code(self, plain: Plain, source: SourceMap, language: str) -> None:
        """Code."""
        self._introduction = None
        if plain.text:
            self._add(replace(self._block(BlockKind.CODE, plain, source), language=language))

    def add_math(self, plain: Plain, source: SourceMap) -> None:
        """A display formula; a list after it may still be introduced by what is before it."""
        if plain.text:
            block = self._block(BlockKind.MATH, plain, source)
            self._add(replace(block, marks=(Mark(0, len(plain.text), MarkKind.MATH, plain.text),)))

    def _block(self, kind: BlockKind, plain: Plain, source: SourceMap) -> Block:
        start, end = source.position(0), source.end(len(source.content))
        return Block(
            index=len(self.blocks),
            kind=kind,
            level=0,
            span=Span(start, end, self._cell),
            line=self._lines.number_at(start),
            text=plain.text,
            runs=plain.runs,
            marks=plain.marks,
            section=self._headings[-1] if self._headings else None,
            parent=self._parent(),
        )

    def _add(self, block: Block) -> None:
        self.blocks.append(block)

    def _parent(self) -> int | None:
        for container in reversed(self._containers):
            if container.item is not None:
                return container.item
        return None

    def _lead(self) -> int | None:
        if self._introduction is not None:
            return self._introduction
        container = self._containers[-1] if self._containers else None
        if container is not None and container.item is not None:
            return container.item
        return self._headings[-1] if self._headings else None

    def _open(self, kind: str, *, lead: int | None = None, group: int = 0, ordered: bool = False) -> None:
        self._containers.append(
            _Container(
                kind=kind,
                headings=len(self._headings),
                introduction=self._introduction,
                lead=lead,
                group=group,
                ordered=ordered,
            )
        )
        self._introduction = None
