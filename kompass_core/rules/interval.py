"""Interval: a value as far as it is known, and exact arithmetic with it.

A known value is an interval of one point. An end is open where the value can come as near to it
as one likes but not reach it: a figure printed as 2,3 lies in [2.25, 2.35). The arithmetic is
sound (the true value is always inside) and, where a rule names each unknown once, tight.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.rules import limits

if TYPE_CHECKING:
    from collections.abc import Iterable


class TooLong(ArithmeticError):  # noqa: N818 - a figure is too long, which is no error of the arithmetic
    """A figure has more digits than anything that was measured."""


@frozen
class Interval:
    """All values from `low` to `high`, without an end that is open."""

    low: Fraction
    high: Fraction
    low_open: bool = False
    high_open: bool = False

    @property
    def known(self) -> bool:
        """Whether it is one value."""
        return self.low == self.high

    @property
    def low_end(self) -> tuple[Fraction, int]:
        """The low end such that ends compare: an open one lies a little above its value."""
        return self.low, int(self.low_open)

    @property
    def high_end(self) -> tuple[Fraction, int]:
        """The high end such that ends compare: an open one lies a little below its value."""
        return self.high, -int(self.high_open)


def exactly(value: Fraction | int) -> Interval:
    """A known value."""
    exact = Fraction(value)
    return Interval(exact, exact)


def between(low: tuple[Fraction, int], high: tuple[Fraction, int]) -> Interval:
    """The interval of a low end and a high end, as `low_end` and `high_end` give them."""
    return Interval(low[0], high[0], low[1] > 0, high[1] < 0)


def short(value: Fraction) -> Fraction:
    """The value itself.

    Raises:
        TooLong: it has more digits than the limits allow; rules that square and square again would
            otherwise fill any memory.
    """
    if value.numerator.bit_length() > limits.BITS or value.denominator.bit_length() > limits.BITS:
        message = "the figure has too many digits"
        raise TooLong(message)
    return value


def add(left: Interval, right: Interval) -> Interval:
    """Left plus right; raises TooLong."""
    if left.known and right.known:
        return exactly(short(left.low + right.low))
    return Interval(
        short(left.low + right.low),
        short(left.high + right.high),
        left.low_open or right.low_open,
        left.high_open or right.high_open,
    )


def negate(value: Interval) -> Interval:
    """Minus the value."""
    return Interval(-value.high, -value.low, value.high_open, value.low_open)


def multiply(left: Interval, right: Interval) -> Interval:
    """Left times right; raises TooLong."""
    if left.known and right.known:
        return exactly(short(left.low * right.low))
    products = [
        (short(a * b), (a_open and b != 0) or (b_open and a != 0) or (a_open and b_open))
        for a, a_open in ((left.low, left.low_open), (left.high, left.high_open))
        for b, b_open in ((right.low, right.low_open), (right.high, right.high_open))
    ]
    low = min((value, int(is_open)) for value, is_open in products)
    high = max((value, -int(is_open)) for value, is_open in products)
    return between(low, high)


def divide(left: Interval, right: Interval) -> Interval:
    """Left by right.

    Raises:
        ZeroDivisionError: the divisor is zero, or can be as near to it as one likes.
        TooLong: the quotient has too many digits.
    """
    if right.low <= 0 <= right.high:
        raise ZeroDivisionError
    inverse = Interval(1 / right.high, 1 / right.low, right.high_open, right.low_open)
    return multiply(left, inverse)


def least(values: Iterable[Interval]) -> Interval:
    """The smallest of the values."""
    listed = list(values)
    low, high = min(v.low_end for v in listed), min(v.high_end for v in listed)
    return between(low, high)


def greatest(values: Iterable[Interval]) -> Interval:
    """The largest of the values."""
    listed = list(values)
    low, high = max(v.low_end for v in listed), max(v.high_end for v in listed)
    return between(low, high)


def hull(left: Interval, right: Interval) -> Interval:
    """Everything from the lower low end to the higher high end."""
    return between(min(left.low_end, right.low_end), max(left.high_end, right.high_end))


def meet(left: Interval, right: Interval) -> Interval | None:
    """What lies in both; None where nothing does."""
    low, high = max(left.low_end, right.low_end), min(left.high_end, right.high_end)
    return between(low, high) if low <= high else None


def compare(operator: str, left: Interval, right: Interval) -> bool | None:
    """Whether the comparison holds; None where it depends on what is not known."""
    match operator:
        case "<":
            return _less(left, right)
        case ">":
            return _less(right, left)
        case "<=":
            return _not(_less(right, left))
        case ">=":
            return _not(_less(left, right))
        case "=":
            return _equal(left, right)
        case "!=":
            return _not(_equal(left, right))
    message = f"no comparison is written {operator}"
    raise ValueError(message)


def _not(value: bool | None) -> bool | None:  # noqa: FBT001 - a truth is what it is about
    return None if value is None else not value


def _less(left: Interval, right: Interval) -> bool | None:
    if left.high_end < right.low_end:
        return True
    return False if left.low_end >= right.high_end else None


def _equal(left: Interval, right: Interval) -> bool | None:
    if meet(left, right) is None:
        return False
    return True if left.known and right.known else None
