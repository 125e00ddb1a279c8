"""Paper: a sheet to how wide its columns are, how it is printed, and what stays in sight when scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kompass_core.extending import Figure
from kompass_excel.layout import Drawing, Placed, Text
from kompass_excel.text import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsxwriter.worksheet import Worksheet

    from kompass_excel.grid import GridCell
    from kompass_excel.layout import Thing

A4: Final = 9
PORTRAIT: Final = 110.0
"""Characters of a line that can still be read when it is as wide as a page held upright."""

READING, TITLES = 100.0, 58.0
"""Characters of the second column: where it has running text, and where there are tables beside it."""

NEAR: Final = 6
"""Rows above the lines of a table that may stay in sight without taking up the window."""

NUMBER: Final = "{:.1f}"

LETTERS: Final = '&9&"Calibri,Regular"'
"""Of headers and footers. The size stands first, so that no digit of a text comes right after it."""

HEADER: Final = 50
"""Characters of each of two texts of a header, which has 255 in all."""


def widths(things: Sequence[Thing]) -> dict[int, float]:
    """Characters that each column is wide."""
    found: dict[int, float] = {0: 3.0, 1: 12.0}
    placed = [thing for thing in things if isinstance(thing, Placed)]
    texts = [thing for thing in things if isinstance(thing, Text) and thing.at.column == 1]
    if texts:
        found[1] = READING if not placed else TITLES
    for one in placed:
        for number, column in enumerate(one.grid.columns):
            at = one.at.column + number
            cells = [len(_shown(line.cells[number])) + 2 * line.depth for line in one.grid.lines]
            longest, word = max(cells, default=0), max(map(len, column.heading.split()), default=0)
            most = TITLES if at == 1 or column.align == "left" else 26.0
            least = max(6.0, min(most, max(longest, word) + 3.0))
            found[at] = max(found.get(at, 8.0), least)
    return found


def _shown(cell: GridCell) -> str:
    match cell:
        case Figure():
            return cell.printed
        case float():
            return NUMBER.format(cell)
        case _:
            return cell


def printed(worksheet: Worksheet, things: Sequence[Thing], title: str, name: str) -> None:
    """A4, as wide as the page, with the title above each page and its number below."""
    wide = sum(widths(things).values())
    worksheet.set_paper(A4)
    (worksheet.set_portrait if wide <= PORTRAIT else worksheet.set_landscape)()
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    worksheet.set_header(f"&L{LETTERS}{_escaped(title)}&R{LETTERS}{_escaped(name)}")
    worksheet.set_footer(f"&C{LETTERS}&P / &N")
    worksheet.hide_gridlines(2)
    rows = list(_repeated(things))
    if rows:
        worksheet.repeat_rows(*rows)


def _escaped(text: str) -> str:
    """Text of a header, so short that all of it fits though an ampersand is written twice."""
    return short(text, HEADER).replace("&", "&&")


def _repeated(things: Sequence[Thing]) -> Iterator[int]:
    """The row of headings, if there is one table on the sheet."""
    placed = [thing for thing in things if isinstance(thing, Placed)]
    if len(placed) == 1:
        yield placed[0].at.row


def frozen(worksheet: Worksheet, things: Sequence[Thing]) -> None:
    """The headings and titles of a table stay in sight; where there are several, the title of the sheet."""
    placed = [thing for thing in things if isinstance(thing, Placed)]
    if not placed:
        return
    if len(placed) > 1 or any(isinstance(thing, Drawing) for thing in things) or placed[0].at.row > NEAR:
        worksheet.freeze_panes(1, 0)
        return
    first = next((n for n, one in enumerate(placed[0].grid.columns) if one.align == "right"), 0)
    worksheet.freeze_panes(placed[0].at.row + 1, placed[0].at.column + first if first else 0)
