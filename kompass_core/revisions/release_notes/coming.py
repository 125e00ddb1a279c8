"""Coming: what is new, and what is gone: whole levels in a line for each item above, all else in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Bullets, Column, Heading, Paragraph, Row, Table
from kompass_core.revisions.release_notes.teller import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.framework import Framework, Item
    from kompass_core.model.report import Block
    from kompass_core.revisions.release_notes.teller import Teller


def new(teller: Teller) -> Iterator[Block]:
    """What is new, under a heading; nothing where there is nothing."""
    codes = {change.where[0] for change in teller.difference.of("item", "added")}
    levels = [change.where[0] for change in teller.difference.of("level", "added")]
    blocks = tuple(_told(teller, teller.reading.after, codes, levels, "added"))
    if blocks:
        yield Heading(teller.words.word("difference.new"), 2)
        yield from blocks


def gone(teller: Teller) -> Iterator[Block]:
    """What is gone, under a heading; nothing where there is nothing."""
    codes = {change.where[0] for change in teller.difference.of("item", "removed")}
    levels = [change.where[0] for change in teller.difference.of("level", "removed")]
    blocks = tuple(_told(teller, teller.reading.before, codes, levels, "removed"))
    if blocks:
        yield Heading(teller.words.word("difference.gone"), 2)
        yield from blocks


def _told(
    teller: Teller, framework: Framework, codes: set[str], levels: Sequence[str], verb: str
) -> Iterator[Block]:
    words, items = teller.words, [item for item in framework.items.values() if item.code in codes]
    for level in levels:
        there = [item for item in items if item.level == level]
        yield Paragraph(words.word(f"difference.level.{verb}", level=teller.level(level), count=len(there)))
        yield Bullets(tuple(_above(framework, there)))
    if others := [item for item in items if item.level not in levels]:
        yield _table(teller, others)


def _above(framework: Framework, there: Sequence[Item]) -> Iterator[str]:
    """The items of a level in a line for each item above them; those with nothing above by their titles."""
    groups: dict[str, list[str]] = {}
    for item in there:
        if item.parent == TOTAL:
            below = f" ({listed(item.children)})" if item.children else ""
            yield f"{item.code} {item.title}{below}"
        else:
            groups.setdefault(str(item.parent), []).append(item.code)
    for parent, codes in groups.items():
        yield f"{parent} {framework.items[parent].title}: {listed(codes)}"


def _table(teller: Teller, items: Sequence[Item]) -> Table:
    levels = {item.level for item in items}
    heading = teller.level(levels.pop()) if len(levels) == 1 else teller.words.word("column.item")
    columns = [Column("", "left"), Column(heading, "left")]
    rows = [[item.code, item.title] for item in items]
    if any(item.maximum is not None for item in items):
        columns.append(Column(teller.words.word("column.maximum"), "right"))
        rows = [
            [*row, "" if item.maximum is None else teller.number(item.maximum)]
            for row, item in zip(rows, items, strict=True)
        ]
    return Table("", tuple(columns), tuple(Row(tuple(row)) for row in rows))
