"""`kompass carry`: an evaluation brought to another revision, and what became of everything in it."""

from __future__ import annotations

import re
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kompass_core.cli import options
from kompass_core.cli.carried import as_json, as_text
from kompass_core.cli.load import load
from kompass_core.cli.strategies import deciding
from kompass_core.cli.tell import tell
from kompass_core.cli.write import write
from kompass_core.hooks.broken import broken
from kompass_core.hooks.carry_file import carry_file
from kompass_core.model.files.kinds import ID
from kompass_core.revisions.carry.sign import new_id

if TYPE_CHECKING:
    from kompass_core.model.carriage import Carriage, Strategies

WIDE = 80


@click.command("carry", short_help="An evaluation brought to another revision.")
@click.argument("evaluation")
@click.option(
    "--to", required=True, metavar="REVISION", help="`id@revision`, its file, or the revision alone."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write it.")
@click.option("--dry-run", is_flag=True, help="Say what would become of it, and write nothing.")
@click.option("--id", "id_", metavar="ID", help="Its new id; the name of its file unless said.")
@deciding
@click.option("--all", "everything", is_flag=True, help="List what has not changed, too.")
@options.listed
@options.strict
def command(  # noqa: PLR0913 - one for each option
    *,
    evaluation: str,
    to: str,
    output: Path | None,
    dry_run: bool,
    id_: str | None,
    strategies: Strategies,
    everything: bool,
    format: str,  # noqa: A002 - the name of the option
    strict: bool,
) -> int:
    """Bring an evaluation to another revision of its framework, in a file of its own.

    EVALUATION is a file, or the id of one that is installed; it is never changed. What is carried over,
    converted or dropped is listed, with the reason. Nothing is guessed: what takes a decision is refused
    until there is one, and nothing is written then. What was decided is recorded in the new file.
    """
    _writable(output, dry_run=dry_run)
    plugins = load(strict=strict)
    tell(broken(plugins))
    carried = carry_file(evaluation, to, plugins, strategies)
    carriage = carried.carriage
    written: Path | None = None
    if output is not None and not dry_run and not carriage.problems:
        text = carried.text(_id(id_, output, carriage), output, date.today(), plugins)  # noqa: DTZ011 - a day here
        write(text, output)
        written = output
    if format == "json":
        write(as_json(carriage, carried.remarks(), None if written is None else str(written)))
    else:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDE
        lines = [
            *as_text(carriage, width, everything=everything),
            *carried.remarks(),
            *_end(carriage, written),
        ]
        write("".join(f"{line}\n" for line in lines))
    tell(carriage.problems)
    return 1 if carriage.problems else 0


def _end(carriage: Carriage, written: Path | None) -> list[str]:
    if written is not None:
        return [f"written to {written}"]
    return ["nothing is written, for these reasons:" if carriage.problems else "nothing is written"]


def _writable(output: Path | None, *, dry_run: bool) -> None:
    """Refuse where it is not said where to write, or where something would be overwritten."""
    if output is None:
        if dry_run:
            return
        message = "Where to? Say it with -o FILE; --dry-run shows what would come of it."
        raise click.UsageError(message)
    if output.suffix != ".toml":
        message = f"`{output}` is to be a TOML file: give it a name that ends in .toml."
        raise click.UsageError(message)
    if output.exists():
        message = f"`{output}` is there already, and nothing is ever overwritten."
        raise click.UsageError(message)


def _id(wanted: str | None, output: Path, carriage: Carriage) -> str:
    """The id that is wanted, else the name of the file, unless that is the id before."""
    if wanted is None:
        named = re.fullmatch(ID.pattern or "", output.stem) and output.stem != carriage.before.id
        return output.stem if named else new_id(carriage)
    if not re.fullmatch(ID.pattern or "", wanted):
        message = f"`{wanted}` is no id: it is {ID.described}."
        raise click.UsageError(message)
    if wanted == carriage.before.id:
        message = f"`{wanted}` is the id of the evaluation that is carried over; give it one of its own."
        raise click.UsageError(message)
    return wanted
