"""Present: a report in the format that was asked for, written where it was asked for."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

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
    if output is None and sys.stdout.isatty() and isinstance(made, bytes) and _binary(made):
        message = f"`{made_by.id}` is no text to read at a terminal"
        hint = f"name a file for it: `-o report{made_by.suffix}`"
        raise click.UsageError(f"{message}; {hint}")
    write(made, output)


def _binary(made: bytes) -> bool:
    """Whether bytes are no text, whose signs a terminal would obey."""
    try:
        return "\0" in made.decode("utf-8")
    except UnicodeDecodeError:
        return True


def _made(report: Report, made_by: Format, *, at_terminal: bool) -> str | bytes:
    if at_terminal and made_by.terminal:
        return made_by.terminal(report, shutil.get_terminal_size().columns)
    return render(report, made_by)
