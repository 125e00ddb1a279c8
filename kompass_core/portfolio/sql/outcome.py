"""Outcome: what a plan tells to the columns of a result, each exact in the type that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.model.batch import OF_MAXIMUM
from kompass_core.rules.amount import Amount, Unsettled, holds, rounded
from kompass_core.rules.ends import exact, product
from kompass_core.rules.making import both, linear
from kompass_core.rules.whole import reach

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.batch import Shown
    from kompass_core.model.plan import Plan, Told
    from kompass_core.portfolio.sql.once import Once
    from kompass_core.portfolio.sql.parts import Parts
    from kompass_core.rules.typed import Rounding
    from kompass_core.rules.whole import Number, Truth

USUAL, LONGEST = 18, 36
"""Digits of a decimal: as many as 64 bits hold, or as there are in all dialects."""

HUNDRED = exact(100)


@frozen
class Figure:
    """A column of the result: what it shows, in which rows there is such a figure, and of what number."""

    shown: Shown
    exists: Truth
    number: Number


class Outcome:
    """The figures of a plan; what they are made of is added to the steps."""

    def __init__(self, plan: Plan, rounding: Rounding, steps: Once) -> None:
        """Of the figures that a plan tells."""
        self.told = tells(plan)
        self.rounding = rounding
        self.steps = steps

    def figure(self, shown: Shown) -> Figure:
        """The figure of a column.

        Raises:
            Unsettled: the plan does not tell it, because it is true or false.
        """
        found = self.told.get(key(shown))
        if found is None:
            raise Unsettled(f"`{shown.name}` is true or false")
        if shown.part != "printed":
            return self._exact(shown, found)
        low, high = (self.steps.column(one) for one in self._whole(shown, found))
        return self._of(shown, found, Amount(low, 1), Amount(high, 1))

    def _whole(self, shown: Shown, told: Told) -> tuple[Number, ...]:
        """Both ends as whole numbers of the last digit that is printed, or as the places of bands."""
        digits = shown.digits or 0
        ends = told.ends
        if shown.digits is not None and told.table is None:
            ends = product(HUNDRED, ends) if shown.share else ends
            ends = ends.through(lambda end: rounded(end, digits, self.rounding))
        return tuple(linear([(10**digits // end.scale, end.top)]) for end in (ends.low, ends.high))

    def _exact(self, shown: Shown, told: Told) -> Figure:
        """What stands above or below a figure before it is rounded."""
        low, high = (
            Amount(self.steps.column(one.top), 1, self.steps.column(linear([(one.scale, one.bottom)])))
            for one in told.amounts
        )
        figure = self._of(shown, told, low, high)
        end = high if shown.end == "high" else low
        return Figure(shown, figure.exists, end.top if shown.part == "numerator" else end.bottom)

    def _of(self, shown: Shown, told: Told, low: Amount, high: Amount) -> Figure:
        exists = told.exists
        if shown.end == "known":
            exists = both([exists, self.steps.truth(holds("=", low, high))])
        return Figure(shown, exists, high.top if shown.end == "high" else low.top)


def key(shown: Shown) -> tuple[str, str, bool]:
    """Which figure of a plan a column is made of: by its item, its measure, and whether as it is printed."""
    measure = "percent" if shown.measure == OF_MAXIMUM else shown.measure
    return shown.code, measure, shown.measure in {OF_MAXIMUM, "points"} and shown.part == "printed"


def tells(plan: Plan) -> Mapping[tuple[str, str, bool], Told]:
    """The figures that a plan tells, none of which is true or false."""
    return {(one.code, one.measure, one.table is not None): one for one in plan.told}


def column(figure: Figure, parts: Parts) -> str:
    """A figure as the type that it has in the result.

    Of a decimal a product with another is exact everywhere, and a quotient is not.

    Raises:
        Unsettled: it may have more digits than a column holds.
    """
    made, digits = parts.expression(figure.number), figure.shown.digits
    if figure.shown.bands:
        bands = enumerate(map(parts.dialect.literal, figure.shown.bands))
        return f"CASE {made} {' '.join(f'WHEN {place} THEN {band}' for place, band in bands)} END"
    if digits is None:
        return made
    width = max(USUAL, len(str(reach(figure.number))))
    if width > LONGEST:
        raise Unsettled("a printed figure may have more digits than a column holds")
    made = f"CAST({made} AS DECIMAL({width}, 0))"
    return f"CAST({made} * 0.{'1'.rjust(digits, '0')} AS DECIMAL({width}, {digits}))" if digits else made
