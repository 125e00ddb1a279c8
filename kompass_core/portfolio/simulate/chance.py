"""Chance: what a number in a column may be, and how likely each is; a number by chance to one of them."""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from kompass_core.portfolio.simulate.stream import BITS
from kompass_core.rules.amount import Amount
from kompass_core.rules.whole import Column

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from kompass_core.portfolio.simulate.stream import Whole

CLASSES = 32
"""Into so many classes what is drawn evenly is sorted, to see what depends on it."""


@frozen
class Grid:
    """Evenly spaced numbers, each as likely: `first`, `first + width` and so on, `count` of them."""

    first: int
    width: int
    count: int

    def places(self, raw: Whole) -> Whole:
        """Which of them each number by chance stands for, the first at 0."""
        return (raw * self.count) >> BITS

    def values(self, places: Whole) -> Whole:
        """The numbers at places."""
        return self.first + self.width * places

    def classes(self, places: Whole) -> Whole:
        """The class of each place."""
        return places * min(self.count, CLASSES) // self.count


@frozen
class Choice:
    """Some numbers, each so many times as likely as one of weight 1."""

    numbers: tuple[int, ...]
    weights: tuple[int, ...]

    def places(self, raw: Whole) -> Whole:
        """Which of them each number by chance stands for, the first at 0."""
        listed = np.repeat(np.arange(len(self.weights), dtype=np.int64), self.weights)
        found: Whole = listed[(raw * listed.size) >> BITS]
        return found

    def values(self, places: Whole) -> Whole:
        """The numbers at places."""
        found: Whole = np.array(self.numbers, dtype=np.int64)[places]
        return found

    def classes(self, places: Whole) -> Whole:
        """The class of each place: itself."""
        return places


@frozen
class Drawn:
    """A column whose numbers are drawn: `scale` times what they stand for.

    `stream` is the name of the stream that they are drawn from: two columns of one stand for one thing.
    `item` is the code of what is judged, or has points; empty of what is drawn for all.
    """

    name: str
    stream: str
    chance: Grid | Choice
    scale: int
    item: str = ""

    @property
    def amount(self) -> Amount:
        """What stands in it."""
        match self.chance:
            case Grid(first, width, count):
                return Amount(Column(self.name, first, first + width * (count - 1)), self.scale)
            case Choice(numbers):
                return Amount(Column(self.name, min(numbers), max(numbers)), self.scale)


def evenly(low: Fraction, high: Fraction, parts: int) -> tuple[Grid, int]:
    """All from `low` to `high`, in so many even parts, both ends among them; and the scale of the numbers."""
    return _spaced(low, (high - low) / parts, parts + 1)


def inside(low: Fraction, high: Fraction, parts: int) -> tuple[Grid, int]:
    """The middle of each of so many even parts between two ends, neither of which is reached."""
    width = (high - low) / parts
    return _spaced(low + width / 2, width, parts)


def among(values: Sequence[Fraction], weights: Sequence[int]) -> tuple[Choice, int]:
    """Some values, each with how likely it is beside the others."""
    scale = lcm(*(value.denominator for value in values))
    return Choice(tuple(int(value * scale) for value in values), tuple(weights)), scale


def _spaced(first: Fraction, width: Fraction, count: int) -> tuple[Grid, int]:
    scale = lcm(first.denominator, width.denominator)
    return Grid(int(first * scale), int(width * scale), count), scale
