"""Show: a report in the format that was asked for, written where it was asked for."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from kompass_core.cli.write import write
from kompass_core.stages.render import render

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.model.contributions import Format
    from kompass_core.model.report import Report


def show(report: Report, made_by: Format, output: Path | None) -> None:
    """Write the report; at a terminal, as the format lays it out for a person."""
    if output is None and made_by.terminal and sys.stdout.isatty():
        write(made_by.terminal(report, shutil.get_terminal_size().columns).encode())
    else:
        write(render(report, made_by), output)
