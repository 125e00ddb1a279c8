"""Bars: a chart to bars from zero, those of one label together, each with its figure at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_svg.strip import COLOURS, FAINT, INK, LINE, MARK, ends

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from kompass_svg.strip import Strip

LIGHT = 0.35
"""How faint is what a figure may be beyond what it is at least."""


def bars(axes: Axes, strip: Strip) -> None:
    """Draw the bars."""
    series = strip.chart.series
    known = [one for each in series for one in each.figures if one is not None]
    values = [0.0, *(end for one in known for end in ends(one))]
    thick = LINE if len(series) > 1 else 1.2 * LINE
    for number, each in enumerate(series):
        colour = COLOURS[number % len(COLOURS)]
        shift = (number - (len(series) - 1) / 2) * thick
        places = [place + shift for place in strip.places()]
        sure, drawn = [], []
        for place, figure in zip(places, each.figures, strict=True):
            low, high = (0.0, 0.0) if figure is None else ends(figure)
            certain = low if low > 0 else min(high, 0.0)
            sure.append(certain)
            if figure is None:
                continue
            drawn.append((place, low, high, figure.printed))
            if low != high:
                beyond = axes.barh(place, high - low, 0.8 * thick, left=low, color=colour, alpha=LIGHT)
                beyond[0].set_gid(f"{MARK}{number}-{len(sure) - 1}-more")
        for line, bar in enumerate(axes.barh(places, sure, 0.8 * thick, color=colour, label=each.name)):
            bar.set_gid(f"{MARK}{number}-{line}")
        for place, low, high, printed in drawn:
            negative = high <= 0 and low < 0
            axes.annotate(
                printed,
                (low if negative else high, place),
                (-4 if negative else 4, 0),
                textcoords="offset points",
                ha="right" if negative else "left",
                va="center",
                color=INK,
            )
    axes.axvline(0, color=FAINT, linewidth=1, zorder=0)
    strip.span(axes, min(values), max(values), [one.printed for one in known], both=min(values) < 0)
    strip.legend(axes)
