"""Tier: one plan of a scale with the engine that works it out, to the figures of rows that it is for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from kompass_core.model.framework import TOTAL
from kompass_core.portfolio.batch.figures import Figures
from kompass_core.portfolio.plan import plan
from kompass_core.rules.amount import Unsettled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kompass_core.model.batch import Shown
    from kompass_core.model.plan import Plan
    from kompass_core.model.program import Sheet
    from kompass_core.portfolio.batch.engines import Engine


class Tier:
    """A plan, what it tells, and the way to work it out."""

    def __init__(self, made: Plan, shown: Sequence[Shown], sheet: Sheet, engine: Engine) -> None:
        """Lay it out; raises Unsettled where columns cannot tell what is wanted."""
        self.plan = made
        self.figures = Figures(made, shown, sheet.scale.rounding)
        self.scoring = engine(made, self.figures.nodes.wanted())

    def scored(
        self,
        numbers: pl.DataFrame,
        names: Mapping[tuple[str, str | None], str],
        types: Mapping[str, pl.DataType],
    ) -> tuple[pl.DataFrame, pl.Series | None]:
        """The figures of rows, and in which of them they say nothing; None where they do in all.

        `names` tells under which name an input stands among the numbers.
        """
        taken = numbers.select(
            pl.col(names[one.code, one.dimension]).alias(one.name) for one in self.plan.inputs
        )
        # What is known beforehand is wanted of no engine: the rows are counted by a column of their own.
        found = taken.select(pl.int_range(pl.len()).alias("place")).hstack(self.scoring(taken).get_columns())
        aside = found.select(pl.repeat(value=False, n=pl.len()) | self.figures.aside).to_series()
        return self.figures.result(found, types), aside if aside.any() else None


class Tiers:
    """The plans of a scale: for rows in which nothing is missing, in which all applies, and for all of them.

    `every` is None where columns cannot tell what is wanted at all, and `why` says why. `digits` are those of
    each decimal that comes out. Plans that few need are made when somebody does.
    """

    def __init__(
        self, sheet: Sheet, shown: Sequence[Shown], engine: Engine, given: Mapping[str, int]
    ) -> None:
        """With points that may be given in so many parts."""
        self._made_of = (sheet, shown, engine, given)
        self.why = ""
        self.every: Tier | None = None
        try:
            self.every = self._tier(holes=True, absent=True)
        except Unsettled as error:
            self.why = str(error)
        self.complete = self._fitting(holes=False, absent=False) if self.every else None
        self.digits = dict(self.every.figures.digits()) if self.every else {}

    @cached_property
    def applying(self) -> Tier | None:
        """The one for rows in which all applies."""
        return self._fitting(holes=True, absent=False) or self.every

    def _fitting(self, *, holes: bool, absent: bool) -> Tier | None:
        """A tier of which no figure takes more digits than with the one for all; None where there is none."""
        try:
            found = self._tier(holes=holes, absent=absent)
        except Unsettled:
            return None  # its rows take the one for all
        every = self.every.figures.digits() if self.every else {}
        return found if all(count <= every[name] for name, count in found.figures.digits().items()) else None

    def _tier(self, *, holes: bool, absent: bool) -> Tier:
        sheet, shown, engine, given = self._made_of
        codes = {TOTAL, *(one.code for one in shown)}
        made = plan(sheet, codes, holes=holes, absent=absent, given=given if holes else None)
        return Tier(made, shown, sheet, engine)
