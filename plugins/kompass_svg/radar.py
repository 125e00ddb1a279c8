"""Radar: a chart to one line round a centre for each series, on a spoke for each label, from zero.

The labels stand in a list beside it, so that long ones are read straight; at the end of a spoke stands
the code of its label, or a number. Areas depend on the order of the labels and say nothing: only the
lines are drawn.
"""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from kompass_svg.strip import COLOURS, FAINT, HOLLOW, INK, MARK, ends, spoken

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from kompass_core.extending import Figure
    from kompass_svg.strip import Strip

RINGS = 4
"""Rings between the centre and the greatest figure, that included."""

EDGE = 0.28
"""Inches around it for the numbers of the spokes."""


def radar(axes: Axes, strip: Strip) -> None:
    """Draw rings, spokes, and each series with a mark at each of its figures."""
    chart = strip.chart
    figures = [one for each in chart.series for one in each.figures if one is not None]
    most = max((ends(one)[1] for one in figures), default=0.0) or 1.0
    width, height = strip.across, sum(strip.rows)
    radius = max(min(width, height) / 2 - EDGE, EDGE)
    middle = (max(width / 2, radius + EDGE), height / 2)
    angles = [2 * pi * place / len(chart.labels) for place in range(len(chart.labels))]

    def at(share: float, angle: float) -> tuple[float, float]:
        return middle[0] + radius * share * sin(angle), middle[1] - radius * share * cos(angle)

    for ring in range(1, RINGS + 1):
        corners = [at(ring / RINGS, angle) for angle in (*angles, *angles[:1])]
        axes.plot(*zip(*corners, strict=True), color=FAINT, linewidth=0.7, zorder=1)
    for angle, spoke in zip(angles, spoken(chart.labels), strict=True):
        axes.plot(*zip(middle, at(1, angle), strict=True), color=FAINT, linewidth=0.7, zorder=1)
        axes.text(*at(1 + 0.55 * EDGE / radius, angle), spoke, ha="center", va="center", color=INK)
    for number, each in enumerate(chart.series):
        colour = COLOURS[(number - 1) % len(COLOURS)] if number else HOLLOW
        known = [
            (at(max(0.0, _middle(one) / most), angle), one)
            for angle, one in zip(angles, each.figures, strict=True)
            if one is not None
        ]
        if not known:
            continue
        around = [place for place, _ in known]
        line = [*around, around[0]] if len(known) == len(angles) else around
        axes.plot(*zip(*line, strict=True), color=colour, linewidth=1.6, zorder=2 + bool(number))
        drawn = axes.scatter(
            [across for across, _ in around],
            [down for _, down in around],
            s=24,
            marker="o" if number else "s",
            facecolor=colour if number else "white",
            edgecolor=colour,
            linewidth=1.4,
            zorder=4,
            label=each.name,
        )
        drawn.set_gid(f"{MARK}{number}")
    axes.set_xlim(0, width)
    strip.legend(axes)


def _middle(figure: Figure) -> float:
    """Where a figure is drawn: of a range the middle."""
    low, high = ends(figure)
    return (low + high) / 2
