"""Tables: a table to tables of a document, with a head that comes again on each page.

Where it is too wide for small letters it is parted, and each part begins with the columns that say what its
lines are of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from kompass_core.extending import Figure
from kompass_word.fields import element
from kompass_word.styles import INK, LINE, SMALL, TABLE
from kompass_word.text import in_style, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document as Docx
    from docx.table import Table as Made
    from docx.table import _Cell, _Row

    from kompass_core.extending import Cell, Row, Table

ROOM: Final = 88
TIGHT: Final = 112
"""Letters that a line of a table has room for, and one in small letters."""

GAP: Final = 3
"""Letters' room between columns."""

WORD: Final = 13
"""Letters of a heading that is not broken for the sake of what stands below it."""

BOLD: Final = 5
"""Quarters of a letter that one of a heading takes."""

FEW: Final = 15
"""Rows of a table that stays on one page."""

RUNNING: Final = 24
"""Letters that a column of running text has at least."""


def tables(table: Table, place: Docx | _Cell) -> None:
    """Add the table at a place, in as many parts as it has to have."""
    needs = [_need(table, number) for number in range(len(table.columns))]
    room = ROOM if sum(needs) <= ROOM else TIGHT
    first = next((number for number, one in enumerate(table.columns) if one.align == "right"), 0)
    for part in _parted(needs, first, room):
        _add(table, part, needs, place, small=room == TIGHT)


def grid(place: Docx | _Cell, rows: int, columns: int, style: str) -> Made:
    """A table without anything in it, in a style."""
    made: Made = place.add_table(rows, columns)
    made.style = style
    return made


def _need(table: Table, place: int) -> int:
    """Letters' room that a column takes at least."""
    word = max(map(len, table.columns[place].heading.split()), default=0)
    return min(RUNNING, max(_longest(table, place), min(word, WORD) * BOLD // 4)) + GAP


def _longest(table: Table, place: int) -> int:
    return max((len(_text(row.cells[place])) for row in table.rows), default=0)


def _parted(needs: Sequence[int], first: int, room: int) -> Iterator[tuple[int, ...]]:
    """The columns of each part: those before `first`, and as many of the others as there is room for."""
    names = tuple(range(first))
    left = room - sum(needs[place] for place in names)
    part: list[int] = []
    for place in range(first, len(needs)):
        if part and sum(needs[one] for one in part) + needs[place] > left:
            yield (*names, *part)
            part = []
        part.append(place)
    yield (*names, *part)


def _add(
    table: Table,
    places: Sequence[int],
    needs: Sequence[int],
    place: Docx | _Cell,
    *,
    small: bool,
) -> None:
    made = grid(place, len(table.rows) + 1, len(places), SMALL if small else TABLE)
    made.autofit = False
    widths = _widths(table, places, needs)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    about = made._tbl.tblPr  # noqa: SLF001 - there is no other way to what is told of a table
    if table.caption:
        about.append(element("tblCaption", val=shown(table.caption)))
    style = "Table Text Small" if small else "Table Text"
    for number, line in enumerate(made.rows):
        row = table.rows[number - 1] if number else None
        texts = [_text(row.cells[one]) if row else table.columns[one].heading for one in places]
        kept = number == 0 or _kept(table.rows, number - 1)
        for cell, text, one, width in zip(line.cells, texts, places, widths, strict=True):
            cell.width = width
            if number == 0:
                cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
            paragraph = in_style(cell.paragraphs[0], style)
            paragraph.paragraph_format.keep_with_next = kept or None
            if table.columns[one].align == "right":
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            run = paragraph.add_run(shown(text))
            run.bold = True if row is None or row.kind != "line" else None
            if row is not None and row.kind == "total":
                _ruled(cell)
        _lined(line, head=number == 0)
    after = place.add_paragraph()
    after.paragraph_format.space_after = Pt(4)


def _widths(table: Table, places: Sequence[int], needs: Sequence[int]) -> list[int]:
    """The widths of the columns; what is left over goes to those of running text."""
    most = [_longest(table, place) for place in places]
    running = [place for place, number in zip(places, most, strict=True) if number > RUNNING - GAP]
    wide = running or [next((one for one in places if table.columns[one].align == "left"), places[0])]
    unit = LINE / max(ROOM, sum(needs[place] for place in places))
    spare = LINE - unit * sum(needs[place] for place in places)
    return [int(unit * needs[place] + (spare / len(wide) if place in wide else 0)) for place in places]


def _kept(rows: Sequence[Row], number: int) -> bool:
    """Whether a row stays with the next one: all of a small table, a group, and the line before the total."""
    following = rows[number + 1] if number + 1 < len(rows) else None
    if following is None:
        return False
    return len(rows) <= FEW or rows[number].kind == "group" or following.kind == "total"


def _lined(line: _Row, *, head: bool) -> None:
    """A row that is not parted; the head of the table comes again on each page."""
    about = line._tr.get_or_add_trPr()  # noqa: SLF001 - there is no other way to what a row does
    about.append(element("cantSplit"))
    if head:
        about.append(element("tblHeader"))


def _ruled(cell: _Cell) -> None:
    borders = element("tcBorders")
    borders.append(element("top", val="single", sz="4", space="0", color=INK))
    cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001 - there is no other way to a line


def _text(cell: Cell) -> str:
    return cell.printed if isinstance(cell, Figure) else cell
