"""PDF: reports as printed matter, set by Typst: tagged for screen readers, with vectors and fonts inside.

How a page looks stands in `look.typ`, what each block becomes in `blocks.typ`; both are read by Typst as they
are, so who sets type can change them. Typst and what draws the charts come with
`pip install 'kommunkompass[pdf]'`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.extending import Format, hookimpl

if TYPE_CHECKING:
    from kompass_core.extending import Report


@hookimpl
def kompass_formats() -> list[Format]:
    """The format `pdf`."""
    return [Format("pdf", ".pdf", "application/pdf", render)]


def render(report: Report) -> bytes:
    """The report as PDF/UA-1."""
    from kompass_pdf.typeset import typeset  # noqa: PLC0415 - Typst is large, and may not be there

    return typeset(report)
