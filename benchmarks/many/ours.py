"""Ours: the plan of the sample run by Polars, without holes and with; and the compiled function in a loop."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import polars as pl
from attrs import evolve

from benchmarks import sample as made_up
from benchmarks.many.block import PARTS
from benchmarks.many.scorer import Scorer, stacked
from benchmarks.ours import program
from kompass_core.portfolio.plan import plan
from kompass_core.portfolio.scored import figures, scored
from kompass_core.stages.function import function
from kompass_core.stages.report.figures import LINES

if TYPE_CHECKING:
    from fractions import Fraction

    from benchmarks.many.block import Block
    from benchmarks.many.scorer import Doubles
    from benchmarks.sample import Sample
    from kompass_core.model.plan import Plan

    Laid: TypeAlias = dict[bool, pl.LazyFrame]
    """What is worked out of a block once it is collected: points, or (True) their tenths."""
    Rows: TypeAlias = list[tuple[int, ...]]
    Results: TypeAlias = list[tuple[int | Fraction, ...]]

COLUMNS, HOLES, LOOP = (
    "Kompass, columns",
    "Kompass, columns, with holes",
    "Kompass, compiled function in a loop",
)
UNANSWERED, ABSENT = 0.1, 0.05
"""Which share of the judgements of rows with holes nobody made, and which do not apply."""


def columns(of: Sample, *, holes: bool = False) -> Scorer[Laid, pl.DataFrame]:
    """The plan, worked off by Polars' streaming engine, on as many threads as there are cores."""
    sheet = program(of).sheets[made_up.SCALE]
    whole = plan(sheet, [item.code for item in of.sums], holes=holes)
    plans = {printed: _points(of, whole, LINES if printed else None) for printed in (False, True)}
    ends = ("low", "high") if holes else ("low",)

    def prepare(block: Block) -> Laid:
        table = pl.DataFrame({one.name: block.answers[one.code, one.dimension or ""] for one in whole.inputs})
        given = (_with_holes(table) if holes else table).lazy()
        laid = {}
        for printed, one in plans.items():
            names = [f"t{place}_{end}" for place in range(len(one.told)) for end in ends]
            laid[printed] = scored(one, given).select(figures(one)).select(names)
        return laid

    def run(taken: Laid, /, *, printed: bool) -> pl.DataFrame:
        return taken[printed].collect(engine="streaming")

    def laid_out(made: pl.DataFrame, printed: bool) -> Doubles:  # noqa: FBT001 - as a scorer has it
        told = plans[printed].told
        scales = [10**one.digits if one.digits is not None else one.ends.low.scale for one in told]
        numbers = stacked([made[f"t{place}_low"].to_numpy() for place in range(len(told))])
        return numbers / np.array(scales, np.float64)[:, None]

    return Scorer(HOLES if holes else COLUMNS, prepare, run, laid_out, decimals=None if holes else 6)


def from_percent(of: Sample, table: pl.LazyFrame) -> pl.LazyFrame:
    """Printed tenths, in whole numbers, of a table of shares in percent that lacks nothing."""
    sheet = program(of).sheets[made_up.SCALE]
    made = _points(of, plan(sheet, [item.code for item in of.sums], holes=False), LINES)
    numbers = [
        (pl.col(f"{one.code}:{one.dimension}") // (100 // one.scale)).alias(one.name) for one in made.inputs
    ]
    told = [pl.col(f"t{place}_low").alias(one.code) for place, one in enumerate(made.told)]
    return scored(made, table.select("id", *numbers)).select("id", *figures(made)).select("id", *told)


def loop(of: Sample) -> Scorer[Rows, Results]:
    """The compiled function, row by row, on one thread; it makes points and tenths of all items."""
    made = function(program(of).sheets[made_up.SCALE])
    places = {
        (one.code, one.print): place for place, one in enumerate(made.results) if one.measure == "points"
    }

    def prepare(block: Block) -> Rows:
        columns = [
            block.answers[slot.code, slot.dimension or ""].astype(int)
            * (slot.scale // PARTS[slot.dimension or ""])
            for slot in made.slots
        ]
        return list(zip(*(column.tolist() for column in columns), strict=True))

    def run(taken: Rows, /, *, printed: bool) -> Results:
        del printed
        return [made.run(row) for row in taken]

    def laid_out(results: Results, printed: bool) -> Doubles:  # noqa: FBT001 - as a scorer has it
        own = [places[item.code, LINES if printed else None] for item in of.sums]
        return np.array(
            [[float(row[place] / (made.results[place].scale or 1)) for row in results] for place in own]
        )

    return Scorer(LOOP, prepare, run, laid_out, compared=10_000, most=10_000)


def _points(of: Sample, whole: Plan, table: str | None) -> Plan:
    """The plan that tells points only, in the order of the sample."""
    told = {one.code: one for one in whole.told if (one.measure, one.table) == ("points", table)}
    return evolve(whole, told=tuple(told[item.code] for item in of.sums))


def _with_holes(table: pl.DataFrame) -> pl.DataFrame:
    """The table, some of its answers taken away."""
    random = np.random.default_rng(2)
    made = []
    for column in table:
        drawn = random.random(len(column), np.float32)
        absent = pl.Series(drawn < ABSENT)
        missing = pl.Series(drawn > 1 - UNANSWERED)
        made.append(
            pl.select(
                pl.when(~missing)
                .then(pl.when(absent).then(pl.lit(-1, pl.Int8)).otherwise(column))
                .alias(column.name)
            ).to_series()
        )
    return pl.DataFrame(made)
