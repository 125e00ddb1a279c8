"""Charts: a chart of a report to one of the workbook, drawn of the cells that hold its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kompass_core.extending import Column
from kompass_excel.grid import Grid, Line
from kompass_excel.layout import height
from kompass_excel.number import shown
from kompass_excel.styles import INK

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart as Drawn
    from xlsxwriter.workbook import Workbook

    from kompass_core.extending import Chart, Series
    from kompass_excel.grid import GridCell
    from kompass_excel.layout import Placed

WIDTH: Final = 760
"""Pixels of a chart, as wide as a page held upright."""

SERIES: Final = 255
"""What a chart of Excel can have at most."""

LEAST: Final = "\N{GREATER-THAN OR EQUAL TO}"
BEYOND: Final = "+"
"""Before the name of a series, where its column has the least that is known, and how much more it may be."""

COLOURS: Final = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00")
"""Colours that people who confuse red and green tell apart (Okabe and Ito, 2008)."""

GREY: Final = "#8a8a8a"
FAINT: Final = {"color": "#d9d9d9", "width": 8}
"""How far a figure may reach beyond its least: so faint that what is printed of it can be read on it."""

MARKERS: Final = ("circle", "diamond", "square", "triangle")

LABELLED: Final = 60
"""Figures of a chart that there is room to write beside what is drawn of them."""

MOST: Final = 10**15
"""What is larger is shown in the table alone."""


def drawable(chart: Chart) -> bool:
    """Whether there is anything to draw, and nothing that is too large or too much for it."""
    figures = [figure for series in chart.series for figure in series.figures if figure is not None]
    fits = all(max(abs(figure.low), abs(figure.high)) < MOST for figure in figures)
    return bool(chart.labels) and bool(figures) and fits and len(chart.series) <= SERIES


def data(chart: Chart) -> Grid:
    """The figures of a chart; of a series with ranges also the least of each, and how much more it may be."""
    columns = [Column("", "left")]
    lines: list[list[GridCell]] = [[label] for label in chart.labels]
    for series in chart.series:
        columns.append(Column(series.name, "right"))
        for line, figure in zip(lines, series.figures, strict=True):
            line.append("" if figure is None else figure)
        if not _plain(series):
            columns += (Column(f"{sign} {series.name}", "right") for sign in (LEAST, BEYOND))
            for line, figure in zip(lines, series.figures, strict=True):
                fits = figure is not None and max(abs(figure.low), abs(figure.high)) < MOST
                line.append(float(figure.low) if figure and fits else "")
                wide = figure.high - figure.low if figure and fits else 0
                line.append(float(wide) if wide else "")
    return Grid(chart.caption, tuple(columns), tuple(Line(0, tuple(line)) for line in lines))


def drawn(book: Workbook, chart: Chart, placed: Placed) -> Drawn:
    """The chart, of the cells in which its data were placed."""
    bars = chart.shape == "bars"
    round_a_centre = chart.shape == "radar"
    plain = {"type": "radar", "subtype": "with_markers"} if round_a_centre else {"type": "line"}
    made = book.add_chart({"type": "bar"} if bars else plain)
    sheet, last = placed.at.sheet, len(chart.labels) - 1
    labels = _cells(placed, 0, last)
    column = 0
    for number, series in enumerate(chart.series):
        shown = column = column + 1
        column += 0 if _plain(series) else 1
        colour = COLOURS[number % len(COLOURS)] if bars or number else GREY
        head = placed.cell(-1, shown)
        look = {"name": [sheet, head.row, head.column], "categories": labels}
        look["values"] = _cells(placed, column, last)
        if column != shown:
            column += 1
            first, end = placed.cell(0, column).fixed, placed.cell(last, column).fixed
            beyond = f"={first}:{end.rpartition('!')[2]}"
            ends = {"plus_values": beyond, "minus_values": beyond, "end_style": 0, "line": FAINT}
            if not round_a_centre:  # a chart round a centre has none
                look[f"{'x' if bars else 'y'}_error_bars"] = {"type": "custom", "direction": "plus", **ends}
        if len(chart.labels) * len(chart.series) <= LABELLED:
            # What the others are held against has its labels on the other side, so that none lies on another.
            side = {} if chart.shape != "dots" else {"position": "right" if number else "left"}
            look["data_labels"] = _labels(series) | side
        dressed = _bar(colour) if bars else _dot(colour, number)
        made.add_series(look | dressed | ({"line": {"color": colour}} if round_a_centre else {}))
    _dressed(made, chart, placed)
    return made


def _dressed(made: Drawn, chart: Chart, placed: Placed) -> None:
    """Title, legend and axes."""
    caption = placed.at.row - 1, 0
    made.set_size({"width": WIDTH, "height": height(chart)})
    made.set_chartarea({"border": {"none": True}})
    font = {"name": [placed.at.sheet, *caption], "name_font": {"size": 12, "bold": True, "color": INK}}
    made.set_title({**font, "overlay": False} if chart.caption else {"none": True})
    made.set_legend({"none": True} if len(chart.series) == 1 else {"position": "bottom"})
    names = {"num_font": {"size": 9, "color": INK}, "major_tick_mark": "none"}
    faint = {"visible": True, "line": {"color": "#dddddd", "width": 0.75}}
    if chart.shape == "bars":
        made.set_y_axis({**names, "reverse": True, "label_position": "low"})
        made.set_x_axis({"major_gridlines": faint, "visible": False})
    elif chart.shape == "radar":
        made.set_y_axis({"major_gridlines": faint, **names})
    else:
        made.set_x_axis({**names, "label_position": "low"})
        made.set_y_axis({"major_gridlines": faint, "line": {"none": True}, **names})
        made.set_high_low_lines({"line": {"color": GREY, "width": 1.5}})


def _bar(colour: str) -> dict[str, Any]:
    return {"fill": {"color": colour}, "gap": 60, "overlap": 0}


def _dot(colour: str, number: int) -> dict[str, Any]:
    look = {"type": MARKERS[number % len(MARKERS)], "size": 9}
    marker = {**look, "fill": {"color": colour}, "border": {"color": colour}}
    return {"line": {"none": True}, "marker": marker}


def _labels(series: Series) -> dict[str, Any]:
    """Beside each what is printed of it: what its cell shows, unless that is the least of a range."""
    made = {"value": True, "font": {"size": 9, "color": INK}}
    if _plain(series):
        return made
    texts = ("" if figure is None else figure.printed.lstrip("=") for figure in series.figures)
    return made | {"custom": [{"value": text} if text else {"delete": True} for text in texts]}


def _cells(placed: Placed, column: int, last: int) -> list[str | int]:
    first, end = placed.cell(0, column), placed.cell(last, column)
    return [first.sheet, first.row, first.column, end.row, end.column]


def _plain(series: Series) -> bool:
    """Whether all that is printed of it are numbers."""
    return all(figure is None or shown(figure) is not None for figure in series.figures)
