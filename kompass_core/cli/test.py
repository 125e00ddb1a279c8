"""`kompass test`: worked examples and published figures, held against what comes out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kompass_core.cli import options
from kompass_core.cli.load import load
from kompass_core.cli.tell import tell
from kompass_core.cli.tested import as_text
from kompass_core.cli.tested_json import as_json
from kompass_core.cli.write import write
from kompass_core.hooks.broken import broken
from kompass_core.hooks.local import Local
from kompass_core.hooks.programs import Programs
from kompass_core.hooks.trying.attempt import attempt
from kompass_core.hooks.trying.choose import choose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.hooks.trying.choose import Chosen
    from kompass_core.hooks.trying.tried import Tried


@click.command("test", short_help="Worked examples and published figures against what comes out.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@options.changes
@click.option(
    "--junit",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the result as JUnit XML, too, which forges and build servers show.",
)
@options.listed
@options.strict
def command(
    *,
    paths: tuple[str, ...],
    changes: tuple[Path, ...],
    junit: Path | None,
    format: str,  # noqa: A002 - the name of the option
    strict: bool,
) -> int:
    """Hold every expected figure against the one that comes out.

    A PATH is the file of an expectation; a folder, with all that are in it and below; or a framework (`id`,
    `id@revision` or its file), with all that lie beside it. Without any they are those in the current
    folder and below; where there is none, all that are installed. With changes, it says what these
    would break.
    """
    plugins = load(strict=strict)
    tell(broken(plugins))
    local = Local(changes)
    choice = choose(paths, plugins)
    tried = list(_progress(choice.chosen, Programs(plugins, local)))
    unused = local.unused()
    write(as_json(tried, unused) if format == "json" else as_text(tried, installed=choice.installed))
    if junit is not None:
        from kompass_core.cli.junit import junit as as_junit  # noqa: PLC0415 - only this option needs XML

        write(as_junit(tried), junit)
    tell((*(problem for one in tried for problem in one.unusable()), *unused))
    return 0 if all(one.sound for one in tried) and not unused else 1


def _progress(chosen: Sequence[Chosen], programs: Programs) -> Iterator[Tried]:
    made = (attempt(one.path, programs, name=one.name, planned=one.planned) for one in chosen)
    if not sys.stderr.isatty():
        yield from made
        return
    with click.progressbar(made, label="testing", file=sys.stderr, length=len(chosen)) as bar:
        yield from bar
