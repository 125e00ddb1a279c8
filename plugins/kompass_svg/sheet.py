"""Sheet: charts to a sheet of paper, each in a strip as high as it has lines, below a title if it has one."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

try:
    from matplotlib import rc_context
    from matplotlib.figure import Figure as Sheet
except ImportError as error:
    message = "it needs matplotlib, which `pip install kommunkompass[charts]` installs"
    raise ImportError(message) from error

from kompass_svg.bars import bars
from kompass_svg.dots import dots
from kompass_svg.radar import radar
from kompass_svg.strip import EDGE, WIDTH, Strip, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kompass_core.extending import Chart

SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "kompass",
    "text.parse_math": False,
    "font.family": ["sans-serif"],
    "font.size": 9.0,
}
"""Text stays text, names of parts are the same in every run, and a `$` is a dollar."""

DRAWN = {"bars": bars, "dots": dots, "radar": radar}

TITLE = 0.3
"""Inches of a line of the title."""


@contextmanager
def drawing(settings: Mapping[str, object] | None = None) -> Iterator[None]:
    """Within it charts are drawn as they always are, and with these settings besides."""
    with rc_context(SETTINGS | dict(settings or {})), warnings.catch_warnings():
        # Letters that the font has not got are shown by whoever has them: they stay text.
        warnings.simplefilter("ignore")
        yield


def sheet(charts: Iterable[Chart], heading: str = "", width: float = WIDTH, *, bare: bool = False) -> Sheet:
    """The sheet, `width` inches wide; to be made and saved within `drawing`.

    A `bare` one has neither captions nor legends, no edge, and no colour of its own.
    """
    strips = [Strip.of(chart, width, bare=bare) for chart in charts]
    title = wrapped(heading, 70)
    head = EDGE + TITLE * len(title) if title else 0.0
    height = head + sum(strip.height for strip in strips) + (EDGE if title else 0.0)
    made = Sheet(figsize=(width, height or EDGE))
    made.patch.set_visible(not bare)
    made.text(EDGE / width, 1 - EDGE / height, "\n".join(title), size=13, weight="bold", va="top")
    top = height - head
    for strip in strips:
        axes = strip.axes(made, top, height)
        DRAWN[strip.chart.shape](axes, strip)
        top -= strip.height
    return made
