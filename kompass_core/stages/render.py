"""Render: a report to bytes, in a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kompass_core.model.contributions import Format
    from kompass_core.model.report import Report


def render(report: Report, format: Format) -> bytes:  # noqa: A002 - the noun of the path
    """The report in a format; text becomes UTF-8."""
    made = format.render(report)
    # Half a surrogate pair can stand in a JSON file, but in no UTF-8.
    return made if isinstance(made, bytes) else made.encode("utf-8", "replace")
