"""Ranking: who stands before whom in many draws, counted piece by piece.

Equal values have the same place, as everywhere (`rules.statistics`): one more than there are that are
greater.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.portfolio.simulate.stream import Whole
    from kompass_core.portfolio.simulate.values import Values
    from kompass_core.rules.interval import Interval
    from kompass_core.rules.statistics import Rank


class Ranking:
    """The counts so far, of evaluations whose ranks and points as they are, are known as far as they are."""

    def __init__(self, ranks: Sequence[Rank], points: Sequence[Interval]) -> None:
        """Begin with nothing counted."""
        count = len(ranks)
        self.now, self.points = ranks, points
        self.draws = 0
        self.above = [[0] * count for _ in ranks]
        self.ranks = [[0] * count for _ in ranks]
        self.moved = 0

    def add(self, values: Values) -> tuple[Whole, Whole]:
        """Count a piece: the places in each draw, the first at 0, and by how many all are moved together."""
        count, draws = values.tops.shape
        places = placed(values, self.above)
        for one in range(count):
            for place, counted in enumerate(np.bincount(places[one], minlength=count)):
                self.ranks[one][place] += int(counted)
        shifted = moved(places, self.now)
        self.draws += draws
        self.moved += int(shifted.sum())
        return places, shifted

    @property
    def shift(self) -> Fraction | None:
        """The mean of how many ranks each is from its own; None where nobody's own is known.

        Saisana, Saltelli and Tarantola 2005, Uncertainty and sensitivity analysis techniques as tools for the
        quality assessment of composite indicators, Journal of the Royal Statistical Society A 168, 307-323.
        """
        known = sum(rank.best == rank.worst for rank in self.now)
        return Fraction(self.moved, known * self.draws) if known and len(self.now) > 1 else None

    @property
    def swapped(self) -> Fraction | None:
        """The mean share of pairs that stand the other way round than they do; None where there is no pair.

        Of pairs whose order is known and which are not equal. One less twice this share is Kendall's tau
        where nobody is equal to anybody.
        """
        swapped = pairs = 0
        for one, upper in enumerate(self.points):
            for other, lower in enumerate(self.points):
                if upper.low > lower.high:
                    pairs += 1
                    swapped += self.above[other][one]
        return Fraction(swapped, pairs * self.draws) if pairs else None


def placed(values: Values, above: list[list[int]] | None) -> Whole:
    """The place of each in each draw, the first at 0; `above` counts who stands before whom."""
    count, draws = values.tops.shape
    places = np.zeros((count, draws), dtype=np.int64)
    for one in range(count):
        for other in range(one + 1, count):
            greater, less = values.compared(one, other)
            places[other] += greater
            places[one] += less
            if above is not None:
                above[one][other] += int(np.count_nonzero(greater))
                above[other][one] += int(np.count_nonzero(less))
    return places


def moved(places: Whole, now: Sequence[Rank]) -> Whole:
    """By how many places all are moved together in each draw: those whose rank as it is is known."""
    found = np.zeros(places.shape[1], dtype=np.int64)
    for one, rank in enumerate(now):
        if rank.best == rank.worst:
            found += np.abs(places[one] + 1 - rank.best)
    return found
