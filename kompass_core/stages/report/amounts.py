"""Amounts: points, and differences between points, to figures as one scale prints them in its summary."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.model.scale import Decimals
from kompass_core.rules.rounding import rounded, rounded_interval
from kompass_core.stages.report.figures import SUMMARY, decimals, figure_of

if TYPE_CHECKING:
    from kompass_core.model.report import Figure
    from kompass_core.model.scale import Scale
    from kompass_core.rules.interval import Interval
    from kompass_core.stages.report.wording import Wording

SMALL = Decimals(2, 2)
"""What one judgement gives has two decimals: with as few as a total has, most of it would be nothing."""

ABOUT = "\N{PLUS-MINUS SIGN}"


@frozen
class Amounts:
    """How points are printed on one scale, each rounded once and from its exact value."""

    scale: Scale
    wording: Wording

    def places(self, level: str) -> Decimals:
        """The decimals of points of a level."""
        return decimals(self.scale, SUMMARY, level, "points")

    def points(self, value: Interval, level: str) -> Figure:
        """Points of an item of a level; from the least to the most where they are not known."""
        places = self.places(level)
        return figure_of(value, self._span(value, places))

    def small(self, value: Interval) -> Figure:
        """Points that may be far less than one."""
        return figure_of(value, self._span(value, SMALL))

    def difference(self, value: Interval, level: str) -> Figure:
        """A difference with its sign, and after `±` how far off it may be where it is not known.

        It is rounded as points of the level are, and what it may be off is rounded up, so that what is
        printed never says more than is known.
        """
        places = self.places(level)
        unit = Fraction(1, 10**places.most)
        middle = rounded((value.low + value.high) / 2, places.most, self.scale.rounding)
        printed = self.wording.number(middle, places)
        printed = f"+{printed}" if middle > 0 else printed
        if not value.known:
            off = ceil(max(value.high - middle, middle - value.low) / unit) * unit
            printed += f" {ABOUT}{self.wording.number(off, places)}"
        return figure_of(value, printed)

    def changed(self, value: Interval, change: Interval, level: str) -> Figure:
        """Points, and in brackets what they are more or less than they were."""
        now = self.points(value, level)
        return figure_of(value, f"{now.printed} ({self.difference(change, level).printed})")

    def _span(self, value: Interval, places: Decimals) -> str:
        return self.wording.span(rounded_interval(value, places.most, self.scale.rounding), places)
