"""`kompass compare`: several evaluations side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kompass_core.cli import options
from kompass_core.cli.desk import Desk
from kompass_core.cli.present import present
from kompass_core.hooks.evaluations import spread
from kompass_core.problems import KompassError
from kompass_core.stages.report import comparison

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.problems import Problem


@click.command("compare", short_help="Evaluations side by side.")
@click.argument("evaluations", nargs=-1, required=True, metavar="EVALUATION...")
@options.scale
@options.changes
@options.output
def command(  # noqa: PLR0913 - one for each option
    *,
    evaluations: tuple[str, ...],
    scale: str | None,
    changes: tuple[Path, ...],
    language: str | None,
    variant: str | None,
    format: str,  # noqa: A002 - the name of the option
    output: Path | None,
    strict: bool,
) -> None:
    """Print evaluations side by side, on a scale that all share.

    Each EVALUATION is a file, a folder of them, or the id of one that is installed. The first says how the
    result is worded, unless an option does.
    """
    desk = Desk(strict=strict, changes=changes)
    made_by = options.format_of(desk.plugins, format)
    scored = []
    problems: list[Problem] = []
    for name in spread(evaluations):
        try:
            scored.append(desk.scored(name, language, variant))
        except KompassError as error:
            problems.extend(error.problems)
    if problems:
        raise KompassError(problems)
    desk.all_used()
    scorecards = [scorecard for scorecard, _ in scored]
    present(comparison(scorecards, scored[0][1], scale), made_by, output)
