"""Drawn: a chart to a picture for the page, and to words for who does not see it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kompass_svg.plate import vector

if TYPE_CHECKING:
    from kompass_core.extending import Chart

WIDTH: Final = 6.9
"""Inches that a chart is drawn wide, a little more than it gets: its letters are then those of a caption."""

HIGHEST: Final = 9.4
"""Inches that are as high as a page: a chart that is higher is set smaller."""

FAMILY: Final = "Libertinus Serif"
"""The letters of the page, in which the chart is set too."""


def drawn(chart: Chart) -> tuple[str, float]:
    """The chart as SVG, and as what share of the width of the page it is set."""
    svg = vector(chart, WIDTH, FAMILY)
    size = re.search(r'<svg [^>]*?height="([\d.]+)pt"', svg)
    inches = float(size[1]) / 72 if size else HIGHEST
    return svg, min(1.0, HIGHEST / inches)


def told(chart: Chart) -> str:
    """What there is to see, and every figure with what it is of."""
    lines = (
        f"{label}: {', '.join(shown)}."
        for place, label in enumerate(chart.labels)
        if (
            shown := [
                f"{one.name} {figure.printed}" for one in chart.series if (figure := one.figures[place])
            ]
        )
    )
    return " ".join(filter(None, (chart.caption and f"{chart.caption}.", chart.description, *lines)))
