"""Formats: text or bytes of every kind of report, the same each time, and nothing printed."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from kompass_core.extending import Format
from kompass_core.problems import KompassError
from kompass_core.testing import check_format, sample_report
from kompass_core.testing.formats import faults
from kompass_core.testing.sample import sample_reports

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.extending import Report

NUMBERS = count()


@pytest.fixture(scope="module")
def reports() -> tuple[Report, ...]:
    """The samples, made once."""
    return sample_reports()


def made(render: Callable[[Report], Any], suffix: str = ".txt", **others: Any) -> Format:
    """A format of that function."""
    return Format("made", suffix, "text/plain", render, **others)


@pytest.mark.parametrize("render", [lambda report: report.title, lambda report: report.title.encode("utf-8")])
def test_text_and_bytes_are_both_fine(render: Callable[[Report], Any], reports: tuple[Report, ...]) -> None:
    assert list(faults(made(render), reports)) == []


def printing(report: Report) -> str:
    """A format that prints the report instead of only returning it."""
    print(report.title)  # noqa: T201 - it is the fault
    return report.title


BROKEN = {
    "a number": (
        made(lambda _: 1),
        "with the kind of report `report` it makes `int`, not text or bytes",
    ),
    "a failure": (
        made(lambda _: 1 / 0),
        "with the kind of report `report` it fails: ZeroDivisionError: ",
    ),
    "a failure of one kind": (
        made(lambda report: "" if report.kind != "comparison" else 1 / 0),
        "with the kind of report `comparison` it fails: ZeroDivisionError: ",
    ),
    "another mind": (made(lambda _: str(next(NUMBERS))), "it does not make the same twice"),
    "a print": (made(printing), "it prints, where it has only to return"),
    "a suffix without a point": (
        made(lambda _: "", "txt"),
        "`txt` and `text/plain` are not like `.txt`",
    ),
    "bytes for a terminal": (
        made(lambda _: "", terminal=lambda _, __: b""),
        "it makes something else than text for a terminal",
    ),
    "a failure in a narrow terminal": (
        made(lambda _: "", terminal=lambda _, width: "x" * (10 // (width - 20))),
        "it fails: ZeroDivisionError: ",
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_fault_is_told_with_the_report_that_shows_it(fault: str, reports: tuple[Report, ...]) -> None:
    made_by, expected = BROKEN[fault]
    (said,) = faults(made_by, reports)
    assert expected in said


def test_what_is_raised_names_the_format() -> None:
    with pytest.raises(KompassError, match="format made: error\\[broken-plugin\\]: with the kind"):
        check_format(made(lambda _: None))


def test_reports_of_ones_own_are_tried_besides() -> None:
    own = sample_report("tables")
    check_format(made(lambda report: "" if report is not own else "x"), [own])
    with pytest.raises(KompassError):
        check_format(made(lambda report: "" if report is not own else None), [own])
