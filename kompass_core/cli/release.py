"""`kompass release`: a draft becomes a published revision, whose values are recorded and frozen."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kompass_core.cli import options
from kompass_core.cli.load import load
from kompass_core.cli.tell import tell
from kompass_core.cli.write import write
from kompass_core.hooks.broken import broken
from kompass_core.hooks.resolve import resolve
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from kompass_core.hooks.releasing import Done

LONGEST: Final = 2**16
"""Bytes of a changelog's entry that are read."""


@click.command("release", short_help="Publish a revision, and freeze what it says.")
@click.argument("framework")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day of it, else today.")
@click.option("--changelog", metavar="TEXT", help="What is new in this revision.")
@click.option(
    "--changelog-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="A file that says so.",
)
@click.option("--by", metavar="NAME", help="Who publishes, amends or retires it.")
@click.option("--again", is_flag=True, help="Amend what is published: a misprint is mended.")
@click.option("--because", metavar="TEXT", help="Why it is amended.")
@click.option("--retire", is_flag=True, help="Say that what is published is no longer to be used.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@options.listed
@options.strict
def command(  # noqa: PLR0913 - one for each option
    *,
    framework: str,
    on: datetime | None,
    changelog: str | None,
    changelog_file: Path | None,
    by: str | None,
    again: bool,
    because: str | None,
    retire: bool,
    dry_run: bool,
    format: str,  # noqa: A002 - the name of the option
    strict: bool,
) -> None:
    """Publish a revision: it is checked, what it says is recorded, and its file says since when.

    FRAMEWORK is its file, or `id@revision`. From then on `kompass check` tells whatever differs from the
    record, which lies in the folder `releases` beside it. --again records an erratum, --retire the end.
    """
    text = _text(changelog, changelog_file)
    _fitting({"--again": again, "--retire": retire}, because, text, by)
    plugins = load(strict=strict)
    tell(broken(plugins))
    named = resolve(framework, plugins)
    if named.variants:
        message = "A revision is released bare: leave the variant out."
        raise click.UsageError(message)
    if not os.access(named.path.parent, os.W_OK):
        message = f"`{plain(str(named.path.parent))}` cannot be written to: release a copy of your own."
        raise click.UsageError(message)
    from kompass_core.hooks import releasing as verbs  # noqa: PLC0415 - slow, and not needed for misuse

    today, day = datetime.now().astimezone().date(), on.date() if on else None
    if retire:
        made = verbs.retire(named.path, plugins, day or today)
    elif again:
        made = verbs.amend(named.path, plugins, day or today, because=because or "", by=by)
    else:
        made = verbs.release(named.path, plugins, verbs.Notice(today, day, text, by))
    if not dry_run:
        _write(made)
    write(_json(made, dry_run=dry_run) if format == "json" else _said(made, dry_run=dry_run))
    tell(made.warnings)


def _fitting(chosen: dict[str, bool], because: str | None, text: str | None, by: str | None) -> None:
    """Raise UsageError where options do not go together."""
    given = [name for name, wanted in chosen.items() if wanted]
    if len(given) > 1:
        message = "--again and --retire are two things: do one after the other."
    elif chosen["--again"] != bool(because and because.strip()):
        message = "--again says that something is mended, and --because why: both or neither."
    elif given and text is not None:
        message = f"A changelog is of a release, not of {given[0]}."
    elif chosen["--retire"] and by is not None:
        message = "The file of a framework does not say who retired it: leave out --by."
    else:
        return
    raise click.UsageError(message)


def _text(changelog: str | None, file: Path | None) -> str | None:
    if changelog is not None and file is not None:
        message = "--changelog and --changelog-file say the same thing: give one."
        raise click.UsageError(message)
    text = changelog
    if file is not None:
        try:
            with file.open("rb") as opened:
                data = opened.read(LONGEST + 1)
            text = "\n".join(data.decode("utf-8").splitlines())
        except (OSError, UnicodeDecodeError) as error:
            message = f"`{plain(str(file))}` cannot be read as UTF-8 text."
            raise click.UsageError(message) from error
        if len(data) > LONGEST:
            message = f"`{plain(str(file))}` is longer than an entry of a changelog."
            raise click.UsageError(message)
    if text is not None and not text.strip():
        message = "The changelog is empty."
        raise click.UsageError(message)
    return text


def _write(made: Done) -> None:
    for path, text in made.files:
        try:
            path.parent.mkdir(exist_ok=True)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            message = f"`{plain(str(path.parent))}` cannot be made: {why}"
            raise click.UsageError(message) from error
        write(text, path)


def _said(made: Done, *, dry_run: bool) -> str:
    would = "would be " if dry_run else ""
    frozen = f", {made.values} values frozen" if made.values else ""
    lines = [f"{made.framework}: {would}{made.action} on {made.on}{frozen}"]
    lines += (f"  {line}" for line in made.changed)
    lines += (f"  {'to be ' if dry_run else ''}written: {path}" for path, _ in made.files)
    return "".join(plain(line) + "\n" for line in lines)


def _json(made: Done, *, dry_run: bool) -> str:
    found = {
        "schema": 1,
        "framework": made.framework,
        "action": made.action,
        "on": made.on.isoformat(),
        "digest": made.digest,
        "values": made.values,
        "changed": list(made.changed),
        "files": [str(path) for path, _ in made.files],
        "dry_run": dry_run,
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
