"""`kompass impact`: what another definition does to stored evaluations, and through which change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click
from attrs import evolve

from kompass_core.cli import options
from kompass_core.cli.desk import Desk
from kompass_core.cli.present import present
from kompass_core.cli.progress import progress
from kompass_core.cli.strategies import deciding
from kompass_core.hooks.evaluations import made_with, named
from kompass_core.hooks.lineage import between
from kompass_core.hooks.prepare import read_evaluation
from kompass_core.hooks.resolve import resolve
from kompass_core.problems import KompassError
from kompass_core.revisions.correspond import correspond
from kompass_core.revisions.impact.weigh import Weighing
from kompass_core.stages.report.impact.weighed import weighed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kompass_core.hooks.resolve import Resolved
    from kompass_core.model.carriage import Strategies
    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.program import Program
    from kompass_core.problems import Problem

    Sides = tuple[Resolved, Resolved]

WEIGHING: Final = "weighing"


@click.command("impact", short_help="What another revision does to evaluations, and why.")
@click.argument("before", metavar="OLD")
@click.argument("after", metavar="NEW")
@click.argument("evaluations", nargs=-1, metavar="[EVALUATION...]")
@click.option("--scale", metavar="ID", help="Only this scale of NEW.")
@click.option("--generated", metavar="N", type=click.IntRange(1), help="Make up so many evaluations instead.")
@click.option(
    "--seed", metavar="N", type=int, default=1, show_default=True, help="What chance they are made up by."
)
@deciding
@options.changes
@options.output
def command(  # noqa: PLR0913 - one for each option
    *,
    before: str,
    after: str,
    evaluations: tuple[str, ...],
    scale: str | None,
    generated: int | None,
    seed: int,
    strategies: Strategies,
    changes: tuple[Path, ...],
    language: str | None,
    variant: str | None,
    format: str,  # noqa: A002 - the name of the option
    output: Path | None,
    strict: bool,
) -> None:
    """Print who gains and who loses points when OLD becomes NEW, and what gives them how many.

    Each of the two is `id@revision`, or a file; with `+ID` after it, as that variant changes it. Changes
    are laid over NEW. Each EVALUATION is a file, the id of one that is installed, or a folder of them; where
    none is named, all are taken that are installed of OLD. One that has to be carried over to another
    revision is, as far as the options decide it. Made-up ones are drawn from those that are named.
    """
    desk = Desk(strict=strict, changes=changes)
    made_by = options.format_of(desk.plugins, format)
    sides = resolve(before, desk.plugins), resolve(after, desk.plugins)
    local = desk.local.of_framework(sides[1].path)
    older = sides[0].program(desk.plugins)
    newer = sides[1].program(desk.plugins, local)
    weighing = Weighing(older, newer, _correspondence(desk, sides, older, newer), scale)
    wording = options.variant_for(desk.plugins, None, language, variant)
    reader = desk.local.of_variant(wording or options.speaker(desk.plugins, newer.framework.language))
    desk.all_used()
    files = list(named(evaluations, desk.plugins))
    if generated is None:
        paths = files if evaluations else made_with(older.framework.name, sides[0].path, desk.plugins)
        _weigh(weighing, paths, strategies)
    else:
        drawn_from = [read_evaluation(path) for path in files]
        weighing.generate(generated, seed, drawn_from, lambda numbers: progress(numbers, WEIGHING))
    worded = [
        side.program(desk.plugins, laid_over, wording).framework
        for side, laid_over in zip(sides, ((), local), strict=True)
    ]
    found = evolve(weighing.impact(), before=worded[0], after=worded[1])
    present(weighed(found, reader), made_by, output)


def _correspondence(desk: Desk, sides: Sides, older: Program, newer: Program) -> Correspondence:
    lineage = between(sides[0].path, sides[1].path, desk.plugins) or ()
    steps = [resolve(str(path), desk.plugins).program(desk.plugins).framework for path in lineage]
    return correspond(older.framework, newer.framework, steps)


def _weigh(weighing: Weighing, paths: Iterable[Path], strategies: Strategies) -> None:
    """Weigh what lies at the paths; raises KompassError where there is nothing, or nothing that fits."""
    problems: list[Problem] = []
    for path in progress(list(paths), WEIGHING):
        name = path.stem
        try:
            evaluation = read_evaluation(path)
            name = evaluation.id
            weighing.add(evaluation, _brought(evaluation, weighing.found, strategies))
        except KompassError as error:
            weighing.refuse(name, error)
            problems.extend(error.problems)
    if problems and not any(weighing.effects.values()):
        raise KompassError(problems)
    if not any(weighing.effects.values()):
        message = f"There is no evaluation of `{weighing.found.before.name}`. Name one, or use --generated N."
        raise click.UsageError(message)


def _brought(evaluation: Evaluation, found: Correspondence, strategies: Strategies) -> Evaluation:
    """The evaluation as one of the new definition; raises KompassError where that has to be decided first."""
    if found.before.name == found.after.name:
        from kompass_core.revisions.impact.trim import trimmed  # noqa: PLC0415 - either this or the next

        return trimmed(evaluation, found.after)
    from kompass_core.revisions.carry.carry import carry  # noqa: PLC0415 - as above

    carriage = carry(evaluation, found, strategies)
    if carriage.evaluation is None:
        raise KompassError(carriage.problems)
    return carriage.evaluation
