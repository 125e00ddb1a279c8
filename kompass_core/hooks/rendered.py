"""Rendered: a report to bytes by a format, which anybody may have written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.hooks.fault import raised
from kompass_core.problems import KompassError, Problem
from kompass_core.stages.render import render

if TYPE_CHECKING:
    from kompass_core.model.contributions import Format
    from kompass_core.model.report import Report


def rendered(report: Report, made_by: Format, *, on_one_line: bool = False) -> bytes:
    """The report in a format, on one line where it can be; raises KompassError where the format fails."""
    try:
        return render(
            report, evolve(made_by, render=made_by.line or made_by.render) if on_one_line else made_by
        )
    except Exception as error:
        message = f"the format `{made_by.id}` fails: {raised(error)}"
        raise KompassError([Problem("broken-plugin", message, made_by.id)]) from error
