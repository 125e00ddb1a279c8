"""Sure: an exact number over what is drawn to all that it can be, whatever is drawn.

Of a sum of drawn numbers, and of a quotient of two of them, exactly that. Of all else what its parts allow,
which may be a little more.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Final, TypeAlias

from kompass_core.rules.interval import Interval
from kompass_core.rules.whole import Column, Int, Linear, Times

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kompass_core.rules.amount import Amount
    from kompass_core.rules.whole import Number, Truth

    Laid: TypeAlias = tuple[Mapping[Column, int], int]

TURNS: Final = 100
"""Many more than it takes: each is nearer by more than half of the digits."""


def sure(value: Amount, steps: Mapping[str, Number | Truth], alone: Collection[str]) -> Interval:
    """All that a number may be, in any draw.

    `steps` are what columns that are worked out stand for. `alone` are columns that are drawn for one
    evaluation.
    """
    top, bottom = value.top, value.bottom
    corners = [Fraction(one, other) for one, other in product((top.low, top.high), (bottom.low, bottom.high))]
    found = {-1: min(corners), 1: max(corners)}
    below = _laid(bottom, steps, (), 1)
    for sign in (-1, 1):
        above = _laid(top, steps, alone, sign)
        if above is not None and below is not None:
            found[sign] = _extreme(above, below, corners[0], sign)
    return Interval(found[-1] / value.scale, found[1] / value.scale)


def _laid(
    node: Number | Truth, steps: Mapping[str, Number | Truth], alone: Collection[str], sign: int
) -> Laid | None:
    """How many times each column a sum has, and what is added; None where it is no such sum.

    What is drawn for one evaluation, times what is not below zero, is taken at its most (`sign` 1) or its
    least.
    """
    match node:
        case Int(value):
            return {}, value
        case Column(name) if name in steps:
            return _laid(steps[name], steps, alone, sign)
        case Column():
            return {node: 1}, 0
        case Linear(terms, constant):
            found: dict[Column, int] = {}
            for factor, term in terms:
                part = _laid(term, steps, alone, sign if factor > 0 else -sign)
                if part is None:
                    return None
                constant += factor * part[1]
                for column, times in part[0].items():
                    found[column] = found.get(column, 0) + factor * times
            return found, constant
        case Times(left, right):
            for one, other in ((left, right), (right, left)):
                if isinstance(one, Column) and one.name in alone and other.low >= 0:
                    end = one.high if sign > 0 else one.low
                    part = _laid(other, steps, alone, sign if end > 0 else -sign)
                    return part and (
                        {column: end * times for column, times in part[0].items()},
                        end * part[1],
                    )
            return None
        case _:
            return None


def _extreme(top: Laid, bottom: Laid, start: Fraction, sign: int) -> Fraction:
    """The greatest (`sign` 1) or the least quotient of two sums of columns, the lower one above zero.

    By the way of Dinkelbach 1967, On nonlinear fractional programming, Management Science 13, 492-498: where
    top - q * bottom is greatest, the quotient is greater than q, or q is the greatest.
    """
    columns = dict.fromkeys((*top[0], *bottom[0]))
    found = start
    for _ in range(TURNS):
        at = {}
        for column in columns:
            slope = sign * (top[0].get(column, 0) - found * bottom[0].get(column, 0))
            at[column] = column.high if slope > 0 else column.low
        above, below = (
            constant + sum(factor * at[column] for column, factor in factors.items())
            for factors, constant in (top, bottom)
        )
        better = Fraction(above, below)
        if better == found:
            return found
        found = better
    message = "a greatest quotient was not found"
    raise ArithmeticError(message)
