"""Names that a database would make something else of are refused, and all others come through as they are."""

from __future__ import annotations

import pytest

from kompass_core.portfolio.sql.dialect import DIALECTS, DUCKDB, POSTGRES, SPARK
from kompass_core.portfolio.sql.naming import mistaken, source

MANY = "the table has 1,601 columns, and PostgreSQL knows no more than 1,600"


@pytest.mark.parametrize(
    ("names", "dialect", "said"),
    [
        (["1.1:x", "1.1:X"], POSTGRES, []),
        (["1.1:x", "1.1:X"], DUCKDB, ["`1.1:X` and `1.1:x` are one name to DuckDB"]),
        (["å", "Å"], SPARK, ["`Å` and `å` are one name to Spark"]),
        (["a", "a"], POSTGRES, ["`a` is there twice"]),
        (["å" * 32], POSTGRES, [f"`{'å' * 32}` takes 64 bytes, and PostgreSQL cuts names after 63"]),
        (["å" * 32], DUCKDB, []),
        (["${a}"], SPARK, ["`${a}` has '${' in it, which Spark keeps in no name"]),
        (["${a}"], DUCKDB, []),
        ([""], DUCKDB, ["a column of the table has no name"]),
        (["a\0"], DUCKDB, ["`a\0` has '\\x00' in it, which DuckDB keeps in no name"]),
        ([str(one) for one in range(1601)], POSTGRES, [MANY]),
    ],
)  # fmt: skip
def test_a_name_that_would_mean_something_else_is_refused(
    names: list[str], dialect: object, said: list[str]
) -> None:
    assert list(mistaken(names, DIALECTS[dialect.name], whose="the table")) == said  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "duckdb", "spark"),
    [
        ("evaluations", '"evaluations"', "`evaluations`"),
        ("a.b", '"a"."b"', "`a`.`b`"),
        ('"a.b"', '"a.b"', "`a.b`"),
        ('"a.""b".c', '"a.""b"."c"', '`a."b`.`c`'),
        ('parquet."/x/`y`"', '"parquet"."/x/`y`"', "`parquet`.`/x/``y```"),
        ("folder/a.parquet", '"folder/a.parquet"', "`folder/a`.`parquet`"),
        ("a; DROP TABLE b", '"a; DROP TABLE b"', "`a; DROP TABLE b`"),
    ],
)
def test_a_table_is_named_as_sql_names_it(name: str, duckdb: str, spark: str) -> None:
    assert (source(name, DUCKDB), source(name, SPARK)) == (duckdb, spark)


@pytest.mark.parametrize("name", ["", ".", "a.", ".a", "a..b", '"a', '"a"b', '""', '"a""'])
def test_what_is_no_name_of_a_table_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="is no name of a table"):
        source(name, DUCKDB)
