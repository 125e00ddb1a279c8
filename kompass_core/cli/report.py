"""`kompass report`: one evaluation as a whole report, or several in a joint one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kompass_core.cli import options
from kompass_core.cli.desk import Desk
from kompass_core.cli.present import present
from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kompass_core.cli.against import Wanted
    from kompass_core.model.report import Report
    from kompass_core.problems import Problem


@click.command("report", short_help="The whole report on an evaluation, or on several.")
@click.argument("evaluations", nargs=-1, required=True, metavar="EVALUATION...")
@click.option(
    "--against",
    metavar="mean|median|ID,...",
    help="Hold it against the mean or the median of all others that are installed, or of those named.",
)
@click.option("--without", metavar="SECTION,...", help="Leave out these sections.")
@options.scale
@options.changes
@options.output
def command(  # noqa: PLR0913 - one for each option
    *,
    evaluations: tuple[str, ...],
    against: str | None,
    without: str | None,
    scale: str | None,
    changes: tuple[Path, ...],
    language: str | None,
    variant: str | None,
    format: str,  # noqa: A002 - the name of the option
    output: Path | None,
    strict: bool,
) -> None:
    """Print the report on an evaluation: the instrument, results, findings, next points, tables, notes.

    Each EVALUATION is a file, or the id of one that is installed. Of several, the report has them side by
    side, who is best at what, and each by itself; the first says how it is worded.

    Sections: instrument, scales, visit, summary, findings, next, tables, notes; of a joint report
    instrument, summary, best, each, notes.
    """
    from kompass_core.cli.against import wanted  # noqa: PLC0415 - other commands do without

    several = len(evaluations) > 1
    left_out = _sections(without, several=several)
    want = wanted(against) if against is not None else None
    if want is not None and several:
        message = "--against holds one evaluation against others; of several, name the first alone."
        raise click.UsageError(message)
    desk = Desk(strict=strict, changes=changes)
    made_by = options.format_of(desk.plugins, format)
    if several:
        made = _joint(desk, evaluations, scale, language, variant, left_out)
    else:
        made = _single(desk, evaluations[0], scale, language, variant, want, left_out)
    desk.all_used()
    present(made, made_by, output)


def _sections(without: str | None, *, several: bool) -> tuple[str, ...]:
    from kompass_core.stages.report.anatomy import joint, whole  # noqa: PLC0415 - other commands do without

    known = joint.SECTIONS if several else whole.SECTIONS
    named = tuple(part.strip() for part in (without or "").split(",") if part.strip())
    for name in named:
        if name not in known:
            raise options.unknown("section", name, known)
    return named


def _single(  # noqa: PLR0913, PLR0917 - all that was asked for
    desk: Desk,
    name: str,
    scale: str | None,
    language: str | None,
    variant: str | None,
    want: Wanted | None,
    without: Sequence[str],
) -> Report:
    from kompass_core.cli.against import held  # noqa: PLC0415 - as above
    from kompass_core.hooks.earlier import before  # noqa: PLC0415 - as above
    from kompass_core.hooks.find import find_evaluation  # noqa: PLC0415 - as above
    from kompass_core.stages.report import report  # noqa: PLC0415 - as above

    scorecard, wording = desk.scored(name, language, variant, scale)
    path = find_evaluation(name, desk.plugins)
    last = before(scorecard.evaluation, path, desk.plugins)
    earlier = None if last is None else desk.scored(str(last), language, variant)[0]
    against = None if want is None else held(desk, scorecard, path, want, language, variant)
    return report(scorecard, wording, against=against, before=earlier, without=without)


def _joint(  # noqa: PLR0913, PLR0917 - as above
    desk: Desk,
    names: Sequence[str],
    scale: str | None,
    language: str | None,
    variant: str | None,
    without: Sequence[str],
) -> Report:
    from kompass_core.stages.report import joint  # noqa: PLC0415 - as above

    scored = []
    problems: list[Problem] = []
    for name in names:
        try:
            scored.append(desk.scored(name, language, variant))
        except KompassError as error:
            problems.extend(error.problems)
    if problems:
        raise KompassError(problems)
    return joint([scorecard for scorecard, _ in scored], scored[0][1], scale, without)
