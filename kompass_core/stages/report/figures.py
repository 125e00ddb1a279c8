"""Figures: what is printed of every item, each figure rounded once and from the exact value.

Never a sum of printed figures, nor a percentage of them: a report that does either prints digits that
its own numbers contradict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Entry, Figure, ItemFigures
from kompass_core.model.scale import Decimals
from kompass_core.rules.interval import Interval, divide, exactly, multiply
from kompass_core.rules.rounding import rounded, rounded_interval
from kompass_core.rules.units import COUNT, NUMBER, POINTS, SHARE, Banded
from kompass_core.stages.report.values import value_text
from kompass_core.stages.report.wording import FIGURES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.framework import Framework
    from kompass_core.model.scale import Scale
    from kompass_core.model.scorecard import Score, Scorecard, Value
    from kompass_core.rules.units import Unit
    from kompass_core.stages.report.wording import Wording

    Figures: TypeAlias = Mapping[str, Mapping[str, ItemFigures]]
    """By scale and code."""

LINES, SUMMARY = "lines", "summary"
"""The closing tables, and the table of all scales side by side."""

UNSAID = {"percent": Decimals(0, 0)}
OTHERWISE = Decimals(0, 2)
"""Decimals where a scale says nothing."""

HUNDRED = exactly(100)


def figures(scorecard: Scorecard, wording: Wording) -> Figures:
    """What is printed of every item on every scale."""
    return {scale: scale_figures(scorecard, scale, wording) for scale in scorecard.sheets}


def total_figures(scorecard: Scorecard, wording: Wording) -> Figures:
    """What is printed of the whole alone on every scale."""
    found = {}
    for scale, sheet in scorecard.sheets.items():
        printer = _Printer(scorecard.framework, scorecard.framework.scales[scale], wording)
        entry = Entry(scorecard.evaluation.id, scale, TOTAL)
        found[scale] = {TOTAL: _entered(printer.item(sheet.scores[TOTAL]), entry)}
    return found


def scale_figures(scorecard: Scorecard, scale: str, wording: Wording) -> Mapping[str, ItemFigures]:
    """What is printed of every item on one scale."""
    sheet = _Printer(scorecard.framework, scorecard.framework.scales[scale], wording)
    name = scorecard.evaluation.id
    return {
        code: _entered(sheet.item(score), Entry(name, scale, code))
        for code, score in scorecard.sheets[scale].scores.items()
    }


def _entered(item: ItemFigures, entry: Entry) -> ItemFigures:
    """What is printed of an item, each figure of which knows whose it is."""
    figures = {measure: _of(figure, entry) for measure, figure in item.figures.items()}
    tables = {
        table: {measure: evolve(figure, entry=entry) for measure, figure in figures.items()}
        for table, figures in item.tables.items()
    }
    return evolve(item, figures=figures, tables=tables)


def _of(figure: Figure | str, entry: Entry) -> Figure | str:
    return evolve(figure, entry=entry) if isinstance(figure, Figure) else figure


def share(measures: Mapping[str, Value]) -> Interval | None:
    """Points as a share of the maximum; None where there is no maximum, or it is or may be zero."""
    points, maximum = measures.get("points"), measures.get("maximum")
    if not isinstance(points, Interval) or not isinstance(maximum, Interval):
        return None
    try:
        return divide(points, maximum)
    except ZeroDivisionError:
        return None


class _Printer:
    """One scale, and how its figures are printed."""

    def __init__(self, framework: Framework, scale: Scale, wording: Wording) -> None:
        self.framework = framework
        self.scale = scale
        self.wording = wording

    def item(self, score: Score) -> ItemFigures:
        item = self.framework.items[score.item]
        tables = {
            table: self._table(score, table, item.level)
            for table, levels in self.scale.prints.items()
            if table != LINES and item.level in levels
        }
        printed = self._closing(score, item.level)
        return ItemFigures(item.code, item.level, item.title, score.origin, score.missing, printed, tables)

    def _closing(self, score: Score, level: str) -> Mapping[str, Figure | str]:
        """What the closing tables print of an item, or the word that stands where its points would."""
        if score.origin == "not applicable":
            return {"points": self.wording.word("state.not_applicable")}
        if score.origin == "covered":
            return {"points": self.wording.word("state.covered")}
        measures = score.measures
        if "points" not in measures:
            return {"points": self.wording.word("state.unanswered")}
        rules = self.framework.rules.get(self.scale.id, {}).get(score.item, ())
        units = {rule.measure: rule.unit for rule in rules}
        percentage = share(measures)
        printed: dict[str, Figure | str] = {}
        for measure in dict.fromkeys((*FIGURES, *units)):
            if measure in measures:
                unit = units.get(measure, POINTS)
                printed[measure] = self._measure(measure, measures[measure], unit, level)
            elif measure == "percent" and percentage is not None:
                printed[measure] = self._percent(percentage, LINES, level)
        return printed

    def _table(self, score: Score, table: str, level: str) -> Mapping[str, Figure]:
        """What another table prints of an item."""
        printed = {}
        points, percentage = score.measures.get("points"), share(score.measures)
        wanted = self.scale.prints[table][level]
        if "points" in wanted and isinstance(points, Interval):
            printed["points"] = self._points(points, wanted["points"])
        if "percent" in wanted and percentage is not None:
            printed["percent"] = self._percent(percentage, table, level)
        return printed

    def _measure(self, measure: str, value: Value, unit: Unit, level: str) -> Figure | str:
        if not isinstance(value, Interval) or isinstance(unit, Banded):
            return value_text(value, unit, self.scale, self.wording)
        if unit == SHARE:
            return self._percent(value, LINES, level)
        if unit in {COUNT, NUMBER}:
            return self._points(value, OTHERWISE)
        places = decimals(self.scale, LINES, level, "points")
        return self._points(value, Decimals(0, places.most) if measure == "maximum" else places)

    def _points(self, value: Interval, decimals: Decimals) -> Figure:
        return figure_of(value, self._rounded(value, decimals))

    def _percent(self, value: Interval, table: str, level: str) -> Figure:
        places = decimals(self.scale, table, level, "percent")
        return figure_of(value, self.wording.percent(self._rounded(multiply(value, HUNDRED), places)))

    def _rounded(self, value: Interval, decimals: Decimals) -> str:
        """The value rounded, or both its ends; this is where every printed figure is made."""
        if value.known:
            return self.wording.number(rounded(value.low, decimals.most, self.scale.rounding), decimals)
        return self.wording.span(rounded_interval(value, decimals.most, self.scale.rounding), decimals)


def decimals(scale: Scale, table: str, level: str, measure: str) -> Decimals:
    """The decimals of a figure in a table, else those in another one, else the ordinary ones."""
    for name in dict.fromkeys((table, *scale.prints)):
        said = scale.prints.get(name, {}).get(level, {}).get(measure)
        if said is not None:
            return said
    return UNSAID.get(measure, OTHERWISE)


def figure_of(value: Interval, printed: str) -> Figure:
    """A value with what is printed of it."""
    return Figure(printed, value.low, value.high, value.low_open, value.high_open)
