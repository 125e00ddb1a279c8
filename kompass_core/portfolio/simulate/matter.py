"""Matter: what was drawn and what came of it to how much of that each factor explains by itself.

The first-order sensitivity index of each factor is the share of the variance that would be gone if it were
known: the variance of the means of what came out, class by class of what was drawn, by the variance of all
of it. It is taken from the draws themselves, whatever else was drawn with them (Plischke, Borgonovo and
Smith 2013, Global sensitivity measures from given data, European Journal of Operational Research 226,
536-550; that such indices be told of ranks is step 7 of OECD and JRC 2008, Handbook on constructing
composite indicators). Means of few draws differ by chance, and that much is taken off.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from kompass_core.portfolio.simulate.chance import CLASSES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kompass_core.portfolio.simulate.chance import Drawn
    from kompass_core.portfolio.simulate.stream import Whole


class Matter:
    """Sums so far: of what came out, by factor and class; of each factor with what each evaluation gains."""

    def __init__(self, factors: Sequence[Drawn], evaluations: int) -> None:
        """Begin with nothing summed."""
        self.factors = factors
        self.sums = [[[0, 0] for _ in range(CLASSES)] for _ in factors]
        self.draws = self.whole = self.squares = 0
        self.x = [[0, 0] for _ in factors]
        self.y = [[0, 0] for _ in range(evaluations)]
        self.xy = [[0] * evaluations for _ in factors]

    def add(self, places: Mapping[str, Whole], made: Whole, gains: Whole) -> None:
        """Add a piece.

        `places` are what was drawn, by factor. `made` is what came out, and `gains` what is good for each
        evaluation, in whole numbers of 16 bits: sums of their products are exact.
        """
        self.draws += made.size
        self.whole += int(made.sum())
        self.squares += int((made * made).sum())
        level = gains.astype(np.float64)
        for number, row in enumerate(gains):
            self.y[number][0] += int(row.sum())
            self.y[number][1] += int((row * row).sum())
        for number, factor in enumerate(self.factors):
            drawn = places[factor.name]
            counts = np.bincount(factor.chance.classes(drawn), minlength=CLASSES)
            sums = np.bincount(factor.chance.classes(drawn), weights=made, minlength=CLASSES)
            for place, (count, found) in enumerate(zip(counts.tolist(), sums.tolist(), strict=True)):
                self.sums[number][place][0] += count
                self.sums[number][place][1] += int(found)
            self.x[number][0] += int(drawn.sum())
            self.x[number][1] += int((drawn * drawn).sum())
            for place, product in enumerate((level @ drawn.astype(np.float64)).tolist()):
                self.xy[number][place] += int(product)

    def share(self, number: int) -> Fraction | None:
        """The share of the variance that a factor explains; None where nothing varies."""
        within = self.squares - Fraction(self.whole**2, self.draws)
        classes = [(count, found) for count, found in self.sums[number] if count]
        if not within or self.draws <= len(classes):
            return None
        between = sum(Fraction(found**2, count) for count, found in classes) - Fraction(
            self.whole**2, self.draws
        )
        by_chance = (within - between) * Fraction(len(classes) - 1, self.draws - len(classes))
        return max(Fraction(0), (between - by_chance) / within)

    def pull(self, number: int, evaluation: int) -> Fraction:
        """The correlation of a factor with what an evaluation gains, squared, with its sign."""
        (x, xx), (y, yy), count = self.x[number], self.y[evaluation], self.draws
        together = count * self.xy[number][evaluation] - x * y
        spread = (count * xx - x * x) * (count * yy - y * y)
        return Fraction(together * abs(together), spread) if spread else Fraction(0)
