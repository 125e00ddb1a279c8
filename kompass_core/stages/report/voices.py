"""Voices: where several evaluators differ most, and by how many points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Column, Row, Table
from kompass_core.model.scale import Decimals
from kompass_core.rules.interval import exactly
from kompass_core.rules.rounding import rounded_interval
from kompass_core.stages.report.claims import titled
from kompass_core.stages.report.figures import LINES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from kompass_core.model.scorecard import Scorecard, Sheet
    from kompass_core.rules.interval import Interval
    from kompass_core.stages.report.wording import Wording

MOST = 10
"""Items that the table has room for."""

OTHERWISE = Decimals(0, 2)
"""How points are printed of a level that the scale does not print."""


def voices(scorecard: Scorecard, wording: Wording) -> Iterator[Table]:
    """A table for each scale: the points of each evaluator and what lies between the least and the most.

    The items without parts on which they differ most come first; the whole closes the table.
    """
    names = {one.id: one.name for one in scorecard.evaluation.evaluators if one.id is not None}
    for scale, sheet in scorecard.sheets.items():
        if len(sheet.voices) < 2:  # noqa: PLR2004 - nobody differs from themselves
            continue
        columns = (
            Column("", "left"),
            Column(wording.word("column.item"), "left"),
            *(Column(names[voice], "right") for voice in sheet.voices),
            Column(wording.word("column.spread"), "right"),
        )
        named = wording.scale(scorecard.framework.scales[scale])
        rows = [_row(scorecard, scale, code, wording) for code in _differing(scorecard, sheet)[:MOST]]
        whole = _row(scorecard, scale, TOTAL, wording, kind_is_total=True)
        yield Table(wording.word("table.voices", scale=named), columns, (*rows, whole))


def _differing(scorecard: Scorecard, sheet: Sheet) -> list[str]:
    """The items without parts on which evaluators differ, the widest spread first, else in order of print."""
    items = scorecard.framework.items
    spreads = {code: _spread(sheet, code) for code in items if not items[code].children}
    return sorted((code for code in spreads if spreads[code] > 0), key=lambda code: -spreads[code])


def _points(sheet: Sheet, code: str) -> list[Interval]:
    return [points[code] for points in sheet.voices.values() if code in points]


def _spread(sheet: Sheet, code: str) -> Fraction:
    """What surely lies between the least and the most points that anybody gives, in points."""
    points = _points(sheet, code) or [exactly(0)]
    between = max(value.low for value in points) - min(value.high for value in points)
    return max(between, between * 0)


def _row(
    scorecard: Scorecard, scale: str, code: str, wording: Wording, *, kind_is_total: bool = False
) -> Row:
    sheet, definition = scorecard.sheets[scale], scorecard.framework.scales[scale]
    level = scorecard.framework.items[code].level
    decimals = definition.prints.get(LINES, {}).get(level, {}).get("points", OTHERWISE)

    def printed(value: Interval) -> str:
        return wording.span(rounded_interval(value, decimals.most, definition.rounding), decimals)

    cells = (
        printed(points[code]) if code in points else wording.word("state.not_applicable")
        for points in sheet.voices.values()
    )
    spread = printed(exactly(_spread(sheet, code)))
    return Row((*titled(scorecard, code, wording), *cells, spread), "total" if kind_is_total else "line")
