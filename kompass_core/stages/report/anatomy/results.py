"""Results: the summary of an evaluation: all scales in a table, and as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.report import Chart, Figure, Heading, Series
from kompass_core.stages.report.tables import summary, summed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.report import Block
    from kompass_core.stages.report.anatomy.told import Told

LEAST = 2
"""Items that are known: a picture of one bar shows nothing."""


def results(told: Told) -> Iterator[Block]:
    """The heading, the table, and bars of the items that results are compared by."""
    table = summary(told.card, told.figures, told.words)
    if table is None:
        return
    yield Heading(table.caption, 2)
    yield evolve(table, caption="")
    yield from _bars(told)


def _bars(told: Told) -> Iterator[Chart]:
    codes = dict.fromkeys(code for scale in told.card.sheets for code in told.compared(scale))
    series = []
    for scale in told.card.sheets:
        cells = (summed(told.figures[scale][code], "points") for code in codes)
        figures = tuple(cell if isinstance(cell, Figure) else None for cell in cells)
        if sum(figure is not None for figure in figures) >= LEAST:
            series.append(Series(told.named(scale), figures))
    if series:
        rows = "; ".join(_said(told, code, series, place) for place, code in enumerate(codes))
        labels = tuple(map(told.item, codes))
        yield Chart(told.words.word("chart.summary"), rows, labels, tuple(series), "bars")


def _said(told: Told, code: str, series: list[Series], place: int) -> str:
    """One line of the picture in words."""
    figures = (one.figures[place] for one in series)
    printed = (f"{one.name} {figure.printed}" for one, figure in zip(series, figures, strict=True) if figure)
    return f"{told.item(code)}: {', '.join(printed)}"
