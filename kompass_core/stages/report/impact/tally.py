"""Tally: the effects on one pair of scales to how many gain and lose, and what each cause gives in all."""

from __future__ import annotations

from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.model.framework import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.impact import Effect, Pair


@frozen
class CauseTally:
    """What one cause (by its place) gives: in all, to how many it gives anything, and the most of it."""

    place: int
    sum: Fraction
    affected: int
    most: Fraction


@frozen
class Tally:
    """Evaluations that are known on both sides with their gains, the greatest first; what the causes give.

    `causes` has those that give anybody anything at the whole, in their order.
    """

    known: tuple[tuple[Effect, Fraction], ...]
    causes: tuple[CauseTally, ...]

    @property
    def gaining(self) -> tuple[tuple[Effect, Fraction], ...]:
        """Those that gain, the most first."""
        return tuple(one for one in self.known if one[1] > 0)

    @property
    def losing(self) -> tuple[tuple[Effect, Fraction], ...]:
        """Those that lose, the most first."""
        return tuple(one for one in reversed(self.known) if one[1] < 0)

    @property
    def mean(self) -> Fraction:
        """The mean change in points; 0 where nobody is known."""
        return sum((gain for _, gain in self.known), Fraction(0)) / max(1, len(self.known))

    @property
    def median(self) -> Fraction:
        """The median change in points; 0 where nobody is known."""
        return Fraction(median([gain for _, gain in self.known])) if self.known else Fraction(0)


def tally(pair: Pair) -> Tally:
    """The tally of one pair of scales, by the points of the whole."""
    gains = [(effect, effect.changes[TOTAL].gain) for effect in pair.effects]
    known = [(effect, gain) for effect, gain in gains if gain is not None]
    known.sort(key=lambda one: -one[1])
    return Tally(tuple(known), tuple(_causes(pair)))


def _causes(pair: Pair) -> Iterator[CauseTally]:
    sums: dict[int, list[Fraction]] = {}
    for effect in pair.effects:
        for place, points in (effect.changes[TOTAL].points or {}).items():
            sums.setdefault(place, []).append(points)
    for place in sorted(sums):
        given = sums[place]
        yield CauseTally(place, sum(given, Fraction(0)), len(given), max(given, key=abs))
