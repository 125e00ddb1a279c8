"""Bars: a figure to a bar of block characters, from zero to the left or to the right."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kompass_core.extending import Figure

FULL, PERHAPS, AXIS = "█", "░", "│"
EIGHTHS = " ▏▎▍▌▋▊▉"


def bar(figure: Figure | None, low: Fraction, high: Fraction, size: int) -> str:
    """The bar, in so many columns, where `low` to `high` (zero among them) is all that has to fit.

    What a figure is at least is full, what it may be besides is light.
    """
    span = high - low
    unit = (size - (low < 0)) / span if span else span
    below = 0 if low == 0 else min(max(1, round(-low * unit)), size - 1 - (high > 0))
    above = size - below - bool(below)
    left, right = " " * below, " " * above
    if figure is not None and figure.high > 0:
        right = _rising(max(figure.low, 0 * low) * unit, min(figure.high * unit, Fraction(above))).ljust(
            above
        )
    if figure is not None and figure.low < 0:
        left = _falling(-min(figure.high, 0 * low) * unit, min(-figure.low * unit, Fraction(below))).rjust(
            below
        )
    return left + (AXIS if below else "") + right


def _rising(sure: Fraction, may: Fraction) -> str:
    if sure >= may:
        cells, rest = divmod(max(1, round(may * 8)), 8)
        return FULL * cells + (EIGHTHS[rest] if rest else "")
    full, perhaps = _parted(sure, may)
    return FULL * full + PERHAPS * perhaps


def _falling(sure: Fraction, may: Fraction) -> str:
    if sure >= may:
        return FULL * max(1, round(may))
    full, perhaps = _parted(sure, may)
    return PERHAPS * perhaps + FULL * full


def _parted(sure: Fraction, may: Fraction) -> tuple[int, int]:
    """The columns of what is sure and of what may be besides, which has one at least."""
    end = max(1, round(may))
    full = min(round(sure), end - 1)
    return full, end - full
