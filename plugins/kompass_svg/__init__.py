"""SVG: the charts of a report as one picture, whose text is text and whose figures are printed beside them.

It needs matplotlib, which only who draws has to install: `pip install kommunkompass[charts]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.extending import Format, hookimpl

if TYPE_CHECKING:
    from kompass_core.extending import Report


@hookimpl
def kompass_formats() -> list[Format]:
    """The format `svg`."""
    return [Format("svg", ".svg", "image/svg+xml", render)]


def render(report: Report) -> str:
    """The charts of the report below each other; a report without any is its title alone."""
    from kompass_svg.picture import picture  # noqa: PLC0415 - matplotlib is slow to import, and may not be there

    return picture(report)
