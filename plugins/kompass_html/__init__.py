"""HTML: a report as one page that stands alone: to read, to print, to hear, and to follow each figure back.

Nothing in it comes from elsewhere, and nothing leaves it. Charts need matplotlib, `pip install
kommunkompass[charts]`; without it stands the table of their figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.extending import Format, hookimpl

if TYPE_CHECKING:
    from kompass_core.extending import Report


@hookimpl
def kompass_formats() -> list[Format]:
    """The format `html`."""
    return [Format("html", ".html", "text/html; charset=utf-8", render)]


def render(report: Report) -> str:
    """The report as one file of HTML."""
    from kompass_html.page import page  # noqa: PLC0415 - only who prints HTML needs it

    return page(report)
