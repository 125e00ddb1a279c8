"""Quantiles: one figure in millions of draws to its quantiles, exactly, without keeping all of it.

A first pass sorts the draws into drawers between the least and the most that can be; a second keeps what
lies in the few in which a quantile is.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from kompass_core.model.simulation import SHARES
from kompass_core.portfolio.simulate.worked import FITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.portfolio.simulate.stream import Whole
    from kompass_core.rules.interval import Interval

DRAWERS: Final = 2**14
SIDES: Final[tuple[Literal["left", "right"], ...]] = ("left", "right")

ENDS: Final = (Fraction(0), *SHARES, Fraction(1))
"""The least, the quantiles and the most."""


FINE: Final = 2**40
"""Levels in which the order of draws is seen at once; of those in the same one it is found out."""


class Quantiles:
    """A figure in parts of `scale`, sorted as far as it was seen."""

    def __init__(self, sure: Interval, scale: int, most: int | None) -> None:
        """Begin with nothing seen.

        Nothing above the line of it is farther from zero than `most`; None where numbers may have any length.
        """
        self.scale, self.fine = scale, 1
        while 0 < (sure.high - sure.low) * scale * self.fine < FINE and (
            most is None or 2 * most * self.fine <= FITS
        ):
            self.fine *= 2
        self.low = floor(sure.low * scale * self.fine)
        self.wide = (floor(sure.high * scale * self.fine) - self.low) // DRAWERS + 1
        self.counts = np.zeros(DRAWERS, dtype=np.int64)
        self._wanted = np.zeros(DRAWERS, dtype=bool)
        self._kept: list[tuple[Whole, Whole, Whole]] = []

    def count(self, tops: Whole, bottoms: Whole) -> None:
        """First: sort a piece."""
        self.counts += np.bincount(self._drawers(tops, bottoms), minlength=DRAWERS)

    def choose(self) -> None:
        """Between the passes: find the drawers that are needed."""
        reached = np.cumsum(self.counts)
        for place, rest in self._places():
            for one in (place, place + bool(rest)):
                self._wanted[int(np.searchsorted(reached, one, side="right"))] = True

    def keep(self, tops: Whole, bottoms: Whole) -> None:
        """Second: keep of a piece what lies in these, equal ones once where it is simple to see."""
        inside = self._wanted[self._drawers(tops, bottoms)]
        above, below = tops[inside], bottoms[inside]
        if (bottoms == 1).all():
            above, counts = np.unique(above, return_counts=True)
            self._kept.append((above, np.ones(above.size, dtype=np.int64), counts))
        else:
            self._kept.append((above, below, np.ones(above.size, dtype=np.int64)))

    def levels(self, tops: Whole, bottoms: Whole, most: int) -> Whole:
        """The figure in so many even levels, for whoever asks how much of it varies with what."""
        span = self.wide * DRAWERS // most + 1
        levels: Whole = ((self._floors(tops, bottoms) - self.low) // span).astype(np.int64)
        return levels

    def found(self) -> tuple[Fraction, ...]:
        """The least, the quantiles and the most."""
        tops, bottoms, counts = (np.concatenate(parts) for parts in zip(*self._kept, strict=True))
        floors = self._floors(tops, bottoms)
        order = np.argsort(floors, kind="stable")
        tops, bottoms, counts, floors = tops[order], bottoms[order], counts[order], floors[order]
        drawers = ((floors - self.low) // self.wide).astype(np.int64)
        # What lies before each: all in the drawers before, and those in its own that were kept before.
        kept = np.bincount(drawers, weights=counts, minlength=DRAWERS).astype(np.int64)
        before = np.cumsum(self.counts) - self.counts - (np.cumsum(kept) - kept)
        starts = before[drawers] + np.cumsum(counts) - counts

        def at(place: int) -> Fraction:
            first = int(np.searchsorted(starts, place, side="right")) - 1
            alike = slice(*(int(np.searchsorted(floors, floors[first], side=side)) for side in SIDES))
            values: dict[Fraction, int] = {}
            for top, bottom, count in zip(tops[alike], bottoms[alike], counts[alike], strict=True):
                value = Fraction(int(top), int(bottom) * self.scale)
                values[value] = values.get(value, 0) + int(count)
            rest = place - int(starts[alike.start])
            for value in sorted(values):
                if rest < values[value]:
                    return value
                rest -= values[value]
            message = "a place lies beyond what was drawn"
            raise AssertionError(message)

        made = []
        for place, rest in self._places():
            value = at(place)
            made.append(value + rest * (at(place + 1) - value) if rest else value)
        return tuple(made)

    def _places(self) -> Iterator[tuple[int, Fraction]]:
        count = int(self.counts.sum())
        for share in ENDS:
            place = (count - 1) * share
            yield int(place), place - int(place)

    def _drawers(self, tops: Whole, bottoms: Whole) -> Whole:
        drawers: Whole = ((self._floors(tops, bottoms) - self.low) // self.wide).astype(np.int64)
        return drawers

    def _floors(self, tops: Whole, bottoms: Whole) -> Whole:
        fine = tops if self.fine == 1 else tops * self.fine
        return fine // bottoms
