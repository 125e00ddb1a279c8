"""Dots: a chart to marks on one line for each label; hollow is what the others are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_svg.strip import COLOURS, FAINT, HOLLOW, INK, MARK, ends

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from kompass_svg.strip import Strip

MARKS = ("o", "o", "D", "s", "^", "v")
"""Series differ in shape as well as in colour."""

SMALL = 7.0
"""Points of what stands above a line, where there is no room beside it."""


def dots(axes: Axes, strip: Strip) -> None:
    """Draw the marks, a line between the outermost, and figures beside these."""
    series = strip.chart.series
    known = [one for each in series for one in each.figures if one is not None]
    values = [end for one in known for end in ends(one)] or [0.0]
    both = False
    for line, place in enumerate(strip.places()):
        shown = [figure for each in series if (figure := each.figures[line]) is not None]
        if not shown:
            continue
        first, last = min(shown, key=lambda one: one.low), max(shown, key=lambda one: one.high)
        axes.plot([ends(first)[0], ends(last)[1]], [place, place], color=FAINT, linewidth=2, zorder=1)
        beside = [(ends(last)[1], last.printed, 7, "left")]
        if first is not last and first.printed != last.printed:
            beside.append((ends(first)[0], first.printed, -7, "right"))
            both = True
        told = {printed for _, printed, _, _ in beside}
        for one in shown:
            if one.printed not in told:
                middle = sum(ends(one)) / 2
                axes.annotate(
                    one.printed,
                    (middle, place),
                    (0, 4),
                    textcoords="offset points",
                    ha="center",
                    va="bottom",
                    size=SMALL,
                    color=INK,
                )
        for at, printed, shift, side in beside:
            axes.annotate(
                printed,
                (at, place),
                (shift, 0),
                textcoords="offset points",
                ha=side,
                va="center",
                color=INK,
            )
    for number, each in enumerate(series):
        points = [
            (end, place)
            for figure, place in zip(each.figures, strip.places(), strict=True)
            if figure is not None
            for end in dict.fromkeys(ends(figure))
        ]
        for figure, place in zip(each.figures, strip.places(), strict=True):
            if figure is not None and figure.low != figure.high:
                colour = COLOURS[(number - 1) % len(COLOURS)] if number else HOLLOW
                axes.plot(ends(figure), [place, place], color=colour, linewidth=2, zorder=2)
        drawn = axes.scatter(
            [at for at, _ in points],
            [place for _, place in points],
            marker=MARKS[number % len(MARKS)],
            s=30 if number else 70,
            facecolor=COLOURS[(number - 1) % len(COLOURS)] if number else "white",
            edgecolor=COLOURS[(number - 1) % len(COLOURS)] if number else HOLLOW,
            linewidth=1.4,
            zorder=4 if number else 3,
            label=each.name,
        )
        drawn.set_gid(f"{MARK}{number}")
    strip.span(axes, min(values), max(values), [one.printed for one in known], both=both)
    strip.legend(axes)
