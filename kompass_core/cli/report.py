"""`kompass report`: one evaluation as a whole report, or several in a joint one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kompass_core.cli import options
from kompass_core.cli.desk import Desk
from kompass_core.cli.present import present
from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.cli.against import Wanted
    from kompass_core.model.report import Report
    from kompass_core.model.standing import Profile
    from kompass_core.problems import Problem


@click.command("report", short_help="The whole report on an evaluation, or on several.")
@click.argument("evaluations", nargs=-1, required=True, metavar="EVALUATION...")
@click.option(
    "--against",
    metavar="mean|median|ID,...",
    help="Hold it against the mean or the median of all others that are installed, or of those named.",
)
@click.option(
    "--profile",
    type=click.Choice(["dots", "radar"]),
    default="dots",
    show_default=True,
    help="How it is drawn against them: on lines, which is better to read, or round a centre.",
)
@click.option("--without", metavar="SECTION,...", help="Leave out these sections.")
@click.option(
    "--each",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Write a report of its own on each of several evaluations, into the folder.",
)
@options.scale
@options.changes
@options.output
def command(  # noqa: PLR0913 - one for each option
    *,
    evaluations: tuple[str, ...],
    against: str | None,
    profile: Profile,
    without: str | None,
    each: Path | None,
    scale: str | None,
    changes: tuple[Path, ...],
    language: str | None,
    variant: str | None,
    format: str,  # noqa: A002 - the name of the option
    output: Path | None,
    strict: bool,
) -> int:
    """Print the report on an evaluation: the instrument, results, findings, next points, tables, notes.

    Each EVALUATION is a file, or the id of one that is installed. Of several, the report has them side by
    side, who is best at what, and each by itself; the first says how it is worded. With --each there is
    one on each instead, in a file of its own; one that fails is named, and stops no other.

    Sections: instrument, scales, visit, summary, findings, next, tables, notes; of a joint report
    instrument, summary, best, each, notes.
    """
    from kompass_core.cli.against import wanted  # noqa: PLC0415 - other commands do without

    several = len(evaluations) > 1 and each is None
    if each is not None and output is not None:
        message = "--each names a folder for many files, and --output one file."
        raise click.UsageError(message)
    left_out = _sections(without, several=several)
    want = wanted(against, profile) if against is not None else None
    if want is not None and several:
        message = "--against holds one evaluation against others; of several, name the first alone."
        raise click.UsageError(message)
    desk = Desk(strict=strict, changes=changes)
    made_by = options.format_of(desk.plugins, format)
    if each is not None:
        from kompass_core.cli.each import each as written  # noqa: PLC0415 - one report does without

        def single(name: str) -> Report:
            return _single(desk, name, scale, language, variant, want, left_out)

        code = written(_all(evaluations, desk), each, made_by, single)
        desk.all_used()
        return code
    if several:
        made = _joint(desk, evaluations, scale, language, variant, left_out)
    else:
        made = _single(desk, evaluations[0], scale, language, variant, want, left_out)
    desk.all_used()
    present(made, made_by, output)
    return 0


def _all(names: Sequence[str], desk: Desk) -> list[str]:
    """The names, each folder as the evaluations in it."""
    from kompass_core.hooks.evaluations import named  # noqa: PLC0415 - one report does without

    found = [map(str, named([name], desk.plugins)) if Path(name).is_dir() else (name,) for name in names]
    return list(dict.fromkeys(name for listed in found for name in listed))


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
