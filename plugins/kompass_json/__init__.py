"""JSON: scorecards for programs, with every exact value, its derivation, and a JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kompass_core.extending import Format, hookimpl

if TYPE_CHECKING:
    from kompass_core.extending import Report

SUFFIX: Final = ".schema.json"


@hookimpl
def kompass_formats() -> list[Format]:
    """The format `json`; `scorecard.schema.json` and others beside this file describe it."""
    return [Format("json", ".json", "application/json", render, line=line, schemas=schemas)]


def render(report: Report) -> str:
    """The report as JSON of `scorecard.schema.json`, or of the schema of its kind."""
    from kompass_json.write import write  # noqa: PLC0415 - cattrs is slow to import

    return write(report)


def line(report: Report) -> str:
    """The same JSON on one line, which ends nowhere but at its end."""
    from kompass_json.write import write  # noqa: PLC0415 - as above

    return write(report, indent=None)


def schemas() -> dict[str, str]:
    """The schemas beside this file, by their names: `scorecard` and others; and those made of its parts."""
    from importlib.resources import files  # noqa: PLC0415 - few ask for it

    from kompass_json.parts import parted  # noqa: PLC0415 - as above

    beside = sorted(files(__name__).iterdir(), key=lambda one: one.name)
    found = {
        one.name.removesuffix(SUFFIX): one.read_text("utf-8") for one in beside if one.name.endswith(SUFFIX)
    }
    return dict(sorted({**found, **parted(found["scorecard"])}.items()))
