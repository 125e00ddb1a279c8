"""Statistics: one value among others: its rank, its quarter, and the share of them that is below it.

Exact, and of whatever is measured. What is said of the others together is a summary.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.rules.interval import Interval, compare
from kompass_core.rules.summary import QUARTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kompass_core.rules.summary import Summary


@frozen
class Rank:
    """The place of a value among `count`, 1 for the greatest: the best and the worst that it can be.

    Equal values have the same place, the best one, and the places that they take up are left out after
    them: 1, 2, 2, 4 ("standard competition ranking").
    """

    best: int
    worst: int
    count: int


def rank(value: Interval, others: Iterable[Interval]) -> Rank:
    """The rank of a value among others; who is or may be greater stands, or may stand, before it."""
    greater = [compare(">", other, value) for other in others]
    return Rank(1 + greater.count(True), 1 + len(greater) - greater.count(False), 1 + len(greater))


def places(values: Sequence[Interval]) -> Iterator[tuple[Rank, Interval]]:
    """The rank of each of many values among the others, and the share of all that is below it.

    The same as `rank` and `share_below` say of each, in the time that sorting takes.
    """
    count = len(values)
    lows, highs = sorted(value.low_end for value in values), sorted(value.high_end for value in values)
    for value in values:
        known = int(value.known)  # a known value reaches its own ends
        above = count - bisect_right(lows, value.high_end)
        perhaps = count - bisect_right(highs, value.low_end) - (1 - known)
        below = bisect_left(highs, value.low_end)
        not_above = bisect_right(highs, value.low_end) - known
        not_below = count - bisect_left(lows, value.high_end) - known
        low, high = below + not_above + 1, 2 * count - above - not_below - 1
        share = Interval(Fraction(low, 2 * count), Fraction(high, 2 * count))
        yield Rank(1 + above, 1 + perhaps, count), share


def share_below(value: Interval, others: Iterable[Interval], *, among: bool) -> Interval:
    """The percentile rank of a value: the share of values that are below it, and half of those equal to it.

    `among` says that the value itself is one of them beside the others; it equals itself. This is what is
    called the mean of the strict and the weak percentile of a score. Raises ValueError of no values.
    """
    low = high = count = 0
    for other in others:
        count += 1
        less, most = compare("<", other, value), compare("<=", other, value)
        low += 2 if less else 1 if most else 0
        high += 0 if most is False else 1 if less is False else 2
    if among:
        low, high, count = low + 1, high + 1, count + 1
    if not count:
        message = "among nobody nothing has a place"
        raise ValueError(message)
    return Interval(Fraction(low, 2 * count), Fraction(high, 2 * count))


def quarter(value: Interval, figures: Summary) -> tuple[int, int]:
    """The best and the worst quarter that a value can be in, among others: 1 is above the upper quartile.

    A value that equals a quartile is in the quarter above it.
    """
    reached = [compare(">=", value, one) for one in reversed(figures.quartiles)]
    best = next((place for place, one in enumerate(reached, 1) if one is not False), QUARTERS)
    worst = next((place for place, one in enumerate(reached, 1) if one), QUARTERS)
    return best, worst
