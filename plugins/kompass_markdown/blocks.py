"""Blocks: a report to Markdown, block by block."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from kompass_core.extending import Box, Bullets, Chart, Column, Figure, Heading, Paragraph, Row, Table
from kompass_markdown.escape import bold, inline, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kompass_core.extending import Block, Cell, Report

DEEPEST = 6
LONGEST = 20
"""Characters of the longest bar."""

FULL, PERHAPS = "█", "░"
SIDES = {"left": ":--", "right": "--:"}


def markdown(report: Report) -> str:
    """The report as CommonMark with tables."""
    return "\n".join(_lines(report.blocks)) + "\n"


def _lines(blocks: Sequence[Block]) -> Iterable[str]:
    for place, block in enumerate(blocks):
        if place:
            yield ""
        yield from _block(block)


def _block(block: Block) -> Iterable[str]:
    match block:
        case Heading():
            return [f"{'#' * min(block.level, DEEPEST)} {_closed(inline(block.text.strip()))}"]
        case Paragraph():
            return [line(block.text)]
        case Bullets():
            return [f"- {line(item)}" for item in block.items]
        case Table():
            return _table(block)
        case Chart():
            return _chart(block)
        case Box():
            inside = ("", *_lines(block.blocks))
            return [f"> {bold(block.title)}", *(f"> {text}".rstrip() for text in inside)]
        case _:
            assert_never(block)


def _closed(heading: str) -> str:
    """The heading such that `#` at its end is not taken for its closing mark."""
    return f"{heading[:-1]}\\#" if heading.endswith("#") else heading


def _table(table: Table) -> Iterable[str]:
    if table.caption:
        yield from (bold(table.caption), "")
    yield _row(inline(column.heading) for column in table.columns)
    yield _row(SIDES[column.align] for column in table.columns)
    for row in table.rows:
        yield _row(_cell(cell, row) for cell in row.cells)


def _chart(chart: Chart) -> Iterable[str]:
    """Its figures as a table, with a bar each where bars are meant."""
    columns = (Column("", "left"), *(Column(series.name, "right") for series in chart.series))
    figures = [one for series in chart.series for one in series.figures if one is not None]
    most = max((one.high for one in figures), default=0)
    bars = chart.shape == "bars" and most > 0 and all(one.low >= 0 for one in figures)

    def cell(figure: Figure | None) -> str:
        if figure is None:
            return ""
        full, whole = (round(end * LONGEST / most) if bars else 0 for end in (figure.low, figure.high))
        return f"{FULL * full}{PERHAPS * (whole - full)} {figure.printed}".strip()

    rows = (
        Row((label, *(cell(series.figures[place]) for series in chart.series)))
        for place, label in enumerate(chart.labels)
    )
    return _table(Table(chart.caption, columns, tuple(rows)))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell, row: Row) -> str:
    text = cell.printed if isinstance(cell, Figure) else cell
    return inline(text.strip()) if row.kind == "line" else bold(text)
