"""`kompass archive list`: which evaluations an archive has."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Final

import click

from kompass_core.cli import options
from kompass_core.cli.archive.told import data, points
from kompass_core.cli.archive.using import archive, using
from kompass_core.cli.columns import columns
from kompass_core.cli.write import write
from kompass_core.model.archive import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.archive import Archived

HEADINGS: Final = ("Evaluation", "Framework", "Organisation", "Year", "Points")


@click.command("list", short_help="Which evaluations are in an archive.")
@archive
@click.option("--framework", metavar="ID", help="Only of this framework, or revision of it: ID@REVISION.")
@click.option("--revision", metavar="REVISION", help="Only of this revision.")
@click.option("--organisation", metavar="NAME", help="Only of this one: a part of its name, or its code.")
@click.option("--year", type=int, help="Only of this year.")
@options.listed
def command(  # noqa: PLR0913 - one for each option
    *,
    where: str,
    framework: str | None,
    revision: str | None,
    organisation: str | None,
    year: int | None,
    format: str,  # noqa: A002 - the name of the option
) -> None:
    """List evaluations, with the points that each was scored to when it was added."""
    of, at, own = (framework or "").partition("@")
    if at and revision is not None and revision != own:
        message = f"--framework {framework} and --revision {revision} are of different revisions."
        raise click.UsageError(message)
    wanted = Wanted(None, of or None, own if at else revision, organisation, year)
    with using(where) as store:
        found = store.archived(wanted)
    if format == "json":
        told = {"schema": 1, "archive": store.name, "evaluations": [data(one) for one in found]}
        write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    else:
        write("".join(f"{line}\n" for line in _text(found)))


def _text(found: Sequence[Archived]) -> Iterator[str]:
    if found:
        rows = [_row(one) for one in found]
        yield from columns(HEADINGS, rows, shutil.get_terminal_size().columns)
        yield ""
    yield f"{len(found)} evaluation{'' if len(found) == 1 else 's'}"


def _row(one: Archived) -> tuple[str, ...]:
    year = "" if one.year is None else str(one.year)
    state = {"missing": "(missing)", "unrecorded": "(not recorded)"}.get(one.state, "")
    told = " ".join(part for part in (points(one), state) if part)
    return one.id, f"{one.framework}@{one.revision}", one.organisation, year, told
