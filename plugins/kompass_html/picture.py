"""Picture: a chart to drawings of it for wide and for narrow pages, and to its figures as a table."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.extending import Column, Row, Table

if TYPE_CHECKING:
    from kompass_core.extending import Chart
    from kompass_html.grid import Grid

WIDTHS = {"wide": 6.6, "narrow": 3.1}
"""Inches for which charts are drawn, so that their letters are as large as those around them."""

SHAPES = ("round", "round", "diamond", "square", "up", "down")
"""What stands for the series of dots, in their order."""


@frozen
class Sign:
    """What stands for a series: its shape, and the class of its colour."""

    name: str
    shape: str
    colour: str


@frozen
class View:
    """A drawing: for which pages it is, its size, and what stands in it, every text in it escaped."""

    width: str
    across: int
    down: int
    inside: str


@frozen
class Picture:
    """A chart; `views` is empty where nothing can draw."""

    kind = "picture"
    id: str
    caption: str
    description: str
    signs: tuple[Sign, ...]
    views: tuple[View, ...]
    grid: Grid


def views(chart: Chart) -> tuple[View, ...]:
    """The drawings of a chart; none where what draws is not installed, or where there is nothing to draw."""
    if not chart.labels or find_spec("matplotlib") is None:
        return ()
    from kompass_svg.inline import inline  # noqa: PLC0415 - it needs what draws, and is slow to import

    drawn = {name: inline(chart, width) for name, width in WIDTHS.items()}
    return tuple(View(name, one.width, one.height, one.markup) for name, one in drawn.items())


def signs(chart: Chart) -> tuple[Sign, ...]:
    """What stands for which series; nothing where there is one alone."""
    if len(chart.series) == 1:
        return ()
    if chart.shape == "bars":
        return tuple(
            Sign(one.name, "square", f"c{number % len(SHAPES)}") for number, one in enumerate(chart.series)
        )
    return tuple(
        Sign(one.name, SHAPES[number % len(SHAPES)], f"c{(number - 1) % len(SHAPES)}" if number else "hollow")
        for number, one in enumerate(chart.series)
    )


def tabled(chart: Chart) -> Table:
    """The figures of a chart as a table."""
    columns = (Column("", "left"), *(Column(one.name, "right") for one in chart.series))
    rows = (
        Row((label, *(one.figures[place] or "" for one in chart.series)))
        for place, label in enumerate(chart.labels)
    )
    return Table(chart.caption, columns, tuple(rows))
