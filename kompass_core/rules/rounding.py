"""Rounding: an exact value to so many decimals, in a named mode, once.

`half-up` is what people do with a pocket calculator: a tie goes away from zero.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kompass_core.rules.interval import Interval

if TYPE_CHECKING:
    from kompass_core.rules.typed import Rounding


def rounded(value: Fraction, decimals: int, mode: Rounding, beside: int = 0) -> Fraction:
    """The value rounded to so many decimals.

    `beside` is -1 or 1 for a value just below or above `value`, as the open end of an
    interval is; it decides what would be a tie.
    """
    scaled = abs(value) * 10**decimals
    negative = value < 0 or (value == 0 and beside < 0)
    outward = -beside if negative else beside
    whole, rest = divmod(scaled, 1)
    if rest == 0 and outward < 0:
        whole, rest = whole - 1, Fraction(1)
    doubled = 2 * rest + Fraction(outward, 2) * (2 * rest == 1)
    up = {
        "half-up": doubled >= 1,
        "half-down": doubled > 1,
        "half-even": doubled > 1 or (doubled == 1 and whole % 2 == 1),
        "down": False,
    }[mode]
    magnitude = Fraction(whole + int(up), 10**decimals)
    return -magnitude if negative else magnitude


def rounded_interval(value: Interval, decimals: int, mode: Rounding) -> Interval:
    """What a value that lies in the interval can round to; rounding never changes the order."""
    return Interval(
        rounded(value.low, decimals, mode, int(value.low_open)),
        rounded(value.high, decimals, mode, -int(value.high_open)),
    )


def unrounded(figure: Fraction, decimals: int, mode: Rounding) -> Interval:
    """What a value of at least zero may have been that is printed as `figure` with so many decimals."""
    half = Fraction(1, 2 * 10**decimals)
    low, high = max(Fraction(0), figure - half), figure + half
    above_zero = figure > 0
    match mode:
        case "half-up":
            return Interval(low, high, high_open=True)
        case "half-down":
            return Interval(low, high, low_open=above_zero)
        case "half-even":
            odd = figure * 10**decimals % 2 == 1
            return Interval(low, high, low_open=odd, high_open=odd)
        case "down":
            return Interval(figure, figure + 2 * half, high_open=True)
