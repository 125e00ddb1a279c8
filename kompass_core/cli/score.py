"""`kompass score`: the tables of points of one evaluation or of several."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from attrs import evolve

from kompass_core.cli import norms as norms_
from kompass_core.cli import options
from kompass_core.cli.desk import Desk
from kompass_core.cli.load import load
from kompass_core.cli.present import present
from kompass_core.cli.progress import progress
from kompass_core.cli.tell import tell
from kompass_core.hooks.broken import broken
from kompass_core.problems import KompassError
from kompass_core.stages.report import tables
from kompass_core.stages.report.derivations import Joined
from kompass_core.stages.report.held_facts import joined
from kompass_core.stages.score.impossible import impossible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.report import Report
    from kompass_core.problems import Problem

LINES: Final = "-"
"""Typed in place of a file: lines of JSON on standard input."""


@click.command("score", short_help="The points of one evaluation or several.")
@click.argument("evaluations", nargs=-1, metavar="EVALUATION...")
@click.option(
    "--stored",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    metavar="FILE|FOLDER",
    help="Say instead whether scorecards that were stored as JSON are fresh, or why they are stale.",
)
@click.option("--framework", metavar="ID@REVISION|FILE", help="With -: what every line is scored with.")
@norms_.asking
@norms_.pinned
@options.scale
@options.changes
@options.output
def command(  # noqa: PLR0913 - one for each option
    *,
    evaluations: tuple[str, ...],
    stored: tuple[Path, ...],
    framework: str | None,
    norms: tuple[str, ...],
    population: Path | None,
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

    With - instead, evaluations come as JSON on standard input, one a line, and each is answered with a line
    of JSON: its scorecard, or `problems`. No file is opened that a line names.
    """
    if evaluations == (LINES,) or framework is not None:
        other = {"--stored": stored, "--norm": norms, "--population": population, "--output": output}
        _only_lines(evaluations, format, other)
        terms = {"scale": scale, "language": language, "variant": variant, "changes": changes}
        return _lines(framework, terms, strict=strict)
    if stored:
        _fitting({"--scale": scale, "--language": language, "--variant": variant, "--norm": norms or None})
        return _stored(evaluations, stored, changes, format, output, strict=strict)
    if not evaluations:
        message = "Missing argument 'EVALUATION...'. Stored scorecards are named with --stored."
        raise click.UsageError(message)
    normed = norms_.wanted(norms, population)
    desk = Desk(strict=strict, changes=changes)
    made_by = options.format_of(desk.plugins, format)
    norms_.lay(desk, normed, evaluations, changes)
    reports: list[Report] = []
    problems: list[Problem] = []
    for name in progress(evaluations, "scoring"):
        try:
            scorecard, wording = desk.scored(name, language, variant, scale)
            held = norms_.held(desk, normed, scorecard, name)
        except KompassError as error:
            problems.extend(error.problems)
        else:
            reports.append(tables(scorecard, wording, held))
            problems.extend(impossible(scorecard))
    if len(reports) == len(evaluations):
        desk.all_used()
    if reports:
        present(_together(reports), made_by, output)
    tell(problems)
    return 1 if problems else 0


def _only_lines(evaluations: tuple[str, ...], format: str, other: Mapping[str, object]) -> None:  # noqa: A002
    """Raise UsageError where something is asked for that does not go with lines."""
    if evaluations != (LINES,):
        message = "--framework says what lines are scored with, `kompass score -`; a file names its own."
        raise click.UsageError(message)
    for name, value in other.items():
        if value:
            message = f"{name} does not go with -: lines are answered as they come."
            raise click.UsageError(message)
    if format not in {"text", "json"}:
        message = f"Lines are answered in JSON, not as `{format}`."
        raise click.UsageError(message)


def _lines(framework: str | None, terms: dict[str, Any], *, strict: bool) -> int:
    from kompass_core.cli.lines import lines, terms_of  # noqa: PLC0415 - files do without

    plugins = load(strict=strict)
    tell(broken(plugins))
    return lines(plugins, terms_of(plugins, framework=framework, **terms))


def _together(reports: list[Report]) -> Report:
    """One report of all, in the language of the first."""
    return evolve(
        reports[0],
        blocks=tuple(block for report in reports for block in report.blocks),
        scorecards=tuple(scorecard for report in reports for scorecard in report.scorecards),
        figures=tuple(figures for report in reports for figures in report.figures),
        changes={file: digest for report in reports for file, digest in report.changes.items()},
        derivations=Joined([report.derivations for report in reports]),
        facts=joined([report.facts for report in reports]),
    )


def _fitting(options: dict[str, object]) -> None:
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
