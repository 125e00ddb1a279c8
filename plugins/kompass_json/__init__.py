"""JSON: scorecards for programs, with every exact value, its derivation, and a JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.extending import Format, hookimpl

if TYPE_CHECKING:
    from kompass_core.extending import Report


@hookimpl
def kompass_formats() -> list[Format]:
    """The format `json`; `scorecard.schema.json` and others beside this file describe it."""
    return [Format("json", ".json", "application/json", render)]


def render(report: Report) -> str:
    """The report as JSON of `scorecard.schema.json`, or of the schema of its kind."""
    from kompass_json.write import write  # noqa: PLC0415 - cattrs is slow to import

    return write(report)
