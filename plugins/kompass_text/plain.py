"""Plain: a report to text without styles, its columns aligned with spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from kompass_core.extending import Box, Bullets, Chart, Heading, Paragraph, Table
from kompass_text.chart import drawn
from kompass_text.columns import GAP, printed, widths
from kompass_text.wrap import width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.extending import Block, Column, Report

WIDE = 80
RULES = {1: "=", 2: "-", 3: "~"}
"""What underlines a heading, by its level."""


def plain(report: Report, most: int = WIDE) -> str:
    """The report as text that is at most so wide."""
    return "\n".join(_blocks(report.blocks, most)) + "\n"


def _blocks(blocks: Sequence[Block], most: int) -> Iterator[str]:
    """The lines of the blocks, an empty one between two; a list stands close to what announces it."""
    for place, block in enumerate(blocks):
        if place and not announces(blocks[place - 1], block):
            yield ""
        yield from (line.rstrip(" ") for line in _block(block, most))


def announces(before: Block, block: Block) -> bool:
    """Whether a paragraph says what the list after it is."""
    return isinstance(before, Paragraph) and before.text.endswith(":") and isinstance(block, Bullets)


def _block(block: Block, most: int) -> Iterator[str]:
    match block:
        case Heading():
            lines = wrap(block.text, most)
            yield from lines
            if block.level in RULES:
                yield RULES[block.level] * max(map(width, lines))
        case Paragraph():
            yield from wrap(block.text, most)
        case Bullets():
            for item in block.items:
                first, *others = wrap(item, max(1, most - 4))
                yield f"  - {first}"
                yield from (f"    {line}" for line in others)
        case Table():
            yield from _table(block, most)
        case Chart():
            yield from drawn(block, most)
        case Box():
            first, *others = wrap(block.title, max(1, most - 2))
            yield f"+ {first}"
            yield from (f"| {line}" for line in others)
            yield from (f"| {line}" for line in _blocks(block.blocks, max(1, most - 2)))
        case _:
            assert_never(block)


def _table(table: Table, most: int) -> Iterator[str]:
    sizes = widths(table, most)
    if table.caption:
        yield from wrap(table.caption, most)
        yield ""
    if any(column.heading for column in table.columns):
        yield from _row([column.heading for column in table.columns], table.columns, sizes, last=True)
        yield _rule(sizes)
    for place, row in enumerate(table.rows):
        if row.kind == "total" and place:
            yield _rule(sizes)
        elif row.kind == "group" and place:
            yield ""
        yield from _row([printed(cell) for cell in row.cells], table.columns, sizes)


def _rule(sizes: list[int]) -> str:
    return (" " * GAP).join("-" * size for size in sizes)


def _row(
    texts: list[str], columns: Sequence[Column], sizes: list[int], *, last: bool = False
) -> Iterator[str]:
    """One row, on as many lines as its longest cell takes; shorter ones stand at the top, or the bottom."""
    cells = [wrap(text, size) for text, size in zip(texts, sizes, strict=True)]
    height = max(map(len, cells))
    for number in range(height):
        pieces = []
        for cell, column, size in zip(cells, columns, sizes, strict=True):
            place = number - (height - len(cell)) * last
            text = cell[place] if 0 <= place < len(cell) else ""
            space = " " * (size - width(text))
            pieces.append(space + text if column.align == "right" else text + space)
        yield (" " * GAP).join(pieces)
