"""Terminal: a report to text with ANSI styles, laid out like the plain one."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, assert_never

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text

from kompass_core.extending import Box, Bullets, Chart, Heading, Paragraph, Table
from kompass_text.chart import drawn
from kompass_text.columns import printed, widths
from kompass_text.plain import announces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from kompass_core.extending import Block, Report

HEADINGS = {1: "bold reverse", 2: "bold underline", 3: "bold"}
ROWS = {"line": "", "group": "bold", "total": "bold"}
EDGE = 2
"""What the frame of a table takes on each side of a column."""


def terminal(report: Report, width: int) -> str:
    """The report, at most so wide; colours only as far as the environment says that they are seen."""
    console = Console(file=io.StringIO(), force_terminal=True, width=width, legacy_windows=False)
    with console.capture() as captured:
        for drawn in _blocks(report.blocks, width):
            console.print(drawn, overflow="fold", crop=False)
    return captured.get()


def _blocks(blocks: Sequence[Block], width: int) -> Iterator[RenderableType]:
    """What is drawn of the blocks, an empty line between two; a list stands close to what announces it."""
    for place, block in enumerate(blocks):
        if place and not announces(blocks[place - 1], block):
            yield ""
        yield _block(block, width)


def _block(block: Block, width: int) -> RenderableType:
    match block:
        case Heading(text, level):
            return Text(f" {text} " if level == 1 else text, HEADINGS.get(level, "italic"))
        case Paragraph():
            return Text(block.text)
        case Bullets():
            grid = Grid.grid(padding=(0, 1))
            grid.add_column(width=3, justify="right")
            grid.add_column(overflow="fold")
            for item in block.items:
                grid.add_row("•", Text(item))
            return grid
        case Table():
            return _table(block, width)
        case Chart():
            return Text("\n".join(drawn(block, width)))
        case Box():
            inside = Group(*_blocks(block.blocks, width - 2 * EDGE))
            return Panel(inside, title=Text(block.title, "bold"), title_align="left", border_style="dim")
        case _:
            assert_never(block)


def _table(table: Table, width: int) -> RenderableType:
    grid = Grid(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold", padding=(0, 1, 0, 0))
    grid.show_header = any(column.heading for column in table.columns)
    for column, size in zip(table.columns, widths(table, width), strict=True):
        grid.add_column(Text(column.heading), justify=column.align, width=size, overflow="fold")
    for row in table.rows:
        if row.kind == "total":
            grid.add_section()
        grid.add_row(*(Text(printed(cell)) for cell in row.cells), style=ROWS[row.kind])
    return Group(Text(table.caption, "italic"), "", grid) if table.caption else grid
