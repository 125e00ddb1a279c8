"""Figures: what a report prints of every item to lines of CSV (RFC 4180), one for each figure.

Every column has one kind of value, so that a program reads it without guessing; `docs/formats.md` says which.
"""

from __future__ import annotations

import csv
import io
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kompass_core.extending import Figure, exact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.extending import ItemFigures, Report, Scorecard

COLUMNS: Final = (
    "evaluation",
    "organisation_code",
    "organisation_name",
    "year",
    "framework",
    "revision",
    "scale",
    "item",
    "level",
    "title",
    "measure",
    "value",
    "printed",
    "low",
    "high",
    "state",
)
"""`value` is there where the figure is known, `low` and `high` where there is a figure at all; shares count
to 1. A measure that another table prints as well is named `TABLE.MEASURE`. `state` is `known`, `range`,
`word`, or why there is no figure: `not applicable`, `covered`, `unanswered`."""

DECIMALS: Final = 20
"""Of a number whose decimals do not end. `31/12` would be exact, and a date for every spreadsheet."""

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula, even between quotation marks; the last four where
letters are as wide as Chinese ones."""

MARK: Final = "'"
"""What stands before such text. Text that begins with one itself gets one more, so that taking the first one
away always gives back what was there."""

NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:[.,/][0-9]+)?")
"""What begins like a formula and is none."""


def written(report: Report) -> str:
    """The lines of all scorecards, in their order; or the table of facts where there are none."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    if report.facts is not None and not report.scorecards:
        rows = report.facts.rows
        writer.writerows(rows[:1])
        writer.writerows(map(fact, row.values()) for row in rows)
        return out.getvalue()
    writer.writerow(COLUMNS)
    for scorecard, figures in zip(report.scorecards, report.figures, strict=True):
        writer.writerows(_lines(scorecard, figures))
    return out.getvalue()


def _lines(scorecard: Scorecard, figures: Mapping[str, Mapping[str, ItemFigures]]) -> Iterator[list[str]]:
    evaluation, framework = scorecard.evaluation, scorecard.framework
    day = evaluation.first_day
    year = day.year if day else evaluation.year
    about = (evaluation.id, evaluation.organisation.code or "", evaluation.organisation.name)
    whole = [
        *map(text, about),
        "" if year is None else str(year),
        text(framework.id),
        text(framework.revision),
    ]
    for scale, items in figures.items():
        for item in items.values():
            place = [*whole, *map(text, (scale, item.code, item.level, item.title))]
            for measure, figure in _measures(item):
                yield [*place, text(measure), *_figure(figure, measure, item)]


def _measures(item: ItemFigures) -> Iterator[tuple[str, Figure | str]]:
    yield from item.figures.items()
    for table, figures in item.tables.items():
        yield from ((f"{table}.{measure}", figure) for measure, figure in figures.items())


def _figure(figure: Figure | str, measure: str, item: ItemFigures) -> tuple[str, str, str, str, str]:
    """The value, what is printed, both ends, and the state; a word has neither value nor ends."""
    if not isinstance(figure, Figure):
        return "", text(figure), "", "", _state(measure, item)
    low, high = number(figure.low), number(figure.high)
    known = figure.low == figure.high
    return low if known else "", figure.printed, low, high, "known" if known else "range"


def _state(measure: str, item: ItemFigures) -> str:
    """Why there is a word and no figure."""
    if measure != "points":
        return "word"
    return item.origin if item.origin in {"not applicable", "covered"} else "unanswered"


def number(value: Fraction) -> str:
    """The value in decimals: all of them, or twenty where they do not end."""
    whole = exact(value)
    if "/" not in whole:
        return whole
    near = round(abs(value) * 10**DECIMALS)
    sign = "-" if value < 0 and near else ""
    return sign + exact(Fraction(near, 10**DECIMALS))


def text(value: str) -> str:
    """Text such that no spreadsheet calculates it. Numbers do not come here: a minus is no formula."""
    return f"{MARK}{value}" if value.startswith((*FORMULA, MARK)) else value


def fact(value: str) -> str:
    """A fact, which is a number or text; a number with its sign is no formula."""
    return value if NUMBER.fullmatch(value) else text(value)
