"""Columns: rows of cells to lines that are at most so wide, each column as wide as it has to be.

The last column takes what is left; a cell that is wider than its column goes on below.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final

from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GAP: Final = "  "
NARROW: Final = 20
"""So wide a column is at most that is not the last."""


def columns(headings: Sequence[str], rows: Sequence[Sequence[str]], most: int) -> Iterator[str]:
    """A line of headings, one under it, and the rows, on as many lines as they take."""
    shown = [[plain(cell) for cell in row] for row in rows]
    widths = [
        min(NARROW, max(len(row[place]) for row in (headings, *shown))) for place in range(len(headings) - 1)
    ]
    left = most - sum(widths) - len(GAP) * len(widths)
    widths.append(min(max(NARROW, left), max(len(row[-1]) for row in (headings, *shown))))
    yield from _lines(headings, widths)
    yield GAP.join("-" * width for width in widths)
    for row in shown:
        yield from _lines(row, widths)


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    cells = [
        [cell] if len(cell) <= width else wrap(cell, width) or [""]
        for cell, width in zip(row, widths, strict=True)
    ]
    for number in range(max(map(len, cells))):
        parts = [cell[number] if number < len(cell) else "" for cell in cells]
        yield GAP.join(f"{part:{width}}" for part, width in zip(parts, widths, strict=True)).rstrip()
