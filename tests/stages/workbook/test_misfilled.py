"""Misfilled: what is wrong with a workbook is said by sheet and cell, all of it at once."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from kompass_core.problems import KompassError
from tests.stages.workbook.filling import back, filled, heads, sheet, where, workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.workbook import Workbook

CAF = "caf@2020"
MADE = {of: workbook(of=of, language="en") for of in ("kommunkompassen@2010", CAF)}
SWEDISH = workbook(language="sv")


def problems(change: Callable[[Workbook], object], data: bytes = MADE["kommunkompassen@2010"]) -> list[str]:
    """The first lines of what is said of a workbook that was changed."""
    with pytest.raises(KompassError) as caught:
        back(filled(data, change))
    return heads(str(caught.value))


def put(code: str, key: str, value: object, role: str = "judgements") -> Callable[[Workbook], None]:
    """Write a value beside a code."""

    def change(book: Workbook) -> None:
        where(book, code, key, role).value = value

    return change


def test_the_steps_are_read_by_what_is_shown_of_them() -> None:
    read = back(filled(SWEDISH, put("1.1", "dimension:system", "Till största delen")))
    assert read.judgements["1.1"]["system"].value == "mostly"


def test_a_step_is_read_by_its_name_too() -> None:
    read = back(filled(SWEDISH, put("1.1", "dimension:system", "mostly")))
    assert read.judgements["1.1"]["system"].value == "mostly"


def test_what_is_left_empty_is_not_answered() -> None:
    assert back(SWEDISH).judgements == {}


@pytest.mark.parametrize("written", ["0,35", "0.35", "35 %", "35%", 0.35])
def test_a_share_is_the_share_that_it_says(written: object) -> None:
    read = back(filled(MADE[CAF], put("1.1", "dimension:plan", written)))
    assert read.judgements["1.1"]["plan"].value == Fraction(35, 100)


def test_a_decimal_comma_is_one_number() -> None:
    def change(book: Workbook) -> None:
        rows = sheet(book, "given")
        for column, value in enumerate(("2010", "1.1", "0,33"), start=1):
            rows.cell(3, column).value = value

    points = back(filled(MADE["kommunkompassen@2010"], change)).given["2010"].points
    assert points["1.1"].points == Fraction(33, 100)


def test_a_number_that_may_be_two_is_refused() -> None:
    def change(book: Workbook) -> None:
        rows = sheet(book, "given")
        for column, value in enumerate(("2010", "1.1", "1,234"), start=1):
            rows.cell(3, column).value = value

    assert problems(change) == [
        (
            "x.xlsx:Points given!C3: error[wrong-kind]: "
            "`1,234` may be a number of thousands, or one with three decimals"
        )
    ]


@pytest.mark.parametrize(
    ("code", "key", "value", "said"),
    [
        (
            "1.1",
            "dimension:system",
            "partyl",
            "Judgements!D4: error[off-scale]: `partyl` is nothing that can be",
        ),
        ("1.1", "dimension:system", "=1+1", "Judgements!D4: error[wrong-kind]: a formula stands here"),
        (
            "1.1",
            "dimension:item",
            "perhaps",
            "Judgements!H4: error[off-scale]: `perhaps` is nothing that can be",
        ),
    ],
)
def test_a_wrong_judgement_is_said_by_its_cell(code: str, key: str, value: Any, said: str) -> None:
    (head,) = problems(put(code, key, value))
    assert head.startswith(f"x.xlsx:{said}")


def test_near_names_are_those_of_the_list() -> None:
    with pytest.raises(KompassError, match="did you mean `till största delen`"):
        back(filled(SWEDISH, put("1.1", "dimension:system", "till storsta delen")))


def test_the_cell_is_shown_with_what_stands_in_it() -> None:
    with pytest.raises(KompassError) as caught:
        back(filled(MADE["kommunkompassen@2010"], put("1.1", "dimension:system", "partyl")))
    assert str(caught.value).splitlines()[1:4] == [
        "              |",
        "Judgements!D4 | partyl",
        "              | ^^^^^^",
    ]


def test_everything_is_said_at_once_in_the_order_of_the_sheets() -> None:
    def change(book: Workbook) -> None:
        where(book, "1.1", "dimension:system").value = "x1"
        where(book, "organisation", "value", "visit").value = None
        rows = sheet(book, "findings")
        rows.cell(3, 3).value = "a text without an item"
        rows.cell(4, 1).value, rows.cell(4, 2).value, rows.cell(4, 3).value = "1", "Strenghts", "x"

    said = problems(change)
    assert [head.split(": ")[0] + head.split(": ")[1].removeprefix("error") for head in said] == [
        "x.xlsx:Visit!B5[missing-key]",
        "x.xlsx:Judgements!D4[off-scale]",
        "x.xlsx:Findings!C3[missing-key]",
        "x.xlsx:Findings!B4[unknown-name]",
    ]


def test_a_row_that_is_gone_is_missed() -> None:
    def change(book: Workbook) -> None:
        sheet(book, "judgements").delete_rows(4)

    assert problems(change) == ["x.xlsx:Judgements!A1: error[missing-key]: the row of `1.1` is gone"]


def test_what_is_written_where_nothing_is_asked_is_not_ignored() -> None:
    def change(book: Workbook) -> None:
        sheet(book, "judgements")["Z5"].value = "remember this"

    assert problems(change) == ["x.xlsx:Judgements!Z5: error[unknown-key]: nothing is asked in this cell"]


def test_another_framework_is_refused() -> None:
    said = problems(put("framework", "value", "kommunkompassen@2016", "visit"))
    assert [head.split(": ")[1] for head in said] == ["error[wrong-revision]"]


def test_neither_order_nor_titles_nor_the_names_of_sheets_matter() -> None:
    def change(book: Workbook) -> None:
        judged = sheet(book, "judgements")
        where(book, "1.1", "dimension:system").value = "partly"
        where(book, "1.2", "dimension:system").value = "fully"
        one, other = judged[4], judged[5]
        for left, right in zip(one, other, strict=True):
            left.value, right.value = right.value, left.value
        judged["B4"].value = "another title"
        judged.title = "Mine"
        book.move_sheet(judged, 3)

    read = back(filled(MADE["kommunkompassen@2010"], change))
    values = {code: judged["system"].value for code, judged in read.judgements.items()}
    assert values == {"1.1": "partly", "1.2": "fully"}


def test_a_workbook_of_somebody_elses_is_told_apart() -> None:
    def change(book: Workbook) -> None:
        del book["kompass"]

    said = problems(change)
    assert said == ["x.xlsx: error[unknown-kind]: the workbook is not one that `kompass new evaluation` made"]
