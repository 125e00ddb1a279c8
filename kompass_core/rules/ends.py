"""Ends: what is known of a number in a column, its least and its most, and arithmetic with them.

The counterpart of `interval`, for many evaluations at once. Both ends are always reached here: what is
known only as printed, and so comes as near to an end as one likes, is for the reference.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, lcm
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from kompass_core.rules.amount import (
    ONE,
    Amount,
    added,
    amount,
    chosen,
    holds,
    inverse,
    multiplied,
    outermost,
    reduced,
)
from kompass_core.rules.making import both, compared, denied, linear, pick, shared, times
from kompass_core.rules.whole import NO, YES, Int

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kompass_core.rules.whole import Number, Truth

MOST_PARTS = 10**7
"""Parts of one that a mean of a number of values not known beforehand may take."""


@frozen(cache_hash=True)
class Ends:
    """The least and the most of a number; the same where it is known."""

    low: Amount
    high: Amount

    @property
    def known(self) -> bool:
        """Whether it is known whatever stands in the columns."""
        return self.low == self.high

    def through(self, change: Callable[[Amount], Amount]) -> Ends:
        """What comes of it when it is changed by what never changes an order."""
        low = change(self.low)
        return Ends(low, low if self.known else change(self.high))


@frozen(cache_hash=True)
class Doubt:
    """Whether a truth surely holds, and whether it may; the same where it is known."""

    sure: Truth
    possible: Truth

    @property
    def unknown(self) -> Truth:
        """Whether it depends on what is not known."""
        return NO if self.sure == self.possible else both([self.possible, denied(self.sure)])


def exact(value: Fraction | int) -> Ends:
    """A number known beforehand."""
    one = amount(value)
    return Ends(one, one)


def of_one(value: Amount) -> Ends:
    """A number that is known."""
    return Ends(value, value)


def settled(truth: Truth) -> Doubt:
    """A truth that is known."""
    return Doubt(truth, truth)


def sum_of(values: Sequence[Ends], signs: Sequence[Literal[1, -1]]) -> Ends:
    """The sum of all, each with its sign."""
    low = added([one.low if sign > 0 else one.high for one, sign in zip(values, signs, strict=True)], signs)
    if all(one.known for one in values):
        return of_one(low)
    high = added([one.high if sign > 0 else one.low for one, sign in zip(values, signs, strict=True)], signs)
    return Ends(low, high)


def product(left: Ends, right: Ends) -> Ends:
    """The product."""
    if left.known and right.known:
        return of_one(multiplied(left.low, right.low))
    if left.low.never_negative and right.low.never_negative:
        return Ends(multiplied(left.low, right.low), multiplied(left.high, right.high))
    corners = [multiplied(one, other) for one in (left.low, left.high) for other in (right.low, right.high)]
    return Ends(outermost("min", corners), outermost("max", corners))


def quotient(left: Ends, right: Ends) -> tuple[Ends, Truth]:
    """The quotient, and whether there is none, because the divisor is zero or may be."""
    zero = amount(0)
    failed = both([holds("<=", right.low, zero), holds(">=", right.high, zero)])
    if failed == YES:
        return exact(0), YES
    return product(left, Ends(inverse(right.high), inverse(right.low))), failed


def comparison(operator: str, left: Ends, right: Ends) -> Doubt:
    """Whether a comparison holds."""
    match operator:
        case ">" | ">=":
            return comparison(operator.replace(">", "<"), right, left)
        case "<" | "<=":
            return Doubt(holds(operator, left.high, right.low), holds(operator, left.low, right.high))
        case "=":
            if left.known and right.known:
                return settled(holds("=", left.low, right.low))
            crossed = both([holds("=", left.low, right.high), holds("=", left.high, right.low)])
            meets = both([holds("<=", left.low, right.high), holds("<=", right.low, left.high)])
            return Doubt(crossed, meets)
        case "!=":
            return opposite(comparison("=", left, right))
    raise ValueError(f"no comparison is written {operator}")


def opposite(truth: Doubt) -> Doubt:
    """Whether it does not hold."""
    return Doubt(denied(truth.possible), denied(truth.sure))


def picked(condition: Truth, then: Ends, otherwise: Ends) -> Ends:
    """One of two numbers, by a truth that is known."""
    low = chosen(condition, then.low, otherwise.low)
    if then.known and otherwise.known:
        return of_one(low)
    return Ends(low, chosen(condition, then.high, otherwise.high))


def extremes(function: Literal["min", "max"], values: Sequence[Ends]) -> Ends:
    """The least or the most of some numbers."""
    low = outermost(function, [one.low for one in values])
    if all(one.known for one in values):
        return of_one(low)
    return Ends(low, outermost(function, [one.high for one in values]))


def mean_of(values: Sequence[Ends], counts: Sequence[Truth], named: Callable[[Number], Number]) -> Ends:
    """The mean of those numbers that count, of which there is one at least wherever it is asked for."""
    if all(count == YES for count in counts):
        return product(sum_of(values, [1] * len(values)), exact(Fraction(1, len(values))))
    number = named(counted(counts))
    masked = [picked(count, value, exact(0)) for value, count in zip(values, counts, strict=True)]
    total = sum_of(masked, [1] * len(values))
    return total.through(lambda whole: _parted(whole, number, len(values), masked))


def counted(counts: Sequence[Truth]) -> Number:
    """How many truths hold."""
    return linear([(1, pick(count, Int(1), Int(0))) for count in counts])


def _parted(total: Amount, number: Number, most: int, masked: Sequence[Ends]) -> Amount:
    """A sum of some numbers by how many there are."""
    parts = lcm(*range(1, most + 1))
    if parts > MOST_PARTS or total.bottom != ONE:
        return multiplied(total, inverse(Amount(number, 1)))
    share: Number = Int(parts // most)
    for count in range(most - 1, 0, -1):
        share = pick(compared("<=", number, Int(count)), Int(parts // count), share)
    top = times(total.top, share)
    least = min(Fraction(one.low.top.low, one.low.scale) for one in masked) * total.scale * parts
    greatest = max(Fraction(one.high.top.high, one.high.scale) for one in masked) * total.scale * parts
    top = shared(top, floor(least), ceil(greatest))
    return reduced(Amount(top, total.scale * parts))


def indexed(value: Ends, starts: Sequence[Fraction]) -> Ends:
    """The band of a number, as its place in the set; below the first start it is the first."""

    def place(one: Amount) -> Amount:
        reached = [holds("<=", amount(start), one) for start in starts[1:]]
        return Amount(counted(reached), 1)

    return value.through(place)
