"""Plate: one chart to a picture without its caption, for a page that says what it is beside it.

For the formats that lay out pages: what they print is then drawn as everywhere else.
"""

from __future__ import annotations

from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from kompass_svg.sheet import drawing, sheet

# After `sheet`, which says what to install where there is no matplotlib.
from matplotlib import get_data_path  # isort: skip

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Sheet

    from kompass_core.extending import Chart


def vector(chart: Chart, width: float, family: str) -> str:
    """The chart as SVG, so many inches wide, its text in that family of letters with serifs."""
    with drawing({"font.family": ["serif"], "font.serif": [family, "DejaVu Serif"]}):
        return svg(sheet([evolve(chart, caption="")], width=width))


def raster(chart: Chart, width: float, dots: int) -> bytes:
    """The chart as PNG, so many inches wide, with so many dots to an inch."""
    out = BytesIO()
    with drawing():
        made = sheet([evolve(chart, caption="")], width=width)
        made.savefig(out, format="png", dpi=dots, metadata={"Software": None})
    return out.getvalue()


def letters() -> Path:
    """The folder of the fonts that come with matplotlib: DejaVu, and one with a sign for any character."""
    return Path(get_data_path(), "fonts", "ttf")


def svg(drawn: Sheet) -> str:
    """The sheet as SVG, in which no day and no program stands."""
    out = StringIO()
    drawn.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()
