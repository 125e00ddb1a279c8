"""Statement: a plan and a table to the text of one query, which scores every row of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.batch import COMPLETE, INCOMPLETE, MISSING, NOT_APPLICABLE, STATE
from kompass_core.model.evaluation import WHOLE_ITEM
from kompass_core.model.framework import TOTAL
from kompass_core.portfolio.sql.cells import ASIDE, BAD, Cells, column_of
from kompass_core.portfolio.sql.once import Once
from kompass_core.portfolio.sql.outcome import Outcome, column
from kompass_core.portfolio.sql.parts import Parts, looked_at
from kompass_core.rules.making import compared, denied
from kompass_core.rules.whole import Int

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kompass_core.model.batch import Shown
    from kompass_core.model.plan import Plan
    from kompass_core.portfolio.sql.dialect import Dialect
    from kompass_core.portfolio.sql.table import Table
    from kompass_core.rules.typed import Rounding

WRONG, ODD, FINE = "wrong", "odd", "fine"
"""In the query: the first column with a bad cell, whether a row is for the ordinary way, and neither."""

ASIDE_COLUMN, BAD_COLUMN = "aside", "bad"
"""Columns of the result: whether a row is for `kompass batch`, and the first column with a bad cell."""


def statement(plan: Plan, table: Table, shown: Iterable[Shown], rounding: Rounding, dialect: Dialect) -> str:
    """The query, which says nothing of the order of rows; what the plan tells has to include the total.

    Raises:
        Unsettled: a number may be too large for the dialect, or what is shown is true or false.
    """
    parts = Parts(dialect, table.source)
    kept = {f"k{place}": name for place, name in enumerate(table.kept)}
    read(parts, plan, table, {inner: dialect.identifier(name) for inner, name in kept.items()})
    steps = Once()
    steps.take(plan.steps)
    outcome = Outcome(plan, rounding, steps)
    told = [outcome.figure(one) for one in shown]
    missing, aside = steps.column(plan.missing), steps.truth(plan.aside)
    applies = next(steps.truth(one.exists) for one in plan.told if one.code == TOTAL)
    wanted = looked_at([missing, aside, applies])
    wanted |= looked_at(node for one in told for node in (one.exists, one.number))
    parts.work(steps.steps, wanted, [*kept, WRONG, ODD])
    fine = f"({WRONG} IS NULL AND NOT ({ODD} OR {parts.expression(aside)}))"
    parts.add([*kept, WRONG, *sorted(wanted), (FINE, fine)])
    state = (
        f"CASE WHEN NOT {FINE} THEN NULL WHEN {parts.expression(denied(applies))} THEN '{NOT_APPLICABLE}'"
        f" WHEN {parts.expression(compared('<', Int(0), missing))} THEN '{INCOMPLETE}' ELSE '{COMPLETE}' END"
    )
    columns = [(name, dialect.identifier(inner)) for inner, name in kept.items()]
    for one in told:
        exists = f"{FINE} AND {parts.expression(one.exists)}"
        columns.append((one.shown.name, f"CASE WHEN {exists} THEN {column(one, parts)} END"))
    return parts.query(
        [
            *columns,
            (MISSING, f"CASE WHEN {FINE} THEN {parts.expression(missing)} END"),
            (STATE, state),
            (ASIDE_COLUMN, f"({WRONG} IS NULL AND NOT {FINE})"),
            (BAD_COLUMN, WRONG),
        ]
    )


def columns_of(table: Table, shown: Iterable[Shown]) -> list[str]:
    """The names of the columns of the result."""
    return [*table.kept, *(one.name for one in shown), MISSING, STATE, ASIDE_COLUMN, BAD_COLUMN]


def read(parts: Parts, plan: Plan, table: Table, kept: Mapping[str, str]) -> None:
    """The cells as numbers, and then which of them are bad, or not for a query.

    What is `kept` has a name in the query, and is what stands behind it in the table.
    """
    dialect = parts.dialect
    cells = Cells(dialect, table)
    inputs = {column_of(one): one.name for one in plan.inputs}
    numbers = {one.name: cells.input(one) for one in plan.inputs}
    looked = {inner: name for name, inner in inputs.items()}
    for name in table.columns:
        if name in inputs:
            continue
        code, _, word = name.rpartition(":")
        inner = f"c{len(looked) - len(inputs)}"
        looked[inner] = name
        numbers[inner] = cells.whole(code) if word == WHOLE_ITEM else cells.other(name)
    parts.read(kept.items(), numbers.items())
    bad = " ".join(
        f"WHEN {parts.at(one)} = {BAD} THEN {dialect.literal(name)}" for one, name in looked.items()
    )
    odd = " ".join(f"WHEN {parts.at(one)} = {ASIDE} THEN TRUE" for one in looked)
    parts.add(
        [*kept, *inputs.values(), (WRONG, f"CASE {bad} ELSE NULL END"), (ODD, f"CASE {odd} ELSE FALSE END")]
    )
