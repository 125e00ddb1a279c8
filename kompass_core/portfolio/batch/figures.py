"""Figures: the columns of a result to what an engine has to work out, and to what is made of that afterwards.

An engine knows whole numbers and truths. Decimals, bands and fractions in their lowest terms are made of them
here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from kompass_core.model.batch import COMPLETE, INCOMPLETE, MISSING, NOT_APPLICABLE, OF_MAXIMUM, STATE
from kompass_core.model.framework import TOTAL
from kompass_core.portfolio.batch.lowest import Lowest
from kompass_core.portfolio.batch.nodes import Nodes
from kompass_core.rules.amount import Unsettled, rounded
from kompass_core.rules.ends import exact, product
from kompass_core.rules.making import linear

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kompass_core.model.batch import Shown
    from kompass_core.model.plan import Plan, Told
    from kompass_core.rules.ends import Ends
    from kompass_core.rules.typed import Rounding
    from kompass_core.rules.whole import Number, Truth

    Pair = tuple[Number, Number]

HUNDRED = exact(100)

DIGITS = (9, 18, 38)
"""Digits that decimals are kept with: as many as 32, 64 and 128 bits hold."""


class Figures:
    """What a plan tells of the columns of a result."""

    def __init__(self, plan: Plan, shown: Sequence[Shown], rounding: Rounding) -> None:
        """Lay out what is wanted of an engine.

        Raises:
            Unsettled: a plan does not tell one of the columns, such as a truth.
        """
        self.plan = plan
        self.shown = shown
        self.rounding = rounding
        self.nodes = Nodes()
        self.told = {(one.code, one.measure, one.table is not None): one for one in plan.told}
        self.aside = self.nodes.expression(plan.aside)
        self.lowest = {
            one.code: Lowest(self._told(one, printed=False).ends, self.nodes, str(place))
            for place, one in enumerate(shown)
            if one.part != "printed"
        }
        self.pairs = {one.name: self._pair(one) for one in shown if one.part == "printed"}
        self.made = [*(self._column(one) for one in shown), *self._ending()]

    def digits(self) -> Mapping[str, int]:
        """How many digits each decimal takes."""
        return {
            one.name: max(_digits(number) for number in self.pairs[one.name])
            for one in self.shown
            if one.digits is not None
        }

    def result(self, found: pl.DataFrame, types: Mapping[str, pl.DataType]) -> pl.DataFrame:
        """The columns of a result, of those that an engine has made."""
        for one in self.lowest.values():
            found = found.with_columns(one.reduced(found))
        return found.with_columns(
            made.reinterpret(dtype=types[name]).alias(name)
            if isinstance(types[name], pl.Decimal)
            else made.alias(name)
            for name, made in zip(types, self.made, strict=True)
        ).select(list(types))

    def _told(self, one: Shown, *, printed: bool) -> Told:
        measure = "percent" if one.measure == OF_MAXIMUM else one.measure
        found = self.told.get((one.code, measure, printed))
        if found is None:
            raise Unsettled(f"`{one.measure}` of `{one.code}` is nothing that columns can tell")
        return found

    def _pair(self, one: Shown) -> Pair:
        """The least and the most of a figure: a whole number of its last digits, or the place of a band."""
        if one.digits is None and not one.bands:
            raise Unsettled(f"`{one.measure}` of `{one.code}` is true or false, which columns do not tell")
        if one.bands:
            least, most = self._told(one, printed=False).amounts
            return least.top, most.top
        ends = self._printed(one, one.digits or 0)
        low, high = (
            linear([(10 ** (one.digits or 0) // end.scale, end.top)]) for end in (ends.low, ends.high)
        )
        return low, high

    def _printed(self, one: Shown, digits: int) -> Ends:
        if one.measure in {OF_MAXIMUM, "points"}:
            return self._told(one, printed=True).ends
        ends = self._told(one, printed=False).ends
        whole = product(HUNDRED, ends) if one.share else ends
        return whole.through(lambda end: rounded(end, digits, self.rounding))

    def _column(self, one: Shown) -> pl.Expr:
        exists = self._told(one, printed=one.measure == OF_MAXIMUM).exists
        if one.part != "printed":
            return self._where(exists, self.lowest[one.code].part(one.part, one.end))
        low, high = self.pairs[one.name]
        value = self.nodes.expression(high if one.end == "high" else low)
        if one.end == "known" and low != high:
            value = pl.when(value == self.nodes.expression(high)).then(value)
        value = self._where(exists, value)
        if one.bands:
            return pl.lit(pl.Series(one.bands, dtype=pl.String)).gather(value)
        return value.cast(pl.Int128)

    def _where(self, exists: Truth, value: pl.Expr) -> pl.Expr:
        settled = self.nodes.settled(exists)
        return value if settled else pl.when(self.nodes.expression(exists)).then(value)

    def _ending(self) -> tuple[pl.Expr, pl.Expr]:
        """How many judgements are missing, and the state."""
        missing = self.nodes.expression(self.plan.missing).cast(pl.Int32)
        applies = self.nodes.expression(self.told[TOTAL, "points", False].exists)
        lacking = pl.when(missing > 0).then(pl.lit(INCOMPLETE)).otherwise(pl.lit(COMPLETE))
        return missing, pl.when(applies).then(lacking).otherwise(pl.lit(NOT_APPLICABLE))


def types_of(shown: Sequence[Shown], digits: Mapping[str, int]) -> dict[str, pl.DataType]:
    """The types of the columns of a result; decimals of as many digits as their values can have."""
    found: dict[str, pl.DataType] = {}
    for one in shown:
        if one.digits is not None:
            found[one.name] = pl.Decimal(digits.get(one.name, DIGITS[-1]), one.digits)
        elif one.bands:
            found[one.name] = pl.String()
        else:
            found[one.name] = pl.Int64() if one.part != "printed" else pl.Boolean()
    return {**found, MISSING: pl.Int32(), STATE: pl.String()}


def _digits(number: Number) -> int:
    most = max(abs(number.low), abs(number.high))
    return next((one for one in DIGITS if most < 10**one), DIGITS[-1])
