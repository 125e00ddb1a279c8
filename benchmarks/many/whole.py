"""Whole: a Parquet file to one of printed tenths, by somebody, as a process: `python -m ... WHO IN OUT`.

`read` reads all of it and keeps nothing, which is the measure. `kernel` is our plan and nothing around it: no
cell is checked, no row may lack anything. The others run SQL, by hand in doubles or of `kompass sql`.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from benchmarks.many import queries
from benchmarks.sample import sample

if TYPE_CHECKING:
    from collections.abc import Callable


def read(source: Path, _: Path) -> None:
    """Polars reads all columns, a group of rows after the other."""
    pl.scan_parquet(source).sink_batches(lambda _: None)


def kernel(source: Path, output: Path) -> None:
    """Our plan, from bytes of percent on."""
    of = sample()
    made = import_module("benchmarks.many.ours").from_percent(of, pl.scan_parquet(source))
    made.sink_parquet(output)


def duckdb_by_hand(source: Path, output: Path) -> None:
    """The statement by hand, in DuckDB."""
    _in_duckdb(queries.by_hand(sample(), '"', printed=True), source, output)


def duckdb(source: Path, output: Path) -> None:
    """Our statement, in DuckDB."""
    _in_duckdb(queries.ours("duckdb"), source, output)


def spark_by_hand(source: Path, output: Path) -> None:
    """The statement by hand, in Spark."""
    _in_spark(queries.by_hand(sample(), "`", printed=True), source, output)


def spark(source: Path, output: Path) -> None:
    """Our statement, in Spark."""
    _in_spark(queries.ours("spark"), source, output)


WHO: dict[str, Callable[[Path, Path], None]] = {
    "read": read,
    "kernel": kernel,
    "duckdb-by-hand": duckdb_by_hand,
    "duckdb": duckdb,
    "spark-by-hand": spark_by_hand,
    "spark": spark,
}


def _in_duckdb(query: str, source: Path, output: Path) -> None:
    import_module("kompass_core.portfolio.sql.in_duckdb").query_file(query, source, output)


def _in_spark(query: str, source: Path, output: Path) -> None:
    import_module("benchmarks.many.spark").session()
    import_module("kompass_core.portfolio.sql.in_spark").query_file(query, source, output)


if __name__ == "__main__":
    WHO[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
