"""In DuckDB: the engine of `kompass batch` that asks an embedded database; and queries over files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import polars as pl

from kompass_core.portfolio.batch.engines import NoEngine
from kompass_core.portfolio.sql.dialect import DUCKDB
from kompass_core.portfolio.sql.seam import ROW, numbered, seam

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.model.plan import Plan
    from kompass_core.portfolio.batch.engines import Scoring, Wanted

SHARD = "shard"


def engine(plan: Plan, wanted: Wanted) -> Scoring:
    """What makes of the inputs of a plan what is wanted of it, in a database of its own.

    Raises:
        Unsettled: a number may be too large.
    """
    query = seam(plan, wanted, SHARD, DUCKDB)
    connection = duckdb.connect()

    def scoring(table: pl.DataFrame) -> pl.DataFrame:
        connection.register(SHARD, numbered(table).to_arrow())
        try:
            made = pl.DataFrame(connection.sql(query).to_arrow_table())
        except duckdb.Error as error:
            message = f"DuckDB has failed: {next(iter(str(error).splitlines()), '')[:300]}"
            raise NoEngine(message) from error
        connection.unregister(SHARD)
        return made.sort(ROW).drop(ROW)

    return scoring


def query_file(query: str, source: Path, output: Path, *, threads: int | None = None) -> None:
    """Run a query of `kompass sql` whose table is `evaluations` over a Parquet file, into another one."""
    connection = duckdb.connect()
    if threads is not None:
        connection.execute(f"SET threads = {threads:d}")
    connection.read_parquet(str(source)).create_view("evaluations")
    connection.sql(query).write_parquet(str(output))
    connection.close()
