"""Whoever works it out, the table of `kompass batch` is the same, and so is what was wrong."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import polars as pl
import pytest

from kompass_core.cli import main
from kompass_core.hooks.find import find_framework
from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.hooks.prepare import prepare
from kompass_core.model.plan import Input, Plan
from kompass_core.portfolio.batch.engines import NoEngine
from kompass_core.portfolio.sql.in_duckdb import engine, query_file
from kompass_core.portfolio.sql.in_spark import spoken
from kompass_core.portfolio.sql.naming import reaches
from kompass_core.rules.whole import NO, Column
from tests.portfolio.sql.made_rows import made_row

if TYPE_CHECKING:
    from pathlib import Path

    from tests.portfolio.sql.databases import Spark

ROWS = 80


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Evaluations, among them some that are wrong, and some that are for the ordinary way."""
    plugins = load_plugins()
    sheet = prepare(find_framework("kommunkompassen@2002", plugins), plugins).sheets["2002"]
    chance = Random(2)  # noqa: S311 - the same every time
    points = {line.item.code: 10 for line in sheet.lines if not line.item.children}
    rows = [made_row(sheet, chance, given=points) for _ in range(ROWS)]
    made = {name: [row[name] for row in rows] for name in rows[0]}
    made["3:system"][4] = "perhaps"
    made["total:printed"] = [None] * ROWS
    made["total:printed"][9] = "250"
    made["2"][11], made["2:system"][11] = "3", "partly"
    made["2"][12] = "1000"
    path = tmp_path / "many.parquet"
    pl.DataFrame(
        {"id": [f"e{place}" for place in range(ROWS)], "Town": ["Å`\"'"] * ROWS, **made}
    ).write_parquet(path)
    return path


def table(archive: Path, engine: str, *options: str) -> tuple[pl.DataFrame, str]:
    """The result by an engine, and what was wrong."""
    output = archive.with_name(f"{engine}.parquet")
    wish = ("--ranges", "--engine", engine, *options)
    assert main(["batch", str(archive), "--framework", "kommunkompassen@2002", "-o", str(output), *wish]) == 1
    assert not [path for path in archive.parent.iterdir() if path.is_dir()]
    return pl.read_parquet(output), (archive.parent / f"{output.name}.bad.csv").read_text("utf-8")


def test_duckdb_makes_the_same_table(archive: Path) -> None:
    all_of_it = ("--percent", "--exact")
    usual, duckdb = table(archive, "columns", *all_of_it), table(archive, "duckdb", *all_of_it)
    assert usual[0].height in range(ROWS - 4, ROWS)
    assert duckdb[0].equals(usual[0])
    assert duckdb[0].schema == usual[0].schema
    assert duckdb[1] == usual[1]


@pytest.mark.slow
def test_spark_makes_the_same_table_of_files_that_it_reads_itself(archive: Path, spark: Spark) -> None:
    usual, sparks = table(archive, "columns"), table(archive, "spark")
    assert sparks[0].equals(usual[0])
    assert sparks[0].schema == usual[0].schema
    assert sparks[1] == usual[1]


@pytest.mark.slow
def test_spark_makes_the_same_table_of_what_is_sent_to_it(archive: Path, spark: Spark) -> None:
    path = archive.with_suffix(".csv")
    pl.read_parquet(archive).write_csv(path)
    assert table(path, "spark")[0].equals(table(path, "columns")[0])


@pytest.mark.slow
def test_what_spark_complains_of_is_one_line(spark: Spark) -> None:
    with pytest.raises(NoEngine) as raised, spoken():
        spark.session.sql("SELECT nothing FROM nowhere").collect()
    assert str(raised.value).startswith("Spark has failed: [TABLE_OR_VIEW_NOT_FOUND]")
    assert "\n" not in str(raised.value)


def test_what_duckdb_complains_of_is_one_line() -> None:
    column = Column("i0", 0, 9)
    laid_out = Plan("s", (Input("i0", "a", "b", 1, {}, 9),), (), (), NO, column)
    with pytest.raises(
        NoEngine, match=r"^DuckDB has failed: Conversion Error: Could not convert string 'x' to INT64"
    ):
        engine(laid_out, {"n0": column})(pl.DataFrame({"i0": ["x"]}))


def test_a_query_runs_over_a_file(archive: Path) -> None:
    query, found = archive.with_suffix(".sql"), archive.with_name("found.parquet")
    main(["sql", "kommunkompassen@2002", "--items", "total", "-o", str(query)])
    query_file(query.read_text("utf-8"), archive, found, threads=1)
    assert pl.read_parquet(found).columns == ["id", "total", "missing", "state", "aside", "bad"]
    assert pl.read_parquet(found)["bad"].drop_nulls().to_list() == ["3:system"]


def test_a_master_is_of_spark_alone(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = (
        "--framework",
        "kommunkompassen@2002",
        "-o",
        str(archive.with_name("x.csv")),
        "--master",
        "local",
    )
    assert main(["batch", str(archive), *options]) == 2
    assert "--master is for --engine spark alone." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("a.parquet", True),
        ("å b.pq", True),
        ("a.csv", False),
        ("a*.parquet", False),
        ("{a}/b.parquet", False),
    ],
)
def test_spark_reads_parquet_files_whose_names_are_no_patterns(name: str, read: bool) -> None:
    assert reaches(name) is read
