"""Grid: a table to rows of cells, of which each says what it heads, where it leads and how it sorts."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.extending import Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kompass_core.extending import Cell, Column, Row, Table

    Lead = Callable[[Figure], tuple[str, str]]
    """Of a figure, where it leads and its id."""

FEW = 3
"""Lines of a table that are worth sorting."""


@frozen
class Square:
    """A cell: its text, whether it heads a row or a group, its side, and how many columns it takes.

    `to` is the id of how a figure came about, `id` its own, `rank` its place among those of its column.
    """

    text: str
    scope: str = ""
    right: bool = False
    across: int = 1
    to: str = ""
    id: str = ""
    rank: int | None = None


@frozen
class Line:
    """A row, and whether it is a `line`, a `group` or a `total`."""

    kind: str
    cells: tuple[Square, ...]

    @property
    def unnamed(self) -> bool:
        """Whether it is a total that nothing names."""
        return self.kind == "total" and not self.cells[0].text and not any(one.scope for one in self.cells)


@frozen
class Grid:
    """A table with a caption, which is `hidden` where its first line says it; `bodies` are its groups."""

    kind = "grid"
    id: str
    caption: str
    hidden: bool
    columns: tuple[Square, ...]
    bodies: tuple[tuple[Line, ...], ...]
    sortable: bool

    @staticmethod
    def of(table: Table, name: str, otherwise: str, lead: Lead, *, plain: bool) -> Grid:
        """The grid of a table with an id; `otherwise` is its caption where it has none.

        A `plain` one cannot be sorted.
        """
        heads = [column.heading for column in table.columns]
        titles = _titles(table.columns)
        said = " ".join(heads[place] for place in range(titles) if heads[place])
        lines = [row for row in table.rows if row.kind == "line"]
        sortable = not plain and len(lines) >= FEW and any(heads)
        ranks = [_ranks(table, place) if sortable else {} for place in range(len(heads))]
        made = tuple(_line(row, table.columns, titles, ranks, lead) for row in table.rows)
        columns = tuple(
            Square(column.heading, "col" if column.heading else "", column.align == "right")
            for column in table.columns
        )
        caption = table.caption or said or otherwise
        return Grid(name, caption, not table.caption, columns if any(heads) else (), _bodies(made), sortable)


def _titles(columns: Sequence[Column]) -> int:
    """How many columns name a row: a code and a title where figures follow them, else the first."""
    left = next((place for place, one in enumerate(columns) if one.align == "right"), len(columns))
    return 2 if left == 2 and len(columns) > 2 else 1  # noqa: PLR2004 - a code and a title


def _ranks(table: Table, place: int) -> Mapping[Cell, int]:
    """The rank of each figure of a column, by its middle; a word has none."""
    cells = [row.cells[place] for row in table.rows if row.kind == "line"]
    middles = {cell: cell.low + cell.high for cell in cells if isinstance(cell, Figure)}
    order = sorted(set(middles.values()))
    return {cell: order.index(middle) for cell, middle in middles.items()}


def _line(
    row: Row,
    columns: Sequence[Column],
    titles: int,
    ranks: Sequence[Mapping[Cell, int]],
    lead: Lead,
) -> Line:
    squares = [
        _square(cell, column, ranks[place] if row.kind == "line" else {}, lead)
        for place, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
    ]
    return Line(row.kind, tuple(_headed(squares, row.kind, titles)))


def _square(cell: Cell, column: Column, ranks: Mapping[Cell, int], lead: Lead) -> Square:
    right = column.align == "right"
    if not isinstance(cell, Figure):
        return Square(cell, "", right)
    to, name = lead(cell)
    return Square(cell.printed, "", right, 1, to, name, ranks.get(cell))


def _headed(squares: list[Square], kind: str, titles: int) -> list[Square]:
    """The squares with those named that head the row; what a group leaves empty belongs to its title."""
    scope = "rowgroup" if kind == "group" else "row"
    made = [
        Square(one.text, scope, one.right, one.across, one.to, one.id, one.rank)
        if place < titles and one.text and not one.right
        else one
        for place, one in enumerate(squares)
    ]
    if kind != "group":
        return made
    kept = max((place for place, one in enumerate(made) if one.text), default=0)
    last = made[kept]
    rest = len(made) - kept
    return [*made[:kept], Square(last.text, last.scope, last.right, rest, last.to, last.id, last.rank)]


def _bodies(lines: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """The lines by group: each group begins with its title."""
    number = 0
    numbered = []
    for line in lines:
        number += line.kind == "group"
        numbered.append((number, line))
    return tuple(tuple(line for _, line in part) for _, part in groupby(numbered, lambda one: one[0]))
