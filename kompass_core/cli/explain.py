"""`kompass explain`: how a figure came about, or what a problem means."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kompass_core.cli import norms as norms_
from kompass_core.cli import options
from kompass_core.cli.desk import Desk
from kompass_core.cli.present import present
from kompass_core.cli.write import write
from kompass_core.problems import near
from kompass_core.problems.pages import document, page
from kompass_core.problems.slugs import SLUGS
from kompass_core.stages.report import explanation

if TYPE_CHECKING:
    from pathlib import Path


@click.command("explain", short_help="How points came about, or what a problem means.")
@click.argument("what", metavar="ITEM|PROBLEM", required=False)
@click.argument("evaluation", required=False)
@click.option("--all", "every", is_flag=True, help="All pages on problems, as one document.")
@norms_.asking
@norms_.pinned
@options.scale
@options.changes
@options.output
def command(  # noqa: PLR0913 - one for each option
    *,
    what: str | None,
    evaluation: str | None,
    every: bool,
    norms: tuple[str, ...],
    population: Path | None,
    scale: str | None,
    changes: tuple[Path, ...],
    language: str | None,
    variant: str | None,
    format: str,  # noqa: A002 - the name of the option
    output: Path | None,
    strict: bool,
) -> None:
    """Print how the points of an item came about, or what a problem means.

    With an EVALUATION, a file or the id of one that is installed: the rules behind the points of
    the ITEM (its code, or `total`), where they stand, what went in and what came out. Alone: the page on a
    PROBLEM, which is the word in brackets after `error`.
    """
    if every and what is None:
        _say(document(), output)
        return
    if every or what is None:
        message = "Say of which item or problem, or --all for all problems; not both."
        raise click.UsageError(message)
    if evaluation is None:
        _page(what, output)
        return
    normed = norms_.wanted(norms, population)
    desk = Desk(strict=strict, changes=changes)
    made_by = options.format_of(desk.plugins, format)
    norms_.lay(desk, normed, [evaluation], changes)
    scorecard, wording = desk.scored(evaluation, language, variant, scale)
    held = norms_.held(desk, normed, scorecard, evaluation)
    desk.all_used()
    present(explanation(scorecard, what, wording, held), made_by, output)


def _page(slug: str, output: Path | None) -> None:
    if slug not in SLUGS:
        likely = " or ".join(f"`{name}`" for name in near(slug, SLUGS))
        message = f"There is no problem `{slug}`."
        hint = f"Did you mean {likely}?" if likely else f"Of which evaluation? explain {slug} EVALUATION"
        raise click.UsageError(f"{message} {hint}")
    _say(page(slug), output)


def _say(text: str, output: Path | None) -> None:
    if output is None and sys.stdout.isatty():
        from rich.console import Console  # noqa: PLC0415 - heavy, and only for a person at a terminal
        from rich.markdown import Markdown  # noqa: PLC0415 - as above

        Console().print(Markdown(text))
    else:
        write(text, output)
