"""Exact: the number that somebody wrote, to the last digit.

A binary float never comes into being: what is written as 2.3 is 23/10. An exponent costs a few
characters and can ask for gigabytes, so the length is judged before the number is made.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from kompass_core.problems import KompassError, Problem
from kompass_core.stages.reading.limits import LONGEST, too_long

if TYPE_CHECKING:
    from kompass_core.problems import Span

DECIMAL = re.compile(r"[+-]?([0-9_]+(?:\.[0-9_]+)?)(?:[eE]([+-]?[0-9_]+))?")


def exact(written: str, place: Span) -> Fraction:
    """The number written with a decimal point or an exponent, as TOML and JSON have it.

    Raises KompassError where it is infinite, not a number, or longer than we count with.
    """
    match = DECIMAL.fullmatch(written)
    if match is None:
        message = f"`{written}` is not a number that can be counted with"
        raise KompassError([Problem("number-limit", message, place, "write a number, or leave the line out")])
    mantissa, exponent = match.groups()
    if _digits(mantissa) > LONGEST or (exponent and _shift(exponent) + _digits(mantissa) > LONGEST):
        raise KompassError([too_long(place)])
    return Fraction(written.replace("_", ""))


def whole(value: int, place: Span) -> int:
    """The whole number that stands at the place; raises KompassError where it is too long."""
    if place.end - place.start > LONGEST and _digits(place.text) > LONGEST:
        raise KompassError([too_long(place)])
    return value


def _digits(written: str) -> int:
    return len(written.lstrip("+-").replace("_", "").replace(".", ""))


def _shift(exponent: str) -> int:
    digits = exponent.lstrip("+-").replace("_", "").lstrip("0")
    return int(digits or "0") if len(digits) <= len(str(LONGEST)) else LONGEST + 1
