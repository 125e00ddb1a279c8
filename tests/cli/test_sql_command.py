"""`kompass sql`: which query is printed, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    Captured = pytest.CaptureFixture[str]

FRAMEWORK = "kommunkompassen@2002"


def printed(capsys: Captured, *options: str) -> str:
    code = main(["sql", FRAMEWORK, *options])
    captured = capsys.readouterr()
    assert (code, captured.err) == (0, "")
    return captured.out


def test_a_query_says_whose_it_is(capsys: Captured) -> None:
    head, _, query = printed(capsys, "--items", "total").partition("\n\n")
    lines = head.splitlines()
    assert lines[0] == "-- kommunkompassen@2002 on the scale 2002, for DuckDB"
    assert lines[1].startswith("-- digest ")
    assert all(line.startswith("--") for line in lines)
    assert query.startswith("WITH ")
    assert query.endswith(";\n")


def test_it_is_written_to_a_file_whole(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "score.sql"
    assert printed(capsys, "-o", str(path)) == ""
    assert path.read_text("utf-8") == printed(capsys)


def test_the_table_and_what_is_kept_are_named(capsys: Captured) -> None:
    query = printed(capsys, "--dialect", "spark", "--table", 'a."b.c"', "--keep", "x`y", "--items", "total")
    assert "FROM `a`.`b.c`\n" in query
    assert "`x``y` AS `k0`" in query
    assert "`k0` AS `x``y`" in query


def test_a_variant_that_is_laid_over_it_is_named(capsys: Captured) -> None:
    assert "-- kommunkompassen@2002+sweden on" in printed(capsys, "--variant", "sweden", "--items", "total")


def test_numbers_and_points_are_read_where_they_are_said_to_be(capsys: Captured) -> None:
    query = printed(capsys, "--numbers", "--given", "area", "--decimals", "1", "--items", "total")
    assert '"8:system" = 25 THEN' in query
    assert "DECIMAL(12, 1)" in query


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--items", "part"], "There is no level or item `part`."),
        (["--given", "aera"], "There is no level or item `aera`. Did you mean `area`?"),
        (["--scale", "2003"], "There is no scale `2003`. Did you mean `2002`?"),
        (["--table", "a..b"], "`a..b` is no name of a table. Write --table NAME, or SCHEMA.NAME."),
        (["--keep", "state"], "No query can work out `kommunkompassen@2002`: `state` is there twice."),
        (["--keep", "8:System"], "`8:system` and `8:System` are one name to DuckDB"),
        (["--dialect", "postgres", "--keep", "ö" * 40], "takes 80 bytes, and PostgreSQL cuts names after 63"),
        (["--dialect", "spark", "--keep", "${x}"], "which Spark keeps in no name"),
    ],
)
def test_what_cannot_be_asked_is_refused(options: list[str], said: str, capsys: Captured) -> None:
    assert main(["sql", FRAMEWORK, *options]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in " ".join(captured.err.split())
