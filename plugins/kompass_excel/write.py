"""Write: what stands on a sheet to cells, tables and charts of XlsxWriter.

Every text is written as text: no cell that somebody filled in becomes a formula, a link or a number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, assert_never

from kompass_core.extending import Figure
from kompass_excel.charts import drawable, drawn
from kompass_excel.heights import heights
from kompass_excel.layout import Drawing, Placed, Text
from kompass_excel.paper import frozen, printed, widths
from kompass_excel.styles import Styles
from kompass_excel.text import HEADING, Names, celled, defined, legal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from kompass_core.extending import Chart, Report
    from kompass_excel.formulas import Formulas
    from kompass_excel.grid import GridCell
    from kompass_excel.layout import Address, Thing

BULLET: Final = "\N{BULLET} "
DEEPEST: Final = 7
"""Of the levels that a sheet can fold away."""

IN_BOX: Final = {"box", "boxed", "listed"}


class Writer:
    """One workbook that is being written."""

    def __init__(
        self, book: Workbook, report: Report, formulas: Formulas, drawings: Mapping[Chart, Placed]
    ) -> None:
        """With what its cells hold, and where the figures of its charts stand."""
        self._book, self._report, self._formulas, self._drawings = book, report, formulas, drawings
        self._styles = Styles(book)
        self._tables = 0

    def sheet(self, name: str, things: Sequence[Thing]) -> None:
        """Write a sheet."""
        worksheet = self._book.add_worksheet(name)
        wide = widths(things)
        for column, width in wide.items():
            worksheet.set_column(column, column, width)
        high = heights(things, wide)
        for row, points in high.items():
            worksheet.set_row(row, points)
        for thing in things:
            match thing:
                case Text():
                    self._text(worksheet, thing)
                case Placed():
                    self._grid(worksheet, thing, high)
                case Drawing():
                    self._chart(worksheet, thing)
                case _:
                    assert_never(thing)
        printed(worksheet, things, self._report.title, name)
        frozen(worksheet, things)
        worksheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576", "formula_range": "A1:XFD1048576"})

    def _text(self, worksheet: Worksheet, text: Text) -> None:
        look, at = self._styles.text(text.style), text.at
        if text.style in IN_BOX:
            worksheet.write_blank(at.row, 1 - at.column, None, look)
        if text.style == "link":
            target = text.text.replace("'", "''")
            worksheet.write_url(at.row, at.column, f"internal:'{target}'!A1", look, text.text)
            return
        listed = text.style in {"bullet", "listed"}
        shown = celled(f"{BULLET if listed else ''}{text.text}", self._report.words)
        worksheet.write_string(at.row, at.column, shown, look)

    def _grid(self, worksheet: Worksheet, placed: Placed, high: Mapping[int, float]) -> None:
        grid, count = placed.grid, len(placed.grid.lines)
        nested = any(line.depth for line in grid.lines)
        self._heads(worksheet, placed, filtered=not nested)
        if nested:
            worksheet.outline_settings(visible=True, symbols_below=False)
        for number, line in enumerate(grid.lines):
            strong = number + 1 < count and grid.lines[number + 1].depth > line.depth
            if line.depth:
                row = placed.cell(number, 0).row
                worksheet.set_row(row, high.get(row), None, {"level": min(line.depth, DEEPEST)})
            for column, cell in enumerate(line.cells):
                look = {"strong": strong, "total": line.total}
                depth = line.depth if column == int(grid.coded) else 0
                align = grid.columns[column].align
                self._cell(worksheet, placed.cell(number, column), cell, align, depth, **look)

    def _heads(self, worksheet: Worksheet, placed: Placed, *, filtered: bool) -> None:
        """The headings, and what makes a table of all lines but those that close it."""
        grid, names, words = placed.grid, Names(HEADING), self._report.words
        columns: list[dict[str, Any]] = []
        for number, column in enumerate(grid.columns):
            word = "page.code" if grid.coded and not number else "page.item"
            heading = names.name(column.heading if column.heading.strip() else words[word])
            columns.append({"header": heading, "header_format": self._styles.heading(column.align)})
        last = len(grid.lines)
        while last and grid.lines[last - 1].total:
            last -= 1
        first, end = placed.cell(-1, 0), placed.cell(last - 1, len(columns) - 1)
        if not last:
            for number, made in enumerate(columns):
                worksheet.write_string(
                    first.row, first.column + number, made["header"], made["header_format"]
                )
            return
        self._tables += 1
        options = {
            "name": defined(words["page.table"], str(self._tables)),
            "columns": columns,
            "style": "Table Style Light 1",
            "autofilter": filtered,
        }
        worksheet.add_table(first.row, first.column, end.row, end.column, options)

    def _cell(  # noqa: PLR0913 - a cell and all that its look depends on
        self,
        worksheet: Worksheet,
        at: Address,
        cell: GridCell,
        align: str,
        depth: int,
        *,
        strong: bool,
        total: bool,
    ) -> None:
        made = self._formulas.numbers.get(at)
        if made is not None:
            look = self._styles.figure(made.shape, strong=strong, total=total)
            formula, value = self._formulas.formula(at), self._formulas.value(at)
            if formula is None:
                worksheet.write_number(at.row, at.column, value, look)
            else:
                worksheet.write_formula(at.row, at.column, formula, look, value)
        elif isinstance(cell, float):
            look = self._styles.figure("0.0", strong=strong, total=total)
            worksheet.write_number(at.row, at.column, cell, look)
        else:
            text = cell.printed if isinstance(cell, Figure) else cell
            look = self._styles.cell(align, depth, strong=strong, total=total)
            if text:
                worksheet.write_string(at.row, at.column, celled(text, self._report.words), look)
            else:
                worksheet.write_blank(at.row, at.column, None, look)

    def _chart(self, worksheet: Worksheet, drawing: Drawing) -> None:
        if drawable(drawing.chart):
            made = drawn(self._book, drawing.chart, self._drawings[drawing.chart])
            said = legal(drawing.chart.description or drawing.chart.caption)
            place = {"description": said, "object_position": 2, "x_offset": 8, "y_offset": 4}
            worksheet.insert_chart(drawing.at.row, drawing.at.column, made, place)
