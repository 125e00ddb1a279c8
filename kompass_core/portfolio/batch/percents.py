"""Percents: columns of whole percentages to the numbers of a plan, each checked as a whole where it can be.

Where each whole part is a step, a column is right if its parts lie between the first step and the last, and
if they add up to what the percentages add up to: one that lies between two steps is rounded down, and is
missed in the sum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from kompass_core.model.plan import ABSENT
from kompass_core.portfolio.batch.meanings import width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kompass_core.model.plan import Input

HUNDRED = 100


class Percents:
    """One such column, and the input that it is read for."""

    def __init__(self, of: Input, name: str) -> None:
        """For an input that `knows` says can be read so."""
        self.of = of
        self.name = name
        self.part = HUNDRED // of.scale
        self.steps = sorted({number * self.part for number in of.steps.values()})
        self.every = self.steps == list(range(0, HUNDRED + 1, self.part))

    @staticmethod
    def knows(of: Input) -> bool:
        """Whether the parts of an input are whole percentages, and no more than all."""
        return HUNDRED % of.scale == 0 and of.most <= of.scale

    def narrow(self) -> pl.Expr:
        """The percentages; null where they are none by far."""
        return pl.col(self.name).cast(pl.Int8, strict=False)

    def read(self) -> pl.Expr:
        """The numbers of the column; -1 stays what it is."""
        return (self.narrow() // self.part).cast(width(self.of.most)).alias(self.of.name)


def wrong(
    columns: Sequence[Percents], table: pl.DataFrame, numbers: Mapping[str, pl.Series]
) -> dict[str, pl.Series]:
    """Which cells of columns are neither steps nor empty, by the columns that have any."""
    surely = _right([one for one in columns if one.every], table, numbers)
    doubtful = table.select(
        pl.col(one.name).is_in([ABSENT, *one.steps]).alias(one.name)
        for one in columns
        if one.name not in surely
    )
    return {one.name: ~one.fill_null(value=True) for one in doubtful.get_columns() if not one.all()}


def _right(columns: Sequence[Percents], table: pl.DataFrame, numbers: Mapping[str, pl.Series]) -> set[str]:
    """The columns of which it is proven that each cell is a step, or empty."""
    if not columns:
        return set()
    parts = pl.DataFrame([numbers[one.of.name].alias(one.name) for one in columns])
    totals = table.select(one.narrow().sum().cast(pl.Int64) for one in columns).row(0)
    facts = zip(
        columns,
        totals,
        parts.select(pl.all().sum().cast(pl.Int64)).row(0),
        parts.select(pl.all().min()).row(0),
        parts.select(pl.all().max()).row(0),
        strict=True,
    )
    return {
        one.name
        for one, total, counted, least, most in facts
        if numbers[one.of.name].null_count() == table[one.name].null_count()
        and (least is None or (least >= 0 and most <= one.of.scale and counted * one.part == total))
    }
