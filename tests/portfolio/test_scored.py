"""Every figure of every shipped framework, in columns, is the reference's, whatever a row lacks."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import polars as pl
import pytest

from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.hooks.prepare import prepare
from kompass_core.model.plan import ABSENT
from kompass_core.portfolio.expressions import expression
from kompass_core.portfolio.plan import plan
from kompass_core.portfolio.scored import figures, scored
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.rounding import rounded
from kompass_core.rules.whole import NO
from kompass_core.stages.score.run import run
from kompass_core.stages.score.state import State, reach

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.plan import Plan, Told
    from kompass_core.model.program import Line, Sheet
    from kompass_core.stages.score.run import Outcome

    Row = Mapping[str, int | None]

ROOT = Path(__file__).parents[2]
ROWS = int(os.environ.get("KOMPASS_ROWS", "60"))
"""How many random evaluations of each scale; `KOMPASS_ROWS=1500` makes more than ten thousand of all."""


def sheets() -> list[Sheet]:
    plugins = load_plugins()
    programs = [prepare(path, plugins, []) for path in sorted(ROOT.glob("frameworks/*/*.toml"))]
    return [sheet for program in programs for sheet in program.sheets.values()]


SHEETS = sheets()


def random_rows(laid_out: Plan, chance: Random, *, holes: bool, refuses: bool) -> list[Row]:
    made: list[Row] = []
    for _ in range(ROWS):
        missing, absent = (chance.choice((0, 0, 0.03, 0.5)) if holes else 0 for _ in range(2))
        row: dict[str, int | None] = {}
        for one in laid_out.inputs:
            drawn = chance.random()
            step = chance.choice(list(one.steps.values()))
            row[one.name] = None if drawn < missing else step
            if missing <= drawn < missing + absent and not refuses:
                row[one.name] = ABSENT
        made.append(row)
    return made


def state(sheet: Sheet, laid_out: Plan, line: Line, row: Row) -> State:
    shares = {}
    for one in laid_out.inputs:
        if one.code == line.item.code and one.dimension is not None:
            value, steps = row[one.name], sheet.scale.dimensions[one.dimension].steps
            if value is None:
                shares[one.dimension] = (
                    exactly(0) if sheet.scale.unanswered == "zero" else reach(steps.values())
                )
            elif value != ABSENT:
                shares[one.dimension] = exactly(Fraction(value, one.scale))
    dropped = bool(line.asked) and not shares
    return State("not applicable" if dropped else "rule", shares, {}, (), None)


def by_reference(sheet: Sheet, laid_out: Plan, row: Row) -> Mapping[str, Outcome]:
    states = {line.item.code: state(sheet, laid_out, line, row) for line in sheet.lines}
    return run(sheet, states, lambda _, made, __: made, derive=False)


def told_by(sheet: Sheet, outcome: Outcome, told: Told) -> tuple[Fraction, Fraction] | None:
    """A figure as the reference has it, least and most."""
    if not outcome.applies:
        return None
    value, maximum = outcome.measures["points"], outcome.measures.get("maximum")
    if told.table is None:
        value = outcome.measures[told.measure]
    assert isinstance(value, Interval)
    ends = (value.low, value.high)
    if told.measure == "percent":
        assert isinstance(maximum, Interval)
        if maximum.low == 0:
            return None
        ends = (100 * value.low / maximum.high, 100 * value.high / maximum.low)
    if told.digits is None:
        return ends
    low, high = (rounded(end, told.digits, sheet.scale.rounding) for end in ends)
    return low, high


def in_columns(told: Told, place: int, row: Mapping[str, int | None]) -> tuple[Fraction, Fraction] | None:
    ends = []
    for name, amount in (("low", told.ends.low), ("high", told.ends.high)):
        top, bottom = row[f"t{place}_{name}"], row[f"t{place}_{name}_bottom"]
        if top is None or bottom is None:
            assert (top, bottom) == (None, None)
            return None
        ends.append(Fraction(top, amount.scale * bottom))
    return ends[0], ends[1]


@pytest.mark.parametrize("holes", [False, True], ids=["complete", "with holes"])
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: f"{sheet.scale.of} {sheet.scale.id}")
def test_no_digit_differs_from_the_reference(sheet: Sheet, holes: bool) -> None:
    laid_out = plan(sheet, holes=holes)
    refuses = sheet.scale.not_applicable == "refuse"
    rows = random_rows(laid_out, Random(7), holes=holes, refuses=refuses)  # noqa: S311 - the same every time
    table = pl.DataFrame(rows, schema={one.name: pl.Int64 for one in laid_out.inputs}).lazy()
    aside = expression(laid_out.aside).alias("aside")
    results = scored(laid_out, table).select(*figures(laid_out), aside).collect()
    compared = 0
    for row, result in zip(rows, results.iter_rows(named=True), strict=True):
        if result["aside"]:
            continue
        outcomes = by_reference(sheet, laid_out, row)
        for place, told in enumerate(laid_out.told):
            expected = told_by(sheet, outcomes[told.code], told)
            assert (told, in_columns(told, place, result)) == (told, expected)
            compared += 1
    assert compared > (0 if holes else ROWS)


def test_a_complete_row_is_never_set_aside() -> None:
    asides = {sheet.scale.id: plan(sheet, holes=False).aside for sheet in SHEETS}
    assert dict.fromkeys(asides, NO) == asides
