"""Sheets: the sheets of a workbook to rows of cells by their keys, each with the place it stands at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from kompass_core.model.document import Entry
from kompass_core.problems import Problem, Source, Span
from kompass_core.stages.workbook.names import ABOUT, KEY, MARK
from kompass_core.stages.workbook.values import held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from kompass_core.model.document import Scalar


@frozen
class Row:
    """The cells of one row that hold anything, by the keys of their columns."""

    sheet: str
    cells: Mapping[str, Place]


@frozen
class Place:
    """A cell that holds something, and where it stands in the source."""

    cell: Cell = field(repr=False)
    span: Span


class Sheets:
    """The sheets of ours in a workbook, by their roles; problems are gathered as cells are looked at."""

    def __init__(self, worksheets: Iterable[Worksheet], name: str) -> None:
        """Write down every cell of every sheet that says what it is."""
        self.problems: list[Problem] = []
        found = [(role, one) for one in worksheets if (role := _role(one)) is not None]
        lines: list[str] = []
        cells: list[str] = []
        at: dict[tuple[str, str], int] = {}
        offset = 0
        for _, sheet in found:
            for cell in _filled(sheet):
                line = " ".join(str(cell.value).split())
                at[sheet.title, cell.coordinate] = offset
                lines.append(line)
                cells.append(f"{sheet.title}!{cell.coordinate}")
                offset += len(line) + 1
        self.source = Source(name, "\n".join(lines), tuple(cells))
        self._lengths = dict(zip(cells, map(len, lines), strict=True))
        self._at = at
        self._sheets: dict[str, Worksheet] = {}
        for role, sheet in found:
            if role in self._sheets:
                message = f"`{self._sheets[role].title}` and `{sheet.title}` are copies of the same sheet"
                self.problems.append(
                    Problem("duplicate-id", message, self._span(sheet["A1"]), "remove one of them")
                )
            else:
                self._sheets[role] = sheet

    def __contains__(self, role: str) -> bool:
        """Whether there is a sheet of that role."""
        return role in self._sheets

    def rows(self, role: str) -> Iterator[Row]:
        """The rows of a sheet that hold anything, below the keys and the headings."""
        sheet = self._sheets.get(role)
        if sheet is None:
            return
        keys = {cell.column: str(cell.value) for cell in sheet[1] if cell.value is not None}
        keys[1] = KEY
        headed = role not in {ABOUT, "visit"}
        for row in sheet.iter_rows(min_row=3 if headed else 2):
            places = {
                keys.get(cell.column, cell.coordinate if not headed else f"beside:{cell.column}"): cell
                for cell in row
                if cell.value is not None and cell.value != ""
            }
            if places:
                yield Row(sheet.title, {key: Place(cell, self._span(cell)) for key, cell in places.items()})

    def value(self, place: Place, turned: Callable[[Scalar], Scalar]) -> Entry | None:
        """What a cell holds, turned into what is wanted; None where that is nothing, or wrong."""
        try:
            value = held(place.cell)
            made = None if value is None else turned(value)
        except ValueError as error:
            hint = "write the value itself" if place.cell.data_type == "f" else "write it anew"
            self.problems.append(Problem("wrong-kind", str(error), place.span, hint))
            return None
        return None if made is None else Entry(made, place.span, place.span)

    def start(self, role: str) -> Span:
        """The first cell of a sheet, or of the workbook where there is no such sheet."""
        sheet = self._sheets.get(role)
        return self._span(sheet["A1"]) if sheet is not None else Span(self.source, 0, 0)

    def _span(self, cell: Cell) -> Span:
        title = cell.parent.title
        start = self._at[title, cell.coordinate]
        return Span(self.source, start, start + self._lengths[f"{title}!{cell.coordinate}"])


def _role(sheet: Worksheet) -> str | None:
    mark = sheet["A1"].value
    return mark.removeprefix(MARK) if isinstance(mark, str) and mark.startswith(MARK) else None


def _filled(sheet: Worksheet) -> Iterator[Cell]:
    for row in sheet.iter_rows():
        yield from (cell for cell in row if cell.value is not None and cell.value != "")
