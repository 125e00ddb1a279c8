"""`kompass score`: the tables of points of one evaluation or of several."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import evolve

from kompass_core.cli import options
from kompass_core.cli.desk import Desk
from kompass_core.cli.present import present
from kompass_core.cli.progress import progress
from kompass_core.cli.tell import tell
from kompass_core.hooks.impossible import impossible
from kompass_core.problems import KompassError
from kompass_core.stages.report import tables
from kompass_core.stages.report.derivations import Joined

if TYPE_CHECKING:
    from kompass_core.model.report import Report
    from kompass_core.problems import Problem


@click.command("score", short_help="The points of one evaluation or several.")
@click.argument("evaluations", nargs=-1, metavar="EVALUATION...")
@click.option(
    "--stored",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    metavar="FILE|FOLDER",
    help="Say instead whether scorecards that were stored as JSON are fresh, or why they are stale.",
)
@options.scale
@options.changes
@options.output
def command(  # noqa: PLR0913 - one for each option
    *,
    evaluations: tuple[str, ...],
    stored: tuple[Path, ...],
    scale: str | None,
    changes: tuple[Path, ...],
    language: str | None,
    variant: str | None,
    format: str,  # noqa: A002 - the name of the option
    output: Path | None,
    strict: bool,
) -> int:
    """Print the points of evaluations.

    Each EVALUATION is a file, or the id of one that is installed. A figure known only as printed that
    cannot be right is a problem. With --stored, the evaluations are those of the scorecards unless named.
    """
    if stored:
        _fitting({"--scale": scale, "--language": language, "--variant": variant})
        return _stored(evaluations, stored, changes, format, output, strict=strict)
    if not evaluations:
        message = "Missing argument 'EVALUATION...'. Stored scorecards are named with --stored."
        raise click.UsageError(message)
    desk = Desk(strict=strict, changes=changes)
    made_by = options.format_of(desk.plugins, format)
    reports: list[Report] = []
    problems: list[Problem] = []
    for name in progress(evaluations, "scoring"):
        try:
            scorecard, wording = desk.scored(name, language, variant, scale)
        except KompassError as error:
            problems.extend(error.problems)
        else:
            reports.append(tables(scorecard, wording))
            problems.extend(impossible(scorecard))
    if len(reports) == len(evaluations):
        desk.all_used()
    if reports:
        present(_together(reports), made_by, output)
    tell(problems)
    return 1 if problems else 0


def _together(reports: list[Report]) -> Report:
    """One report of all, in the language of the first."""
    return evolve(
        reports[0],
        blocks=tuple(block for report in reports for block in report.blocks),
        scorecards=tuple(scorecard for report in reports for scorecard in report.scorecards),
        figures=tuple(figures for report in reports for figures in report.figures),
        changes={file: digest for report in reports for file, digest in report.changes.items()},
        derivations=Joined([report.derivations for report in reports]),
    )


def _fitting(options: dict[str, str | None]) -> None:
    """Raise UsageError where an option is given that says nothing of a stored scorecard."""
    for name, value in options.items():
        if value is not None:
            message = f"{name} has no say in whether a scorecard is fresh: it is compared as it was stored."
            raise click.UsageError(message)


def _stored(  # noqa: PLR0913 - one for each option
    evaluations: tuple[str, ...],
    paths: tuple[Path, ...],
    changes: tuple[Path, ...],
    format: str,  # noqa: A002 - as above
    output: Path | None,
    *,
    strict: bool,
) -> int:
    from kompass_core.cli.stored import stored  # noqa: PLC0415 - seldom wanted
    from kompass_core.hooks.programs import Programs  # noqa: PLC0415 - as above

    if format not in {"text", "json"}:
        message = f"Whether a scorecard is fresh is said as `text` or `json`, not as `{format}`."
        raise click.UsageError(message)
    desk = Desk(strict=strict, changes=changes)
    programs = Programs(desk.plugins, desk.local)
    return stored(evaluations, paths, programs, output, as_json=format == "json")
