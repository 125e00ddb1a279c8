"""`kompass sql`: a framework as a query that scores a table where it lies, in the SQL of a database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kompass_core.cli import options
from kompass_core.cli.asked import found, listed, scale_of, wish_of
from kompass_core.cli.desk import Desk
from kompass_core.cli.write import write
from kompass_core.model.batch import ID
from kompass_core.portfolio.sql.dialect import DIALECTS

if TYPE_CHECKING:
    from kompass_core.model.framework import Framework


@click.command("sql", short_help="A query that scores a table in a database.")
@click.argument("framework")
@click.option("--scale", metavar="ID", help="On which scale: the framework's first one unless said.")
@click.option(
    "--dialect",
    type=click.Choice(tuple(DIALECTS)),
    default="duckdb",
    show_default=True,
    help="Whose SQL it is.",
)
@click.option(
    "--table",
    metavar="NAME",
    default="evaluations",
    show_default=True,
    help='Where the evaluations are: NAME, SCHEMA.NAME, or as in SQL "A.B".',
)
@click.option(
    "--keep",
    metavar="COLUMN",
    multiple=True,
    default=(ID,),
    show_default=True,
    help="A column to pass through.",
)
@click.option("--numbers", is_flag=True, help="Judgements stand there in percent, not by the names of steps.")
@click.option("--given", metavar="LEVEL|CODE,...", help="Items with a column of points given directly.")
@click.option(
    "--decimals",
    metavar="N",
    type=click.IntRange(0, 9),
    default=2,
    show_default=True,
    help="How many decimals such points have at most.",
)
@click.option("--variant", metavar="ID", help="The variant whose changes are laid over the framework.")
@options.changes
@click.option("--items", metavar="LEVEL|CODE,...", help="Only these items: all unless said.")
@click.option("--ranges", is_flag=True, help="The least and the most of each figure, too.")
@click.option("--percent", is_flag=True, help="Points in percent of the maximum, too.")
@click.option("--exact", is_flag=True, help="Points before they are rounded, as a fraction, too.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the query to a file instead of printing it.",
)
@options.strict
def command(  # noqa: PLR0913 - one for each option
    *,
    framework: str,
    scale: str | None,
    dialect: str,
    table: str,
    keep: tuple[str, ...],
    numbers: bool,
    given: str | None,
    decimals: int,
    variant: str | None,
    changes: tuple[Path, ...],
    items: str | None,
    ranges: bool,
    percent: bool,
    exact: bool,
    output: Path | None,
    strict: bool,
) -> None:
    """Print a query that scores every row of a table on one scale, in whole numbers and so exactly.

    FRAMEWORK is `id@revision`, or a file; with `+ID` after it, as that variant changes it. The table has a
    column `CODE:DIMENSION` for each judgement, as docs/many.md says. Of a row that a query cannot work out it
    says so.
    """
    from kompass_core.portfolio.sql.naming import source  # noqa: PLC0415 - only this command writes queries
    from kompass_core.portfolio.sql.script import Subject, script  # noqa: PLC0415 - as above
    from kompass_core.portfolio.sql.table import laid_out  # noqa: PLC0415 - as above
    from kompass_core.rules.amount import Unsettled  # noqa: PLC0415 - as above

    desk = Desk(strict=strict, changes=changes)
    meant = found(desk, framework, variant)
    program = meant.program(desk.plugins, desk.local.of_framework(meant.path))
    desk.all_used()
    scale = scale_of(program.framework, scale)
    wish = wish_of(program.framework, items, ranges=ranges, percent=percent, exact=exact)
    spoken = DIALECTS[dialect]
    parts = dict.fromkeys(_given(program.framework, given), 10**decimals)
    try:
        behind_from = source(table, spoken)
    except ValueError as error:
        message = f"{error}. Write --table NAME, or SCHEMA.NAME."
        raise click.UsageError(message) from error
    there = laid_out(program.sheets[scale], behind_from, keep, numbers=numbers, given=parts)
    subject = Subject(program, scale, wish, tuple(one.id for one in meant.variants))
    try:
        made = script(subject, there, spoken)
    except Unsettled as error:
        message = f"No query can work out `{program.framework.name}`: {error}."
        raise click.UsageError(message) from error
    write(made, output)


def _given(framework: Framework, given: str | None) -> list[str]:
    """The judged items that points are given to."""
    codes = wish_of(framework, given, ranges=False, percent=False, exact=False).codes if listed(given) else ()
    return [code for code in codes if not framework.items[code].children]
