"""Layout: what stands on a sheet to the rows and columns where it stands.

Codes stand in the first column and titles and running text in the second; nothing is merged, so that cells
can be copied and sorted. A table whose first column holds no codes begins in the second.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, assert_never

from attrs import field, frozen
from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell

from kompass_core.extending import Box, Bullets, Chart, Figure, Heading, Paragraph, Table
from kompass_excel.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.extending import Block
    from kompass_excel.grid import Line
    from kompass_excel.sections import Section

ROW: Final = 20
"""Pixels of a row of one line."""

ROWS, COLUMNS = 1_048_576, 16_384
"""Of a sheet; what is left over would be lost."""

Style: TypeAlias = Literal["title", "heading", "caption", "text", "bullet", "box", "boxed", "listed", "link"]
"""What a text is; `boxed` and `listed` are a text and a bullet in a box."""

BOXED: Final[dict[Style, Style]] = {"text": "boxed", "bullet": "listed"}


@frozen
class Address:
    """A cell, by the name of its sheet and its row and column, which count from 0."""

    sheet: str
    row: int
    column: int

    def seen_from(self, sheet: str) -> str:
        """The reference to it in a formula on a sheet."""
        cell = xl_rowcol_to_cell(self.row, self.column)
        return cell if sheet == self.sheet else f"{quote_sheetname(self.sheet)}!{cell}"

    @property
    def fixed(self) -> str:
        """The reference to it from anywhere, which stays where it is when it is copied."""
        cell = xl_rowcol_to_cell(self.row, self.column, row_abs=True, col_abs=True)
        return f"{quote_sheetname(self.sheet)}!{cell}"


@frozen
class Text:
    """A text in one cell."""

    at: Address
    text: str
    style: Style


@frozen
class Placed:
    """A grid whose headings begin at a cell; its lines follow below."""

    at: Address
    grid: Grid = field(repr=False)

    def cell(self, line: int, column: int) -> Address:
        """Where a cell of it stands; the headings are line -1."""
        return Address(self.at.sheet, self.at.row + 1 + line, self.at.column + column)

    def figures(self) -> Iterator[tuple[Address, int, Line, Figure]]:
        """Every figure, where it stands, and in which column and line of the grid."""
        for number, line in enumerate(self.grid.lines):
            for column, cell in enumerate(line.cells):
                if isinstance(cell, Figure):
                    yield self.cell(number, column), column, line, cell


@frozen
class Drawing:
    """Where a chart is drawn."""

    at: Address
    chart: Chart


Thing: TypeAlias = "Text | Placed | Drawing"


def laid_out(section: Section, name: str, links: Iterable[str] = ()) -> tuple[Thing, ...]:
    """All that stands on the sheet of that name, the links to others below its title."""
    below = _Below(name)
    listed = tuple(below.text(link, "link") for link in links)
    below.row += bool(listed)
    title = Text(Address(name, 0, 0), section.title, "title")
    return (title, *listed, *below.things(section.blocks))


class _Below:
    """The rows below the title, as far as they are taken."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.row = 2
        self.spaced = True

    def things(self, blocks: Iterable[Block | Grid]) -> Iterator[Thing]:
        listed = tuple(blocks)
        for block, after in zip(listed, (*listed[1:], None), strict=False):
            yield from self._block(block)
            # What announces a list stands close to it.
            announces = isinstance(block, Paragraph) and isinstance(after, Bullets)
            if self.spaced and isinstance(block, Paragraph | Bullets | Box) and not announces:
                self.row += 1

    def _block(self, block: Block | Grid) -> Iterator[Thing]:
        match block:
            case Heading():
                yield self.text(block.text, "heading", 0)
            case Paragraph():
                yield self.text(block.text, "text")
            case Bullets():
                yield from (self.text(item, "bullet") for item in block.items)
            case Grid():
                yield from self._grid(block)
            case Table():
                message = "the tables of a sheet are grids"
                raise TypeError(message)
            case Chart():
                yield Drawing(Address(self.name, self.row, 0), block)
                self.row += ceil(height(block) / ROW) + 1
            case Box():
                yield from self._box(block)
            case _:
                assert_never(block)

    def text(self, text: str, style: Style, column: int = 1) -> Text:
        self.row += 1
        return Text(Address(self.name, self.row - 1, column), text, style)

    def _grid(self, grid: Grid) -> Iterator[Thing]:
        if grid.caption:
            yield self.text(grid.caption, "caption", 0)
        if self.row + len(grid.lines) >= ROWS or len(grid.columns) >= COLUMNS:
            message = f"a sheet has {ROWS} rows and {COLUMNS} columns, too few for `{self.name}`"
            raise ValueError(message)
        if grid.columns:
            yield Placed(Address(self.name, self.row, 0 if grid.coded else 1), grid)
            self.row += max(1, len(grid.lines)) + 2

    def _box(self, box: Box) -> Iterator[Thing]:
        yield self.text(box.title, "box", 0)
        self.spaced = False
        inside = tuple(self.things(box.blocks))
        self.spaced = True
        for thing in inside:
            if isinstance(thing, Text):
                yield Text(thing.at, thing.text, BOXED.get(thing.style, thing.style))
            else:
                yield thing


def height(chart: Chart) -> int:
    """Pixels that a chart is high."""
    if chart.shape != "bars":
        return 420
    return min(1600, 110 + len(chart.labels) * max(34, 10 + 16 * len(chart.series)))
