"""Scored: a plan and a table of whole numbers to the table with every figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.portfolio.expressions import FITS, expression, number, truth
from kompass_core.portfolio.layers import layers
from kompass_core.rules.amount import Unsettled
from kompass_core.rules.whole import reach

if TYPE_CHECKING:
    import polars as pl

    from kompass_core.model.plan import Plan


def fits(plan: Plan) -> None:
    """Refuse a plan whose numbers may be larger than a column holds.

    Raises:
        Unsettled: one may be.
    """
    amounts = (amount for told in plan.told for amount in told.amounts)
    for value in (*(step.value for step in plan.steps), *(part for one in amounts for part in (one.top, one.bottom))):
        if reach(value) > FITS:
            raise Unsettled("a figure may have more digits than a column holds")


def scored(plan: Plan, table: pl.LazyFrame) -> pl.LazyFrame:
    """The table with a column for each step of a plan; its inputs stand there under their names, as `Int64`."""
    for layer in layers(plan.steps):
        table = table.with_columns(expression(step.value).alias(step.name) for step in layer)
    return table


def figures(plan: Plan) -> list[pl.Expr]:
    """What comes out, of a table that was scored: `tN_low` and `tN_high` above, `tN_below` where it is no constant.

    Each is in `scale` parts; null where there is no such figure, or the row is set aside.
    """
    import polars as pl  # noqa: PLC0415 - heavy, and only for many evaluations

    made = []
    beside = ~truth(plan.aside)
    for place, told in enumerate(plan.told):
        exists = beside & truth(told.exists)
        for name, amount in (("low", told.ends.low), ("high", told.ends.high)):
            made.append(pl.when(exists).then(number(amount.top)).alias(f"t{place}_{name}"))
            made.append(pl.when(exists).then(number(amount.bottom)).alias(f"t{place}_{name}_bottom"))
    return made
