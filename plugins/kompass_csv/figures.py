"""Figures: what a report prints of every item to lines of CSV, one for each figure."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from kompass_core.extending import Figure, exact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.extending import ItemFigures, Report, Scorecard

COLUMNS = (
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
    "low",
    "high",
    "printed",
)
"""`low` and `high` are exact, and the same where the figure is known: `10.625`, or `31/12` where decimals
do not end; shares count to 1. A measure that another table prints as well is named `TABLE.MEASURE`."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula, even between quotation marks."""

NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,/][0-9]+)?")
"""What begins like a formula and is none."""


def written(report: Report) -> str:
    """The lines of all scorecards, in their order; or the table of facts where there are none."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
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
                yield [*place, text(measure), *_figure(figure)]


def _measures(item: ItemFigures) -> Iterator[tuple[str, Figure | str]]:
    yield from item.figures.items()
    for table, figures in item.tables.items():
        yield from ((f"{table}.{measure}", figure) for measure, figure in figures.items())


def _figure(figure: Figure | str) -> tuple[str, str, str]:
    """Exact ends and what is printed; a word such as `not applicable` has no ends."""
    if isinstance(figure, Figure):
        return exact(figure.low), exact(figure.high), figure.printed
    return "", "", text(figure)


def text(value: str) -> str:
    """Text such that no spreadsheet calculates it. Numbers do not come here: a minus is no formula."""
    return f"'{value}" if value.startswith(FORMULA) else value


def fact(value: str) -> str:
    """A fact, which is a number or text; a number with its sign is no formula."""
    return value if NUMBER.fullmatch(value) else text(value)
