"""`kompass report`: one evaluation as a whole report, or several in a joint one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import frozen

from kompass_core.cli import norms as norms_
from kompass_core.cli import options
from kompass_core.cli.desk import Desk
from kompass_core.cli.present import present
from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.cli.against import Wanted
    from kompass_core.cli.norms import Norms
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
@norms_.asking
@norms_.pinned
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
    norms: tuple[str, ...],
    population: Path | None,
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

    Each EVALUATION is a file, a folder of them, or the id of one that is installed. Of several, the report
    has them side by side, who is best at what, and each by itself; the first says how it is worded. With
    --each there is one on each instead, in a file of its own; one that fails is named, and stops no other.

    Sections: instrument, scales, visit, summary, findings, next, tables, notes; of a joint report
    instrument, summary, best, each, notes.
    """
    from kompass_core.cli.against import wanted  # noqa: PLC0415 - other commands do without
    from kompass_core.hooks.evaluations import spread  # noqa: PLC0415 - as above

    evaluations = spread(evaluations)
    several = len(evaluations) > 1 and each is None
    if each is not None and output is not None:
        message = "--each names a folder for many files, and --output one file."
        raise click.UsageError(message)
    left_out = _sections(without, several=several)
    want = wanted(against, profile) if against is not None else None
    if want is not None and several:
        message = "--against holds one evaluation against others; of several, name the first alone."
        raise click.UsageError(message)
    normed = norms_.wanted(norms, population, also=want is not None)
    if normed.names and several:
        message = "--norm holds one evaluation against a population; of several, write a report on --each."
        raise click.UsageError(message)
    if want is not None and want.names and population is not None:
        message = "--against names others, and so does --population: only one of them can."
        raise click.UsageError(message)
    desk = Desk(strict=strict, changes=changes)
    made_by = options.format_of(desk.plugins, format)
    norms_.lay(desk, normed, evaluations, changes)
    asked = _Asked(scale, language, variant, want, normed, left_out)
    if each is not None:
        from kompass_core.cli.each import each as written  # noqa: PLC0415 - one report does without

        code = written(evaluations, each, made_by, lambda name: _single(desk, name, asked))
        desk.all_used()
        return code
    made = _joint(desk, evaluations, asked) if several else _single(desk, evaluations[0], asked)
    desk.all_used()
    present(made, made_by, output)
    return 0


@frozen
class _Asked:
    """On what scale, in what words, against whom, and without what a report is asked for."""

    scale: str | None
    language: str | None
    variant: str | None
    against: Wanted | None
    norms: Norms
    without: Sequence[str]


def _sections(without: str | None, *, several: bool) -> tuple[str, ...]:
    from kompass_core.stages.report.anatomy import joint, whole  # noqa: PLC0415 - other commands do without

    known = joint.SECTIONS if several else whole.SECTIONS
    named = tuple(part.strip() for part in (without or "").split(",") if part.strip())
    for name in named:
        if name not in known:
            raise options.unknown("section", name, known)
    return named


def _single(desk: Desk, name: str, asked: _Asked) -> Report:
    from kompass_core.cli.against import held  # noqa: PLC0415 - as above
    from kompass_core.hooks.earlier import before  # noqa: PLC0415 - as above
    from kompass_core.hooks.find import find_evaluation  # noqa: PLC0415 - as above
    from kompass_core.stages.report import report  # noqa: PLC0415 - as above

    language, variant, want = asked.language, asked.variant, asked.against
    scorecard, wording = desk.scored(name, language, variant, asked.scale)
    path = find_evaluation(name, desk.plugins)
    last = before(scorecard.evaluation, path, desk.plugins)
    earlier = None if last is None else desk.scored(str(last), language, variant)[0]
    stored = asked.norms.population
    against = None if want is None else held(desk, scorecard, path, want, language, variant, stored)
    norms = norms_.held(desk, asked.norms, scorecard, name)
    return report(scorecard, wording, against=against, before=earlier, without=asked.without, norms=norms)


def _joint(desk: Desk, names: Sequence[str], asked: _Asked) -> Report:
    from kompass_core.stages.report import joint  # noqa: PLC0415 - as above

    scored = []
    problems: list[Problem] = []
    for name in names:
        try:
            scored.append(desk.scored(name, asked.language, asked.variant))
        except KompassError as error:
            problems.extend(error.problems)
    if problems:
        raise KompassError(problems)
    return joint([scorecard for scorecard, _ in scored], scored[0][1], asked.scale, asked.without)
