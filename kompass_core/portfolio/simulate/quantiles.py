"""Quantiles: one figure in millions of draws to its quantiles, exactly, without keeping all of it.

A first pass sorts the draws into drawers between the least and the most that can be; a second keeps what
lies in the few in which a quantile is.
"""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
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

SAFE: Final = 62
"""Bits of a number of which twice as much still is one."""


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
        """Second: keep of a piece what lies in these, equal figures once."""
        inside = self._wanted[self._drawers(tops, bottoms)]
        count = int(np.count_nonzero(inside))
        if count:
            self._kept.append(merged(tops[inside], bottoms[inside], np.ones(count, dtype=np.int64)))

    def levels(self, tops: Whole, bottoms: Whole, most: int) -> Whole:
        """The figure in so many even levels, for whoever asks how much of it varies with what."""
        span = self.wide * DRAWERS // most + 1
        levels: Whole = ((self._floors(tops, bottoms) - self.low) // span).astype(np.int64)
        return levels

    def found(self) -> tuple[Fraction, ...]:
        """The least, the quantiles and the most."""
        tops, bottoms, counts = merged(*(np.concatenate(parts) for parts in zip(*self._kept, strict=True)))
        keys = list(self._keys(tops, bottoms))
        order = np.lexsort(keys[::-1])
        tops, bottoms, counts = tops[order], bottoms[order], counts[order]
        drawers = self._drawers(tops, bottoms)
        # What lies before each: all in the drawers before, and those in its own that were kept before.
        kept = np.bincount(drawers, weights=counts, minlength=DRAWERS).astype(np.int64)
        before = np.cumsum(self.counts) - self.counts - (np.cumsum(kept) - kept)
        starts = before[drawers] + np.cumsum(counts) - counts
        sorted_ = [key[order] for key in keys]
        apart = reduce(np.logical_or, [key[1:] != key[:-1] for key in sorted_])
        groups = np.concatenate([[0], np.cumsum(apart)])

        def at(place: int) -> Fraction:
            first = int(np.searchsorted(starts, place, side="right")) - 1
            alike = slice(*(int(np.searchsorted(groups, groups[first], side=side)) for side in SIDES))
            rest = place - int(starts[alike.start])
            for value, count in self._ordered(tops[alike], bottoms[alike], counts[alike]):
                if rest < count:
                    return value
                rest -= count
            message = "a place lies beyond what was drawn"
            raise AssertionError(message)

        made = []
        for place, rest in self._places():
            value = at(place)
            made.append(value + rest * (at(place + 1) - value) if rest else value)
        return tuple(made)

    def _keys(self, tops: Whole, bottoms: Whole) -> Iterator[Whole]:
        """By what the figure is ordered: its whole levels, then what is left of one, finer and finer."""
        yield self._floors(tops, bottoms)
        if tops.dtype == object or not tops.size:
            return
        finer = SAFE - int(bottoms.max()).bit_length()
        rest = tops * self.fine % bottoms
        for _ in range(-(-SAFE // finer) if finer > 0 else 0):
            rest <<= finer
            yield rest // bottoms
            rest %= bottoms

    def _ordered(self, tops: Whole, bottoms: Whole, counts: Whole) -> list[tuple[Fraction, int]]:
        """Figures that no key tells apart, in their order, each with how often it is there."""
        listed = zip(tops.tolist(), bottoms.tolist(), counts.tolist(), strict=True)
        return sorted((Fraction(top, bottom * self.scale), count) for top, bottom, count in listed)

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


def merged(tops: Whole, bottoms: Whole, counts: Whole) -> tuple[Whole, Whole, Whole]:
    """Quotients in lowest terms, equal ones once, each with how often it is there."""
    shared = np.gcd(tops, bottoms)
    tops, bottoms = tops // shared, bottoms // shared
    order = np.lexsort((bottoms, tops))
    tops, bottoms, counts = tops[order], bottoms[order], counts[order]
    fresh = np.concatenate([[True], (tops[1:] != tops[:-1]) | (bottoms[1:] != bottoms[:-1])])
    return tops[fresh], bottoms[fresh], np.add.reduceat(counts, np.flatnonzero(fresh))
