"""What a query reads in the cells of a table is the same in each database, or it says that it cannot."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from kompass_core.portfolio.batch.wanted import wished
from kompass_core.portfolio.sql.naming import source
from kompass_core.portfolio.sql.script import Subject, script
from kompass_core.portfolio.sql.table import Table
from tests.portfolio.sql.garden import HOSTILE, garden

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.portfolio.sql.databases import Database, Rows

PROGRAM = garden()
TABLE = 'it\'s a "table"; ö'
STRANGE = 'of `whom`, "and" why\\'


def asked(database: Database, table: pa.Table, kinds: Mapping[str, Any], **wish: bool) -> Rows:
    """The rows that come of a table whose first column is passed through."""
    first, *columns = table.column_names
    wanted = wished(PROGRAM.framework, [], **{"ranges": False, "percent": False, "exact": False, **wish})
    given = {name: 100 for name in columns if ":" not in name and not PROGRAM.framework.items[name].children}
    quoted = '"{}"'.format(TABLE.replace('"', '""'))
    there = Table(source(quoted, database.dialect), {name: kinds[name] for name in columns}, (first,), given)
    query = script(Subject(PROGRAM, "green", wanted), there, database.dialect)
    return sorted(database.answers(query, table, TABLE), key=lambda row: str(row[first]))


def rows(*values: Mapping[str, Any]) -> pa.Table:
    """Texts in rows, in each of which what is not said is NULL; numbered by a column with a strange name."""
    names = dict.fromkeys(name for one in values for name in one)
    columns = {name: pa.array([one.get(name) for one in values]) for name in names}
    return pa.table({STRANGE: pa.array([str(place) for place in range(len(values))]), **columns})


def test_texts_mean_what_they_mean_elsewhere(database: Database) -> None:
    answers = {"å-1:weeded": "no", "b:watered": "yes", "b:weeded": "third"}
    words = ("yes", "", None, "unanswered", "not applicable", HOSTILE, "YES", "yes ", "25")
    table = rows(*({"å-1:watered": word, **answers} for word in words))
    found = asked(database, table, dict.fromkeys(table.column_names, "text"), ranges=True)
    assert [
        (row["å-1"], row["å-1:low"], row["å-1:high"], row["missing"], row["state"], row["bad"])
        for row in found
    ] == [
        (Decimal("5.0"), Decimal("5.0"), Decimal("5.0"), 0, "complete", None),
        *[(None, Decimal("0.0"), Decimal("5.0"), 1, "incomplete", None)] * 3,
        (Decimal("0.0"), Decimal("0.0"), Decimal("0.0"), 0, "complete", None),
        (Decimal("0.6"), Decimal("0.6"), Decimal("0.6"), 0, "complete", None),  # 0.625
        *[(None, None, None, None, None, "å-1:watered")] * 3,
    ]
    assert [row["aside"] for row in found] == [False] * len(words)
    assert [row["å-1:look"] for row in found[:2]] == ["neat", None]
    assert [row["å-1:look:high"] for row in found[:2]] == ["neat", "neat"]
    assert [next(iter(row)) for row in found] == [STRANGE] * len(words)


@pytest.mark.parametrize(
    ("kind", "type_"),
    [("number", pa.int64()), ("number", pa.decimal128(24, 3)), ("float", pa.float64())],
    ids=str,
)
def test_numbers_are_percentages(database: Database, kind: str, type_: pa.DataType) -> None:
    values = ["100", "-1", None, "25", "9000000000000", "12.5", "33.3"]
    if type_ == pa.int64():
        values = values[:5]
    numbers = pa.array([value and Decimal(value) for value in values], pa.decimal128(24, 3)).cast(type_)
    table = pa.table({"id": [str(place) for place in range(len(values))], "b:watered": numbers})
    found = asked(database, table, {"b:watered": kind})
    # Of 12.5 a binary fraction is exactly half of a quarter, and of 33.3 it is not.
    exact_here = "b:watered" if kind == "float" else None
    assert [row["bad"] for row in found] == [None, None, None, "b:watered", "b:watered", None, exact_here][
        : len(values)
    ]
    assert [row["b"] for row in found] == [None] * len(values)  # nobody looked at the weeds
    assert [row["missing"] for row in found] == [3, 3, 4, None, None, 3, 3 if kind == "number" else None][
        : len(values)
    ]


def test_points_are_given_with_as_many_decimals_as_are_told_apart(database: Database) -> None:
    words = (
        "4.25",
        "4.2500",
        "5",
        "0",
        None,
        "",
        "4.255",
        "5.01",
        "-1",
        "4,5",
        "1e1",
        "٣",
        "4\n",
        "99999999999",
    )
    table = rows(*({"b": word, "å-1:item": "not applicable"} for word in words))
    found = asked(database, table, dict.fromkeys(table.column_names, "text"), exact=True)
    order = sorted(range(len(words)), key=str)
    by_word = {words[place]: row for place, row in zip(order, found, strict=True)}
    assert {word: row["b"] for word, row in by_word.items() if row["bad"] is None and not row["aside"]} == {
        "4.25": Decimal("4.3"),
        "4.2500": Decimal("4.3"),
        "5": Decimal("5.0"),
        "0": Decimal("0.0"),
        None: None,
        "": None,
    }
    assert [word for word, row in by_word.items() if row["aside"]] == ["4.255", "5.01"]
    assert {word for word, row in by_word.items() if row["bad"] == "b"} == {
        "-1", "4,5", "1e1", "٣", "4\n", "99999999999",
    }  # fmt: skip
    exact = [(int(row["b:numerator"]), int(row["b:denominator"])) for row in (by_word["4.25"], by_word["5"])]
    assert [4 * above == 17 * below for above, below in exact] == [True, False]


def test_what_only_the_ordinary_way_knows_is_set_aside(database: Database) -> None:
    table = rows(
        {"b:watered": "yes", "b:weeded": "yes"},
        {"b:item": "not applicable"},
        {"b:item": "not applicable", "b:watered": "yes"},
        {"b:item": "gone"},
        {"b:item": "unanswered", "b:watered": "yes"},
        {"total:printed": "4,5"},
        {"total": "4.5"},
    )
    found = asked(database, table, dict.fromkeys(table.column_names, "text"))
    assert [row["aside"] for row in found] == [False, False, True, False, False, True, True]
    assert [row["bad"] for row in found] == [None, None, None, "b:item", None, None, None]
    assert [row["state"] for row in found] == [
        "incomplete",
        "incomplete",
        None,
        None,
        "incomplete",
        None,
        None,
    ]
    assert [row["b"] for row in found] == [Decimal("5.0"), None, None, None, None, None, None]
