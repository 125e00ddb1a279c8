"""`kompass test`: worked examples and published figures, held against what comes out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kompass_core.cli import options
from kompass_core.cli.covered import coverage_json, coverage_text, percent
from kompass_core.cli.load import load
from kompass_core.cli.percent import share_of
from kompass_core.cli.tell import tell
from kompass_core.cli.tested import as_text
from kompass_core.cli.tested_json import as_json
from kompass_core.cli.write import write
from kompass_core.hooks.broken import broken
from kompass_core.hooks.local import Local
from kompass_core.hooks.programs import Programs
from kompass_core.hooks.trying.attempt import attempt
from kompass_core.hooks.trying.choose import choose
from kompass_core.model.coverage import share
from kompass_core.problems import KompassError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from kompass_core.hooks.trying.choose import Choice, Chosen
    from kompass_core.hooks.trying.tried import Tried
    from kompass_core.model.coverage import Coverage


@click.command("test", short_help="Worked examples and published figures against what comes out.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@options.changes
@click.option(
    "--junit",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the result as JUnit XML, too, which forges and build servers show.",
)
@click.option(
    "--coverage",
    "covering",
    is_flag=True,
    help="Say which items, steps and branches of rules no example looks at.",
)
@click.option(
    "--at-least",
    callback=share_of,
    metavar="N%",
    help="Where less is looked at than this, the exit code is 1.",
)
@options.listed
@options.strict
def command(  # noqa: PLR0913 - one for each option
    *,
    paths: tuple[str, ...],
    changes: tuple[Path, ...],
    junit: Path | None,
    covering: bool,
    at_least: Fraction | None,
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
    programs = Programs(plugins, local)
    tried = list(_progress(choice.chosen, programs))
    problems = list(local.unused())
    coverage = _covered(tried, choice, programs, problems) if covering or at_least is not None else None
    problems.extend(_too_little(coverage, at_least))
    if format == "json":
        write(as_json(tried, problems, coverage_json(coverage) if coverage else None))
    else:
        write(as_text(tried, installed=choice.installed) + (coverage_text(coverage) if coverage else ""))
    if junit is not None:
        from kompass_core.cli.junit import junit as as_junit  # noqa: PLC0415 - only this option needs XML

        write(as_junit(tried), junit)
    tell((*(problem for one in tried for problem in one.unusable()), *problems))
    return 0 if all(one.sound for one in tried) and not problems else 1


def _progress(chosen: Sequence[Chosen], programs: Programs) -> Iterator[Tried]:
    made = (attempt(one.path, programs, name=one.name, planned=one.planned) for one in chosen)
    if not sys.stderr.isatty():
        yield from made
        return
    with click.progressbar(made, label="testing", file=sys.stderr, length=len(chosen)) as bar:
        yield from bar


def _covered(
    tried: Sequence[Tried], choice: Choice, programs: Programs, problems: list[Problem]
) -> tuple[Coverage, ...]:
    """The coverage of all that was tried, and of the frameworks that were asked for.

    Adds to the problems what is wrong with these.
    """
    from kompass_core.stages.cover import cover  # noqa: PLC0415 - only this option needs it

    looks = [case.look for one in tried for case in one.cases if case.look is not None]
    met = {look.program.framework.name for look in looks}
    asked = []
    for path in choice.frameworks:
        try:
            asked.append(programs.of(path, None).framework)
        except KompassError as error:
            problems.extend(error.problems)
    return cover(looks, [framework for framework in asked if framework.name not in met])


def _too_little(coverage: Sequence[Coverage] | None, at_least: Fraction | None) -> Iterator[Problem]:
    """The problem that less is looked at than was asked for."""
    if coverage is None or at_least is None or share(coverage) >= at_least:
        return
    message = (
        f"examples look at {percent(share(coverage))} of everything, and {percent(at_least)} is asked for"
    )
    yield Problem("not-looked-at", message, "--at-least", "write examples of what no example looks at")
