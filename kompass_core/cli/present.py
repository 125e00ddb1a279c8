"""Present: a report in the format that was asked for, written where it was asked for."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from kompass_core.cli.write import write
from kompass_core.hooks.fault import raised
from kompass_core.problems import KompassError, Problem
from kompass_core.stages.render import render

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.model.contributions import Format
    from kompass_core.model.report import Report


def present(report: Report, made_by: Format, output: Path | None) -> None:
    """Write the report; at a terminal, as the format lays it out for a person.

    Raises KompassError where the format, which anybody may have written, fails.
    """
    try:
        made = _made(report, made_by, at_terminal=output is None and sys.stdout.isatty())
    except Exception as error:
        message = f"the format `{made_by.id}` fails: {raised(error)}"
        raise KompassError([Problem("broken-plugin", message, made_by.id)]) from error
    write(made, output)


def _made(report: Report, made_by: Format, *, at_terminal: bool) -> str | bytes:
    if at_terminal and made_by.terminal:
        return made_by.terminal(report, shutil.get_terminal_size().columns)
    return render(report, made_by)
