"""`kompass explain`: how a figure came about, or what a problem means."""

from __future__ import annotations

import sys
from importlib.resources import files
from typing import TYPE_CHECKING

import click

from kompass_core.cli import options
from kompass_core.cli.desk import Desk
from kompass_core.cli.present import present
from kompass_core.cli.write import write
from kompass_core.problems import near
from kompass_core.stages.report import explanation

if TYPE_CHECKING:
    from pathlib import Path


@click.command("explain", short_help="How points came about, or what a problem means.")
@click.argument("what", metavar="ITEM|PROBLEM")
@click.argument("evaluation", required=False)
@options.scale
@options.changes
@options.output
def command(  # noqa: PLR0913 - one for each option
    *,
    what: str,
    evaluation: str | None,
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
    if evaluation is None:
        _page(what, output)
        return
    desk = Desk(strict=strict, changes=changes)
    made_by = options.format_of(desk.plugins, format)
    scorecard, wording = desk.scored(evaluation, language, variant, scale)
    desk.all_used()
    present(explanation(scorecard, what, wording), made_by, output)


def _page(slug: str, output: Path | None) -> None:
    folder = files("kompass_core.problems").joinpath("explain")
    pages = {page.name.removesuffix(".md"): page for page in folder.iterdir()}
    if slug not in pages:
        likely = " or ".join(f"`{name}`" for name in near(slug, pages))
        message = f"There is no problem `{slug}`."
        hint = f"Did you mean {likely}?" if likely else f"Of which evaluation? explain {slug} EVALUATION"
        raise click.UsageError(f"{message} {hint}")
    text = pages[slug].read_text("utf-8")
    if output is None and sys.stdout.isatty():
        from rich.console import Console  # noqa: PLC0415 - heavy, and only for a person at a terminal
        from rich.markdown import Markdown  # noqa: PLC0415 - as above

        Console().print(Markdown(text))
    else:
        write(text, output)
