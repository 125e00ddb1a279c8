"""Picture: a report to SVG text: its title, then every chart, each in a strip as high as it has lines.

The same for the same report, wherever it is drawn: nothing in it depends on the day, or on chance.
"""

from __future__ import annotations

import warnings
from io import StringIO
from typing import TYPE_CHECKING, Any

from kompass_core.extending import Box, Chart
from kompass_svg.told import told

try:
    from matplotlib import rc_context
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure as Sheet
except ImportError as error:
    message = "it needs matplotlib, which `pip install kommunkompass[charts]` installs"
    raise ImportError(message) from error

from kompass_svg.bars import bars
from kompass_svg.dots import dots
from kompass_svg.strip import EDGE, WIDTH, Strip, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.extending import Block, Report

SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "kompass",
    "text.parse_math": False,
    "font.family": ["sans-serif"],
    "font.size": 9.0,
}
"""Text stays text, names of parts are the same in every run, and a `$` is a dollar."""

TITLE = 0.3
"""Inches of a line of the title."""


def picture(report: Report) -> str:
    """All charts of the report, those in boxes too."""
    charts = list(_charts(report.blocks))
    with rc_context(SETTINGS), warnings.catch_warnings():
        # Letters that the font has not got are shown by whoever has them: they stay text.
        warnings.simplefilter("ignore")
        strips = [Strip.of(chart) for chart in charts]
        title = wrapped(report.title, 70)
        head = EDGE + TITLE * len(title)
        height = head + sum(strip.height for strip in strips) + EDGE
        sheet = Sheet(figsize=(WIDTH, height))
        FigureCanvasSVG(sheet)
        sheet.text(EDGE / WIDTH, 1 - EDGE / height, "\n".join(title), size=13, weight="bold", va="top")
        top = height - head
        for strip in strips:
            axes = strip.axes(sheet, top, height)
            (bars if strip.chart.shape == "bars" else dots)(axes, strip)
            top -= strip.height
        out = StringIO()
        sheet.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return told(out.getvalue(), report.title, [chart.description for chart in charts], report.language)


def _charts(blocks: Iterable[Block]) -> Iterator[Chart]:
    for block in blocks:
        if isinstance(block, Chart):
            yield block
        elif isinstance(block, Box):
            yield from _charts(block.blocks)
