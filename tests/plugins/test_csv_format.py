"""CSV: a line for every figure, and no formula in it."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

import kompass_csv
from kompass_core.model.report import Facts, Report
from kompass_core.stages.report import comparison, tables
from kompass_core.stages.report.clean import clean
from kompass_csv.figures import COLUMNS, number, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant


def rows(made: Report) -> list[dict[str, str]]:
    """The lines as a reader of CSV has them."""
    return list(csv.DictReader(io.StringIO(kompass_csv.render(made), newline="")))


def figure(made: Report, item: str, measure: str) -> tuple[str, str, str]:
    """Exact ends and print of one figure on the first scale."""
    found = next(row for row in rows(made) if (row["item"], row["measure"]) == (item, measure))
    return found["low"], found["high"], found["printed"]


def states(made: Report, item: str) -> dict[str, tuple[str, str]]:
    """Value and state of each measure of an item on the first scale."""
    return {row["measure"]: (row["value"], row["state"]) for row in rows(made) if row["item"] == item}


def test_the_format_says_what_it_is() -> None:
    (made,) = kompass_csv.kompass_formats()
    assert (made.id, made.suffix) == ("csv", ".csv")


def test_a_line_says_all_about_its_figure(borlange: Scorecard, sweden: Variant) -> None:
    made = tables(borlange, sweden)
    found = next(row for row in rows(made) if (row["item"], row["measure"]) == ("1.3", "points"))
    assert found == {
        "evaluation": "borlange-2010",
        "organisation_code": "2081",
        "organisation_name": "Borlänge",
        "year": "2010",
        "framework": "kommunkompassen",
        "revision": "2010",
        "scale": "2010",
        "item": "1.3",
        "level": "subarea",
        "title": "Hur informeras medborgarna om resultat?",
        "measure": "points",
        "value": "10.625",
        "printed": "10,6",
        "low": "10.625",
        "high": "10.625",
        "state": "known",
    }
    assert tuple(found) == COLUMNS


def test_another_table_is_a_line_of_its_own(borlange: Scorecard, sweden: Variant) -> None:
    made = tables(borlange, sweden)
    assert figure(made, "8", "points") == ("62.475", "62.475", "62,5")
    assert figure(made, "8", "summary.points") == ("62.475", "62.475", "62")
    assert figure(made, "total", "summary.points") == ("331.375", "331.375", "331")


def test_what_is_not_known_has_two_ends(house: Callable[..., Scorecard], english: Variant) -> None:
    made = tables(house(), english)
    assert figure(made, "k.2", "points") == ("0", "1.66666666666666666667", "0.0–1.7")
    assert figure(made, "k", "grade") == ("", "", "low")
    assert figure(made, "k", "good") == ("", "", "yes")
    assert states(made, "k.1")["points"] == ("3.33333333333333333333", "known")
    assert states(made, "k.2")["points"] == ("", "range")
    assert states(made, "k")["grade"] == ("", "word")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("85/8", "10.625"),
        ("31/12", "2.58333333333333333333"),
        ("-1/3", "-0.33333333333333333333"),
        (f"-1/{3 * 10**30}", "0"),
        ("2/3", "0.66666666666666666667"),
    ],
)
def test_a_number_is_decimals_and_no_day_of_the_year(value: str, expected: str) -> None:
    assert number(Fraction(value)) == expected


def test_why_there_is_no_figure_is_said(house: Callable[..., Scorecard], english: Variant) -> None:
    without = house(('look = "all"', 'look = "not applicable"'))
    assert states(tables(without, english), "k.1") == {"points": ("", "not applicable")}
    covered = house(('[judgement."k.1"]\nlook = "all"', "[given.strict.points]\nk = 3"))
    assert states(tables(covered, english), "k.1") == {"points": ("", "covered")}


def test_lines_end_as_the_standard_says(house: Callable[..., Scorecard], english: Variant) -> None:
    made = kompass_csv.render(tables(house(), english))
    assert made.endswith("\r\n")
    assert made.count("\n") == made.count("\r\n") == 1 + len(rows(tables(house(), english)))


@pytest.mark.parametrize("value", ["=1+1", "'=1+1", "'s-Hertogenbosch", "plain", "", "＝1"])
def test_taking_the_first_apostrophe_away_gives_back_what_was_there(value: str) -> None:
    assert text(value).removeprefix("'") == value


def test_the_leading_zero_of_a_code_is_kept(house: Callable[..., Scorecard], english: Variant) -> None:
    assert {row["organisation_code"] for row in rows(tables(house(), english))} == {"0127"}


def test_several_scorecards_follow_each_other(house: Callable[..., Scorecard], english: Variant) -> None:
    made = comparison([house(), house(('"ours"', '"theirs"'))], english)
    assert list(dict.fromkeys(row["evaluation"] for row in rows(made))) == ["ours", "theirs"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("＋x", "'＋x"),
        ("'x", "''x"),
        ("a=1", "a=1"),
        ("1.1", "1.1"),
        ("", ""),
    ],
)
def test_text_that_looks_like_a_formula_gets_an_apostrophe(value: str, expected: str) -> None:
    assert text(value) == expected


def test_numbers_get_none(house: Callable[..., Scorecard], english: Variant) -> None:
    made = tables(house(("maximum * mean(dimensions) / 3", "maximum * mean(dimensions) - maximum")), english)
    assert figure(made, "k.2", "points") == ("-5", "0", "-5.0–0.0")


def test_hostile_text_is_text_in_every_cell(
    hostile: str, house: Callable[..., Scorecard], english: Variant
) -> None:
    escaped = "".join(f"\\U{ord(character):08x}" for character in hostile.replace("\ud800", ""))
    made = tables(house(('"Stove"', f'"{escaped}"'), ('"Number seven"', f'"{escaped}"')), english)
    listed = rows(made)
    title = next(row["title"] for row in listed if row["item"] == "k.1")
    assert title.removeprefix("'") == clean(hostile.replace("\ud800", ""))
    assert [row for row in listed if row["title"].startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert [
        row for row in listed if row["organisation_name"].startswith(("=", "+", "-", "@", "\t", "\r"))
    ] == []
    assert {len(row) for row in csv.reader(io.StringIO(kompass_csv.render(made), newline=""))} == {
        len(COLUMNS)
    }


def test_text_of_any_length_stays_whole(house: Callable[..., Scorecard], english: Variant) -> None:
    csv.field_size_limit(200_000)
    made = tables(house(('"Number seven"', f'"{"a" * 10_000}"')), english)
    assert {len(row["organisation_name"]) for row in rows(made)} == {10_000}


@pytest.mark.parametrize(
    ("value", "expected"),
    [("-3.5", "-3.5"), ("+3,5", "+3,5"), ("-31/12", "-31/12"), ("-1+1", "'-1+1"), ("=1", "'=1"), ("", "")],
)
def test_a_fact_that_is_a_number_keeps_its_sign(value: str, expected: str) -> None:
    report = Report("impact", "", "en", (), (), (), facts=Facts({}, ({"points": value},)))
    assert list(csv.reader(io.StringIO(kompass_csv.render(report)))) == [["points"], [expected]]
