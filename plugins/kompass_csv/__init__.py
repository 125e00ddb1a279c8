"""CSV: every figure on a line of its own, for spreadsheets and statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.extending import Format, hookimpl

if TYPE_CHECKING:
    from kompass_core.extending import Report


@hookimpl
def kompass_formats() -> list[Format]:
    """The format `csv`."""
    return [Format("csv", ".csv", "text/csv; charset=utf-8", render)]


def render(report: Report) -> str:
    """The figures of the report in long form, with a header."""
    from kompass_csv.figures import written  # noqa: PLC0415 - only who prints CSV needs it

    return written(report)
