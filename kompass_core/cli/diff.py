"""`kompass diff`: what has changed from one definition to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kompass_core.cli import options
from kompass_core.cli.desk import Desk
from kompass_core.cli.present import present
from kompass_core.hooks.lineage import between
from kompass_core.hooks.prepare import prepare
from kompass_core.hooks.resolve import resolve
from kompass_core.revisions.diff import diff
from kompass_core.revisions.release_notes import Reading, release_notes

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.hooks.resolve import Resolved
    from kompass_core.model.difference import Difference
    from kompass_core.model.framework import Framework


@click.command("diff", short_help="What has changed from one revision to another.")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B", required=False)
@click.option("--judged", is_flag=True, help="A new wording that nobody has judged makes the exit code 1.")
@options.changes
@options.output
def command(  # noqa: PLR0913 - one for each option
    *,
    before: str,
    after: str | None,
    judged: bool,
    changes: tuple[Path, ...],
    language: str | None,
    variant: str | None,
    format: str,  # noqa: A002 - the name of the option
    output: Path | None,
    strict: bool,
) -> int:
    """Print what has changed from A to B, as those who decide on it can read it.

    Each is `id@revision`, or a file; with `+ID` after it, as that variant changes it. Changes are laid
    over B, which is A where only they are given. What comes from what is as the revisions record it.
    """
    if after is None and not changes:
        message = "Compared with what? Give another revision, or changes with `--with`."
        raise click.UsageError(message)
    desk = Desk(strict=strict, changes=changes)
    plugins, made_by = desk.plugins, options.format_of(desk.plugins, format)
    one, other = resolve(before, plugins), resolve(after or before, plugins)
    local = desk.local.of_framework(other.path)
    older, newer = one.program(plugins).framework, other.program(plugins, local).framework
    lineage = between(one.path, other.path, plugins) or ()
    found = diff(older, newer, [prepare(path, plugins).framework for path in lineage])
    wording = options.variant_for(plugins, None, language, variant)
    read = (
        one.program(plugins, (), wording).framework,
        other.program(plugins, local, wording).framework,
    )
    reader = desk.local.of_variant(wording or options.speaker(plugins, newer.language))
    desk.all_used()
    reading = Reading(*read, labels=_labels(found, (one, other), changes))
    present(release_notes(found, reader, reading), made_by, output)
    return 1 if judged and found.unjudged else 0


def _labels(
    found: Difference, sides: tuple[Resolved, Resolved], changes: tuple[Path, ...]
) -> tuple[str, str]:
    """The revisions with their variants where that tells them apart; else what they were asked for by."""
    one, other = sides
    names = (one.name, other.name)
    if found.before.id == found.after.id:
        short = (_short(found.before, one), _short(found.after, other))
        names = short if short[0] != short[1] or changes else names
    return names[0], " + ".join((names[1], *map(str, changes)))


def _short(framework: Framework, side: Resolved) -> str:
    return "+".join((framework.revision, *(laid.id for laid in side.variants)))
