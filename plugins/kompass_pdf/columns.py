"""Columns: a table to columns that fit a page: how wide each is, how large its letters, what stands where.

Widths are in ems, the size of a letter. Where a table is too wide for the smallest letters it is parted, and
each part begins with the columns that say what its lines are of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from kompass_core.extending import Figure
from kompass_pdf.breaks import breakable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.extending import Cell, Row, Table

PAGE: Final = 453.0
"""Points that a line of the page is wide: 160 mm."""

SIZES: Final = (9.5, 8.5, 7.5)
"""Points of letters that are tried one after the other."""

LETTER: Final = 0.52
BOLD: Final = 0.6
GAP: Final = 1.4
"""Ems of a letter as wide as most, of one in a heading, and of the space between columns."""

HEADING: Final = 13
"""Letters of a heading that is not broken for the sake of the figures below it."""

LONGEST: Final = 200
"""Letters of a heading that still comes again on each page."""

FEW: Final = 15
LITTLE: Final = 1500
"""Rows, and letters in them, of a table that is not parted by the end of a page."""

RUNNING: Final = 12.0
"""Ems that a column of running text needs at least."""

_PARTS: Final = re.compile(r"(.*?\d)(?:([.,])(\d+))?(\D*)", re.DOTALL)


def laid_out(table: Table) -> list[dict[str, Any]]:
    """The parts of a table, for the template; one, unless it is wider than the page."""
    if not table.columns:
        return []
    needs = [_need(table, place) for place in range(len(table.columns))]
    size = next((size for size in SIZES if sum(needs) <= PAGE / size), SIZES[-1])
    first = next((place for place, one in enumerate(table.columns) if one.align == "right"), 0)
    return [_part(table, places, needs, size) for places in _parted(needs, first, PAGE / size)]


def _need(table: Table, place: int) -> float:
    """Ems that a column takes at least."""
    if _runs(table, place):
        return RUNNING
    longest = max((len(_text(row.cells[place])) for row in table.rows), default=0)
    return max(LETTER * longest, BOLD * min(_word(table.columns[place].heading), HEADING)) + GAP


def _runs(table: Table, place: int) -> bool:
    """Whether a column holds running text, which may take several lines."""
    most = max((len(_text(row.cells[place])) for row in table.rows), default=0)
    return most > (HEADING if table.columns[place].align == "left" else 2 * HEADING)


def _parted(needs: Sequence[float], first: int, room: float) -> Iterator[tuple[int, ...]]:
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


def _part(table: Table, places: Sequence[int], needs: Sequence[float], size: float) -> dict[str, Any]:
    columns = [table.columns[place] for place in places]
    runs = [_runs(table, place) for place in places]
    if not any(runs):
        runs[next((number for number, one in enumerate(columns) if one.align == "left"), 0)] = True
    most = {place: max((len(_text(row.cells[place])) for row in table.rows), default=1) for place in places}
    pads = {place: _pads(table.rows, place) for place in places if table.columns[place].align == "right"}
    return {
        "size": size,
        "widths": [
            {"share": min(60, max(12, most[place]))} if running else {"ems": needs[place]}
            for place, running in zip(places, runs, strict=True)
        ],
        "whole": len(table.rows) <= FEW
        and sum(len(_text(cell)) for row in table.rows for cell in row.cells) <= LITTLE,
        "repeats": max(len(column.heading) for column in columns) <= LONGEST,
        "aligns": [column.align for column in columns],
        "headings": [
            {"text": breakable(column.heading), "long": _word(column.heading) > HEADING} for column in columns
        ],
        "rows": [
            {
                "kind": row.kind,
                "cells": [
                    {"text": breakable(_minus(row.cells[place])), "pad": pads.get(place, {}).get(number, "")}
                    for place in places
                ],
            }
            for number, row in enumerate(table.rows)
        ],
    }


def _word(heading: str) -> int:
    """Letters of the longest word of a heading."""
    return max(map(len, heading.split()), default=0)


def _text(cell: Cell) -> str:
    return cell.printed if isinstance(cell, Figure) else cell


def _minus(cell: Cell) -> str:
    """What stands in a cell; a figure below zero has a minus, where some write a hyphen."""
    return re.sub(r"^-(?=\d)", "\N{MINUS SIGN}", cell.printed) if isinstance(cell, Figure) else cell


def _pads(rows: Sequence[Row], place: int) -> dict[int, str]:
    """What each figure of a column lacks after its last digit: decimal signs stand below each other."""
    tails = {
        number: _tail(cell)
        for number, row in enumerate(rows)
        for cell in [row.cells[place]]
        if isinstance(cell, Figure)
    }
    longest = max(tails.values(), key=len, default="")
    return {number: longest[len(tail) :] for number, tail in tails.items() if longest.startswith(tail[:1])}


def _tail(figure: Figure) -> str:
    """The decimals of a figure with their sign."""
    found = _PARTS.fullmatch(figure.printed)
    if found is None or found[2] is None:
        return ""
    # Three digits after a sign are thousands, where there are thousands.
    grouped = len(found[3]) == 3 and max(abs(figure.low), abs(figure.high)) >= 1000  # noqa: PLR2004 - digits of thousands
    return "" if grouped else found[2] + found[3]
