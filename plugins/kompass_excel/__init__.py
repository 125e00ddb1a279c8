"""Excel: reports as workbooks: tables to filter, sums that follow what is changed, charts to restyle.

It needs XlsxWriter, which only who makes workbooks has to install: `pip install kommunkompass[excel]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.extending import Format, hookimpl

if TYPE_CHECKING:
    from kompass_core.extending import Report

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@hookimpl
def kompass_formats() -> list[Format]:
    """The format `xlsx`."""
    return [Format("xlsx", ".xlsx", MEDIA, render)]


def render(report: Report) -> bytes:
    """The report as a workbook."""
    from kompass_excel.workbook import workbook  # noqa: PLC0415 - XlsxWriter is large, and may not be there

    return workbook(report)
