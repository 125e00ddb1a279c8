"""JSON-stat: figures as a cube of data, as statistical offices publish theirs, and their tools read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.extending import Format, hookimpl

if TYPE_CHECKING:
    from kompass_core.extending import Report


@hookimpl
def kompass_formats() -> list[Format]:
    """The format `json-stat`."""
    return [Format("json-stat", ".json", "application/json", render)]


def render(report: Report) -> str:
    """The figures of the report as a dataset of JSON-stat 2.0."""
    from kompass_json_stat.write import written  # noqa: PLC0415 - only who prints JSON-stat needs it

    return written(report)
