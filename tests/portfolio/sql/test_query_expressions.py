"""Numbers are of a type that holds them, exactly, up to the largest; beyond it there is no query."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa
import pytest

from kompass_core.portfolio.sql.dialect import DUCKDB, POSTGRES, SPARK
from kompass_core.portfolio.sql.expressions import balanced, expression
from kompass_core.portfolio.sql.once import Once
from kompass_core.portfolio.sql.parts import Parts, looked_at
from kompass_core.rules.amount import Unsettled
from kompass_core.rules.making import compared, extreme, floor, linear, pick, times
from kompass_core.rules.whole import Column, Hole, Int, Named

if TYPE_CHECKING:
    from kompass_core.portfolio.sql.dialect import Dialect
    from kompass_core.rules.whole import Number
    from tests.portfolio.sql.databases import Database

BIG = 10**18
A, B = Column("a", 0, BIG), Column("b", 1, BIG)
ROOMY = 10**19


def worked_out(database: Database, nodes: list[Number], rows: list[tuple[int, int]]) -> list[list[int]]:
    """What a database makes of expressions of two numbers, in each row."""
    steps = Once()
    steps.take([Named(f"v{place}", node) for place, node in enumerate(nodes)])
    parts = Parts(database.dialect, "evaluations")
    parts.read([("k0", "id")], [(one, f"CAST({one} AS BIGINT)") for one in ("a", "b")])
    names = [f"v{place}" for place in range(len(nodes))]
    parts.work(steps.steps, set(names), ["k0"])
    query = parts.query([("id", "k0"), *((name, parts.at(name)) for name in names)])
    table = pa.table({"id": range(len(rows)), "a": [a for a, _ in rows], "b": [b for _, b in rows]})
    found = sorted(database.answers(query, table), key=lambda row: int(row["id"]))
    return [[int(row[name]) for name in names] for row in found]


def test_numbers_of_any_size_are_exact(database: Database) -> None:
    nodes: list[Number] = [
        linear([(5, A), (-3, B)], -7),
        linear([(10**17, A), (-1, B)]),
        floor(linear([(5, A)], 1), linear([(2, B)])),
        floor(linear([(ROOMY, A)], 1), Int(ROOMY)),
        extreme("max", [times(A, A), linear([(2, A)]), B, linear([(-1, B)])]),
        extreme("min", [times(A, A), linear([(2, A)]), B]),
        pick(compared("<", A, B), Int(1), Int(2)),
    ]
    rows = [(a, b) for a in (0, 7, BIG - 1, BIG) for b in (1, 3, BIG)]
    assert worked_out(database, nodes, rows) == [
        [
            5 * a - 3 * b - 7,
            10**17 * a - b,
            (5 * a + 1) // (2 * b),
            (ROOMY * a + 1) // ROOMY,
            max(a * a, 2 * a, b),
            min(a * a, 2 * a, b),
            1 if a < b else 2,
        ]
        for a, b in rows
    ]


@pytest.mark.parametrize(
    ("dialect", "node"),
    [
        (DUCKDB, linear([(2**68, A)])),
        (SPARK, linear([(10**21, A)])),
        (SPARK, floor(linear([(100, A)]), Int(3))),  # its quotients are of 64 bits, also those of decimals
        (POSTGRES, linear([(10**990, A)])),
    ],
    ids=["duckdb", "spark", "spark by quotient", "postgres"],
)
def test_a_number_that_may_be_too_large_is_refused(dialect: Dialect, node: Number) -> None:
    with pytest.raises(Unsettled, match=f"a figure may have more digits than a number of {dialect.title}"):
        expression(node, dialect, dialect.identifier)


def test_a_long_sum_is_no_deeper_than_needed() -> None:
    made = balanced([f"c{place}" for place in range(2000)], "+")
    assert max(made[:end].count("(") - made[:end].count(")") for end in range(200)) == 11
    assert made.count("+") == 1999


def test_what_is_the_least_of_many_is_written_once_each() -> None:
    steps = Once()
    few = Column("a", 0, 9)
    sums = [linear([(1, few), (1, Column(f"b{place}", 0, 9))], 1) for place in range(64)]
    steps.take([Named("x", extreme("min", [floor(one, Int(2)) for one in sums]))])
    assert len(steps.steps) == 64 + 62 + 1
    text = expression(steps.steps[-1].value, DUCKDB, DUCKDB.identifier)
    assert text == 'CASE WHEN ("x124" <= "x125") THEN "x124" ELSE "x125" END'


def test_what_nobody_looks_at_is_left_behind() -> None:
    parts = Parts(DUCKDB, "t")
    parts.read([], [("a", "1"), ("b", "2")])
    steps = [
        Named("x", linear([(2, A)])),
        Named("y", linear([(2, B)])),
        Named("z", linear([(3, Column("x", 0, 9))])),
    ]
    parts.work(steps, looked_at([Column("z", 0, 9)]), [])
    query = parts.query([("z", "z")])
    assert '"y"' not in query
    assert duckdb.execute(query.replace("FROM t\n", "")).fetchall() == [(6,)]


def test_a_hole_is_asked_for_in_so_many_words() -> None:
    node = pick(Hole("a"), Int(0), A)
    assert expression(node, SPARK, SPARK.identifier) == "CASE WHEN (`a` IS NULL) THEN 0L ELSE `a` END"
