"""Statistics: what is known of many values to their mean, their quartiles, and the rank of one among them.

Exact, and of whatever is measured: points or shares come out as they went in. Each takes the low ends and
the high ends by themselves, which is tight: none of these ever falls where a value rises.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.rules.interval import add, between, compare, exactly, multiply

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kompass_core.rules.interval import Interval

    End = tuple[Fraction, int]


@frozen
class Rank:
    """The place of a value among `count`, 1 for the greatest: the best and the worst that it can be.

    Equal values have the same place, the best one, and the places that they take up are left out after
    them: 1, 2, 2, 4 ("standard competition ranking").
    """

    best: int
    worst: int
    count: int


def mean(values: Sequence[Interval]) -> Interval:
    """The arithmetic mean; raises ZeroDivisionError where there are no values."""
    whole = exactly(0)
    for value in values:
        whole = add(whole, value)
    return multiply(whole, exactly(Fraction(1, len(values))))


def quartile(values: Sequence[Interval], which: int) -> Interval:
    """The lower quartile (1), the median (2) or the upper quartile (3); raises ValueError of no values.

    The quantile of Hyndman and Fan 1996, Sample quantiles in statistical packages, The American
    Statistician 50, 361-365, definition 7: with n ordered values the place 1 + (n - 1) p, and between two
    of them in proportion. The median is the middle value, or the mean of the two in the middle.
    """
    low = _at(sorted(value.low_end for value in values), which)
    high = _at(sorted(value.high_end for value in values), which)
    return between(low, high)


def _at(ends: Sequence[End], which: int) -> End:
    """An end between two is open where one that has a part in it is; both are open on the same side."""
    if not ends:
        message = "nothing has no quartile"
        raise ValueError(message)
    place, rest = divmod((len(ends) - 1) * which, 4)
    value, side = ends[place]
    if not rest:
        return value, side
    following, other = ends[place + 1]
    share = Fraction(rest, 4)
    return value + (following - value) * share, side or other


def rank(value: Interval, others: Iterable[Interval]) -> Rank:
    """The rank of a value among others; who is or may be greater stands, or may stand, before it."""
    greater = [compare(">", other, value) for other in others]
    return Rank(1 + greater.count(True), 1 + len(greater) - greater.count(False), 1 + len(greater))


def quarter(value: Interval, values: Sequence[Interval]) -> tuple[int, int]:
    """The best and the worst quarter that the value can be in, among values: 1 is above the upper quartile.

    A value that equals a quartile is in the quarter above it.
    """
    reached = [compare(">=", value, quartile(values, which)) for which in (3, 2, 1)]
    best = next((place for place, one in enumerate(reached, 1) if one is not False), 4)
    worst = next((place for place, one in enumerate(reached, 1) if one), 4)
    return best, worst
