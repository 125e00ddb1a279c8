"""Columns: a table to the width of each of its columns, such that it fits on a line.

Figures stay whole; titles are wrapped. Where everything fits, nothing is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.extending import Figure
from kompass_text.wrap import longest_word, width

if TYPE_CHECKING:
    from kompass_core.extending import Cell, Table

GAP = 2
"""Columns of space between two columns of a table."""

NARROW = 16
"""A column of titles may become as narrow as this, even if a word has to be cut."""

READABLE = 40
"""So wide a column of titles may be, before the headings of figures get a line."""


def widths(table: Table, most: int) -> list[int]:
    """The width of each column, all of them with their gaps at most so wide, if that is possible."""
    cells = [
        [column.heading, *(printed(row.cells[place]) for row in table.rows)]
        for place, column in enumerate(table.columns)
    ]
    wanted = [max(1, *map(width, listed)) for listed in cells]
    room = most - GAP * (len(wanted) - 1)
    if sum(wanted) <= room:
        return wanted
    least = [max(1, *map(longest_word, listed)) for listed in cells]
    for place, column in enumerate(table.columns):
        if column.align == "left":
            least[place] = min(least[place], NARROW)
    if sum(least) > room:
        return _squeezed(least, room)
    left = [place for place, column in enumerate(table.columns) if column.align == "left"]
    # Headings of figures are wrapped all or none, and rather than titles are made hard to read.
    whole = [least[place] if place in left else size for place, size in enumerate(wanted)]
    readable = sum(max(0, min(wanted[place], READABLE) - least[place]) for place in left)
    return _filled(whole if sum(whole) + readable <= room else least, wanted, left, room)


def _filled(given: list[int], wanted: list[int], places: list[int], room: int) -> list[int]:
    """Widths in which these columns have what they want, as far as there is room, the narrowest first."""
    made = list(given)
    waiting = sorted(places, key=lambda place: wanted[place] - made[place])
    while waiting:
        place = waiting.pop(0)
        spare = (room - sum(made)) // (len(waiting) + 1)
        made[place] += min(wanted[place] - made[place], spare)
    return made


def _squeezed(least: list[int], room: int) -> list[int]:
    """Widths that fit although words have to be cut, the widest columns giving way first."""
    made = list(least)
    while sum(made) > room and max(made) > 1:
        widest = max(range(len(made)), key=made.__getitem__)
        others = sorted(made)[-2] if len(made) > 1 else 1
        made[widest] = max(1, others - 1, made[widest] - (sum(made) - room))
    return made


def printed(cell: Cell) -> str:
    """What is printed of a cell."""
    return cell.printed if isinstance(cell, Figure) else cell
