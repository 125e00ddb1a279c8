"""`kompass batch`: an archive of any size to a table with the figures of each evaluation."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kompass_core.cli import options
from kompass_core.cli.asked import found, scale_of, wish_of
from kompass_core.cli.desk import Desk
from kompass_core.cli.progress import counted
from kompass_core.cli.tallied import tallied
from kompass_core.hooks.prepare import variant_of
from kompass_core.portfolio.batch.engines import NoEngine
from kompass_core.portfolio.batch.inputs import inputs
from kompass_core.portfolio.batch.order import Order, OtherRun, Place
from kompass_core.portfolio.batch.quick import quick
from kompass_core.portfolio.batch.wanted import wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.program import Program
    from kompass_core.portfolio.batch.run import Run

ENGINES = ("auto", "columns", "duckdb", "spark")


@click.command("batch", short_help="The points of a whole archive, as a table.")
@click.argument("archive", nargs=-1, required=True, metavar="ARCHIVE...")
@click.option("--framework", required=True, metavar="ID@REVISION|FILE", help="What they are scored with.")
@click.option("--scale", metavar="ID", help="On which scale: the framework's first one unless said.")
@click.option("--variant", metavar="ID", help="The variant whose changes are laid over the framework.")
@options.changes
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE|FOLDER/",
    help="Where the table goes: .parquet, .arrow or .csv; or a folder of Parquet files.",
)
@click.option("--items", metavar="LEVEL|CODE,...", help="Only these items: all unless said.")
@click.option("--ranges", is_flag=True, help="The least and the most of each figure, too.")
@click.option("--percent", is_flag=True, help="Points in percent of the maximum, too.")
@click.option("--exact", is_flag=True, help="Points before they are rounded, as a fraction, too.")
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="auto",
    show_default=True,
    help="Who works out the columns.",
)
@click.option(
    "--master", metavar="URL", help="Of the engine `spark`: its cluster. On this machine unless said."
)
@click.option("--again", is_flag=True, help="Begin anew, whatever a run before has left.")
@options.strict
def command(  # noqa: PLR0913 - one for each option
    *,
    archive: tuple[str, ...],
    framework: str,
    scale: str | None,
    variant: str | None,
    changes: tuple[Path, ...],
    output: str,
    items: str | None,
    ranges: bool,
    percent: bool,
    exact: bool,
    engine: str,
    master: str | None,
    again: bool,
    strict: bool,
) -> int:
    """Score all evaluations of an archive on one scale, and write a table with a row for each.

    ARCHIVE is a table (.parquet, .arrow or .csv) with an evaluation in each row, or with a judgement in each
    row (id, item, dimension, value); several; a folder of them; or a folder of evaluations. What is wrong in
    a row is written to OUTPUT.bad.csv, and the others are scored. A run that was stopped goes on when it is
    started again in the same way. docs/many.md says how tables are laid out. Needs the extra `portfolio`.
    """
    begun = time.monotonic()
    if master is not None and engine != "spark":
        message = "--master is for --engine spark alone."
        raise click.UsageError(message)
    desk = Desk(strict=strict, changes=changes)
    meant = found(desk, framework, variant)
    program = meant.program(desk.plugins, desk.local.of_framework(meant.path))
    desk.all_used()
    scale = scale_of(program.framework, scale)
    wish = wish_of(program.framework, items, ranges=ranges, percent=percent, exact=exact)
    place = Place(Path(output), folder=output.endswith(("/", "\\")) or Path(output).is_dir())
    order = Order(
        inputs=inputs(archive, place),
        program=program,
        scale=scale,
        variants=tuple(one.id for one in meant.variants),
        wish=wish,
        shown=wanted(program.sheets[scale], wish),
        place=place,
        engine=engine,
        master=master,
    )

    def program_of(evaluation: Evaluation) -> Program:
        own = variant_of(evaluation, desk.plugins)
        return program if meant.variants or own is None else desk.programs.of(meant.path, own)

    try:
        tally, resumed = quick(order), 0
        if tally is None:
            run = _begun(order, program_of, again=again)
            try:
                for _ in counted(run.steps(), run.work.size, "scoring"):
                    pass
                run.finish()
            finally:
                run.parts.claim.release()
            tally, resumed = run.tally, run.resumed
    except NoEngine as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        message = f"`{error.filename or output}` cannot be written: {(error.strerror or str(error)).lower()}"
        raise click.UsageError(message) from error
    click.echo(tallied(tally, order.place, time.monotonic() - begun, resumed), err=True)
    return 1 if tally.bad or tally.doubted else 0


def _begun(order: Order, program_of: Callable[[Evaluation], Program], *, again: bool) -> Run:
    try:
        from kompass_core.portfolio.batch.begin import begin  # noqa: PLC0415 - of an extra, and slow to import

        return begin(order, program_of, again=again)
    except ModuleNotFoundError as error:
        extra = {"duckdb": "sql", "spark": "spark"}.get(order.engine, "portfolio")
        message = f"This needs the package `{error.name}`, which the extra `{extra}` brings."
        raise click.UsageError(message) from error
    except OtherRun as error:
        message = f"{error}. Give the result another name, or begin anew with --again."
        raise click.UsageError(message) from error
