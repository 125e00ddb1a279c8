"""Afar: whole files that Spark reads, scores and writes on its machines, to the shards of a run.

Nothing of them comes this way but the figures, file by file, which are put together here like those of any
other engine, in the same order; and the rows that a query cannot work out, which are taken one by one here.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from kompass_core.portfolio.batch.shard import ASIDE, CLOSER, ROW, Scored, Shards
from kompass_core.portfolio.batch.work import Work
from kompass_core.portfolio.sql.dialect import SPARK
from kompass_core.portfolio.sql.in_spark import file_to_files, session
from kompass_core.portfolio.sql.once import Once
from kompass_core.portfolio.sql.parts import Parts, looked_at
from kompass_core.portfolio.sql.statement import ODD, WRONG, read
from kompass_core.portfolio.sql.table import Table
from kompass_core.rules.amount import Unsettled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kompass_core.model.batch import Heading
    from kompass_core.model.plan import Plan
    from kompass_core.portfolio.batch.engines import Scoring, Wanted
    from kompass_core.portfolio.batch.singly import Singly
    from kompass_core.portfolio.batch.tables.piece import Table as Piecewise
    from kompass_core.portfolio.sql.table import Kind

FINE = "fine"


class Afar(Shards):
    """Scores the shards of files that Spark reads by itself."""

    def __init__(
        self,
        heading: Heading,
        types: Mapping[str, pl.DataType],
        singly: Singly,
        master: str | None,
        scratch: Path,
    ) -> None:
        """Write the query; what it makes of each file is kept in the folder `scratch`."""
        super().__init__(heading, types, singly, _laid_aside)
        self.master = master
        self.scratch = scratch
        self.query = ""
        self._files: dict[str, Path] = {}
        if self.tiers.every is not None:
            plan, wanted = self.tiers.every.plan, self.tiers.every.figures.nodes.wanted()
            try:
                self.query = query(plan, wanted, _table(heading, types, plan))
            except Unsettled as error:
                self.decoder, self.tiers.why = None, str(error)

    def scored(self, table: pl.DataFrame, file: str, numbers: Sequence[int]) -> Scored:
        """The result of a shard whose rows have these numbers, from 1, in its file."""
        if self.decoder is None or self.tiers.every is None:
            return super().scored(table, file, numbers)
        if file not in self._files:
            self._files[file] = self.scratch / f"spark-{len(self._files)}"
            file_to_files(self.query, Path(file), self._files[file], self.master)
        figures = self.tiers.every.figures
        between = pl.col(ROW).is_between(numbers[0], numbers[-1]) if numbers else pl.lit(value=False)
        found = pl.scan_parquet(self._files[file] / "*.parquet").filter(between).collect().sort(ROW)
        aside = pl.repeat(value=False, n=pl.len()) | figures.aside
        rows = pl.int_range(found.height, dtype=pl.Int64, eager=True).alias(ROW)
        fine, aside_too = found.select(pl.col(FINE), aside.alias("aside")).get_columns()
        reasons = dict.fromkeys(rows.filter(fine & aside_too), ASIDE) | dict.fromkeys(
            rows.filter(~fine), CLOSER
        )
        good = fine & ~aside_too
        piece = figures.result(found.filter(good), self.types).insert_column(0, rows.filter(good))
        made, faults = self._singly(table, sorted(reasons), file, numbers)
        result = pl.concat([piece, made]).sort(ROW)
        return Scored(self._beside(table, result, numbers), faults, Counter(reasons.values()))


class WorkAfar(Work):
    """Tables that are Parquet files, where Spark reaches them under the same names."""

    def __init__(
        self, tables: Sequence[Piecewise], singly: Singly, master: str | None, scratch: Path
    ) -> None:
        """Look at all headings; raises KompassError as `Work` does."""
        self.master = master
        self.scratch = scratch
        super().__init__(tables, singly, _laid_aside)
        session(master)  # so that what is wrong with it is said at once

    def _made(self, head: Heading, types: Mapping[str, pl.DataType]) -> Shards:
        return Afar(head, types, self.singly, self.master, self.scratch / str(len(self._shards)))


def query(plan: Plan, wanted: Wanted, table: Table) -> str:
    """What is wanted of a plan of each row, by its number; and whether a query can work it out."""
    parts = Parts(SPARK, table.source)
    read(parts, plan, table, {ROW: SPARK.identifier(ROW)})
    steps = Once()
    steps.take(plan.steps)
    made = {name: steps.plain(node) for name, node in wanted.items()}
    parts.work(steps.steps, looked_at(made.values()), [ROW, WRONG, ODD])
    fine = f"({WRONG} IS NULL AND NOT {ODD})"
    columns = [(name, parts.expression(node)) for name, node in made.items()]
    return parts.query([(ROW, SPARK.identifier(ROW)), (FINE, fine), *columns])


def _table(heading: Heading, types: Mapping[str, pl.DataType], plan: Plan) -> Table:
    said = {name: _kind(types[name]) for name in (*heading.judged, *heading.whole, *heading.printed)}
    given: dict[str, Kind] = dict.fromkeys(heading.given, "text")
    parts = {one.code: one.scale for one in plan.inputs if one.dimension is None}
    return Table("evaluations", {**said, **given}, (), parts)


def _kind(type_: pl.DataType) -> Kind:
    if isinstance(type_, pl.String | pl.Categorical | pl.Enum | pl.Null):
        return "text"
    return "float" if type_.is_float() else "number"


def _laid_aside(plan: Plan, wanted: Wanted) -> Scoring:  # noqa: ARG001 - as engines have it
    """No engine: nothing is worked out here."""

    def scoring(table: pl.DataFrame) -> pl.DataFrame:
        message = f"{table.height} rows are worked out elsewhere"
        raise TypeError(message)

    return scoring
