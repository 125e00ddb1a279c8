"""Tables: the summary over all scales, and the closing tables with a subtotal each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Column, Heading, Row, Table
from kompass_core.stages.report.figures import LINES, SUMMARY
from kompass_core.stages.report.rows import holders, rows, tops
from kompass_core.stages.report.wording import FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.framework import Framework
    from kompass_core.model.report import Block, Cell, ItemFigures
    from kompass_core.model.scale import Scale
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.stages.report.figures import Figures
    from kompass_core.stages.report.wording import Wording


def summary(scorecard: Scorecard, figures: Figures, wording: Wording) -> Table | None:
    """All scales side by side with their totals; None where no scale has a summary."""
    framework = scorecard.framework
    parts = [
        (scale, measure)
        for scale in figures
        for measure in FIGURES
        if any(measure in said for said in framework.scales[scale].prints.get(SUMMARY, {}).values())
    ]
    if not parts:
        return None
    alone = len(parts) == len({scale for scale, _ in parts})
    headings = (
        wording.scale(framework.scales[scale]) + ("" if alone else f" {wording.measure(measure)}")
        for scale, measure in parts
    )
    levels = {level for scale, _ in parts for level in framework.scales[scale].prints[SUMMARY]}
    shown = {code for code, item in framework.items.items() if item.level in levels}

    def cells(code: str) -> tuple[Cell, ...]:
        return tuple(summed(figures[scale][code], measure) for scale, measure in parts)

    listed = list(rows(framework, TOTAL, shown, holders(framework, shown), cells))
    if TOTAL in shown:
        listed.append(Row(("", wording.word("total"), *cells(TOTAL)), "total"))
    columns = (*first_columns(framework, shown, wording), *(Column(heading, "right") for heading in headings))
    return Table(wording.word("table.summary"), columns, tuple(listed))


def summed(figures: ItemFigures, measure: str) -> Cell:
    """What a summary prints of an item: a figure, the word for why there is none, or nothing."""
    figure = figures.tables.get(SUMMARY, {}).get(measure)
    if figure is not None:
        return figure
    word = figures.figures["points"]
    return word if isinstance(word, str) else ""


def first_columns(framework: Framework, shown: set[str], wording: Wording) -> tuple[Column, Column]:
    """The columns of codes and titles; titles of one level are headed by what that level is called."""
    levels = {framework.items[code].level for code in shown if code != TOTAL}
    heading = wording.level(levels.pop()) if len(levels) == 1 else wording.word("column.item")
    return Column("", "left"), Column(heading, "left")


def closing(scorecard: Scorecard, figures: Figures, wording: Wording) -> Iterator[Block]:
    """The closing tables of every scale that has any."""
    framework = scorecard.framework
    scales = framework.scales
    made = {scale: list(_lines(framework, scales[scale], items, wording)) for scale, items in figures.items()}
    made = {scale: listed for scale, listed in made.items() if listed}
    if made:
        yield Heading(wording.word("table.lines"), 2)
    for scale, listed in made.items():
        if len(made) > 1:
            yield Heading(wording.scale(scales[scale]), 3)
        yield from listed


def _lines(
    framework: Framework, scale: Scale, figures: Mapping[str, ItemFigures], wording: Wording
) -> Iterator[Table]:
    """The closing tables of one scale: one for each topmost item that it prints, with what is below it."""
    printed = scale.prints.get(LINES, {})
    shown = {code for code, one in figures.items() if one.level in printed and one.origin != "covered"}
    if not shown:
        return
    said = {measure for decimals in printed.values() for measure in decimals}
    said |= {"maximum"} if "points" in said else set()
    measures = [measure for measure in FIGURES if measure in said]
    further = (measure for code in shown for measure in figures[code].figures if measure not in FIGURES)
    measures += dict.fromkeys(further)

    def cells(code: str) -> tuple[Cell, ...]:
        return tuple(figures[code].figures.get(measure, "") for measure in measures)

    values = tuple(Column(wording.measure(measure), "right") for measure in measures)
    holding = holders(framework, shown)
    last = Row(("", wording.word("total"), *cells(TOTAL)), "total") if TOTAL in shown else None
    for top in tops(framework, shown, holding):
        listed = list(rows(framework, top, shown, holding, cells))
        if top == TOTAL:
            listed += [last] if last else []
            yield Table("", (*first_columns(framework, shown, wording), *values), tuple(listed))
            return
        heading = Column(top, "left"), Column(framework.items[top].title, "left")
        yield Table("", (*heading, *values), (*listed, Row(("", "", *cells(top)), "total")))
    if last:
        yield Table("", (Column("", "left"), Column("", "left"), *values), (last,))
