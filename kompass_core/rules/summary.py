"""Summary: many values to all that is said of them together: how many, mean, quartiles, the least, the most.

The values may come from anywhere: each as far as it is known, or exact ones counted, as a column of millions
has them. It is one computation, over ends that are sorted and counted: as all of these rise with each
value, the low ends make the low end of each figure, and the high ends the high one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import frozen

from kompass_core.rules.interval import between

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kompass_core.rules.interval import Interval

    End: TypeAlias = tuple[Fraction, int]

QUARTERS: Final = 4


@frozen
class Summary:
    """Figures of `count` values, in the unit of these; `lower` and `upper` are quartiles.

    The quartiles are those of Hyndman and Fan 1996, Sample quantiles in statistical packages, The American
    Statistician 50, 361-365, definition 7: with n ordered values the place 1 + (n - 1) p, and between two
    of them in proportion. The median is the middle value, or the mean of the two in the middle.
    """

    count: int
    mean: Interval
    least: Interval
    lower: Interval
    median: Interval
    upper: Interval
    most: Interval

    @property
    def quartiles(self) -> tuple[Interval, Interval, Interval]:
        """The lower quartile, the median and the upper quartile."""
        return self.lower, self.median, self.upper


def summary(values: Sequence[Interval]) -> Summary:
    """What is known of values to their figures; raises ValueError where there are no values."""
    low = _Ends(Counter(value.low_end for value in values))
    return _summary(low, _Ends(Counter(value.high_end for value in values)))


def counted(counts: Mapping[Fraction, int] | Mapping[int, int]) -> Summary:
    """The same of exact values, each with how often it is there; raises ValueError where there are none."""
    ends = _Ends({(Fraction(value), 0): count for value, count in counts.items() if count})
    return _summary(ends, ends)


class _Ends:
    """Ends in their order, each with how often it is there."""

    def __init__(self, counts: Mapping[End, int]) -> None:
        if not counts:
            message = "nothing has no figures"
            raise ValueError(message)
        self.ends = sorted(counts)
        self.counts = counts
        self.reach = list(accumulate(counts[end] for end in self.ends))

    @property
    def count(self) -> int:
        return self.reach[-1]

    def mean(self) -> End:
        whole = sum((value * self.counts[value, side] for value, side in self.ends), Fraction())
        return whole / self.count, next((side for _, side in self.ends if side), 0)

    def at(self, place: int) -> End:
        """The end at a place, the first at 0."""
        return self.ends[bisect_right(self.reach, place)]

    def quartile(self, which: int) -> End:
        """An end between two is open where one that has a part in it is; both are open on the same side."""
        place, rest = divmod((self.count - 1) * which, QUARTERS)
        value, side = self.at(place)
        if not rest:
            return value, side
        following, other = self.at(place + 1)
        return value + (following - value) * Fraction(rest, QUARTERS), side or other


def _summary(low: _Ends, high: _Ends) -> Summary:
    lower, median, upper = (between(low.quartile(which), high.quartile(which)) for which in (1, 2, 3))
    least = between(low.ends[0], high.ends[0])
    most = between(low.ends[-1], high.ends[-1])
    return Summary(low.count, between(low.mean(), high.mean()), least, lower, median, upper, most)
