"""`kompass report`: one evaluation as a whole report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kompass_core.cli import options
from kompass_core.cli.desk import Desk
from kompass_core.cli.present import present
from kompass_core.stages.report import report

if TYPE_CHECKING:
    from pathlib import Path


@click.command("report", short_help="The whole report on an evaluation.")
@click.argument("evaluation")
@options.scale
@options.changes
@options.output
def command(  # noqa: PLR0913 - one for each option
    *,
    evaluation: str,
    scale: str | None,
    changes: tuple[Path, ...],
    language: str | None,
    variant: str | None,
    format: str,  # noqa: A002 - the name of the option
    output: Path | None,
    strict: bool,
) -> None:
    """Print the report on an evaluation: summary, findings, tables and notes.

    EVALUATION is a file, or the id of one that is installed.
    """
    desk = Desk(strict=strict, changes=changes)
    made_by = options.format_of(desk.plugins, format)
    scorecard, wording = desk.scored(evaluation, language, variant, scale)
    desk.all_used()
    present(report(scorecard, wording), made_by, output)
