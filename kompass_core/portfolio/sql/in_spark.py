"""In Spark: the engine of `kompass batch` that works out shards on a cluster, or on this machine."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING

import polars as pl

from kompass_core.portfolio.batch.engines import NoEngine
from kompass_core.portfolio.sql.dialect import SPARK
from kompass_core.portfolio.sql.seam import ROW, numbered, seam

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pyspark.sql import SparkSession

    from kompass_core.model.plan import Plan
    from kompass_core.portfolio.batch.engines import Scoring, Wanted

SHARD = "kompass_shard"
HERE = "local[*]"
"""The master unless one is said: a session on all processors of this machine."""

SETTINGS = {
    "spark.driver.memory": "2g",  # a query of a thousand items takes more than the usual one to plan
    "spark.sql.caseSensitive": "true",
    "spark.sql.shuffle.partitions": "2",  # nothing is shuffled
    "spark.sql.execution.arrow.localRelationThreshold": "0",  # or what is small is worked out by the driver
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}


@contextmanager
def spoken() -> Iterator[None]:
    """What Spark complains of as one line.

    Raises:
        NoEngine: it does.
    """
    from py4j.protocol import Py4JError  # noqa: PLC0415 - of an extra
    from pyspark.errors import PySparkException  # noqa: PLC0415 - as above

    try:
        yield
    except (PySparkException, Py4JError) as error:
        first = next(iter(str(error).splitlines()), "")
        message = f"Spark has failed: {first[:300]}"
        if "JAVA_GATEWAY_EXITED" in first:
            message = "Spark cannot be started. It needs Java 17 or newer, as `java` or where JAVA_HOME says."
        raise NoEngine(message) from error


def session(master: str | None = None, settings: Mapping[str, str] = MappingProxyType({})) -> SparkSession:
    """The session there is, or one with a master: `spark://HOST:PORT`, `yarn`, `k8s://URL` or `local[N]`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the versions of packages that it could use and we do not
        from pyspark.sql import SparkSession  # noqa: PLC0415 - only in here it is quiet

        active = SparkSession.getActiveSession()
        if active is not None and master is None:
            return active
        builder = SparkSession.builder.master(master or HERE).appName("kompass")
        for name, value in {**SETTINGS, **settings}.items():
            builder = builder.config(name, value)
        with spoken():
            return builder.getOrCreate()


def engine(plan: Plan, wanted: Wanted, master: str | None = None) -> Scoring:
    """What makes of the inputs of a plan what is wanted of it.

    Raises:
        Unsettled: a number may be too large.
    """
    query = seam(plan, wanted, SHARD, SPARK)
    spark = session(master)

    def scoring(table: pl.DataFrame) -> pl.DataFrame:
        with spoken():
            frame = spark.createDataFrame(numbered(table).to_arrow())
            frame.createOrReplaceTempView(SHARD)
            return pl.DataFrame(spark.sql(query).toArrow()).sort(ROW).drop(ROW)

    return scoring


def query_file(query: str, source: Path, output: Path, master: str | None = None) -> None:
    """Run a query of `kompass sql`, of `evaluations`, over a Parquet file, into a folder of them."""
    spark = session(master)
    spark.read.parquet(str(source)).createOrReplaceTempView("evaluations")
    spark.sql(query.rstrip().removesuffix(";")).write.mode("overwrite").parquet(str(output))


def file_to_files(query: str, source: Path, output: Path, master: str | None = None) -> None:
    """Run a query of `evaluations` over a Parquet file whose rows are numbered from 1 in a column ` row`."""
    spark = session(master)
    with spoken():
        rows = spark.read.parquet(f"file://{source.resolve()}")
        numbered_rows = rows.selectExpr("*", "_metadata.row_index + 1 AS ` row`")
        numbered_rows.createOrReplaceTempView("evaluations")
        spark.sql(query).write.mode("overwrite").parquet(f"file://{output.resolve()}")
