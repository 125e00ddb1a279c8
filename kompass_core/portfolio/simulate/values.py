"""Values: exact numbers of several in many draws, held against each other.

Whole numbers where all have one divisor; else each has a divisor of its own in each draw. Quotients of
numbers below 2**53 never change their order where floating point rounds them, they only may become equal:
those are looked at again, exactly.
"""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from kompass_core.portfolio.simulate.contender import TooLong
from kompass_core.portfolio.simulate.worked import EXACT, FITS, number
from kompass_core.rules.amount import Amount
from kompass_core.rules.making import linear
from kompass_core.rules.whole import reach

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kompass_core.portfolio.simulate.stream import Whole
    from kompass_core.portfolio.simulate.worked import Columns
    from kompass_core.rules.whole import Number

    Marks = NDArray[np.bool_]


def alike(amounts: Sequence[Amount], *, long: bool) -> tuple[Amount, ...]:
    """The same numbers, all in parts of one scale; where they may be `long`, of any length.

    Raises:
        TooLong: they would have more digits than are counted with.
    """
    scale = lcm(*(one.scale for one in amounts))
    made = tuple(Amount(linear([(scale // one.scale, one.top)]), scale, one.bottom) for one in amounts)
    divided = any(one.bottom != made[0].bottom for one in made)
    most = EXACT if divided else FITS
    if not long and any(max(reach(one.top), reach(one.bottom)) > most for one in made):
        message = "a figure may have more digits than a column holds"
        raise TooLong(message)
    return made


@frozen
class Values:
    """What each of several comes to, a row for each: `tops` by `bottoms`; None where these are all alike."""

    tops: Whole
    bottoms: Whole | None

    def compared(self, one: int, other: int) -> tuple[Marks, Marks]:
        """In which draws one is greater than another, and in which it is less."""
        if self.bottoms is None:
            return self.tops[one] > self.tops[other], self.tops[one] < self.tops[other]
        if self.tops.dtype == object:
            here = self.tops[one] * self.bottoms[other]
            there = self.tops[other] * self.bottoms[one]
            return here > there, here < there
        left, right = (self.tops[place] / self.bottoms[place] for place in (one, other))
        greater, less = left > right, left < right
        for draw in np.flatnonzero(left == right):
            mine = int(self.tops[one][draw]) * int(self.bottoms[other][draw])
            theirs = int(self.tops[other][draw]) * int(self.bottoms[one][draw])
            greater[draw], less[draw] = mine > theirs, mine < theirs
        return greater, less


def values(found: Sequence[tuple[Whole, Whole]], amounts: Sequence[Amount]) -> Values:
    """What numbers of one scale come to, by what stands above and below in each."""
    tops = np.stack([top for top, _ in found])
    if all(one.bottom == amounts[0].bottom for one in amounts):
        return Values(tops, None)
    return Values(tops, np.stack([bottom for _, bottom in found]))


def row(amount: Amount, columns: Columns, count: int) -> tuple[Whole, Whole]:
    """What stands above and below in a number, in each of so many draws."""
    return _row(amount.top, columns, count), _row(amount.bottom, columns, count)


def _row(part: Number, columns: Columns, count: int) -> Whole:
    made = number(part, columns)
    if not isinstance(made, int):
        return made
    return np.full(count, made, dtype=np.int64 if abs(made) <= FITS else object)
