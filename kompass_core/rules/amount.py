"""Amount: an exact number as expressions on whole numbers: one above, and below it parts of one or another.

How many parts of one a number has is worked out beforehand from the rules, so that adding is adding whole
numbers. Only where it depends on what is in a column (a quotient by something measured) is there a
`bottom`, above zero wherever the number is asked for.
"""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from math import gcd, lcm
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from kompass_core.rules.making import compared, extreme, floor, linear, pick, times
from kompass_core.rules.whole import Int

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.rules.typed import Rounding
    from kompass_core.rules.whole import Number, Truth

ONE: Number = Int(1)


class Unsettled(Exception):  # noqa: N818 - no error in a rule, which other evaluators can do
    """A rule asks for what columns cannot say: the message is why."""


@frozen(cache_hash=True)
class Amount:
    """The number `top / (scale * bottom)`; the scale is above zero."""

    top: Number
    scale: int
    bottom: Number = ONE

    @property
    def constant(self) -> Fraction | None:
        """Its value where that is known beforehand."""
        if isinstance(self.top, Int) and isinstance(self.bottom, Int):
            return Fraction(self.top.value, self.scale * self.bottom.value)
        return None

    @property
    def never_negative(self) -> bool:
        """Whether it is proven to be at least zero."""
        return self.top.low >= 0


def amount(value: Fraction | int) -> Amount:
    """A number known beforehand."""
    exact = Fraction(value)
    return Amount(Int(exact.numerator), exact.denominator)


def aligned(amounts: Sequence[Amount]) -> tuple[list[Number], int, Number]:
    """What stands above in numbers of one scale and one bottom, with these."""
    scale = lcm(*(one.scale for one in amounts))
    bottoms = [one for one in dict.fromkeys(one.bottom for one in amounts) if one != ONE]
    tops = []
    for one in amounts:
        top = one.top
        for bottom in bottoms:
            top = top if bottom == one.bottom else times(top, bottom)
        tops.append(linear([(scale // one.scale, top)]))
    return tops, scale, reduce(times, bottoms, ONE)


def added(amounts: Sequence[Amount], signs: Sequence[Literal[1, -1]]) -> Amount:
    """The sum of all, each with its sign."""
    if not amounts:
        return amount(0)
    tops, scale, bottom = aligned(amounts)
    return reduced(Amount(linear(zip(signs, tops, strict=True)), scale, bottom))


def multiplied(left: Amount, right: Amount) -> Amount:
    """The product."""
    bottom = times(left.bottom, right.bottom)
    return reduced(Amount(times(left.top, right.top), left.scale * right.scale, bottom))


def inverse(value: Amount) -> Amount:
    """One by what is not zero wherever it is asked for."""
    constant = value.constant
    if constant is not None:
        return amount(1 / constant if constant else 0)
    opposite = linear([(-1, value.top)])
    above = linear([(value.scale, value.bottom)])
    sign = compared("<", value.top, Int(0))
    top = pick(sign, linear([(-1, above)]), above)
    return Amount(
        top, 1, extreme("max", [pick(sign, opposite, value.top), ONE])
    )  # where it is zero, nobody asks


def reduced(value: Amount) -> Amount:
    """The number with no larger factors above and below than needed."""
    match value.top:
        case Int(0):
            return amount(0)
        case Int(number):
            shared = gcd(number, value.scale)
            return Amount(Int(number // shared), value.scale // shared, value.bottom)
        case top if factors := _factors(top):
            shared = gcd(*factors, value.scale)
            if shared == 1:
                return value
            terms = [(factor // shared, term) for factor, term in _terms(top)]
            return Amount(linear(terms, _constant(top) // shared), value.scale // shared, value.bottom)
    return value


def _factors(top: Number) -> list[int]:
    return [*(factor for factor, _ in _terms(top)), *filter(None, [_constant(top)])]


def _terms(top: Number) -> tuple[tuple[int, Number], ...]:
    return getattr(top, "terms", ())


def _constant(top: Number) -> int:
    return int(getattr(top, "constant", 0))


def chosen(condition: Truth, then: Amount, otherwise: Amount) -> Amount:
    """One of two numbers."""
    if then == otherwise:
        return then
    scale = lcm(then.scale, otherwise.scale)
    tops = [linear([(scale // one.scale, one.top)]) for one in (then, otherwise)]
    return Amount(pick(condition, *tops), scale, pick(condition, then.bottom, otherwise.bottom))


def outermost(function: Literal["min", "max"], amounts: Sequence[Amount]) -> Amount:
    """The least or the most of some numbers."""
    if all(one.bottom == amounts[0].bottom for one in amounts):
        tops, scale, bottom = aligned(amounts)
        return reduced(Amount(extreme(function, tops), scale, bottom))
    found = amounts[0]
    for other in amounts[1:]:
        before = holds("<=" if function == "min" else ">=", found, other)
        found = chosen(before, found, other)
    return found


def holds(operator: str, left: Amount, right: Amount) -> Truth:
    """Whether two numbers stand as an operator says."""
    (one, other), _, _ = aligned([left, right])
    return compared(operator, one, other)


def rounded(value: Amount, decimals: int, mode: Rounding) -> Amount:
    """The number rounded to so many decimals, by whole numbers alone."""
    parts = 10**decimals
    if value.bottom == ONE and parts % value.scale == 0:
        return value
    shared = gcd(parts, value.scale)
    number = linear([(parts // shared, value.top)])
    divisor = linear([(value.scale // shared, value.bottom)])
    if number.low >= 0:
        return Amount(_nearest(number, divisor, mode), parts)
    zero = Int(0)
    above = _nearest(extreme("max", [number, zero]), divisor, mode)
    below = _nearest(extreme("max", [linear([(-1, number)]), zero]), divisor, mode)
    return Amount(pick(compared("<", number, zero), linear([(-1, below)]), above), parts)


def _nearest(number: Number, divisor: Number, mode: Rounding) -> Number:
    """A quotient that is not below zero, to a whole number."""
    twice = linear([(2, divisor)])
    match mode:
        case "half-up":
            return floor(linear([(2, number), (1, divisor)]), twice)
        case "half-down":  # as far above the half as a whole number can be counts up
            return floor(linear([(2, number), (1, divisor)], -1), twice)
        case "down":
            return floor(number, divisor)
        case "half-even":
            lower = _nearest(number, divisor, "half-down")
            upper = _nearest(number, divisor, "half-up")
            odd = compared("!=", linear([(2, floor(lower, Int(2)))]), lower)
            return pick(odd, upper, lower)
