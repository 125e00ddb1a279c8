"""Spark: a local session on two cores; a table in its own cache, scored by a statement, the result dropped.

The sink `noop` has every value worked out and keeps none, as Spark's own benchmarks do.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from benchmarks.formula import plain
from benchmarks.many import queries
from benchmarks.many.block import percent
from benchmarks.many.scorer import Scorer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.many.block import Block
    from benchmarks.many.scorer import Doubles
    from benchmarks.sample import Sample

DISTRIBUTION = "pyspark"

SETTINGS = {
    "spark.driver.memory": "4g",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}


def scorers(of: Sample) -> tuple[Scorer[Any, Any], ...]:
    """By hand in doubles, and what `kompass sql` writes."""
    doubles = {printed: queries.by_hand(of, "`", printed=printed) for printed in (False, True)}
    hand = [plain(item.code, None) for item in of.sums]
    codes = [item.code for item in of.sums]
    return (
        _scorer("Spark, SQL by hand", doubles, hand),
        _scorer("Spark, SQL by Kompass", {True: queries.ours("spark")}, codes),
    )


def session() -> Any:  # noqa: ANN401 - its types need its extra
    """The session, on two cores of this machine."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = import_module("pyspark.sql").SparkSession.builder.master("local[2]").appName("benchmarks")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _scorer(name: str, texts: Mapping[bool, str], names: list[str]) -> Scorer[Any, Any]:
    def prepare(block: Block) -> Any:  # noqa: ANN401 - as above
        table = pl.DataFrame(percent(block))
        spark = session()
        with TemporaryDirectory() as folder:
            for number, part in enumerate(table.iter_slices((block.rows + 1) // 2)):
                part.write_parquet(Path(folder) / f"{number}.parquet")
            # Under one name, so that both scorers share the table that is cached.
            spark.catalog.clearCache()
            cached = spark.read.parquet(folder).cache()
            cached.count()
        cached.createOrReplaceTempView(queries.TABLE)
        return spark

    def run(taken: Any, /, *, printed: bool) -> Any:  # noqa: ANN401 - as above
        made = taken.sql(texts[printed])
        made.write.format("noop").mode("overwrite").save()
        return made

    def figures(made: Any, _: bool) -> Doubles:  # noqa: ANN401, FBT001 - as a scorer has it
        rows = sorted(made.collect(), key=lambda row: row["id"])
        return np.array([[row[one] for one in names] for row in rows], np.float64).T

    return Scorer(
        name, prepare, run, figures, compared=10_000, most=1_000_000, points=False in texts, elsewhere=True
    )
