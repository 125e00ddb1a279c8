"""Text: reports to be read where they appear, in a terminal or in plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.extending import Format, hookimpl

if TYPE_CHECKING:
    from kompass_core.extending import Report


@hookimpl
def kompass_formats() -> list[Format]:
    """The format `text`."""
    return [Format("text", ".txt", "text/plain; charset=utf-8", render, in_terminal)]


def render(report: Report) -> str:
    """The report as plain text, 80 columns wide."""
    from kompass_text.plain import plain  # noqa: PLC0415 - only who prints text needs it

    return plain(report)


def in_terminal(report: Report, width: int) -> str:
    """The report for a terminal of so many columns, with ANSI styles."""
    from kompass_text.terminal import terminal  # noqa: PLC0415 - rich is slow to import

    return terminal(report, width)
