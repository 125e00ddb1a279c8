"""Heights: how high the rows of a sheet are, so that all text in them is seen in any program.

Not every program makes rows as high as their text when it opens a workbook, so it is worked out here.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final

from kompass_core.extending import Figure
from kompass_excel.layout import Placed, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kompass_excel.layout import Style, Thing

LINE: Final = 15.0
"""Points of a line of ordinary letters."""

HIGHEST: Final = 409.0
"""Points that a row can be high."""

LETTERS: Final = 1.18
BOLD: Final = 0.9
"""Letters for each digit that a column is wide, as most are narrower; and how many fewer bold ones are."""

TALL: Final[Mapping[Style, float]] = {"title": 24.0, "heading": 18.0}
"""Points of lines of larger letters."""

FLOWING: Final = {"text", "bullet", "boxed", "listed"}
"""What goes on in the next line; the rest runs on over empty cells."""


def heights(things: Sequence[Thing], widths: Mapping[int, float]) -> dict[int, float]:
    """Points of every row that is not of one ordinary line."""
    found: dict[int, float] = {}
    for thing in things:
        if isinstance(thing, Text):
            needs = iter([(thing.at.row, _text(thing, widths))])
        elif isinstance(thing, Placed):
            needs = _rows(thing, widths)
        else:
            continue
        for row, points in needs:
            found[row] = max(found.get(row, LINE), min(HIGHEST, points))
    return {row: points for row, points in found.items() if points != LINE}


def _text(text: Text, widths: Mapping[int, float]) -> float:
    if text.style not in FLOWING:
        return TALL.get(text.style, LINE)
    room = widths[text.at.column] - 4 * (text.style in {"bullet", "listed"})
    return LINE * _lines(text.text, room * (BOLD if text.style == "boxed" else 1))


def _rows(placed: Placed, widths: Mapping[int, float]) -> Iterator[tuple[int, float]]:
    """The row of headings, and each line of a table."""
    grid = placed.grid
    rooms = [widths[placed.at.column + number] for number in range(len(grid.columns))]
    heads = (
        _lines(column.heading, (room - 2) * BOLD) for column, room in zip(grid.columns, rooms, strict=True)
    )
    yield placed.at.row, LINE * max(heads) + 3
    for number, line in enumerate(grid.lines):
        count = 1
        for place, (cell, room) in enumerate(zip(line.cells, rooms, strict=True)):
            if not isinstance(cell, Figure | float) and grid.columns[place].align == "left":
                count = max(count, _lines(cell, (room - 2 * line.depth) * (BOLD if line.total else 1)))
        yield placed.cell(number, 0).row, LINE * count


def _lines(text: str, room: float) -> int:
    return max(1, len(wrap(text, max(4, int(room * LETTERS)))))
