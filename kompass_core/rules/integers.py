"""Integers: rounding a quotient of two integers to a whole one, for generated code.

Each is the counterpart of a mode in `rounding`; the divisor is above zero.
"""

from __future__ import annotations


def half_up(number: int, divisor: int) -> int:
    """The nearest whole number, a tie away from zero."""
    if number < 0:
        return -((2 * -number + divisor) // (2 * divisor))
    return (2 * number + divisor) // (2 * divisor)


def half_down(number: int, divisor: int) -> int:
    """The nearest whole number, a tie towards zero."""
    if number < 0:
        return -half_down(-number, divisor)
    return -((divisor - 2 * number) // (2 * divisor))


def half_even(number: int, divisor: int) -> int:
    """The nearest whole number, a tie to the even one."""
    whole, rest = divmod(number, divisor)
    return whole + (2 * rest > divisor or (2 * rest == divisor and whole % 2 == 1))


def down(number: int, divisor: int) -> int:
    """The whole number next to it on the side of zero."""
    return number // divisor if number >= 0 else -(-number // divisor)
