"""Words: what is varied, evaluations, figures and shares of a simulation, as they are said and written."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import isqrt
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Figure
from kompass_core.model.scale import Decimals
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.rounding import rounded, rounded_interval
from kompass_core.stages.report.wording import DASH

if TYPE_CHECKING:
    from kompass_core.model.simulation import Factor, Simulation, Standing
    from kompass_core.rules.statistics import Rank
    from kompass_core.stages.report.wording import Wording

ONE = Decimals(1, 1)
FINE = Decimals(0, 2)
EDGE = Fraction(49, 25)
"""So many standard errors, 1.96, are seldom passed: in 5 of 100 simulations."""


@frozen
class Words:
    """How a simulation is worded."""

    simulation: Simulation
    wording: Wording

    def evaluation(self, standing: Standing) -> str:
        """Who was evaluated, and when; the id of the evaluation, where that is not one alone."""
        counts = Counter(map(_dated, self.simulation.standings))
        name = _dated(standing)
        return name if name and counts[name] == 1 else standing.evaluation

    def item(self, code: str) -> str:
        """An item by its code and title."""
        if code == TOTAL:
            return self.wording.word("total")
        return f"{code} {self.simulation.framework.items[code].title}"

    def figure(self, value: Interval | Fraction) -> Figure:
        """Points, or a percentage of the maximum, rounded once."""
        known = value if isinstance(value, Interval) else exactly(value)
        mode = self.simulation.scale.rounding
        if known.known:
            printed = self.wording.number(rounded(known.low, ONE.most, mode), ONE)
        else:
            printed = self.wording.span(rounded_interval(known, ONE.most, mode), ONE)
        return Figure(printed, known.low, known.high, known.low_open, known.high_open)

    def rank(self, rank: Rank) -> Figure:
        """A rank; the best and the worst where it is not known."""
        printed = str(rank.best) if rank.best == rank.worst else f"{rank.best}{DASH}{rank.worst}"
        return Figure(printed, Fraction(rank.best), Fraction(rank.worst))

    def share(self, value: Fraction) -> Figure:
        """A share of all draws, with no more decimals than chance leaves."""
        digits = self.digits
        return Figure(self._percent(value, Decimals(digits, digits)), value, value)

    def part(self, value: Fraction | None) -> Figure | str:
        """A share of a variance."""
        return DASH if value is None else Figure(self._percent(value, Decimals(0, 0)), value, value)

    def _percent(self, value: Fraction, decimals: Decimals) -> str:
        figure = rounded(value * 100, decimals.most, "half-up")
        plain = self.wording.number(figure, decimals) if figure else "0" + self._zeros(decimals.least)
        return self.wording.percent(plain)

    def _zeros(self, count: int) -> str:
        return self.wording.signs.decimal + "0" * count if count else ""

    @property
    def error(self) -> Fraction:
        """By how many percentage points a share may be wrong by chance, rounded up to hundredths.

        1.96 standard errors of a binomial share where it is the greatest, at one half: 50 / sqrt(draws).
        """
        draws = self.simulation.question.draws
        square = (EDGE * 50 * 100) ** 2 / draws
        root = isqrt(square.numerator // square.denominator)
        return Fraction(root + (root * root < square), 100)

    @property
    def digits(self) -> int:
        """Decimals of a percentage of which the last is more than chance."""
        return next(
            (digits for digits, least in ((0, Fraction(1, 2)), (1, Fraction(1, 20))) if self.error >= least),
            2,
        )

    def factor(self, factor: Factor) -> str:
        """What is varied, and between which bounds."""
        low, high = (self.exactly(one, factor.kind) for one in (factor.low, factor.high))
        name = self.subject(factor)
        if factor.kind in {"maximum", "weight", "dimension"}:
            return self.wording.word(f"simulation.{factor.kind}", item=name, low=low, high=high)
        return self.wording.word("simulation.step", item=name, low=low, high=high)

    def subject(self, factor: Factor) -> str:
        """What of the definition is varied."""
        if factor.kind in {"maximum", "weight"}:
            return self.item(factor.subject)
        dimension = self.wording.dimension(self.simulation.scale, factor.subject)
        if factor.kind == "dimension":
            return dimension
        return f"{dimension}, {self.wording.step(factor.subject, factor.step)}"

    def short(self, name: str) -> str:
        """What an influence is that of."""
        factor = next((one for one in self.simulation.question.factors if one.name == name), None)
        if factor is None:
            word, _, code = name.partition(" ")
            item = self.simulation.question.item
            key = f"simulation.name.{word}" if code in {"", item} else f"simulation.name.{word}.of"
            return self.wording.word(key, item=self.item(code or item))
        named = self.subject(factor)
        if factor.kind == "step":
            return named
        return self.wording.word(
            f"cause.{'dimension.weight' if factor.kind == 'dimension' else factor.kind}",
            item=named,
            name=named,
        )

    def exactly(self, value: Fraction, kind: str) -> str:
        """A bound: a share as a percentage."""
        if kind == "step":
            return self.wording.percent(self.wording.exactly(exactly(value * 100)))
        return self.wording.exactly(exactly(value))


def _dated(standing: Standing) -> str:
    return standing.organisation.name + (f" {standing.year}" if standing.year else "")
