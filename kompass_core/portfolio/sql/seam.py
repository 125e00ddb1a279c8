"""Seam: a plan, and what is wanted of it, to a query over its inputs, for an engine of `kompass batch`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.portfolio.sql.expressions import is_wide
from kompass_core.portfolio.sql.once import Once
from kompass_core.portfolio.sql.parts import Parts, looked_at
from kompass_core.rules.amount import Unsettled
from kompass_core.rules.whole import Number

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

    from kompass_core.model.plan import Plan
    from kompass_core.portfolio.sql.dialect import Dialect
    from kompass_core.rules.whole import Truth

ROW = "row"
"""A column that numbers the rows, in the table and in what comes out of it."""


def numbered(table: pl.DataFrame) -> pl.DataFrame:
    """The table with its rows numbered, because a database keeps no order."""
    import polars as pl  # noqa: PLC0415 - heavy, and only where there is a table

    return table.with_row_index(ROW).with_columns(pl.col(ROW).cast(pl.Int64))


def seam(plan: Plan, wanted: Mapping[str, Number | Truth], source: str, dialect: Dialect) -> str:
    """The query; `source` is what stands behind FROM.

    Raises:
        Unsettled: a number may be too large for the dialect, or one that comes out for 64 bits.
    """
    parts = Parts(dialect, source)
    steps = Once()
    steps.take(plan.steps)
    made = {name: steps.plain(node) for name, node in wanted.items()}
    if any(isinstance(node, Number) and is_wide(node) for node in made.values()):
        raise Unsettled("a figure may have more digits than a column holds")
    inputs = [one.name for one in plan.inputs]
    parts.read([(ROW, ROW)], ((name, f"CAST({dialect.identifier(name)} AS BIGINT)") for name in inputs))
    parts.work(steps.steps, looked_at(made.values()), [ROW])
    return parts.query([(ROW, ROW), *((name, parts.expression(node)) for name, node in made.items())])
