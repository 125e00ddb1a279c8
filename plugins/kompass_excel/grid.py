"""Grid: tables of a report to what a sheet can filter and add up: each item in one line, with its figures.

A report prints the figures of an item that has others below it after these, under a line of its own; and
it parts a long table into several. Here the item's own line has them, and what is below it is set in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve, frozen

from kompass_core.extending import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kompass_core.extending import Block, Cell, Column, Row

CODES = 8
"""Characters of the longest code that stands in the narrow first column of a sheet."""

NAMED = 2
"""The columns of codes and titles, before those of figures."""

GridCell: TypeAlias = "Cell | float"


@frozen
class Line:
    """A line: how many others it stands below, its cells, and whether it closes the table as its total."""

    depth: int
    cells: tuple[GridCell, ...]
    total: bool = False


@frozen
class Grid:
    """A table with a caption; every line has as many cells as there are columns."""

    caption: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]

    @property
    def coded(self) -> bool:
        """Whether the first column holds codes, which are short, and the second what they stand for."""
        first = (line.cells[0] for line in self.lines)
        short = all(isinstance(cell, str) and len(cell) <= CODES for cell in first)
        return short and [column.align for column in self.columns[:NAMED]] == ["left", "left"]


def grids(blocks: Sequence[Block]) -> Iterator[Block | Grid]:
    """The blocks, the tables of which are grids; those that are parts of one are one."""
    parts: list[Table] = []
    for block in blocks:
        if parts and not (isinstance(block, Table) and _continues(parts[0], block)):
            yield _joined(parts)
            parts = []
        if isinstance(block, Table) and (_is_part(block) or parts):
            parts.append(block)
        elif isinstance(block, Table):
            yield Grid(block.caption, block.columns, tuple(_lines(block.rows)))
        else:
            yield block
    if parts:
        yield _joined(parts)


def _is_part(table: Table) -> bool:
    """Whether a table is that of one item, whose code and title head it and whose figures close it."""
    if table.caption or len(table.columns) <= NAMED or not table.rows:
        return False
    heads, last = table.columns[:NAMED], table.rows[-1]
    named = all(column.heading and column.align == "left" for column in heads)
    return named and last.kind == "total" and last.cells[:NAMED] == ("", "")


def _continues(first: Table, other: Table) -> bool:
    """Whether a table is the next part, or the total of all."""
    alike = first.columns[NAMED:] == other.columns[NAMED:]
    return alike and not other.caption and (_is_part(other) or _is_total(other))


def _is_total(table: Table) -> bool:
    return bool(table.rows) and all(row.kind == "total" and not row.cells[0] for row in table.rows)


def _joined(parts: Sequence[Table]) -> Grid:
    """The parts as one grid, the item of each before its lines."""
    columns = [evolve(column, heading="") for column in parts[0].columns[:NAMED]]
    lines: list[Line] = []
    for part in parts:
        if not _is_part(part):
            lines += _lines(part.rows)
            continue
        head = tuple(column.heading for column in part.columns[:NAMED])
        lines.append(Line(0, (*head, *part.rows[-1].cells[NAMED:])))
        lines += (evolve(line, depth=line.depth + 1) for line in _lines(part.rows[:-1]))
    return Grid("", (*columns, *parts[0].columns[NAMED:]), tuple(lines))


def _lines(rows: Iterable[Row]) -> list[Line]:
    """The lines of one table; a row that closes a group gives its figures to the row that opens it."""
    lines: list[Line] = []
    groups: list[int] = []
    for row in rows:
        if row.kind == "group":
            groups.append(len(lines))
        elif row.kind == "total" and groups and _closes(row, lines[groups[-1]]):
            opened = groups.pop()
            head = lines[opened].cells[:NAMED]
            lines[opened] = evolve(lines[opened], cells=(*head, *row.cells[NAMED:]))
            continue
        depth = len(groups) - (row.kind == "group")
        lines.append(Line(depth, row.cells, total=row.kind == "total"))
    return lines


def _closes(row: Row, line: Line) -> bool:
    return row.cells[0] == line.cells[0] and row.cells[1:NAMED] == ("",)
