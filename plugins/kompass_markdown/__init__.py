"""Markdown: reports for wikis, repositories and whatever else turns Markdown into pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.extending import Format, hookimpl

if TYPE_CHECKING:
    from kompass_core.extending import Report


@hookimpl
def kompass_formats() -> list[Format]:
    """The format `markdown`."""
    return [Format("markdown", ".md", "text/markdown; charset=utf-8", render)]


def render(report: Report) -> str:
    """The report as Markdown: CommonMark with tables."""
    from kompass_markdown.blocks import markdown  # noqa: PLC0415 - only who prints Markdown needs it

    return markdown(report)
