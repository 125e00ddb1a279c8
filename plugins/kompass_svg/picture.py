"""Picture: a report to SVG text: its title, then every chart.

The same for the same report, wherever it is drawn: nothing in it depends on the day, or on chance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.extending import Box, Chart
from kompass_svg.plate import svg
from kompass_svg.sheet import drawing, sheet
from kompass_svg.told import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.extending import Block, Report


def picture(report: Report) -> str:
    """All charts of the report, those in boxes too."""
    charts = list(_charts(report.blocks))
    with drawing():
        made = svg(sheet(charts, report.title))
    return told(made, report.title, [chart.description for chart in charts], report.language)


def _charts(blocks: Iterable[Block]) -> Iterator[Chart]:
    for block in blocks:
        if isinstance(block, Chart):
            yield block
        elif isinstance(block, Box):
            yield from _charts(block.blocks)
