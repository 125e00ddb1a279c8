"""No digit of a query differs from the reference, in any database, whatever a row lacks.

`KOMPASS_ROWS=1500` makes more than ten thousand rows of all scales together.
"""

from __future__ import annotations

import os
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.hooks.prepare import prepare
from kompass_core.portfolio.batch.wanted import wished
from kompass_core.portfolio.sql.dialect import POSTGRES
from kompass_core.portfolio.sql.script import Subject, script
from kompass_core.portfolio.sql.table import Table
from tests.portfolio.sql.databases import Duck, texts
from tests.portfolio.sql.made_rows import differing, expected, made_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.program import Program
    from tests.portfolio.sql.databases import Database, Postgres, Spark

    Row = Mapping[str, str | None]

ROOT = Path(__file__).parents[3]
ROWS = int(os.environ.get("KOMPASS_ROWS", "30"))


def scales() -> dict[str, tuple[Program, str]]:
    plugins = load_plugins()
    programs = [prepare(path, plugins, []) for path in sorted(ROOT.glob("frameworks/*/*.toml"))]
    return {
        f"{program.framework.name} {scale}": (program, scale)
        for program in programs
        for scale in program.sheets
    }


SCALES = scales()
SHORT = ["kommunkompassen@2002 2002"]
ALL = [one if one in SHORT else pytest.param(one, marks=pytest.mark.slow) for one in SCALES]


def query(database: Database, name: str, row: Row) -> str:
    """The query of all that there is, for a table of texts."""
    program, scale = SCALES[name]
    given = {code: 100 for code in row if code in program.framework.items}
    table = Table("evaluations", dict.fromkeys(row, "text"), ("id",), given)
    wish = wished(program.framework, [], ranges=True, percent=True, exact=True)
    return script(Subject(program, scale, wish), table, database.dialect)


def differences(
    database: Database, name: str, rows: int, *, given: bool = False, ranges: bool = True
) -> list[str]:
    """All that differs; each row that the reference refuses has to be set aside, and few others."""
    program, scale = SCALES[name]
    sheet = program.sheets[scale]
    points = {line.item.code: 100 for line in sheet.lines if not line.item.children}
    chance = Random(name)  # noqa: S311 - the same every time
    made = [made_row(sheet, chance, given=points) for _ in range(rows)]
    table = texts(
        {"id": [str(place) for place in range(rows)], **{key: [row[key] for row in made] for key in made[0]}}
    )
    found = database.answers(query(database, name, made[0]), table)
    assert len(found) == rows
    differs = [f"{row['id']}: {row['bad']} is bad" for row in found if row["bad"] is not None]
    compared = [row for row in found if not row["aside"]]
    assert 2 * len(compared) > rows
    for row in compared:
        wanted = expected(sheet, made[int(row["id"])])
        differs += ["refused"] if wanted is None else differing(row, wanted, dict.fromkeys(row))
    return differs


@pytest.mark.parametrize("name", ALL)
def test_no_digit_differs_in_duckdb(name: str) -> None:
    assert differences(Duck(), name, ROWS) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", SCALES)
def test_no_digit_differs_in_postgres(name: str, postgres: Postgres) -> None:
    assert differences(postgres, name, ROWS) == []


def test_no_digit_differs_where_columns_stand_in_arrays(postgres: Postgres) -> None:
    narrow = evolve(postgres, dialect=evolve(POSTGRES, apart=20))
    assert "all_bigint[20]" in query(narrow, SHORT[0], {"8:system": None})
    assert differences(narrow, SHORT[0], ROWS) == []


@pytest.mark.slow
@pytest.mark.skipif(
    "KOMPASS_ROWS" not in os.environ, reason="Spark takes minutes: KOMPASS_ROWS=60 waits for it"
)
@pytest.mark.parametrize("name", SCALES)
def test_no_digit_differs_in_spark(name: str, spark: Spark) -> None:
    assert differences(spark, name, ROWS) == []


def test_a_digit_that_differs_is_seen() -> None:
    program, scale = SCALES["kommunkompassen@2002 2002"]
    sheet = program.sheets[scale]
    row = made_row(sheet, Random(1))  # noqa: S311 - the same every time
    wanted = expected(sheet, row)
    assert wanted is not None
    found = {name: value for name, value in wanted.figures.items() if not name.endswith("exact")}
    right = {**found, "missing": wanted.missing, "state": wanted.state}
    assert differing(right, wanted, dict.fromkeys(right)) == []
    assert len(differing({**right, "total:low": 1}, wanted, dict.fromkeys(right))) == 1
