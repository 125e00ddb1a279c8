"""Dots: the figures of a label to marks on a line, the first of which is what the others are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from kompass_core.extending import Figure

MARKS = "○●◆■▲"
"""Of the series in their order; there are no more lines in a terminal that anybody could tell apart."""
BOTH, LINE, PERHAPS = "◉", "─", "╌"


def dots(figures: Sequence[Figure | None], low: Fraction, high: Fraction, size: int) -> str:
    """The marks in so many columns, where `low` to `high` is all that has to fit."""

    def place(value: Fraction) -> int:
        return round((value - low) * (size - 1) / (high - low)) if high > low else size // 2

    cells = [" "] * size
    known = [(mark, one) for mark, one in zip(MARKS, figures, strict=False) if one is not None]
    if known:
        first, last = min(place(one.low) for _, one in known), max(place(one.high) for _, one in known)
        cells[first : last + 1] = LINE * (last + 1 - first)
    for _, one in known:
        start, end = place(one.low), place(one.high)
        cells[start : end + 1] = PERHAPS * (end + 1 - start)
    for mark, one in known:
        for value in dict.fromkeys((one.low, one.high)):
            there = cells[place(value)]
            cells[place(value)] = BOTH if there in MARKS and there != mark else mark
    return "".join(cells)
