"""Strip: the part of a picture that one chart has: its caption, its legend, and a line for each label."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Sheet

    from kompass_core.extending import Chart, Figure

WIDTH = 8.0
EDGE = 0.25
LETTER = 0.072
"""Inches: of the picture, of the space around it, and of a letter as wide as most."""

LINE = 0.17
SPACING = 0.15
ROW = 0.3
"""Inches of a line of text, from one line of a label to the next, and of the least that a label takes."""

CODE = 5
"""Letters of what stands for a label at the end of a spoke."""

ROUND = 3.2
"""Inches that what is drawn round a centre is high at least."""

LONGEST = 34
"""Letters of a line of a label; longer ones take several."""

LABELS = 0.42
"""The part of the width that labels take at most."""

MARGIN = 0.08
"""Inches before what is drawn where no text stands before it: half a mark."""

INK, FAINT, HOLLOW = "#222222", "#bbbbbb", "#555555"
COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00")
"""Colours that people who confuse red and green tell apart (Okabe and Ito, 2008)."""


@frozen
class Strip:
    """A chart and how much room it takes; `labels` are wrapped, `rows` how high each is, all is in inches.

    A `bare` one has neither caption nor legend nor an edge: who shows it says these beside it.
    """

    chart: Chart
    caption: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    rows: tuple[float, ...]
    width: float
    bare: bool = False

    @staticmethod
    def of(chart: Chart, width: float = WIDTH, *, bare: bool = False) -> Strip:
        """The strip of a chart."""
        longest = min(LONGEST, int(LABELS * width / LETTER))
        spokes = zip(chart.labels, spoken(chart.labels), strict=True)
        numbered = (label if label.startswith(spoke) else f"{spoke} {label}" for label, spoke in spokes)
        shown = numbered if chart.shape == "radar" else chart.labels
        labels = tuple(wrapped(label, longest) for label in shown)
        bars = len(chart.series) if chart.shape == "bars" else 1
        least = max(ROW, ROUND / len(labels)) if chart.shape == "radar" and labels else ROW
        rows = tuple(max(least, LINE * len(label) + 0.1, LINE * bars + 0.1) for label in labels)
        return Strip(chart, wrapped(chart.caption, int(10 * width)), labels, rows, width, bare)

    @property
    def head(self) -> float:
        """Inches that the caption and the legend take."""
        if self.bare:
            return 0.0
        return EDGE + LINE * len(self.caption) + 1.4 * LINE * (len(self.chart.series) > 1)

    @property
    def height(self) -> float:
        """Inches that all of it takes."""
        return self.head + sum(self.rows) + (0.0 if self.bare else EDGE / 2)

    @property
    def left(self) -> float:
        """Inches up to where figures begin."""
        longest = max((len(line) for label in self.labels for line in label), default=0)
        return (0.0 if self.bare else 2 * EDGE) + LETTER * longest + 0.1 * self.bare

    def places(self) -> list[float]:
        """Where the middle of each line is, in inches from the top."""
        return [sum(self.rows[:place]) + row / 2 for place, row in enumerate(self.rows)]

    def axes(self, sheet: Sheet, top: float, height: float) -> Axes:
        """Where figures are drawn, with the caption and the labels written; units are inches downwards."""
        size = sum(self.rows) or ROW
        across = self.across / self.width
        made = sheet.add_axes(
            (self.left / self.width, (top - self.head - size) / height, across, size / height)
        )
        made.set_ylim(size, 0)
        made.set_frame_on(False)
        made.xaxis.set_visible(False)
        made.yaxis.set_visible(False)
        self._write(made)
        if not self.bare:
            at = EDGE / self.width, (top - EDGE / 2) / height
            sheet.text(*at, "\n".join(self.caption), size=10.5, weight="bold", va="top", color=INK)
        return made

    @property
    def across(self) -> float:
        """Inches in which figures are drawn."""
        return self.width - self.left - (0.0 if self.bare else EDGE)

    def _write(self, axes: Axes) -> None:
        """The labels, each line by itself: in whatever letters it is shown, it ends where figures begin."""
        for place, label in zip(self.places(), self.labels, strict=True):
            for number, line in enumerate(label):
                shift = (number - (len(label) - 1) / 2) * SPACING
                axes.annotate(
                    line,
                    (0, place + shift),
                    (-6, 0),
                    xycoords=axes.get_yaxis_transform(),
                    textcoords="offset points",
                    ha="right",
                    va="center",
                    color=INK,
                    annotation_clip=False,
                )

    def span(self, axes: Axes, low: float, high: float, texts: Sequence[str], *, both: bool) -> None:
        """Let the axes reach from one value to the other, with room for the longest text beside them."""
        room = LETTER * max(map(len, texts), default=0) + 0.15
        before = room if both else MARGIN
        unit = ((high - low) or 1.0) / max(0.3 * self.across, self.across - before - room)
        axes.set_xlim(low - unit * before, high + unit * room)

    def legend(self, axes: Axes) -> None:
        """The names of the series, above what they stand for."""
        if len(self.chart.series) > 1 and not self.bare:
            axes.legend(
                loc="lower left",
                bbox_to_anchor=(0, 1),
                ncols=len(self.chart.series),
                frameon=False,
                borderaxespad=0,
                labelcolor=INK,
            )


MARK = "mark-"
"""How the name of what stands for a figure begins; then come the numbers of its series and its label."""


def spoken(labels: Sequence[str]) -> tuple[str, ...]:
    """What stands for each label where there is no room for it: the code it begins with, else a number."""
    codes = tuple(label.partition(" ")[0] for label in labels)
    if len(set(codes)) == len(codes) and all(len(code) <= CODE for code in codes):
        return codes
    return tuple(f"({number})" for number in range(1, len(labels) + 1))


def wrapped(text: str, longest: int) -> tuple[str, ...]:
    """The text in lines, none of which has more letters; an empty text has no line."""
    return tuple(wrap(text, longest, break_on_hyphens=False))


def ends(figure: Figure) -> tuple[float, float]:
    """From where to where a figure is drawn: only the eye reads these."""
    return float(figure.low), float(figure.high)
