"""Scored: a plan and a table of whole numbers to the table with every figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.portfolio.expressions import expression
from kompass_core.portfolio.layers import layers

if TYPE_CHECKING:
    import polars as pl

    from kompass_core.model.plan import Plan


def scored(plan: Plan, table: pl.LazyFrame) -> pl.LazyFrame:
    """The table with a column for each step of a plan; its inputs stand there under their names.

    Raises:
        Unsettled: a figure may be larger than a column holds.
    """
    for layer in layers(plan.steps):
        table = table.with_columns(expression(step.value).alias(step.name) for step in layer)
    return table


def figures(plan: Plan) -> list[pl.Expr]:
    """What comes out of a scored table: `tN_low` and `tN_high`, `tN_low_bottom` and `tN_high_bottom` below.

    Each is null where there is no such figure, or the row is set aside.
    """
    import polars as pl  # noqa: PLC0415 - heavy, and only for many evaluations

    made = []
    beside = ~expression(plan.aside)
    for place, told in enumerate(plan.told):
        exists = beside & expression(told.exists)
        for name, amount in (("low", told.ends.low), ("high", told.ends.high)):
            made.append(pl.when(exists).then(expression(amount.top)).alias(f"t{place}_{name}"))
            made.append(pl.when(exists).then(expression(amount.bottom)).alias(f"t{place}_{name}_bottom"))
    return made
